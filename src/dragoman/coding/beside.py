"""Words that name somebody and play no part of their own: owners of who is meant, fields of offices, places."""

from __future__ import annotations

from dragoman.actors import Coreference
from dragoman.actors.affiliation import DEVOTED
from dragoman.actors.agreement import personal
from dragoman.actors.entry import Kind
from dragoman.actors.phrase import root
from dragoman.actors.sectors import INFORMANTS, knowing
from dragoman.coding.arguments import cases, of_verb
from dragoman.coding.candidates import Candidate
from dragoman.coding.match import HYPHENS
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Actor

WITHIN = frozenset(["in", "at", "near", "around", "inside", "outside"])
AIMED = ("on", "against", "upon", "into")
APART = frozenset(["than", "unlike", "except", "without"])


def place_of(s: Sentence, j: int) -> int | None:
    """The word that a word only tells the place of: the court in `a court in South Africa`."""
    while s.tokens[j].rel in ("compound", "amod", "flat") and s.tokens[j].head > j:
        j = s.tokens[j].head
    return s.tokens[j].head if s.tokens[j].rel == "nmod" and WITHIN & set(cases(s, j)) else None


def where_it_was(s: Sentence, j: int, trigger: int, who: Coreference) -> bool:
    """Whether a place before a noun of violence tells where it was, and not whose: `the Niger ambush`, `a Kabul bombing`.

    A state before a noun without an article may be the doer in the language of headlines: `Israel strike kills three`.
    """
    hit, noun = who.mentions.hits.at(s, j), s.tokens[trigger]
    label = next((n for n in s.names if n.label == "LOC" and n.first <= j < n.last), None)
    name = hit or label
    t = s.tokens[j] if name is None else s.tokens[root(s, name.first, name.last)]
    if t.rel != "compound" or t.head != trigger or noun.upos not in ("NOUN", "PROPN") or t.text.isupper() or "." in t.text:
        return False
    if any(w in AIMED for c in s.each(trigger, "nmod") for w in cases(s, c)):
        return False
    if hit is None:
        return label is not None
    if hit.entry.kind in (Kind.CAPITAL, Kind.PART):
        return True
    told = any(True for _ in s.each(trigger, "det")) or noun.lemma.lower() in words("called_after")
    return told and hit.entry.kind is Kind.STATE and not hit.loose


def place_of_jail(s: Sentence, j: int, who: Coreference) -> bool:
    """Whether a town but tells where somebody is held, which does not hold him: La Paz in `was held in a La Paz jail`."""
    hit, t = who.mentions.hits.at(s, j), s.tokens[j]
    town = any(n.label == "LOC" and n.first <= j < n.last for n in s.names) and (hit is None or hit.entry.kind is not Kind.STATE)
    while s.tokens[t.head].rel in ("flat", "compound") and t.rel in ("flat", "compound"):
        t = s.tokens[t.head]
    jail = t.head >= 0 and t.rel in ("compound", "nmod") and s.tokens[t.head].lemma.lower() in words("places_of_detention")
    return town and jail and bool({"in", "at", "inside"} & set(cases(s, t.head)))


def kin_of(s: Sentence, j: int) -> int | None:
    """Whom a word tells the owner or the home of, who is meant and not it: the client in `his client`, the men in `men from Mali`."""
    t = s.tokens[j]
    if t.head < 0 or s.tokens[t.head].upos != "NOUN":
        return None
    noun = s.tokens[t.head].lemma.lower()
    home = t.rel == "nmod" and t.upos == "PROPN" and cases(s, j) == ["from"] and personal(noun)
    critics = t.rel == "nmod" and cases(s, j) == ["of"] and noun in words("critics")
    return t.head if home or critics or (t.deprel == "nmod:poss" and noun in words("kin")) else None


def is_field(s: Sentence, j: int, who: Coreference) -> bool:
    """Whether a name but tells of what somebody is head or minister: `the minister of public works, Ana Lind`."""
    for _ in range(4):
        t = s.tokens[j]
        if t.rel in ("conj", "amod", "compound") and t.head >= 0:
            j = t.head
            continue
        if t.rel != "nmod" or not {"of", "for"} & set(cases(s, j)):
            return False
        j = t.head
        if who.mentions.is_office(s.index, j) or s.tokens[j].lemma.lower() in words("departments"):
            return True
    return False


def posted_to(s: Sentence, j: int, who: Coreference) -> bool:
    """Whether a name but tells where somebody is sent: Laos in `the agency's envoy to Laos`, `the US envoy for Laos`."""
    name = next((n for n in s.names if n.first <= j < n.last), None)
    t = s.tokens[j] if name is None else s.tokens[root(s, name.first, name.last)]
    j = t.i
    if t.rel != "nmod" or not {"to", "for"} & set(cases(s, j)) or not who.mentions.is_office(s.index, t.head):
        return False
    own = (a for a in who.parties(s.index, t.head) if not a.id.startswith("UNK") and not a.span.start <= t.start < a.span.end)
    return "to" in cases(s, j) or (t.upos == "PROPN" and any(own))


