"""Who is actor and who recipient of a candidate: the tree proposes, the trained head scores, `joining` weighs both.

Without the head the tree decides.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import partial

from dragoman.actors import PRONOUNS, Coreference
from dragoman.actors.agreement import personal
from dragoman.coding.arguments import Arguments, cases, of_noun, of_verb
from dragoman.coding.candidates import Candidate
from dragoman.coding.joining import RoleWeights, features
from dragoman.coding.learned import ACTOR, RECIPIENT, Learned
from dragoman.coding.match import Match
from dragoman.language import Sentence
from dragoman.language.encoder import Floats
from dragoman.records import Actor, Span

# The least log-odds at which the trained head makes a party of a noun phrase that no table knows, and the least score of a party.
THING, AT = 2.0, -1.0
MARGIN = -AT
SAID = 1.0  # the score of a part that grammar leaves no doubt about
WITHIN = frozenset(["in", "at", "near", "around", "inside", "outside"])
BETWEEN = 4  # words that may stand between an office and the name of its holder
APART = frozenset(["than", "unlike", "except", "without"])
TOWARD = ("against", "to", "on", "upon", "with", "at", "toward", "towards", "from", "for", "of", "between", "over", "among")
MUTUAL = frozenset(("CONSULT", "COOPERATE"))
RELATIONAL = frozenset(("between", "among", "with"))
ROUND = frozenset(["in", "into", "to", "through", "across", "around", "on"])
OBJECTIVE = frozenset(["him", "her", "them", "it"])
GIVING = frozenset(("SUPPORT", "AID", "AGREE"))
ENTERING = frozenset(["invasion", "aggression", "incursion", "intervention"])
HIT = frozenset(("ASSAULT", "COERCE"))
MONEY = frozenset([
    "$", "€", "£", "¥", "₹", "%", "percent", "cent", "million", "billion", "trillion", "crore", "lakh", "dollar", "euro", "pound", "yen",
    "yuan", "rouble", "ruble", "rupee", "naira", "shilling", "peso", "rand", "franc", "riyal", "dinar", "dirham", "baht", "ringgit", "taka",
])
# Who belongs to somebody and acts and suffers by himself: unlike `his men`, whose acts are his.
KIN = frozenset([
    "husband", "wife", "spouse", "widow", "widower", "son", "daughter", "father", "mother", "parent", "brother", "sister", "sibling",
    "uncle", "aunt", "nephew", "niece", "cousin", "grandson", "granddaughter", "grandfather", "grandmother", "child", "kid", "relative",
    "boyfriend", "girlfriend", "fiancé", "fiancée", "friend", "neighbour", "neighbor", "client", "lawyer", "attorney", "dealer", "driver",
    "bodyguard", "partner", "colleague", "patient", "tenant", "victim", "rival", "opponent", "critic", "predecessor", "successor",
])
SUFFERED = frozenset(("ASSAULT", "COERCE", "SANCTION", "AID", "ACCUSE", "SUPPORT", "REJECT"))


@dataclass
class Parts:
    """The parties by part, and the score of the surest of each; `speaking`: whoever speaks is an actor."""

    actors: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    speaking: bool = False
    acting: float = 0.0
    suffering: float = 0.0


def owners(s: Sentence, c: Candidate) -> list[int]:
    """Whose the things are that the act is done to: Iran in `rejected Iran's offer`, the rebels in `praised the move by the rebels`."""
    m = c.match
    a = m.arguments if m is not None else of_noun(s, c.trigger) if s.tokens[c.trigger].upos in ("NOUN", "PROPN") else of_verb(s, c.trigger)
    out: list[int] = []
    for j in (*a.objects, *a.under(*TOWARD), *(m.slots if m is not None else ())):
        if s.tokens[j].upos == "NOUN" and j != c.trigger:
            inner = of_noun(s, j)
            out += [k for k in (*inner.subjects, *inner.under(
                "of", "by", "in", "on", "against", "with", "to", "for",
            )) if k not in a.subjects and k not in out]
    return out


def tree_parts(s: Sentence, c: Candidate) -> tuple[list[int], list[int], bool]:
    """(actor words, recipient words, mutual) by grammar alone."""
    m = c.match if c.match is not None and c.match.frame.event_type == c.event_type else None
    if m is None:
        return _by_default(s, c)
    a, roles = m.arguments, m.frame.roles
    entered = _entered(s, c, a)
    if entered:
        return a.under("of"), entered, False
    # who is beaten or freed is a party even where the frame names it; troops withdrawn are one's own
    suffering = not m.light and (m.frame.event_type in SUFFERED or m.frame.mode == "release")
    slots = set(m.slots) - (set(a.objects) if suffering else set())
    objects = [j for j in a.objects if j not in slots]
    partner = [j for j in a.under(*sorted(m.frame.prepositions)) if j not in slots]
    if roles == "mutual":
        others = [j for j in a.under("with", "between", "among") if j not in slots]
        rest = a.under("of") if m.frame.part == "n" and "of" in m.frame.prepositions else []
        if m.frame.event_type == "AGREE" and not others and _alone(s, a.subjects):
            return a.subjects, [*objects, *_of_topic(s, m)], False
        return [*a.subjects, *objects, *others, *rest], [], True
    if roles == "visit":
        where = partner or objects or a.under("to", "in", "with")
        if m.frame.lemma in ("host", "welcome", "receive"):
            return objects, a.subjects, False
        return a.subjects, [*objects, *partner] or where, False
    if roles == "obj>subj":
        return partner or objects or a.under("by", "from"), a.subjects, False
    if roles == "subj>":
        return a.subjects, [], False
    recipients = partner if m.frame.part == "n" else [*objects, *partner]
    if not recipients:
        recipients = _of_topic(s, m)
    if m.frame.part == "n" and not recipients and not m.frame.prepositions:
        recipients = a.under("against", "on", "of")
    return a.subjects, recipients, False


def _entered(s: Sentence, c: Candidate, a: Arguments) -> list[int]:
    """Where somebody goes who is told with `of`: Ukraine in `the invasion of Russia in Ukraine`."""
    if s.tokens[c.trigger].lemma.lower() not in ENTERING:
        return []
    doers = a.under("of")
    inner = [k for j in doers for k in of_noun(s, j).under("in", "against", "into")]
    return [k for k in (*a.under("in", "against", "into"), *inner) if s.tokens[k].upos == "PROPN"] if doers else []


def _alone(s: Sentence, subjects: list[int]) -> bool:
    """Whether one party agrees or plans by itself: `Germany agreed to take in 1,500 people`."""
    return len(subjects) == 1 and s.tokens[subjects[0]].xpos in ("NN", "NNP")


def _of_topic(s: Sentence, m: Match) -> list[int]:
    """Whose release, withdrawal, talks: possessor, demonym or of-phrase of the slot noun; subject of the complement."""
    out: list[int] = []
    for j in m.slots:
        inner = of_noun(s, j)
        whom = inner.under("for", "to", "with") if m.frame.event_type in GIVING else []
        out += whom or inner.subjects or inner.under("of", "with", "by", "from", "against", "on")
    for kind, j in m.arguments.complements:
        if (kind in ("that", "to") and j in m.inner) or kind == "that":
            inner = of_verb(s, j, 3)
            out += [k for k in (inner.objects if inner.passive else inner.subjects) if k not in m.arguments.subjects]
            if not out and kind == "to":
                out += _partners(s, inner)
    return out


def _partners(s: Sentence, inner: Arguments) -> list[int]:
    """Whom a deed that is promised, refused or threatened would touch: its object, its partner, or the partner of its object."""
    out = [*inner.objects, *inner.under(*TOWARD)]
    for j in inner.objects:
        if s.tokens[j].upos == "NOUN":
            noun = of_noun(s, j)
            out += [k for k in (*noun.under(*TOWARD), *noun.subjects) if k not in out and k not in inner.subjects]
    return out


def _by_default(s: Sentence, c: Candidate) -> tuple[list[int], list[int], bool]:
    """Arguments of a predicate that no frame knows."""
    t = s.tokens[c.trigger]
    a: Arguments = of_noun(s, c.trigger) if t.upos in ("NOUN", "PROPN") else of_verb(s, c.trigger)
    mutual = c.event_type in MUTUAL or (c.event_type == "AGREE" and bool(a.under("between")))
    if mutual:
        return [*a.subjects, *a.objects, *a.under("with", "between", "among")], [], True
    toward = a.under(*TOWARD)
    return a.subjects, [*a.objects, *toward] if not a.objects or t.upos == "VERB" else toward, False


def busy(s: Sentence, found: list[Candidate]) -> dict[int, set[int]]:
    """For the trigger of each candidate the words to which the tree gives a part in another one."""
    places = {c.trigger: {j for side in tree_parts(s, c)[:2] for j in side} for c in found}
    return {k: {j for other, words in places.items() if other != k for j in words} for k in places}


def parts(s: Sentence, c: Candidate, who: Coreference, learned: Learned | None, elsewhere: Collection[int] = ()) -> Parts:
    """The parties of a candidate. `elsewhere`: words with a part in another act of the sentence."""
    actors, recipients, mutual = tree_parts(s, c)
    heads = dict.fromkeys(actors, "A")
    for j in recipients:
        heads.setdefault(j, "R")
    scores = learned.roles(s, c.trigger) if learned is not None and s.neural is not None else None
    spans = dict(who.known[s.index]) if scores is not None else {}
    things = _all_things(s, c, who, heads, scores)
    options: dict[int, tuple[float, float]] = {}
    weigh = RoleWeights.shipped()
    for j in _everybody(s, who, heads, scores) | things:
        place = heads.get(j)
        if scores is None:
            options[j] = (1.0, 0.0) if place == "A" else (0.0, 1.0)
            continue
        inside = _words(s, j, spans.get(j))
        left, right = float(scores[ACTOR, inside].max()), float(scores[RECIPIENT, inside].max())
        told = partial(features, elsewhere=j in elsewhere, mutual=mutual, distance=abs(j - c.trigger))
        options[j] = (
            weigh(told(left, right, here=place == "A", there=place == "R", filled=bool(actors)), recipient=False),
            weigh(told(right, left, here=place == "R", there=place == "A", filled=bool(recipients)), recipient=True),
        )
    _decided(s, c, options, heads)
    out = Parts()
    best: dict[bool, dict[tuple[str, str | None], tuple[float, Actor]]] = {True: {}, False: {}}
    playing: dict[bool, dict[int, tuple[float, tuple[Actor, ...]]]] = {True: {}, False: {}}
    for j in sorted(options):
        left, right = options[j]
        if (max(left, right + AT if mutual else right) <= AT) or (j in c.anchors and j not in spans and j not in things):
            continue
        if _set_apart(s, j):
            continue
        word = s.tokens[j].text.lower()
        if word in ("we", "i", "us", "our") and s.tokens[j].upos == "PRON":
            out.speaking = out.speaking or left >= right
            continue
        likely = left > 0.5 or right > 0.5 or scores is None
        place_ok = j in heads and likely and not (c.event_type == "PROTEST" and ROUND & set(cases(s, j)))
        found = _meant(s, j, who, place_ok=place_ok, owners=j in heads, thing=j in things)
        kin = _kin(s, j)
        if kin is not None and kin not in c.anchors:
            found = () if kin in options else _meant(s, kin, who, place_ok=False, owners=False, thing=False)
        acts = mutual or left >= right
        if found:
            playing[acts][j] = max(left, right) if mutual else left if acts else right, found
    for acts, side in playing.items():
        for j, (score, found) in side.items():
            if _where(s, j) in side or _beside_town(s, j) or (_field(s, j, who) and all(x.id.startswith(("ORG:", "UNK")) for x in found)):
                continue
            for a in () if _of_holder(s, j, side) else found:
                _surest(best[acts], score, a)
            if acts:
                out.acting = max(out.acting, options[j][0] + MARGIN)
            else:
                out.suffering = max(out.suffering, options[j][1] + MARGIN)
    out.actors, out.recipients = ([a for _, a in best[side].values()] for side in (True, False))
    _completed(s, c, who, out, mutual)
    return out


def _decided(s: Sentence, c: Candidate, options: dict[int, tuple[float, float]], heads: dict[int, str]) -> None:
    """Scores where grammar leaves no doubt: of the first of two coordinated verbs, of who enters where."""
    if "R" not in heads.values():
        return
    for j in _before_conjunct(s, c):
        if j in options and j not in heads:
            options[j] = options[j][0], AT
    entered = _entered(s, c, c.match.arguments) if c.match is not None else []
    if entered and all(heads.get(j) == "R" for j in entered):
        options |= {j: (SAID, AT) if part == "A" else (AT, SAID) for j, part in heads.items()}


def _everybody(s: Sentence, who: Coreference, heads: Collection[int], scores: Floats | None) -> set[int]:
    """The words that may be parties: those the tree proposes, and with the head's scores all that name somebody."""
    if scores is None:
        return set(heads)
    spans = dict(who.known[s.index])
    pronouns = {t.i for t in s.tokens if who.is_pronoun(s.index, t.i)}
    return set(heads) | _outermost(s, spans) | pronouns | _beside_nouns(s, spans, scores)


