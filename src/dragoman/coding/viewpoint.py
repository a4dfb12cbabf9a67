"""Whom pronouns mean in reports.

Where a party would else act on itself it is who speaks: Kenya in `Kenya said Somalia had killed its soldiers`. In a report that
somebody denies it is who denies it, unless the report boasts: Moscow in `Moscow denied Kyiv's claim that it had shelled Kharkiv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.actors import Coreference
from dragoman.actors.entities import At
from dragoman.actors.features import NEUTER, PERSONAL, PLURAL
from dragoman.actors.organs import PUBLIC_ORGANS
from dragoman.actors.phrase import part_of
from dragoman.actors.resolve import OTHERS
from dragoman.claims import Told
from dragoman.coding.arguments import cases, of_noun, of_verb
from dragoman.coding.candidates import Candidate
from dragoman.coding.denied import clause, denial, told_by
from dragoman.coding.proposal import tree_parts
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Actor, Claim, Span

# Types of acts that are done against somebody; recalling envoys, closing borders and the like one does with what is one's own.
AGAINST = frozenset(("ACCUSE", "ASSAULT", "COERCE", "REJECT", "SANCTION", "THREATEN"))
WITH_ONES_OWN = frozenset(("withdraw", "discontinue", "restrict", "censor", "curfew", "martial-law", "withhold", "misinformation"))
# Types of words to somebody who has just been told of.
BLAMING = frozenset(("ACCUSE", "REQUEST", "THREATEN"))
# Those whom a state may well act against at home, so that `its` may be the doer's.
AT_HOME = frozenset(["CVL", "OPP", "PTY", "SOC", "REL", "JRN", "EDU", "LAB", "JUD", "ELI"])
SPEAKERS = frozenset(["he", "she"])
BACK_TO_ONESELF = frozenset(["itself", "themselves", "theirs"])


def meant(s: Sentence, acts: list[Candidate], who: Coreference, told: Told) -> dict[At, tuple[Actor, ...]]:
    """The speaker, for each pronoun of the sentence that cannot be whom it seems to take up, or opens it as who speaks."""
    out: dict[At, tuple[Actor, ...]] = {}
    for c in acts:
        actors, recipients, mutual = tree_parts(s, c)
        for j in dict.fromkeys((*actors, *recipients)):
            others = [k for k in (*actors, *recipients) if k != j and (mutual or (k in actors) != (j in actors))]
            for i, owned in _pronouns(s, j, c):
                taken = who.parties(s.index, i)
                against = [a for k in others for a in who.parties(s.index, k, place_ok=True)]
                own = not taken or any(_of_one_side(a, b) for a in taken for b in against)
                if own and owned is None and c.like in BLAMING:
                    out |= {At(s.index, i): (a,) for a in _dealt_with(s, i, c, who)}
                speaker = _speaker(s, i, who, told)
                another = owned is not None and s.tokens[part_of(s, owned)].lemma.lower() in OTHERS  # `its neighbour` is the doer's
                if owned is not None and not another and (speaker is None or any(_of_one_side(speaker, b) for b in against)):
                    speaker = _other(s, i, c, against, who)
                if speaker is None or not taken or (owned is not None and _own_business(s, owned, taken, who)):
                    continue
                if any(_of_one_side(a, b) for a in taken for b in against) and not any(_of_one_side(speaker, b) for b in against):
                    out[At(s.index, i)] = (speaker,)
    opening = s.tokens[:1] if s.tokens[0].text.lower() in PERSONAL and s.tokens[0].rel == "nsubj" else ()
    speaking = ((t, told.speaking(t.start)) for t in opening)
    out |= {At(s.index, t.i): (a,) for t, a in speaking if a is not None and a.person is not None}
    told_of = dict(_of_critics(s, who)) | dict(_of_those_hit(s, who))
    return told_of | out | {at: party for c in acts for at, party in _in_denied_report(s, c, who)}


def _of_critics(s: Sentence, who: Coreference) -> Iterator[tuple[At, tuple[Actor, ...]]]:
    """Whom his critics speak of, where nobody else is he: the mayor in `the mayor's critics say he took bribes`."""
    for t in s.tokens:
        if t.lemma.lower() not in words("critics") or t.rel != "nsubj" or t.head < 0:
            continue
        owners = [k for k in s.each(t.i, "nmod:poss", "nmod") if s.tokens[k].deprel == "nmod:poss" or cases(s, k) == ["of"]]
        whose = [a for k in owners for a in who.parties(s.index, k)]
        if len(whose) != 1 or whose[0].id.startswith("IGO:") or whose[0].id == whose[0].country:
            continue
        for i in s.subtree(t.head):
            here = s.tokens[i]
            free = all(a.id.startswith("UNK") or a.id == whose[0].id for a in who.parties(s.index, i))
            if here.upos == "PRON" and here.text.lower() in SPEAKERS | {"him"} and i > t.i and free:
                yield At(s.index, i), (replace(whose[0], span=Span(start=here.start, end=here.end, text=here.text)),)


def _of_those_hit(s: Sentence, who: Coreference) -> Iterator[tuple[At, tuple[Actor, ...]]]:
    """Whose arrest another orders, of whom the clause above tells: the rector in `the rector fled after a judge ordered his arrest`."""
    for t in s.tokens:
        if t.rel != "obj" or t.lemma.lower() not in words("done_to"):
            continue
        doers = [a for j in s.each(t.head, "nsubj") for a in who.parties(s.index, j)]
        for i in s.each(t.i, "nmod:poss"):
            taken, here = who.parties(s.index, i), s.tokens[i]
            doubtful = not taken or any(a.id == b.id for a in taken for b in doers)
            if here.text.lower() not in ("his", "her", "their") or not doers or not doubtful:
                continue
            above = [j for k in s.ancestors(t.head) for j in s.each(k, "nsubj", "nsubj:pass") if j < i and s.tokens[j].upos != "PRON"]
            fitting = [j for j in above if (here.text.lower() == "their") == (s.tokens[j].xpos in ("NNS", "NNPS"))]
            met = who.parties(s.index, fitting[0]) if fitting else ()
            if met and not any(a.id == b.id for a in met for b in doers):
                yield At(s.index, i), tuple(replace(a, span=Span(start=here.start, end=here.end, text=here.text)) for a in met)


def spoken(who: Coreference, claims: Iterable[Claim]) -> dict[At, tuple[Actor, ...]]:
    """Whom the pronouns of those who speak on mean: not whom the one before has told something, but him who told it."""
    out: dict[At, tuple[Actor, ...]] = {}
    for speaker in (c.speaker for c in claims):
        if speaker is None or speaker.span.text.lower() not in SPEAKERS or speaker.person is None:
            continue
        for s in who.reading.over(speaker.span.start, speaker.span.end):
            i = next((t.i for t in s.tokens if t.start == speaker.span.start), None)
            taken = {a.person for a in who.parties(s.index, i)} if i is not None else set()
            if i is not None and s.index > 0 and taken & set(_told_by(who.reading.sentences[s.index - 1], speaker.person, who)):
                out[At(s.index, i)] = (speaker,)
    return out


def _told_by(s: Sentence, person: str, who: Coreference) -> Iterator[str | None]:
    """The persons whom somebody tells something in a sentence."""
    for t in s.tokens:
        told = (k for k in s.each(t.i, "obj", "iobj")) if t.lemma.lower() in words("informing") else iter(())
        tells = any(a.person == person for k in s.each(t.i, "nsubj") for a in who.parties(s.index, k))
        yield from (a.person for k in told for a in who.parties(s.index, k) if tells)


def _in_denied_report(s: Sentence, c: Candidate, who: Coreference) -> Iterator[tuple[At, tuple[Actor, ...]]]:
    """Pronouns for the doer of what is denied, and what is theirs whom it is done to: of who denies it, or of who tells it."""
    head = c.head
    noun = told_by(s, head)
    verb = denial(s, noun) if noun is not None else None
    if noun is None or verb is None or s.tokens[verb].upos != "VERB":
        return
    actors, recipients, _ = tree_parts(s, c)
    doing = _own_pronouns(s, [*actors, *s.each(clause(s, head), "nsubj", "expl")])
    denier, teller = of_verb(s, verb).subjects, _tellers(s, noun)
    sides = [[a for j in words_ for a in _named(s, j, who)] for words_ in (denier, teller)]
    if not doing or not all(sides):
        return
    civil = [j for j in recipients if any(a.sector in AT_HOME for a in who.parties(s.index, part_of(s, j)))]
    hit = [any(_of_one_side(a, b) for a in side for j in whom for b in _beside(s, j, who)) for side, whom in zip(
        sides, ([j for j in recipients if j not in civil], recipients), strict=True,
    )]
    boast = _boasts(s, c, noun, hit, [part_of(s, j) for j in recipients])
    fits = [any(_agree(s, i, j) for i in doing for j in words_) for words_ in (denier, teller)]
    if fits[0] != fits[1]:
        boast = fits[1]
    if boast is None:
        return
    doer, other = (sides[1], sides[0]) if boast else (sides[0], sides[1])
    yield from ((At(s.index, i), tuple(_taken_up(s, i, a, who) for a in doer)) for i in doing)
    if c.event_type in AGAINST and c.mode not in WITH_ONES_OWN:
        yield from ((At(s.index, i), tuple(_taken_up(s, i, a, who) for a in other)) for i in _own_pronouns(s, recipients))


def _named(s: Sentence, j: int, who: Coreference) -> tuple[Actor, ...]:
    """The parties at a word, adjectives of states among them."""
    one = who.mentions.country_at(s.index, j) if s.tokens[j].upos == "ADJ" else None
    return (one,) if one is not None else who.parties(s.index, j, place_ok=True)


def _beside(s: Sentence, j: int, who: Coreference) -> Iterator[Actor]:
    """The parties that a phrase names, but for those that its pronouns take up."""
    yield from (a for k in s.subtree(j) if s.tokens[k].upos != "PRON" for a in _named(s, k, who))


def _boasts(s: Sentence, c: Candidate, noun: int, hit: list[bool], whom: list[int]) -> bool | None:
    """Whether who tells a deed tells it as his own; None: nothing tells.

    `hit`: whether it is done to who denies it (and not to his own citizens), and whether to who tells it; `whom`: whom it is done to.
    """
    if hit[0] != hit[1]:
        return hit[0]
    if s.tokens[noun].lemma.lower() in words("accusation"):
        return False
    if any(s.tokens[j].lemma.lower() in words("armed") for j in whom):
        return True
    return None if c.event_type not in AGAINST | {"MOBILIZE", "AID"} or c.mode == "seize" else False


def _own_pronouns(s: Sentence, places: list[int]) -> list[int]:
    """Pronouns that take part, themselves or as owners of who does."""
    pronouns = (NEUTER | PLURAL) - BACK_TO_ONESELF
    return [i for j in places for i in (j, *s.each(part_of(s, j), "nmod:poss")) if s.tokens[i].text.lower() in pronouns]


def _tellers(s: Sentence, noun: int) -> list[int]:
    """Whose a report is: Kyiv in `Kyiv's claim`, `a claim by Kyiv`, Greece in `Greek reports`."""
    told = of_noun(s, noun)
    return told.subjects or told.under("by", "from", "of")


def _agree(s: Sentence, i: int, j: int) -> bool:
    """Whether a pronoun agrees in number with a noun."""
    return (s.tokens[i].text.lower() in PLURAL) == (s.tokens[j].xpos == "NNS")


def _taken_up(s: Sentence, i: int, a: Actor, who: Coreference) -> Actor:
    """A party as a pronoun would mean it: of a person the state."""
    t = s.tokens[i]
    span = Span(start=t.start, end=t.end, text=t.text)
    ruling = a.person is not None and a.country is not None and a.sector in PUBLIC_ORGANS
    return who.state(a.country, span) if ruling and a.country is not None else replace(a, span=span)


def _pronouns(s: Sentence, j: int, c: Candidate) -> Iterator[tuple[int, int | None]]:
    """A pronoun that is a party, or where the act is done against somebody the owner of one, with what is owned."""
    owner = s.tokens[j].deprel == "nmod:poss"
    intruding = c.match is not None and any(s.tokens[k].lemma.lower() in words("intruded_on") for k in c.match.slots)
    hostile = (c.like in AGAINST and c.mode not in WITH_ONES_OWN) or (c.like == "MOBILIZE" and intruding)
    inner = ((j, s.tokens[j].head),) if owner else tuple((i, j) for i in s.each(part_of(s, j), "nmod:poss"))
    for i, owned in (*(() if owner else ((j, None),)), *(inner if hostile else ())):
        t = s.tokens[i]
        if t.upos == "PRON" and t.text.lower() in (NEUTER | PLURAL) - BACK_TO_ONESELF:
            yield i, owned


def _dealt_with(s: Sentence, i: int, c: Candidate, who: Coreference) -> list[Actor]:
    """The state or body named last in the clause that a participle goes on from: Chad in `left its talks with Chad, blaming it`."""
    t, clause_ = s.tokens[i], s.tokens[c.head]
    if t.text.lower() != "it" or clause_.rel != "advcl" or clause_.xpos != "VBG" or clause_.head < 0:
        return []
    doers = [a for j in s.each(clause_.head, "nsubj") for a in _named(s, j, who)]
    for j in range(c.head - 1, clause_.head, -1):
        met = _named(s, j, who) if s.tokens[j].upos == "PROPN" else ()
        bodies = (a for a in met if a.id == a.country or a.id.startswith(("IGO:", "NSA:")))
        others = [a for a in bodies if not any(_of_one_side(a, b) for b in doers)]
        if others:
            return [replace(others[0], span=Span(start=t.start, end=t.end, text=t.text))]
    return []


def _speaker(s: Sentence, i: int, who: Coreference, told: Told) -> Actor | None:
    """Who says what a pronoun stands in, as the pronoun would mean him: of a person the state."""
    t = s.tokens[i]
    claim = told.at(t.start) if not _quoted(s, i, who) else None
    speaker = claim.speaker if claim is not None else None
    span = Span(start=t.start, end=t.end, text=t.text)
    if speaker is None or speaker.id.startswith("UNK"):
        return None
    if speaker.person is None:
        return replace(speaker, span=span)
    return who.state(speaker.country, span) if speaker.country is not None and speaker.sector in PUBLIC_ORGANS else None


def _quoted(s: Sentence, i: int, who: Coreference) -> bool:
    """Whether a pronoun stands in a quoted clause with its subject: who is quoted so says `we` of himself."""
    quote = who.reading.quoted[s.index]
    verb = next((j for j in s.ancestors(i) if s.child(j, "nsubj") is not None), None)
    subject = s.child(verb, "nsubj") if verb is not None else None
    return bool(quote[i]) and subject is not None and quote[subject] == quote[i]


def _other(s: Sentence, i: int, c: Candidate, against: list[Actor], who: Coreference) -> Actor | None:
    """Who else the clauses above an act tell of, if it is one alone: Kenya in `Kenya vowed revenge after Chad had shelled its troops`."""
    head = c.head
    over = [k for k in s.ancestors(head) if s.tokens[k].upos == "VERB"]
    things = [j for k in over for j in s.each(k, "obj")]
    beside = [j for k in (*over, *things) for j in s.each(k, "obl", "nmod") if {"with", "against", "from"} & set(cases(s, j))]
    doing = [j for k in over for j in s.each(k, "nsubj")]
    places = [j for j in (*doing, *things, *beside) if j < i and s.tokens[j].upos != "PRON"]
    met = {a.country: a for j in places for a in _named(s, j, who) if a.country is not None and a.id == a.country}
    others = [a for country, a in met.items() if not any(b.country == country for b in against)]
    t = s.tokens[i]
    return replace(others[0], span=Span(start=t.start, end=t.end, text=t.text)) if len(others) == 1 else None


def _own_business(s: Sentence, j: int, taken: tuple[Actor, ...], who: Coreference) -> bool:
    """Whether an owner may well act against what he owns: a state against its people, or whatever is told to be his `own`."""
    head = part_of(s, j)
    own = any(s.tokens[k].text.lower() == "own" for k in s.each(head, "amod"))
    owned = who.parties(s.index, j) or who.parties(s.index, head)
    state = any(a.country is not None for a in taken)
    return own or s.tokens[head].lemma.lower() == "people" or (state and any(a.sector in AT_HOME for a in owned))


def _of_one_side(a: Actor, b: Actor) -> bool:
    """Whether two parties are one, or a state and its own organ."""
    if a.id == b.id:
        return not a.id.startswith("UNK")
    of_one = a.country is not None and a.country == b.country
    return of_one and all(x.sector is None or x.sector in PUBLIC_ORGANS for x in (a, b)) and not any(
        x.id.startswith(("ORG:", "PER:", "NSA:", "IGO:")) for x in (a, b)
    )
