"""The analysis room: questions to a store, answered as tables; pictures of what it holds (plots).

Takes a Store, gives Arrow tables. Reads the current views only, and never writes.
"""

from dragoman.analysis.questions import (
    BY,
    Window,
    accusations,
    contradictions,
    dyad,
    network,
    promises,
    series,
    stories,
)

__all__ = ["BY", "Window", "accusations", "contradictions", "dyad", "network", "promises", "series", "stories"]