def _all_things(s: Sentence, c: Candidate, who: Coreference, heads: dict[int, str], scores: Floats | None) -> set[int]:
    """The words that no table knows and that the head or the tree makes parties all the same."""
    if scores is None:
        return set()
    spans = dict(who.known[s.index])
    named = _outermost(s, spans) | {t.i for t in s.tokens if who.is_pronoun(s.index, t.i)}
    return (_things(s, c, spans, scores) - (named - set(heads))) | _plain(s, c, heads, spans)


def _where(s: Sentence, j: int) -> int | None:
    """The word that a word only tells the place of: the court in `a court in South Africa`."""
    while s.tokens[j].rel in ("compound", "amod", "flat") and s.tokens[j].head > j:
        j = s.tokens[j].head
    return s.tokens[j].head if s.tokens[j].rel == "nmod" and WITHIN & set(cases(s, j)) else None


def _kin(s: Sentence, j: int) -> int | None:
    """The person whom a word tells the owner of, who is meant and not the owner: the client in `his client was arrested`."""
    t = s.tokens[j]
    over = s.tokens[t.head] if t.deprel == "nmod:poss" else None
    return over.i if over is not None and over.upos == "NOUN" and over.lemma.lower() in KIN else None


def _field(s: Sentence, j: int, who: Coreference) -> bool:
    """Whether a name but tells of what somebody is head or minister: `the minister of public works, Ana Lind`."""
    for _ in range(4):
        t = s.tokens[j]
        if t.rel == "conj" and t.head >= 0:
            j = t.head
            continue
        if t.rel != "nmod" or "of" not in cases(s, j):
            return False
        j = t.head
        if who.mentions.is_office(s.index, j):
            return True
    return False


