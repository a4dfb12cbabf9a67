"""The export room: records in the layouts that others read.

Takes events with their articles and stories; gives PLOVER JSON, the tables of POLECAT, ICEWS, GDELT 2 and PETRARCH, GraphML, GeoJSON and a
dyad-month panel with Correlates of War numbers. Nothing is invented: what is unknown is the format's empty value, and what a format
cannot hold truthfully is left out and counted. Same records, same bytes. Reads PLOVER JSON back.
"""

from dragoman.export.formats import FORMATS, Format, export
from dragoman.export.material import Material, Selection, Tally, happened
from dragoman.export.read_plover import Read, read_plover

__all__ = ["FORMATS", "Format", "Material", "Read", "Selection", "Tally", "export", "happened", "read_plover"]
