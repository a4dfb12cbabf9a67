"""The claims room: whose word it is.

Takes a Reading and its parties, gives Claims: speaker, cue, contents, kind, whom they are about. Knows nothing of event types.
The trained head tags source, cue and content word by word (`decode`); the tree links them within the sentence (`link`) and finds
what is told within what is told (`tree`); `weave` follows speeches over sentences; `finder` resolves the speakers.
"""

from dragoman.claims.finder import ClaimFinder
from dragoman.claims.papers import is_paper
from dragoman.claims.stance import signed, weighed
from dragoman.claims.told import Told

__all__ = ["ClaimFinder", "Told", "is_paper", "signed", "weighed"]
