"""The analysis room: questions to a store, answered as tables.

Takes a Store, gives Arrow tables. Reads the current views only, and never writes.
"""

from dragoman.analysis.questions import BY, Window, accusations, dyad, network, series

__all__ = ["BY", "Window", "accusations", "dyad", "network", "series"]
