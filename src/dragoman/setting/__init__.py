"""The setting room: when and where."""

from dragoman.setting.datelines import written_in
from dragoman.setting.dates import Dates
from dragoman.setting.expressions import expressions, resolve
from dragoman.setting.places import Places

__all__ = ["Dates", "Places", "expressions", "resolve", "written_in"]
