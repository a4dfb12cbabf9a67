"""The store room: records in one DuckDB file, and out of it again.

Takes records (an article with its events and claims), stories, affairs and reviews; gives records, SQL answers as Arrow tables, and
Parquet files. What is committed stays, whatever happens to the process; adding the same again adds nothing. One process writes, or
several read. Tables and views: sql/*.sql. Never reads articles, never codes.
"""

from dragoman.store.store import Store
from dragoman.store.write import Added, Coded

__all__ = ["Added", "Coded", "Store"]
