"""How fast it reads, and how much memory it takes. Prints, and asserts nothing.

    python benchmarks/speed.py [--articles 60] [--texts PATH]

Articles are the shipped samples, repeated and cut to about 400 words, each with another first line; or those of a path, as they are.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import subprocess
import sys
import time

from dragoman.batch import Settings, code_articles, shared_coder
from dragoman.evaluate import samples
from dragoman.ingest import read_articles
from dragoman.language.encoder import Scores
from dragoman.language.front import Front
from dragoman.language.second import Look, SecondLook
from dragoman.records import Article

WORDS = 400


def articles(number: int) -> list[Article]:
    """Articles of WORDS words."""
    words = " ".join(samples.load(n).text for n in samples.names()).split(" ")
    out = []
    for k in range(number):
        at = (k * 157) % max(1, len(words) - WORDS)
        out.append(Article(id=f"speed-{k:04d}", text=f"Report {k}.\n\n" + " ".join(words[at : at + WORDS])))
    return out


def timed(code: str) -> float:
    """Seconds of a fresh interpreter, less its own start."""
    runs = []
    for program in (code, "pass"):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603
        runs.append(time.perf_counter() - began)
    return runs[0] - runs[1]


def looking(batch: list[Article]) -> tuple[int, float]:
    """How often a word is looked at a second time, and the seconds that takes in all."""
    plain, spent = SecondLook.look, []

    def look(self: SecondLook, scores: Scores, i: int) -> Look:
        began = time.perf_counter()
        seen = plain(self, scores, i)
        spent.append(time.perf_counter() - began)
        return seen

    coder = shared_coder(Settings())
    SecondLook.look = look  # type: ignore[method-assign]
    try:
        for a in batch:
            coder.read(a)
    finally:
        SecondLook.look = plain  # type: ignore[method-assign]
    return len(spent), sum(spent)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--texts", help="file or folder of articles of your own, the first of them")
    options = parser.parse_args()
    print(f"import dragoman: {timed('import dragoman'):.2f} s")
    began = time.perf_counter()
    front = Front()
    front.read("Warm.")
    print(f"model loaded: {time.perf_counter() - began:.2f} s")
    own = (a for a in read_articles(options.texts) if isinstance(a, Article)) if options.texts else ()
    batch = list(itertools.islice(own, options.articles)) if options.texts else articles(options.articles)
    count = sum(len(a.text.split()) for a in batch)
    began = time.perf_counter()
    for a in batch:
        front.read(a.text)
    front_end = time.perf_counter() - began
    print(f"front end, one process: {count / front_end:,.0f} words a second")
    looks, seconds = looking(batch)
    print(f"second look: one every {count / max(1, looks):.0f} words, {seconds / front_end:.0%} of the time of the front end")
    for processes in (1, 2):
        list(code_articles(batch[:2], Settings(), 1))  # loads the coder
        began = time.perf_counter()
        events = sum(len(r.events) for r in code_articles(batch, Settings(), processes) if hasattr(r, "events"))
        rate = len(batch) / (time.perf_counter() - began)
        print(f"articles of {count / len(batch):.0f} words, {processes} process(es): {rate:.1f} a second ({events} events)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most: {peak:.0f} MB (this process)")


if __name__ == "__main__":
    main()