def _of_holder(s: Sentence, j: int, side: dict[int, tuple[float, tuple[Actor, ...]]]) -> bool:
    """Whether an owner plays a part only through who serves him: `its` in `its secretary met them`, where the secretary plays it."""
    t = s.tokens[j]
    if t.deprel != "nmod:poss" or t.head < 0:
        return False
    held = {a.id for k in (t.head, *s.each(t.head, "appos")) for a in side.get(k, (0.0, ()))[1]}
    own = {a.id for a in side[j][1]}
    return bool(held) and (own <= held or (own == {"UNK"} and t.upos == "PRON"))


def _beside_town(s: Sentence, j: int) -> bool:
    """Whether a word is but the state behind a town: Japan in `arrested in Osaka, Japan`."""
    t = s.tokens[j]
    return t.rel in ("appos", "nmod", "list") and t.i > 1 and s.tokens[t.i - 1].text == "," and all(
        any(n.label == "LOC" and n.first <= k < n.last for n in s.names) for k in (j, t.head)
    )


def _completed(s: Sentence, c: Candidate, who: Coreference, out: Parts, mutual: bool) -> None:
    """Leave out or make unknown who cannot be meant, put owners for things, and one party for an office and its holder."""
    out.recipients = [_another(r) if _objective(s, r) and any(_same(r, a) for a in out.actors) else r for r in out.recipients]
    own = {x for a in out.actors if "/" in a.id for x in (a.id, a.country)} if c.event_type in GIVING else set()
    out.recipients = [r for r in out.recipients if not (r.id in own and _possessor(s, r))]
    if not out.recipients and not mutual:
        out.recipients = _owners_of_things(s, c, who, out)
    for side in (out.actors, out.recipients):
        side[:] = _whole(s, side)
    _clean(out, mutual)
    out.actors = [_stranger(a) if _of_setting(a, out.recipients) else a for a in out.actors]
    out.recipients = [_another(r) if _own_thing(r, out.actors) else r for r in out.recipients]


