"""The analysis room: questions to a store, answered as tables; pictures of what it holds (plots); both in a notebook (notebook).

Takes a Store, gives Arrow tables. Reads the current views only, and never writes.
"""

from dragoman.analysis.compared import contradictions, promises
from dragoman.analysis.questions import BY, Window, accusations, affairs, dyad, network, series, stories

__all__ = ["BY", "Window", "accusations", "affairs", "contradictions", "dyad", "network", "promises", "series", "stories"]