def taken_to(s: Sentence, j: int) -> bool:
    """Whether a place is but where somebody is put out to: Chad in `the expulsion to Chad of two priests`."""
    t = s.tokens[j]
    away = t.rel in ("nmod", "obl") and bool({"to", "into"} & set(cases(s, j))) and t.upos == "PROPN"
    return away and s.tokens[t.head].lemma.lower() in words("put_out") | words("taking_away")


def nobodys_machine(s: Sentence, j: int) -> bool:
    """Whether planes and the like are told of without an owner: `planes bombed the town`."""
    t = s.tokens[j]
    told = (k for k in s.each(j, "amod", "compound", "nmod", "nmod:poss", "acl") if s.tokens[k].text.lower() not in words("faceless"))
    owned = any(True for _ in told)
    return t.upos == "NOUN" and t.lemma.lower() in words("machines") and not owned


def tellers_of_machines(s: Sentence, c: Candidate) -> list[int]:
    """Who tells of a deed of nobody's planes, and so need not own them: Eritrea in `Eritrea said planes bombed Asmara`."""
    acting = c.head
    while s.tokens[acting].rel == "conj" and s.tokens[acting].head >= 0 and s.child(acting, "nsubj") is None:
        acting = s.tokens[acting].head
    flown = any(nobodys_machine(s, j) for j in s.each(acting, "nsubj"))
    return list(s.each(s.tokens[acting].head, "nsubj")) if flown and s.tokens[acting].rel == "ccomp" else []


def is_owner(s: Sentence, j: int, side: dict[int, tuple[float, tuple[Actor, ...]]]) -> bool:
    """Whether an owner plays a part only through who is his: `its` in `its secretary met them`, where the secretary plays it.

    So does the country in `the government of that country`, and Ghana in `a delegation from Ghana`.
    """
    t = s.tokens[j]
    over = s.tokens[t.head]
    informant = over.rel == "amod" and over.head in side and s.tokens[over.head].lemma.lower() in INFORMANTS
    if t.rel == "obl" and informant and knowing(s, over.head):
        return True  # `sources close to Ana Lind`
    of_that = t.rel == "nmod" and (cases(s, j) == ["from"] or (t.upos == "NOUN" and cases(s, j) == ["of"]))
    if t.head < 0 or (t.deprel != "nmod:poss" and not of_that):
        return False
    held = [a for k in (t.head, *s.each(t.head, "appos")) for a in side.get(k, (0.0, ()))[1]]
    whose = {x for a in held for x in (a.id, a.country if t.upos == "PRON" or of_that else None)}
    own = {a.id for a in side[j][1]}
    of_state = {a.country for a in held if a.id == a.country}
    if t.upos == "PRON" and of_state and all(a.country in of_state for a in side[j][1]):
        return True  # `his country`
    apart = s.tokens[t.head].lemma.lower() in words("joined")  # whoever is of a party is not the party
    return bool(held) and (own <= whose or (t.upos == "PRON" and (apart or all(x.startswith("UNK") for x in own))))


def beside_town(s: Sentence, j: int) -> bool:
    """Whether a word is but the state behind a town: Japan in `arrested in Osaka, Japan`."""
    t = s.tokens[j]
    return t.rel in ("appos", "nmod", "list") and t.i > 1 and s.tokens[t.i - 1].text == "," and all(
        any(n.label == "LOC" and n.first <= k < n.last for n in s.names) for k in (j, t.head)
    )


def devoted_to(s: Sentence, j: int) -> bool:
    """Whether somebody is but whom others are loyal to, who act for him: the president in `troops loyal to Chad's president`."""
    while s.tokens[j].rel in ("amod", "appos", "compound", "flat", "nmod") and s.tokens[j].head >= 0:
        j = s.tokens[j].head
    over = s.tokens[s.tokens[j].head] if s.tokens[j].rel == "obl" else None
    return over is not None and over.lemma.lower() in DEVOTED and over.rel in ("amod", "acl")


def followed(s: Sentence, j: int) -> int | None:
    """Who acts and suffers for himself where somebody only tells whose he is: the supporters in `supporters of Chad's ex-president`."""
    while s.tokens[j].rel in ("amod", "appos", "compound", "flat") and s.tokens[j].head >= 0:
        j = s.tokens[j].head
    t = s.tokens[j]
    of = t.rel == "nmod" and t.head >= 0 and cases(s, j) == ["of"]
    return t.head if of and s.tokens[t.head].lemma.lower() in words("adherents") else None


