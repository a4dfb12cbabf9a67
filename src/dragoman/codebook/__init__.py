"""The codebook room: PLOVER 2.0 as data, and what a user changes of it."""

from dragoman.codebook.own import own_codebook
from dragoman.codebook.plover import Codebook, EventType

__all__ = ["Codebook", "EventType", "own_codebook"]