def _meant(s: Sentence, j: int, who: Coreference, *, place_ok: bool, owners: bool, thing: bool) -> tuple[Actor, ...]:
    """The parties that a word stands for. `owners`: else those whose the thing is; `thing`: else the thing itself."""
    t = s.tokens[j]
    found = who.parties(s.index, j, place_ok=place_ok)
    if not found and t.upos == "NOUN" and personal(t.lemma.lower()) and (one := who.person(s.index, j)) is not None:
        found = (one,)
    if not found and t.upos in ("ADJ", "PROPN", "NOUN"):
        one = who.mentions.country_at(s.index, j)
        found = (one,) if one is not None else who.organ(s.index, j) or (_owner(s, j, who) if owners else ())
    if not found and who.is_pronoun(s.index, j) and t.text.lower() not in ("it", "its", "which", "that"):
        found = (Actor(span=Span(start=t.start, end=t.end, text=t.text), id="UNK", name=t.text),)
    return (who.thing(s.index, j),) if not found and thing else found


def _whole(s: Sentence, side: list[Actor]) -> list[Actor]:
    """One party for an office and its holder, an organ and its field: `Ambassador to Bangladesh Li Jiming`, `Ministry of Finance`."""
    out: list[Actor] = []
    for b in sorted(side, key=lambda a: a.span.start):
        office = next((x for x in out if _beside(s, x, b)), None)
        if office is None:
            out.append(b)
        elif b.person is not None:
            inside = [x for x in out if office.span.end <= x.span.start and x.span.end <= b.span.start]
            out = [x for x in out if x not in inside]
            if office.person is None:
                out[out.index(office)] = replace(office, name=b.name, person=b.person) if b.id.startswith("PER:") else b
    return out


