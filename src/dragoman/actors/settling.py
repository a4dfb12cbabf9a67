"""A party with its state and sector: told by its words, by where it is, by where the text is set, or the likeliest of those named."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property

from dragoman.actors.before import ARMED
from dragoman.actors.features import PRONOUNS, SPEAKING
from dragoman.actors.focus import HOME_SECTORS
from dragoman.actors.homes import LOCAL, MONARCHS, STATELESS, noun_of, of_the_setting
from dragoman.actors.likely import NAMED, TABLED, Likely, resectored, whose
from dragoman.actors.mentions import Mentions
from dragoman.actors.phrase import top
from dragoman.actors.whereabouts import SETTLERS, Whereabouts
from dragoman.actors.whose import Whose, owned
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span


class Settling:
    """Answers for one article. `likely`: what the encoder's head tells of sectors, if it has one."""

    def __init__(self, mentions: Mentions, whereabouts: Whereabouts, weighing: Whose, likely: Likely | None) -> None:
        self.mentions, self.reading, self.known = mentions, mentions.reading, whereabouts.known  # parties by sentence
        self.whereabouts, self.whose, self.likely = whereabouts, weighing, likely

    def settled(self, a: Actor, sentence: int) -> Actor:
        """The party with its state, and the sector that the head and its words make likeliest."""
        settled = self.by_rule(a, sentence)
        return settled if a.country is not None else self.likeliest(settled, sentence)

    def likeliest(self, a: Actor, sentence: int) -> Actor:
        """A party whose own phrase tells no state with the likeliest of those that the text names."""
        there = self.whereabouts.homes.fronted(sentence) if a.sector in LOCAL and whose(a) is None else None
        at_home = there is not None and a.country == there
        settlers = a.country in SETTLERS and noun_of(a).removesuffix("s") == "settler"
        told = a.id.startswith(TABLED) or a.id == a.country or at_home or settlers or owned(self.reading.sentences[sentence], a)
        told = told or a.id in self.whereabouts.called_by_town
        if told or not of_the_setting(a) or noun_of(a) in MONARCHS or self.whereabouts.others(sentence, a):
            return a
        state = self.whose.state(a, sentence, a.country)
        if state == a.country or state is None:
            return a
        named = a.id.startswith(NAMED) and not stateless(a)
        return _national(replace(a, country=state, id=a.id if named else f"{state}/{a.sector}"))

    def by_rule(self, a: Actor, sentence: int) -> Actor:
        """As the rules have it."""
        a = self.whereabouts.of_settlers(a)
        here = self.whereabouts.at_home(a, sentence)
        if self.likely is None:
            return _national(here)
        sure = self.likely.sectored(here, self.spans)
        again = sure is not here and sure.country is None  # now that it is known what he is
        return _national(self.whereabouts.at_home(sure, sentence) if again else sure)

    def spans(self, a: Actor) -> list[Span]:
        """Wherever the text names somebody; of those without a name, here."""
        key = whose(a)
        if key is None:
            return [] if a.span.text.lower() in PRONOUNS | SPEAKING else [a.span]
        return self._named.get(key, [])

    @cached_property
    def _named(self) -> dict[tuple[str | None, str], list[Span]]:
        """Where the text names persons, by their names, and whatever else, by its id."""
        out: dict[tuple[str | None, str], list[Span]] = {}
        for row in self.known:
            for _, m in row:
                for key in ((None, m.id), *(((m.person, ""),) if m.person is not None else ())):
                    out.setdefault(key, []).append(m.span)
        return out

    def local(self, s: Sentence, token: int, found: tuple[Actor, ...]) -> bool:
        """Whether a phrase is for those who act at home, and tells no state itself: `police`, `students`, `rebels`."""
        own = self.mentions.parties(s.index, token)
        if len(found) != 1 or len(own) != 1 or not own[0].id.startswith("UNK:") or own[0].sector not in LOCAL | ARMED:
            return False
        return found[0].id in (own[0].id, f"{found[0].country}/{own[0].sector}")

    def tells(self, s: Sentence, token: int, found: Actor, guessed: Collection[tuple[int, int]]) -> bool:
        """Whether the words of a phrase tell its state, the place, seat or kind of body that it is of, or whom the text means by it.

        `guessed`: the phrases that are only likely to take up what they do.
        """
        own, where = self.mentions.parties(s.index, token), self.whereabouts
        placed = (tell(s.index, a) is not None for a in own for tell in (where.within, where.placed, where.based))
        if len(own) > 1 or any(a.country is not None or a.id.startswith(TABLED) for a in own) or any(placed):
            return True
        unsure = found.country is None or (s.index, top(s, token)) in guessed
        return not unsure and not (len(own) == 1 and stateless(own[0]))


def _national(a: Actor) -> Actor:
    """A charity or rights group of one state that has a name is an association there: NGO stands for those of no state."""
    named = a.person is not None or a.id.startswith((*NAMED, *TABLED))
    return resectored(a, "SOC") if a.sector == "NGO" and a.country is not None and named else a


def on_the_spot(a: Actor, state: str | None) -> Actor:
    """Those of no state that a clause tells of are of its place."""
    if state is None or a.country is not None or not a.id.startswith("UNK:") or a.sector in STATELESS:
        return a
    return replace(a, id=f"{state}/{a.sector}", country=state)


def stateless(a: Actor) -> bool:
    """Whether somebody in a state's office is of no state as far as his own phrase tells."""
    return a.person is not None and a.country is None and a.id.startswith("PER:") and a.sector in HOME_SECTORS
