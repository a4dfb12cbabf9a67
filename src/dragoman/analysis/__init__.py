"""The analysis room: questions to a store, answered as tables; pictures of what it holds (plots); both in a notebook (notebook).

Takes a Store, gives Arrow tables. Reads what is current only, and never writes.
"""

from dragoman.analysis.contradicted import contradictions
from dragoman.analysis.promised import promises
from dragoman.analysis.questions import BY, Window, accusations, affairs, dyad, network, series, stories

__all__ = ["BY", "Window", "accusations", "affairs", "contradictions", "dyad", "network", "promises", "series", "stories"]