def _of_setting(a: Actor, others: list[Actor]) -> bool:
    """Whether an organ has its state from the setting alone and deals with that very state: `the government will trade with Kenya`."""
    return a.sector in ("GOV", "MIL") and a.person is None and a.span.text.islower() and any(r.id == a.country for r in others)


def _own_thing(r: Actor, actors: list[Actor]) -> bool:
    """Whether a thing that is hit has the doer's state, which only the setting can have told: `Russian forces took the coal town`."""
    return r.id == r.country and r.span.text.islower() and any(a.id.startswith(r.id) for a in actors)


def _stranger(a: Actor) -> Actor:
    return replace(a, id=f"UNK:{a.sector}", country=None)


def _possessor(s: Sentence, r: Actor) -> bool:
    """Whether a party stands as the owner of something: Turkey in `Erdogan reiterated Turkey's support`."""
    return any(t.deprel == "nmod:poss" and t.start < r.span.end and r.span.start < t.end for t in s.tokens)


def _objective(s: Sentence, r: Actor) -> bool:
    return r.span.text.lower() in OBJECTIVE and any(t.start == r.span.start and t.rel in ("obj", "obl", "iobj") for t in s.tokens)


def _same(r: Actor, a: Actor) -> bool:
    return r.id == a.id and r.person == a.person


def _another(r: Actor) -> Actor:
    """Whom the pronoun means if not the doer: `him` in `Biden accused him` is somebody else, whoever the nearest man is."""
    return Actor(span=r.span, id="UNK", name=r.span.text)


