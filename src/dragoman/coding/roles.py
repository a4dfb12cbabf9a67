"""Who is actor and who recipient of a candidate: the tree proposes, the trained head scores, `joining` weighs both.

Without the head the tree decides.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial

from dragoman.actors import Coreference
from dragoman.actors.agreement import personal
from dragoman.actors.phrase import bracketed, going_on, of_a_name, part_of
from dragoman.claims import is_paper
from dragoman.coding.arguments import bidden, cases
from dragoman.coding.barred import barred
from dragoman.coding.beside import beside_town, held_place, is_field, is_owner, kin_of, nobodys_machine, place_of, posted_to, set_apart
from dragoman.coding.candidates import Candidate
from dragoman.coding.going import NEVER, SAID
from dragoman.coding.joining import RoleWeights, features
from dragoman.coding.learned import ACTOR, RECIPIENT, Learned
from dragoman.coding.once import apart
from dragoman.coding.parties import Parts, completed
from dragoman.coding.proposal import GIVING, HIT, answered_by, asked_from, entered, hosted, minded, tree_parts
from dragoman.coding.reached import hit_beside
from dragoman.coding.untouched import ROUND
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.language.encoder import Floats
from dragoman.records import Actor, Span

# The least log-odds at which the trained head makes a party of a noun phrase that no table knows, and the least score of a party.
THING, AT = 2.0, -1.0
ALONE = -2.0  # the least score of who acts by grammar, where nobody else does
MARGIN = -AT
RECIPROCAL = frozenset(("each", "one"))  # of `each other`


def parts(s: Sentence, c: Candidate, who: Coreference, learned: Learned | None, elsewhere: Collection[int] = ()) -> Parts:
    """The parties of a candidate. `elsewhere`: words with a part in another act of the sentence."""
    actors, recipients, mutual = tree_parts(s, c)
    heads = dict.fromkeys(actors, "A")
    for j in (*recipients, *hit_beside(s, c)):
        heads.setdefault(j, "R")
    scores = learned.roles(s, c.trigger) if learned is not None and s.neural is not None else None
    spans = dict(who.known[s.index]) if scores is not None else {}
    things = _all_things(s, c, who, heads, scores) | set(going_on(s, c.head))
    things |= _touched_things(s, c, heads)
    options: dict[int, tuple[float, float]] = {}
    weigh = RoleWeights.shipped()
    for j in (_everybody(s, who, heads, scores) | things) - _of_the_answer(s, c, elsewhere):
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
    barred(s, c, options, heads, who, elsewhere)
    out = Parts()
    best: dict[bool, list[tuple[float, Actor]]] = {True: [], False: []}
    playing: dict[bool, dict[int, tuple[float, tuple[Actor, ...]]]] = {True: {}, False: {}}
    ours = _speaking(s, options)
    for j in sorted(options):
        left, right = options[j]
        named = j in spans or j in things or who.is_pronoun(s.index, j)  # whom a frame names is a party where somebody is meant
        if (max(left, right + AT if mutual else right) <= AT) or (j in c.anchors and not named):
            continue
        if set_apart(s, j) or j in ours:
            continue
        place_ok = j in heads and (left > 0.5 or right > 0.5 or scores is None) and not (c.like == "PROTEST" and ROUND & set(cases(s, j)))
        found = _meant(s, j, who, place_ok=place_ok, owners=j in heads, thing=j in things or _others_of_ours(s, j))
        kin = kin_of(s, j)
        if kin is not None and (kin not in c.anchors or kin in spans):
            found = () if kin in options else _meant(s, kin, who, place_ok=False, owners=False, thing=False)
        acts = left >= right or (mutual and left > NEVER)
        if found:
            playing[acts][j] = max(left, right) if mutual else left if acts else right, _owned(s, c, j, found) if acts else found
    out.speaking = any(s.tokens[j].head not in playing[True] for j in ours if max(AT, options[j][1]) <= options[j][0])
    for acts, side in playing.items():
        for j, (score, found) in side.items():
            field = is_field(s, j, who) and all(x.id.startswith(("ORG:", "UNK")) for x in found)
            if place_of(s, j) in side or beside_town(s, j) or field or posted_to(s, j, who):
                continue
            for a in () if is_owner(s, j, side) else found:
                _surest(best[acts], score, a, mutual=mutual)
            if acts:
                out.acting = max(out.acting, options[j][0] + MARGIN)
            else:
                out.suffering = max(out.suffering, options[j][1] + MARGIN)
    out.actors = [a for _, a in best[True]] or ([] if out.speaking else _likeliest(s, who, options, heads))
    out.recipients = [a for _, a in best[False]]
    completed(s, c, who, out, mutual)
    return out


def _speaking(s: Sentence, options: Collection[int]) -> list[int]:
    """Where whoever speaks names himself; whose troops or allies act does not act himself."""
    first = (j for j in options if s.tokens[j].text.lower() in ("we", "i", "us", "our") and s.tokens[j].upos == "PRON")
    return [j for j in first if not set_apart(s, j) and kin_of(s, j) is None]


def _others_of_ours(s: Sentence, j: int) -> bool:
    """Whether a phrase is for those whom whoever speaks calls his, who act by themselves: `our allies`."""
    return s.tokens[j].lemma.lower() in words("kin") and any(s.tokens[c].text.lower() == "our" for c in s.each(j, "nmod:poss"))


def _owned(s: Sentence, c: Candidate, j: int, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Who acts, but for nobody's planes, which are not of the state that they hit."""
    nobodys = c.like == "ASSAULT" and nobodys_machine(s, j)
    return tuple(replace(a, id="UNK", country=None, sector=None) for a in found) if nobodys else found


