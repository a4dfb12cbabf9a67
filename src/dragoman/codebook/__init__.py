"""The codebook room: PLOVER 2.0 as data."""

from dragoman.codebook.plover import Codebook, EventType

__all__ = ["Codebook", "EventType"]
