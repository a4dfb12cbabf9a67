"""The pipeline on one screen: text -> reading -> parties and places -> claims -> events."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from dragoman.actors import Coreference, Register, find_mentions, home_of
from dragoman.claims import ClaimFinder, signed, weighed
from dragoman.codebook import own_codebook
from dragoman.coding import EventCoder, FrameBook
from dragoman.coding.own import heads, renamed
from dragoman.errors import InputError
from dragoman.ingest import check_characters, check_date, normalise, parse_date
from dragoman.knowledge import digest, digests
from dragoman.language import FrontEnd, Reading
from dragoman.language.front import Front
from dragoman.records import Article, Claim, Event, Run, content_id
from dragoman.setting import Places, written_in

CODER_VERSION = "0.1.0"
# What decides how an article is coded, beside the model. A change of any of it makes another run, within a version too.
ROOMS = ("codebook", "language", "actors", "setting", "claims", "coding", "coder.py")


@dataclass(frozen=True, slots=True)
class Record:
    """What one article gave."""

    article: Article
    events: list[Event]
    claims: list[Claim]


class Coder:
    """Keeps the model and the tables loaded.

    `knowledge`: a folder with tables, codebook and frames of your own (docs/own-codebook.md); `front`: another parser;
    `frames_only`: without the trained coding heads; `min_confidence`: leave out events below it; None: below what gave
    the best F1 on read passages.

    Raises:
        KnowledgeError: a file of the folder is wrong; with its line.
        InputError: there is no such folder, or no such confidence.
    """

    def __init__(
        self, *, knowledge: str | Path | None = None, front: FrontEnd | None = None, frames_only: bool = False,
        min_confidence: float | None = None,
    ) -> None:
        self.front: FrontEnd = front or Front()
        knowledge = None if knowledge is None else Path(knowledge)
        if knowledge is not None and not knowledge.is_dir():
            raise InputError(f"{knowledge}: no folder; `knowledge` names the folder of your own tables")
        if min_confidence is not None and not 0 <= min_confidence <= 1:
            raise InputError(f"min_confidence is {min_confidence}; it must be from 0 to 1")
        self.register = Register.shipped() if knowledge is None else Register(knowledge)
        self.codebook = own_codebook(knowledge)
        learned = heads(self.front.encoder, self.codebook, knowledge) if isinstance(self.front, Front) and not frames_only else None
        book = FrameBook(knowledge, self.codebook) if knowledge is not None else FrameBook.shipped()
        self.events = EventCoder(learned, book, self.codebook)
        curve = self.events.calibration
        least = curve.least if learned is not None else curve.least_frames
        self.min_confidence = least if min_confidence is None else min_confidence
        self._tables = [] if knowledge is None else digests(knowledge)

    @property
    def sectors(self) -> list[str]:
        """The sectors that the front end's head tells of; none with another front end, or without the trained heads."""
        told = isinstance(self.front, Front) and self.events.learned is not None
        return self.front.encoder.labels["sector"] if told and isinstance(self.front, Front) else []

    @cached_property
    def run(self) -> Run:
        """What stands behind the records of this coder."""
        model = self.front.encoder.digest if isinstance(self.front, Front) else getattr(self.front, "name", type(self.front).__name__)
        configuration = hashlib.blake2b(
            repr((self.min_confidence, self.events.learned is None, self._tables, digest(*ROOMS))).encode(), digest_size=8
        ).hexdigest()
        version = self.codebook.version
        return Run(
            id=content_id("run", CODER_VERSION, version, model, configuration),
            coder_version=CODER_VERSION,
            codebook_version=version,
            model_hash=model,
            configuration_hash=configuration,
        )

    def read(self, article: Article, reading: Reading | None = None) -> Record:
        """Read one article: its events and claims, whose offsets are into its text as it is (see `dragoman.ingest.normalise`).

        Raises:
            InputError: the text holds half a character, or no news can be of its date.
        """
        check_characters(article.text)
        if article.published is not None:
            check_date(article.published)
        if isinstance(article.published, dt.datetime):
            article = replace(article, published=article.published.date())
        reading = reading or self.front.read(article.text)
        home = home_of(article, self.register)
        mentions = find_mentions(reading, self.register, article.published, written_in(reading), home)
        reading = mentions.reading  # with names and titles mended
        places = Places(reading, mentions)
        who = Coreference(mentions, places, home, self.sectors)
        claims = ClaimFinder(article, reading, who).claims()
        coded = self.events.code(article, reading, who, places, claims)
        signs = signed(claims, [(e, self.codebook.types[e.event_type].stance) for e in coded])
        kept = [renamed(e, self.codebook) for e in coded if e.confidence >= self.min_confidence]
        return Record(article, kept, [weighed(c, signs.get(c.id, 0)) for c in claims])

    def code(self, text: str, published: dt.date | str | None = None) -> list[Event]:
        """The events of a text, whose offsets are into `dragoman.ingest.normalise(text)`.

        `published`: its date, needed for `Friday` and for who held which office.

        Raises:
            InputError: the text holds half a character, or `published` is no date, or none that news can be of.
        """
        check_characters(text)
        text = normalise(text)
        day = parse_date(published) if isinstance(published, str) else published
        return self.read(Article(id=content_id("article", text), text=text, published=day)).events