def _likeliest(s: Sentence, who: Coreference, options: dict[int, tuple[float, float]], heads: dict[int, str]) -> list[Actor]:
    """Who acts where nobody surely does: whom grammar makes the doer, if the head does not speak against it."""
    doers = sorted((left, j) for j, (left, right) in options.items() if heads.get(j) == "A" and max(right, ALONE) < left)
    return list(_meant(s, doers[-1][1], who, place_ok=True, owners=False, thing=False)) if doers else []


def _decided(s: Sentence, c: Candidate, options: dict[int, tuple[float, float]], heads: dict[int, str]) -> None:
    """Scores where grammar leaves no doubt: of the first of two coordinated verbs, of who enters where."""
    author = going_on(s, c.head)
    options |= {j: (max(SAID, left), AT) if j in author else (NEVER, right) for j, (left, right) in options.items() if author}
    sure = [j for j in options if heads.get(j) == "R" and _surely_touched(s, c, j)]
    if minded(s, c) is not None:
        options |= {j: (max(SAID, left), AT) if heads.get(j) == "A" else (NEVER, right) for j, (left, right) in options.items()}
    bid = bidden(s, c.head)
    options |= {j: (NEVER if bid else min(AT, options[j][0]), max(SAID, options[j][1])) for j in sure}
    if "R" not in heads.values():
        return
    for j in _before_conjunct(s, c):
        if j in options and j not in heads:
            options[j] = options[j][0], AT
    if c.raised:  # the head, which sees no act there, knows none of its parts
        here = ((j, *options[j]) for j in heads if j in options)
        options |= {j: (max(SAID, left), AT) if heads[j] == "A" else (AT, max(SAID, right)) for j, left, right in here}
    if _one_way(c):
        other = (j for j, part in heads.items() if part == "R" and j in options and s.tokens[j].text.lower() not in RECIPROCAL)
        options |= {j: (AT, max(SAID, options[j][1])) for j in other}
    inward = entered(s, c, c.match.arguments) if c.match is not None else []
    if (hosted(s, c) or _from_whom(c) or _settles(c)) and "A" in heads.values():
        options |= {j: (SAID, AT) if part == "A" else (AT, SAID) for j, part in heads.items()}
    if inward and all(heads.get(j) == "R" for j in inward):
        options |= {j: (SAID, AT) if part == "A" else (AT, SAID) for j, part in heads.items()}


def _from_whom(c: Candidate) -> bool:
    """Whether grammar tells from whom somebody has something, or whom he lets in.

    `got a call from Ana Lind`, `bought jets from France`, `received inspectors`.
    """
    f = c.match.frame if c.match is not None else None
    told = f is not None and (f.roles == "obj>subj" or "from" in f.prepositions or f.mode == "access")
    return f is not None and f.event_type == c.event_type and f.decides and told


