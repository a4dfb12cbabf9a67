"""A process that fills a store, and tells each record it takes: python writing.py STORE ARTICLES PAUSE [LIMIT].

LIMIT is the largest file it may write, in bytes.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from made import FIRST, Made, made

from dragoman.errors import StoreError
from dragoman.store import Store, write


def main() -> None:
    path, articles, pause = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    if len(sys.argv) > 4:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]),) * 2)
    write.BATCH = 20

    def records() -> Iterator[Made]:
        for n in range(articles):
            time.sleep(pause)
            _tell(n)
            yield made(n)

    try:
        _tell("ready")
        with Store.open(path) as store:
            store.add(records(), FIRST)
    except StoreError as problem:
        sys.exit(f"{type(problem).__name__}: {problem}")


def _tell(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


main()
