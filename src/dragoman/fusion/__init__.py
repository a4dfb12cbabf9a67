"""The fusion room: many reports, one happening.

Takes articles and events, gives stories. Nothing is deleted: a story names its events, the articles and publishers, the independent
origins among them, what they agree on and where they differ. Affairs file together articles that tell of one matter by different acts.
"""

from dragoman.fusion.affairs import affairs
from dragoman.fusion.copies import Copies
from dragoman.fusion.daily import Daily, one_a_day
from dragoman.fusion.likeness import Likeness, likeness
from dragoman.fusion.origins import origins
from dragoman.fusion.outlets import Outlets
from dragoman.fusion.stories import Fusion, fuse
from dragoman.fusion.traits import Traits, lead, traits

__all__ = [
    "Copies", "Daily", "Fusion", "Likeness", "Outlets", "Traits", "affairs", "fuse", "lead", "likeness", "one_a_day", "origins", "traits",
]  # fmt: skip