def beyond_border(s: Sentence, j: int) -> bool:
    """Whether a state is but where a border runs: Chad and Niger in `patrol the border with Chad and Niger`."""
    j = s.tokens[j].head if s.tokens[j].rel == "conj" else j
    t = s.tokens[j]
    return t.rel == "nmod" and t.head >= 0 and "with" in cases(s, j) and s.tokens[t.head].lemma.lower() in words("borders")


def of_a_decree(s: Sentence, j: int, who: Coreference) -> bool:
    """Whether a word is but part of the name of a law or treaty: `the Evian Accords`; `the Iraqi National Accord` is a party."""
    hit = who.mentions.hits.at(s, j)
    person = any(n.label == "PER" and n.first <= j < n.last for n in s.names)
    if person or (hit is not None and hit.entry.kind not in (Kind.CAPITAL, Kind.PART)):
        return False
    for t in s.tokens[j:]:
        if t.upos in ("NOUN", "PROPN") and t.text.istitle() and t.text.lower().removesuffix("s") in words("decrees"):
            return True
        if not t.text[:1].isupper() and t.text not in ("of", "for", "on"):
            break
    return False


def looks_into(s: Sentence, noun: int, j: int) -> bool:
    """Whether somebody but finds out about a deed: the police in `the police solved the murder of a healer`."""
    t = s.tokens[noun]
    while t.rel in ("amod", "nmod") and t.head >= 0 and (t.rel == "nmod" or s.tokens[noun].xpos == "VBN"):
        t = s.tokens[t.head]  # `found the bodies of kidnapped farmers`
    into = t.rel == "obl" and t.head >= 0 and cases(s, t.i) == ["into"] and s.tokens[t.head].lemma.lower() in ("inquire", "look")
    verb = t.head if t.upos == "NOUN" and (t.rel == "obj" or into) else -1
    return verb >= 0 and (into or s.tokens[verb].lemma.lower() in words("looking_into")) and j in of_verb(s, verb).subjects


def set_apart(s: Sentence, j: int) -> bool:
    """The West in `China rather than the West`, Egypt in `Turkey, not Egypt, closed the strait`."""
    k = j - 1
    while k >= 0 and s.tokens[k].upos in ("DET", "ADJ"):
        k -= 1
    word = s.tokens[k].text.lower() if k >= 0 else ""
    return word in APART or (word == "not" and k > 0 and s.tokens[k - 1].text.lower() in (",", "but", "and"))


def driven(s: Sentence, i: int) -> list[int]:
    """What somebody drives into others, and does not hit: the truck in `rammed a truck into the gate`."""
    a = of_verb(s, i) if s.tokens[i].upos == "VERB" else None
    if a is None or a.passive or s.tokens[i].lemma.lower() not in words("driving") or not a.under("into", "at", "through"):
        return []
    return a.objects


def holds_by_hyphen(s: Sentence, j: int) -> bool:
    """Whether somebody is but who holds a place, or stands behind somebody: the rebels in `shelled the rebel-held town`."""
    behind = s.tokens[j + 1 : j + 3]
    tied = len(behind) > 1 and behind[0].text in HYPHENS and behind[0].start == s.tokens[j].end
    return tied and behind[1].lemma.lower() in words("holding")


def held_place(s: Sentence, j: int) -> bool:
    """Whether a word is a place that somebody holds: the town in `the rebel-held town`."""
    return any(holds_by_hyphen(s, k) for k in s.subtree(j) if k < j)


def between(s: Sentence, j: int) -> bool:
    """Whether somebody is one of those between whom something is: Chad in `a truce between Chad and the rebels`."""
    while s.tokens[j].rel == "conj" and s.tokens[j].head < j:
        j = s.tokens[j].head
    return s.tokens[j].rel in ("nmod", "obl") and bool({"between", "among"} & set(cases(s, j)))


def to_be_done_to(s: Sentence, trigger: int) -> set[int]:
    """The words of what somebody agrees to do, but with whom: Haiti in `agreed to send troops to Haiti`."""
    if s.tokens[trigger].upos != "VERB":
        return set()
    things = (k for verb in s.each(trigger, "xcomp") for c in (verb, *s.each(verb, "conj")) for k in s.each(c, "obj", "obl"))
    return {j for k in things if not {"with", "between"} & set(cases(s, k)) for j in s.subtree(k) if not between(s, j)}


def defied_beside(s: Sentence, head: int) -> list[int]:
    """The words for what an act is told to defy, which it is not done to: the UN in `fired rockets in defiance of a UN ban`."""
    beside = (k for k in s.each(head, "obl", "nmod") if s.tokens[k].lemma.lower() in words("defying") and cases(s, k) == ["in"])
    return [j for k in beside for j in s.subtree(k)]
