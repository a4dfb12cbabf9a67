"""Scores of events against annotated sentences and golden articles: type, and triple (type, actors, recipients)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.evaluate.counted import Formula, harmonic, share

EITHER_WAY = frozenset(("CONSULT", "AGREE", "SUPPORT", "COOPERATE", "ASSAULT"))


@dataclass(frozen=True, slots=True)
class Triple:
    """An event for comparing. `region` is where it stands (sentence), parties are any comparable marks."""

    region: object
    event_type: str
    actors: tuple[object, ...]
    recipients: tuple[object, ...]
    mode: str | None = None
    status: str = "actual"
    required: bool = True
    note: object = None


@dataclass
class Tally:
    """What the comparing of one or more texts counts, with what was missed and what was wrong."""

    predicted: int = 0
    gold: int = 0
    right_type: int = 0
    right: int = 0
    found: int = 0
    found_type: int = 0
    mode_right: int = 0
    mode_of: int = 0
    status_right: int = 0
    status_of: int = 0
    missed: list[Triple] = field(default_factory=list)
    wrong: list[Triple] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """By name, to be added up."""
        return {
            "events_coded": self.predicted, "events_gold": self.gold, "right_type": self.right_type, "right": self.right,
            "found": self.found, "found_type": self.found_type, "mode_right": self.mode_right, "mode_of": self.mode_of,
            "status_right": self.status_right, "status_of": self.status_of,
        }


_PRECISION, _RECALL = share("right", "events_coded"), share("found", "events_gold")
_TYPE_PRECISION, _TYPE_RECALL = share("right_type", "events_coded"), share("found_type", "events_gold")
TOLD = ("events_gold", "events_coded")
FORMULAS: dict[str, Formula] = {
    "type_precision": _TYPE_PRECISION, "type_recall": _TYPE_RECALL, "type_f1": harmonic(_TYPE_PRECISION, _TYPE_RECALL),
    "triple_precision": _PRECISION, "triple_recall": _RECALL, "triple_f1": harmonic(_PRECISION, _RECALL),
    "mode_accuracy": share("mode_right", "mode_of"), "status_accuracy": share("status_right", "status_of"),
}


Same = Callable[[object, object], bool]


def tally(predicted: Sequence[Triple], gold: Sequence[Triple], same: Same, into: Tally | None = None) -> Tally:
    """Match events one to one within a region, the best pairs first. Gold events not `required` earn no recall but excuse precision."""
    t = into or Tally()
    pairs = sorted(
        (
            (_fit(p, g, same), -i, -j)
            for i, p in enumerate(predicted)
            for j, g in enumerate(gold)
            if p.region == g.region and p.event_type == g.event_type
        ),
        reverse=True,
    )
    used_p: dict[int, int] = {}
    used_g: dict[int, int] = {}
    for fit, i, j in pairs:
        if fit >= 0 and -i not in used_p and -j not in used_g:
            used_p[-i], used_g[-j] = fit, fit
            p, g = predicted[-i], gold[-j]
            t.mode_of += 1
            t.mode_right += p.mode == g.mode
            t.status_of += 1
            t.status_right += p.status == g.status
    t.predicted += len(predicted)
    t.gold += sum(g.required for g in gold)
    t.right_type += len(used_p)
    t.right += sum(f == 2 for f in used_p.values())
    t.found_type += sum(gold[j].required for j in used_g)
    t.found += sum(gold[j].required and f == 2 for j, f in used_g.items())
    t.missed += [g for j, g in enumerate(gold) if used_g.get(j) != 2 and g.required]
    t.wrong += [p for i, p in enumerate(predicted) if used_p.get(i) != 2]
    return t


def _fit(p: Triple, g: Triple, same: Same) -> int:
    """2: parties right; 0: type only."""

    def meet(left: Iterable[object], right: Iterable[object]) -> bool:
        left, right = list(left), list(right)
        return (not left and not right) or any(same(a, b) for a in left for b in right)

    straight = meet(p.actors, g.actors) and meet(p.recipients, g.recipients)
    if straight or (p.event_type in EITHER_WAY and _mutual(p, g, same)):
        return 2
    return 0


def _mutual(p: Triple, g: Triple, same: Same) -> bool:
    whole = [*g.actors, *g.recipients]
    mine = [*p.actors, *p.recipients]
    return len(whole) > 1 and sum(any(same(a, b) for a in mine) for b in whole) > 1
