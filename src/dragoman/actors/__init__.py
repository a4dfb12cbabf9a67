"""The actors room: who. Finds the parties a text names and resolves each to a state, an organ, a body, a group or a person."""

from dragoman.actors.lexicon import Lexicon
from dragoman.actors.parties import Parties

__all__ = ["Lexicon", "Parties"]