def _one_way(c: Candidate) -> bool:
    """Whether grammar tells who briefs or calls whom, though it takes two."""
    f = c.match.frame if c.match is not None else None
    return f is not None and f.event_type == c.event_type == "CONSULT" and f.roles == "subj>obj" and c.mode in (None, "phone")


def _settles(c: Candidate) -> bool:
    """Whether grammar tells who ends the quarrel of others, or who hands somebody over: `Oman settled the row between Iran and Iraq`."""
    f = c.match.frame if c.match is not None else None
    between = f is not None and c.mode == f.mode == "third-party" and f.decides and f.part == "v" and "between" in f.prepositions
    return between or (f is not None and f.event_type == c.event_type and f.roles == "handover" and f.part == "n")


def _surely_touched(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether grammar leaves no doubt whom a demand or promise is for: `Mali urged to vote`, `land from Bogota`, who answers it."""
    if j in answered_by(s, c.trigger):
        return True
    if c.like == "REQUEST":
        return bidden(s, c.head) or asked_from(s, c.head, j)
    return c.like in GIVING and s.tokens[j].lemma.lower() in words("branches") and bool({"to", "for"} & set(cases(s, j)))


def _everybody(s: Sentence, who: Coreference, heads: Collection[int], scores: Floats | None) -> set[int]:
    """The words that may be parties: those the tree proposes, and with the head's scores all that name somebody."""
    if scores is None:
        return set(heads)
    spans = dict(who.known[s.index])
    pronouns = {t.i for t in s.tokens if who.is_pronoun(s.index, t.i) or who.is_count(s.index, t.i)}
    found = set(heads) | _outermost(s, spans) | pronouns | _beside_nouns(s, spans, scores)
    beside = {j for j in found if s.tokens[j].rel == "appos" and s.tokens[j].head in found}
    lettered = {j for j in found if bracketed(s, j) and s.tokens[j].rel == "appos" and _office_over(s, s.tokens[j].head, who) in found}
    return found - lettered - {j for j in beside if bracketed(s, j) or _renamed(s, j, spans)}


def _office_over(s: Sentence, j: int, who: Coreference) -> int:
    """Who holds an office in a body: the head in `the head of the Grid Authority`; -1 for nobody."""
    over = s.tokens[j].head
    return over if s.tokens[j].rel == "nmod" and over >= 0 and who.mentions.is_office(s.index, over) else -1


def _renamed(s: Sentence, j: int, spans: dict[int, Actor]) -> bool:
    """Whether a name in apposition is that of the body before it: `his party, the Future Movement,`, `the Dutch party Vooruit`."""
    over, own = spans.get(s.tokens[j].head), spans.get(j)
    unknown = own is not None and own.id.startswith("ORG:") and over is not None and over.sector is not None and over.person is None
    return over is not None and (over.id.startswith("ORG:") or unknown) and s.tokens[s.tokens[j].head].upos == "NOUN"


def _all_things(s: Sentence, c: Candidate, who: Coreference, heads: dict[int, str], scores: Floats | None) -> set[int]:
    """The words that no table knows and that the head or the tree makes parties all the same."""
    if scores is None:
        return set()
    spans = dict(who.known[s.index])
    named = _outermost(s, spans) | {t.i for t in s.tokens if who.is_pronoun(s.index, t.i)}
    found = (_things(s, c, spans, scores) - (named - set(heads))) | _plain(s, c, heads, spans)
    return {j for j in found if j in spans or not (of_a_name(s, j) or s.tokens[j].lemma.lower() in words("intangible"))}


def _of_the_answer(s: Sentence, c: Candidate, elsewhere: Collection[int]) -> set[int]:
    """Who but does or suffers what answers violence that tells of nobody: Kenya in `Kenya closed the border after the attack`."""
    t = s.tokens[c.trigger]
    answered = c.like == "ASSAULT" and t.upos == "NOUN" and t.rel == "obl" and bool({"after", "following"} & set(cases(s, t.i)))
    bare = all(s.tokens[k].rel in ("case", "det", "punct") for k in s.children[t.i])
    return set(elsewhere) if answered and bare else set()


def _touched_things(s: Sentence, c: Candidate, heads: dict[int, str]) -> set[int]:
    """Towns that somebody holds and that are hit, and persons whom a frame names: the treasurer in `sacked the treasurer`."""
    touched = [j for j, part in heads.items() if part == "R"]
    return {j for j in touched if (c.like in HIT and held_place(s, j)) or (j in c.anchors and personal(s.tokens[j].lemma.lower()))}


def _meant(s: Sentence, j: int, who: Coreference, *, place_ok: bool, owners: bool, thing: bool) -> tuple[Actor, ...]:
    """The parties that a word stands for. `owners`: else those whose the thing is; `thing`: else the thing itself."""
    t = s.tokens[j]
    found = who.parties(s.index, j, place_ok=place_ok)
    part = part_of(s, j)
    if not found and part != j:  # `three of its members`
        return _meant(s, part, who, place_ok=False, owners=owners, thing=thing)
    if not found and t.upos == "NOUN" and personal(t.lemma.lower()) and (one := who.person(s.index, j)) is not None:
        found = (one,)
    if not found and t.upos in ("ADJ", "PROPN", "NOUN"):
        one = who.mentions.country_at(s.index, j)
        found = (one,) if one is not None else who.organ(s.index, j) or (_owner(s, j, who) if owners else ())
    if not found and who.is_pronoun(s.index, j) and t.text.lower() not in ("it", "its", "which", "that"):
        found = (Actor(span=Span(start=t.start, end=t.end, text=t.text), id="UNK", name=t.text),)
    if not found and thing:
        thing_of = who.mentions.thing if is_paper(t) else who.thing  # a statement is not of the state that the text is set in
        return _called(s, j, who) or (who.someone(s.index, j) or thing_of(s.index, j),)
    return found


def _called(s: Sentence, j: int, who: Coreference) -> tuple[Actor, ...]:
    """The party that a place goes by the name of: Kharkiv in `the battered city of Kharkiv`."""
    places = {i for n in s.names if n.label == "LOC" for i in range(n.first, n.last)}
    name = next((k for k in s.each(j, "nmod") if k in places and cases(s, k) == ["of"]), None)
    if name is None:
        return ()
    found, here = who.parties(s.index, name, place_ok=True), who.local(s.index, name)
    own = None if found or here is None or here.country is None else who.state(here.country, here.span)
    return found or (who.thing(s.index, name) if own is None else own,)


def _surest(side: list[tuple[float, Actor]], score: float, a: Actor, *, mutual: bool) -> None:
    """Of the mentions of one party the one that plays the part: `he` in `Kadhimi came to Riyadh, where he met the crown prince`.

    Who does something mutual does it with another: the governor and the mayor in `the governor met the mayor`.
    """
    same = next(
        (k for k, (_, b) in enumerate(side) if a.id == b.id and (a.person == b.person or None in (a.person, b.person))
         and not (mutual and a.person == b.person and apart(a, b))), None,
    )
    if same is None:
        side.append((score, a))
    elif score > side[same][0]:
        side.pop(same)
        side.append((score, a))


def _before_conjunct(s: Sentence, c: Candidate) -> range:
    """What stands between a verb and the one coordinated with it belongs to the first: X in `blamed X and condemned the sanctions`."""
    head = c.head
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
    touched = {j for j in heads if heads[j] == "R" and j != c.trigger}
    hit = {j for j in touched if c.like in HIT and s.tokens[j].upos == "NOUN"}
    if c.like in HIT or c.mode == "release":  # `detained at least 20`
        hit |= {j for j in touched if s.tokens[j].upos == "NUM" and s.tokens[j].rel in ("obj", "nsubj")}
    named = {j for j in heads if s.tokens[j].upos == "PROPN" and s.tokens[j].rel != "obl" and j not in c.anchors}
    places = {i for n in s.names if n.label == "LOC" for i in range(n.first, n.last)}
    named |= {j for j in touched if c.like in GIVING and s.tokens[j].lemma.lower() in words("branches")}  # `aid to the farming sector`
    return {j for j in (hit | (named - places)) - covered if not _amount(s, j)}


def _amount(s: Sentence, j: int) -> bool:
    """Whether a word or what stands beside it is money or a share: `US$ 371 million`, `77% of the land`."""
    beside = (j, *s.each(j, "compound", "nummod", "amod", "nmod", "dep"))
    return any(s.tokens[k].lemma.lower() in words("money") or words("money") & set(s.tokens[k].text[-1]) for k in beside if abs(k - j) <= 2)


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