def _set_apart(s: Sentence, j: int) -> bool:
    """The West in `China rather than the West`."""
    k = j - 1
    while k >= 0 and s.tokens[k].upos in ("DET", "ADJ"):
        k -= 1
    return k >= 0 and s.tokens[k].text.lower() in APART


def _beside(s: Sentence, a: Actor, b: Actor) -> bool:
    """Whether `b` is the holder of the office `a`, or what the organ `a` is for."""
    between = [t for t in s.tokens if t.start >= a.span.end and t.end <= b.span.start]
    if not between and b.person is not None and a.person is None:  # `the healer Shaba Shareef`
        last = next((t for t in s.tokens if t.end == a.span.end), None)
        return last is not None and last.xpos == "NN" and b.span.start - a.span.end <= 1
    if not between or len(between) > BETWEEN or between[0].upos != "ADP":
        return False
    if b.person is None:
        return [t.text.lower() for t in between] in (["of"], ["of", "the"]) and b.id.startswith(("ORG:", "UNK"))
    name = all(t.upos in ("ADP", "DET", "NOUN", "PROPN", "ADJ") for t in between)
    return name and len(between) > 1 and a.person in (None, b.person) and a.sector is not None


def _owners_of_things(s: Sentence, c: Candidate, who: Coreference, found: Parts) -> list[Actor]:
    for j in owners(s, c):
        place = s.tokens[j].rel != "obl"
        near = who.parties(s.index, j, place_ok=place) or ((one,) if (one := who.mentions.country_at(s.index, j)) is not None else ())
        giving = c.event_type in GIVING
        new = [a for a in near if a.id not in [y for x in found.actors for y in (x.id, x.country if giving else None)]]
        if new:
            return list({a.id: a for a in new}.values())
    return []


def _surest(side: dict[tuple[str, str | None], tuple[float, Actor]], score: float, a: Actor) -> None:
    """Of the mentions of one party the one that plays the part: `he` in `Kadhimi came to Riyadh, where he met the crown prince`."""
    same = next((k for k in side if k[0] == a.id and (a.person == k[1] or None in (a.person, k[1]))), (a.id, a.person))
    if same not in side or score > side[same][0]:
        side.pop(same, None)
        side[a.id, a.person] = score, a


def _before_conjunct(s: Sentence, c: Candidate) -> range:
    """What stands between a verb and the one coordinated with it belongs to the first: X in `blamed X and condemned the sanctions`."""
    head = c.match.head if c.match is not None else c.trigger
    t = s.tokens[head]
    return range(t.head + 1, head) if t.rel == "conj" and t.upos == "VERB" and s.tokens[t.head].upos == "VERB" else range(0)


def _things(s: Sentence, c: Candidate, spans: dict[int, Actor], scores: Floats) -> set[int]:
    """Heads of noun phrases that no table knows and the trained head takes for a party."""
    likely = {t.i for t in s.tokens if scores[(ACTOR, RECIPIENT), t.i].max() > THING}
    covered = {i for j, a in spans.items() for i in _words(s, j, a)}
    return {
        i for i in likely - covered - c.anchors
        if s.tokens[i].upos in ("NOUN", "PROPN") and s.tokens[i].head not in likely and s.tokens[i].rel not in ("compound", "amod", "flat")
        and not _amount(s, i)
    }


def _beside_nouns(s: Sentence, spans: dict[int, Actor], scores: Floats) -> set[int]:
    """Adjectives and nouns before a noun that the trained head takes for a party: `an Israeli airstrike`, `insurgent attacks`."""
    covered = {i for j, a in spans.items() for i in _words(s, j, a)}
    return {
        t.i for t in s.tokens
        if t.rel in ("amod", "compound") and t.i not in covered and scores[(ACTOR, RECIPIENT), t.i].max() > THING
    }


def _plain(s: Sentence, c: Candidate, heads: dict[int, str], spans: dict[int, Actor]) -> set[int]:
    """Names that the tree makes a party, and what is hit or seized, whether or not a table knows them."""
    covered = {i for j, a in spans.items() for i in _words(s, j, a)}
    hit = {j for j in heads if heads[j] == "R" and c.event_type in HIT and s.tokens[j].upos == "NOUN" and j != c.trigger}
    named = {j for j in heads if s.tokens[j].upos == "PROPN" and s.tokens[j].rel != "obl" and j not in c.anchors}
    places = {i for n in s.names if n.label == "LOC" for i in range(n.first, n.last)}
    return {j for j in (hit | (named - places)) - covered if not _amount(s, j)}


