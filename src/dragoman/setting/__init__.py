"""The setting room: when and where."""

from dragoman.setting.dates import Dates, expressions, resolve

__all__ = ["Dates", "expressions", "resolve"]
