"""The actors room: who. Finds the parties a text names and resolves each to a state, an organ, a body, a group or a person."""

from dragoman.actors.coreference import Coreference, somewhere
from dragoman.actors.features import PRONOUNS
from dragoman.actors.mentions import Mentions, find_mentions
from dragoman.actors.press import home_of
from dragoman.actors.register import Register

__all__ = ["PRONOUNS", "Coreference", "Mentions", "Register", "find_mentions", "home_of", "somewhere"]