def _amount(s: Sentence, j: int) -> bool:
    """Whether a word or what stands beside it is money or a share: `US$ 371 million`, `77% of the land`."""
    beside = (j, *s.each(j, "compound", "nummod", "amod", "nmod", "dep"))
    return any(s.tokens[k].lemma.lower() in MONEY or MONEY & set(s.tokens[k].text[-1]) for k in beside if abs(k - j) <= 2)


def _owner(s: Sentence, j: int, who: Coreference) -> tuple[Actor, ...]:
    """Whose a thing is that stands for a party: the army in `army jets bombed`, Syria in `Syrian planes`, Tehran in `its missiles hit`."""
    for c in s.children[j]:
        if s.tokens[c].rel in ("compound", "amod") or s.tokens[c].deprel == "nmod:poss":
            one = who.mentions.country_at(s.index, c)
            found = who.parties(s.index, c, place_ok=True) or ((one,) if one is not None else who.organ(s.index, c))
            if found:
                return tuple(found)
    return ()


def _outermost(s: Sentence, spans: dict[int, Actor]) -> set[int]:
    """Mentions that do not lie within another: of `Zimbabwe's President Mugabe` the whole."""
    del s
    whole = [a.span for a in spans.values()]
    return {i for i, a in spans.items() if not any(w.start <= a.span.start and a.span.end <= w.end and w != a.span for w in whole)}


def _words(s: Sentence, j: int, a: Actor | None) -> list[int]:
    if a is None:
        return [*(k for k in s.each(j, "amod", "compound") if k < j), j]
    inside = [t.i for t in s.tokens if t.start >= a.span.start and t.end <= a.span.end]
    return inside or [j]


def _one(a: Actor, b: Actor) -> bool:
    """Whether two parties of one id are the same one: a mayor who calls on the government is not, though both are organs of one state."""
    if a.id != b.id:
        return False
    if a.person is not None and b.person is not None:
        return a.person == b.person
    texts = {a.span.text.lower(), b.span.text.lower()}
    apart = a.span.end <= b.span.start or b.span.end <= a.span.start
    kinds = "/" in a.id or a.id.startswith("UNK:")
    return not (apart and kinds and len(texts) > 1 and not texts & PRONOUNS and a.name != b.name)


def _inside(a: Actor, b: Actor) -> bool:
    """Whether a party's words are part of another's: Venezuela in `his Venezuelan counterpart`."""
    return b.span.start <= a.span.start and a.span.end <= b.span.end and a.span != b.span


def _clean(p: Parts, mutual: bool) -> None:
    """No party on both sides, no owner beside what it owns."""
    for side in (p.actors, p.recipients):
        known = [a for a in side if not a.id.startswith("UNK")]
        side[:] = [
            a
            for a in side
            if not (
                a.id.startswith("UNK:")
                and any(-1 <= x.span.start - a.span.end <= 2 or (a.span.start < x.span.end and x.span.start < a.span.end) for x in known)
            )
        ]
        owners = {a.country for a in side if "/" in a.id}
        side[:] = [
            a
            for a in side
            if not (
                a.id in owners
                and len(side) > 1
                and any(_inside(a, x) for x in side)
            )
        ]
    p.recipients = [r for r in p.recipients if not any(_inside(r, a) for a in p.actors)]
    taken = {a.id for a in p.actors}
    rest = [r for r in p.recipients if not any(_one(a, r) for a in p.actors)]
    p.recipients = rest if rest or mutual or not p.recipients or len(taken) < 2 else p.recipients
    if not mutual and p.actors and p.recipients and {a.id for a in p.recipients} <= taken:
        p.recipients = [r for r in p.recipients if r.id.startswith("UNK") or ("/" in r.id and not any(_one(a, r) for a in p.actors))]


