"""Whom an act does not touch, whatever the trained head makes of the words.

Ways and bans touch only those whose they are, one's own people whom one moves are no other party, and nor are those who are asked to
be freed, or of whom only a clause beside the act tells, or who is but told of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.coding.aimed import aimed_at, spared
from dragoman.coding.arguments import cases, finite
from dragoman.coding.candidates import Candidate
from dragoman.coding.proposal import LET, answered_by, done_to
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

ROUND = frozenset(["in", "into", "to", "through", "across", "around", "on"])
ALONG = frozenset(["of", "between", "from", "to", "linking", "near", "outside"])
ABOUT = frozenset(["on", "about", "over", "concerning", "regarding"])
CONDITION = frozenset(["if", "unless", "until"])
CONDITIONAL = frozenset(("THREATEN", "REJECT"))
# What is said or shouted at somebody; whom a deed hits, what the doer did before often tells: `men who stormed the mosque killed three`.
VOICED = frozenset(("ACCUSE", "PROTEST", "REJECT", "REQUEST", "THREATEN"))
# Neither does it tell whom one cuts off.
TOLD_BY_THE_WAY = VOICED | {"SANCTION"}
# Acts in which ways are closed or taken, those in which doings are banned or let be, and those in which one's own people are moved.
PASSING = frozenset(("COERCE", "MOBILIZE", "PROTEST", "REJECT", "SANCTION", "THREATEN"))
BANNING = frozenset(("COERCE", "CONCEDE", "SANCTION"))
# What is done to no party of a clause that it is but joined to; blame, refusal and violence may well answer it.
OF_ITS_OWN = frozenset(("AGREE", "AID", "MOBILIZE", "RETREAT"))
ABOUT_A_THING = frozenset(("ACCUSE", "SUPPORT"))
SAVING = frozenset(("AID", "RETREAT"))
LEAVING = frozenset(("AGREE", "CONCEDE", "REJECT", "RETREAT", "SANCTION", "THREATEN"))
# What is done to somebody by more than words, of which others may be told.
DEEDS = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"))
SENDING = frozenset(("AGREE", "AID", "MOBILIZE", "REJECT", "RETREAT", "SANCTION"))


def untouched(s: Sentence, c: Candidate, heads: Mapping[int, str]) -> set[int]:
    """The words that can be no recipients of an act. `heads`: the parts that the tree gives, A or R."""
    above = (_above_doer(s, c) if c.like != "REJECT" else set[int]()) | (_joined_clause(s, c) if c.like in OF_ITS_OWN else set[int]())
    later = _later_verbs(s, c) if c.like in ABOUT_A_THING else set[int]()
    charged = _charge(s, c) if c.like == "ACCUSE" else set[int]()
    out = _hearers(s, c)
    answering = answered_by(s, c.trigger)
    for j in range(len(s.tokens)):
        way = c.like in PASSING and c.mode != "seize" and (_on_the_way(s, j) or (c.like == "PROTEST" and passed_through(s, j)))
        moved = c.like in SENDING and _sent_out(s, j)
        aside = j not in heads and _beside_act(s, c, j, heads)
        befell = done_to(s, j) and (c.like == "REQUEST" or (c.like == "ACCUSE" and s.tokens[j].deprel != "nmod:poss"))
        elsewhere = heads.get(j) != "R" and (j in above or j in later or j in charged or befell)
        let_in = c.mode == "access" and heads.get(j) != "R" and bool({"for", "into"} & set(cases(s, j)))  # `took in tents for the homeless`
        gains = _favoured(s, j) or let_in
        other = elsewhere or gains or (c.like in SAVING and _captor(s, j)) or (c.like in LEAVING and _as_what(s, c, j))
        own = (c.like == "MOBILIZE" and _sent(s, c, j)) or (c.like == "RETREAT" and _told_to_leave_off(c, j))
        own = own or (c.mode == "withdraw" and own_mission(s, j))
        claiming = c.mode == "investigate" and heads.get(j) != "R" and _claims(s, c, j)
        topic = claiming or _let_do(s, c, j, heads) or _where_met(s, c, j) or _but_seen(s, c, j) or _for_whom(s, c, j)
        topic = topic or (bool(answering) and heads.get(j) != "R" and _asked_for(s, c, j))
        topic = topic or topic_of_text(s, c, j) or aimed_at(s, c, j) or spared(s, c, j) or _complained_of(s, c, j) or one_another(s, j)
        if way or moved or aside or other or own or topic or (c.like in BANNING and _doing(s, j)):
            out.add(j)
    return out


def one_another(s: Sentence, j: int) -> bool:
    """Whether a number is but half of `one another`."""
    return s.tokens[j].text.lower() == "one" and j + 1 < len(s.tokens) and s.tokens[j + 1].text.lower() == "another"


def _hearers(s: Sentence, c: Candidate) -> set[int]:
    """Who is but told of a deed, or hears of everybody's: the court in `told the court that soldiers had beaten him`."""
    out = _told_about_others(s, c)
    below = c.head
    for verb in s.ancestors(c.head):
        if s.tokens[below].rel == "ccomp" and s.tokens[verb].lemma.lower() in words("informing"):
            heard = {k for k in s.children[verb] if s.tokens[k].rel in ("obj", "iobj") or s.tokens[k].deprel == "nsubj:pass"}
            official = {k for k in heard if s.tokens[k].lemma.lower() in words("hearing_of_all")}
            cheering = {k for k in heard if s.tokens[k].lemma.lower() in words("followers") | words("hearing_of_all")}
            out |= heard if c.like in DEEDS else official if c.like == "ACCUSE" else cheering if c.like == "REJECT" else set[int]()
        below = verb
    return out


def _told_about_others(s: Sentence, c: Candidate) -> set[int]:
    """The body that hears of another's doings: the UN in `complained to the UN about Chad's raids`."""
    if c.like != "ACCUSE" or s.tokens[c.head].lemma.lower() != "complain":
        return set()
    bodies = {k for n in s.names if n.label == "ORG" for k in range(n.first, n.last)}
    beside = list(s.each(c.head, "obl", "nmod"))
    about = [k for j in beside if {"about", "of", "over", "against"} & set(cases(s, j)) for k in s.subtree(j)]
    others = any(s.tokens[k].text[:1].isupper() and s.tokens[k].upos in ("PROPN", "ADJ") for k in about)
    return {k for j in beside if others and "to" in cases(s, j) for k in s.subtree(j) if k in bodies}


def passed_through(s: Sentence, j: int) -> bool:
    """Whether a town or state is but where people march: Delhi in `marched to Delhi`, Tbilisi in `took to the streets of Tbilisi`.

    So are those that a road joins, and whose market it is: `cut the road from Dakar to Bamako`, `rampaged through Conakry's market`.
    """
    t = s.tokens[s.tokens[j].head] if s.tokens[j].rel == "conj" else s.tokens[j]
    if not any(n.label == "LOC" and n.first <= j < n.last for n in s.names):
        return False
    along = t.rel == "nmod" and (t.deprel == "nmod:poss" or bool(ALONG & set(cases(s, t.i)))) and _on_the_way(s, t.head)
    while s.tokens[t.head].rel in ("compound", "flat") and t.rel in ("compound", "flat"):
        t = s.tokens[t.head]
    of = t.rel == "nmod" and cases(s, t.i) == ["of"]
    square = (of or t.head > j) and t.rel in ("compound", "nmod") and s.tokens[t.head].lemma.lower() in words("quarters")
    return along or (square and bool(ROUND & set(cases(s, t.head)))) or (t.rel in ("obl", "nmod") and bool(ROUND & set(cases(s, j))))


def _on_the_way(s: Sentence, j: int) -> bool:
    """Whether a word is a way, or of its name: Dhaka in `blocked the Dhaka-Mymensingh highway`."""
    while s.tokens[j].rel in ("compound", "flat", "nmod") and s.tokens[j].head > j and s.tokens[j].deprel != "nmod:poss":
        j = s.tokens[j].head
    return s.tokens[j].upos in ("NOUN", "PROPN") and s.tokens[j].lemma.lower() in words("ways")


def _doing(s: Sentence, j: int) -> bool:
    """Whether a noun is but what somebody does that is forbidden or broken off: the rallies in `banned all rallies`."""
    return s.tokens[j].upos == "NOUN" and s.tokens[j].lemma.lower() in words("doings")


def _captor(s: Sentence, j: int) -> bool:
    """Whether somebody but did something to who is helped or freed: the rebels in `rescued two nurses held by rebels`."""
    t = s.tokens[j]
    over = s.tokens[t.head] if t.head >= 0 else t
    return t.rel == "obl" and "by" in cases(s, j) and over.deprel == "acl" and over.xpos == "VBN"


def _favoured(s: Sentence, j: int) -> bool:
    """Whether somebody is but who gains by what is done to another: China in `cut ties with Taiwan in favour of China`."""
    t = s.tokens[j]
    if t.rel != "nmod" or cases(s, j) != ["of"]:
        return False
    return s.tokens[t.head].lemma.lower() in ("favour", "favor") and cases(s, t.head) == ["in"]


def own_mission(s: Sentence, j: int) -> bool:
    """Whether a word is for a mission of whoever closes or empties it: `closed its embassy in Kabul`, but not `the Iranian embassy`."""
    if s.tokens[j].upos != "NOUN" or s.tokens[j].lemma.lower() not in words("missions"):
        return False
    over = s.tokens[j].head if s.tokens[j].rel == "nmod" and {"of", "at"} & set(cases(s, j)) else j
    owned = any(s.tokens[k].text[0].isupper() for x in (j, over) for k in s.each(x, "amod", "compound", "nmod:poss"))
    staff = (k for k in s.each(j, "nmod") if {"of", "at", "in"} & set(cases(s, k)) and s.tokens[k].lemma.lower() in words("missions"))
    return s.tokens[over].rel in ("obj", "nsubj") and not owned and all(own_mission(s, k) for k in staff)


def _sent(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether a word tells what is sent or raised, which is one's own: the jets of `scrambled fighter jets`."""
    t = s.tokens[j]
    over = s.tokens[t.head] if t.rel == "compound" and t.upos == "NOUN" and t.head >= 0 else t
    return over.rel == "obj" and over.head == c.head


def _told_to_leave_off(c: Candidate, j: int) -> bool:
    """Whether somebody is one's own man, told to leave off: `ordered his fighters to withdraw`."""
    return c.match is not None and c.match.frame.complement == "to" and j in c.match.slots and c.mode not in LET


def _claims(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether somebody but makes the claims that another looks into: Mali in `examined the claim of Mali that Chad shelled it`."""
    t = s.tokens[j]
    noun = s.tokens[t.head] if t.head >= 0 else t
    whose = t.deprel == "nmod:poss" or (t.rel == "nmod" and bool({"by", "from", "of"} & set(cases(s, j))))
    return whose and noun.i != c.trigger and noun.lemma.lower() in words("report") | words("accusation")


def _let_do(s: Sentence, c: Candidate, j: int, heads: Mapping[int, str]) -> bool:
    """Whether somebody but has a part in what others are not let do: the bishop in `would not let them visit the bishop`."""
    if c.like != "REJECT" or heads.get(j) == "R" or s.child(c.head, "obj") is None:
        return False
    return s.tokens[c.head].lemma.lower() in words("permitting") and any(j in s.subtree(k) for k in s.each(c.head, "xcomp"))


def _where_met(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether a place is but where talks ended without an accord or without somebody: Juba in `boycotted the talks in Juba`."""
    f = c.match.frame if c.match is not None else None
    place = any(n.label == "LOC" and n.first <= j < n.last for n in s.names)
    return c.like == "REJECT" and f is not None and (bool(f.mutual) or c.mode == "meet") and place and bool({"in", "at"} & set(cases(s, j)))


def _asked_for(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether somebody is but in what another asks or offers: the pupils in `Togo's offer to teach the pupils`, `his plea for teachers`."""
    for k in (j, *s.ancestors(j)):
        if s.tokens[k].head == c.trigger:
            return s.tokens[k].rel == "acl" or "for" in cases(s, k)
    return False


def _but_seen(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether somebody is but heard for what was done to him: the victims in `interviewed victims of the raid`."""
    t = s.tokens[j]
    return c.mode == "investigate" and t.rel == "obj" and t.head == c.head and t.lemma.lower() in words("witnesses")


def _for_whom(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether somebody is but for whom, or where, another has what is refused: Mali in `will not join the UN's mission in Mali`."""
    t = s.tokens[j]
    if c.like != "REJECT" or t.rel != "nmod" or cases(s, j)[:1] not in (["for"], ["in"]):
        return False
    return any(True for _ in s.each(t.head, "nmod:poss")) and s.tokens[t.head].lemma.lower() in words("duties")


def topic_of_text(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether a text that is voted down or vetoed is but about somebody: `vetoed a draft on Syria`, `a North Korea resolution`."""
    if _told_in_text(s, c, j):
        return True
    t = s.tokens[j]
    while t.rel in ("compound", "flat") and s.tokens[t.head].upos == "PROPN":
        t = s.tokens[t.head]
    over = s.tokens[t.head] if c.like == "REJECT" and t.head >= 0 else None
    if over is None or over.lemma.lower() not in words("texts") or over.rel not in ("obj", "nsubj") or over.head != c.head:
        return False
    about = t.rel in ("nmod", "obl") and bool(ABOUT & set(cases(s, t.i)))
    place = any(n.label == "LOC" and n.first <= t.i < n.last for n in s.names)
    return about or (t.rel == "compound" and place and not t.text.isupper() and "." not in t.text)  # a U.S. draft is theirs


def _told_in_text(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether somebody stands in the clause that tells what a rejected text says: Mali in `vetoed a motion condemning Mali`."""
    texts = [k for k in s.each(c.head, "obj", "nsubj:pass") if s.tokens[k].lemma.lower() in words("texts")] if c.like == "REJECT" else []
    clauses = (v for k in texts for v in s.each(k, "acl", "acl:relcl") if not of_filing(s, v))
    return any(j in s.subtree(v) for v in clauses)


def of_filing(s: Sentence, v: int) -> bool:
    """Whether a clause tells who brought a text before others: `that was tabled by Mali`, `that Mali had tabled`."""
    return s.tokens[v].lemma.lower() in words("filing") or any(True for _ in s.each(v, "obl:agent"))


def _complained_of(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether a paper that is rejected is but against somebody, and of another: Chad in `dismissed a complaint by Mali against Chad`."""
    t = s.tokens[j]
    if c.like != "REJECT" or t.rel not in ("nmod", "obl") or "against" not in cases(s, j):
        return False
    kinds = words("texts") | words("papers")
    papers = (k for k in s.each(c.head, "obj", "nsubj:pass", "nsubj") if s.tokens[k].lemma.lower() in kinds and k < j)
    return any(_filed_by_somebody(s, k) and (t.head == c.head or k in s.ancestors(j)) for k in papers)


def _filed_by_somebody(s: Sentence, noun: int) -> bool:
    """Whether a text tells whose a paper is: `Mali's complaint`, `a motion tabled by Mali`."""
    beside = (k for v in (noun, *s.each(noun, "acl")) for k in s.each(v, "nmod", "obl"))
    return any(True for _ in s.each(noun, "nmod:poss")) or any("by" in cases(s, k) for k in beside)


def _as_what(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether a word but tells as what somebody goes: the union in `resigned as head of the union`."""
    k = j
    while s.tokens[k].rel in ("nmod", "compound", "flat", "conj") and s.tokens[k].head >= 0 and cases(s, k) in ([], ["of"]):
        k = s.tokens[k].head
    return s.tokens[k].rel == "obl" and s.tokens[k].head == c.head and cases(s, k) == ["as"]


def _charge(s: Sentence, c: Candidate) -> set[int]:
    """The words of what somebody is accused of doing: Chad in `accused the left of plotting with Chad`, whoever the left is."""
    if c.match is None or s.tokens[c.head].lemma.lower() not in words("object_does") or not any(True for _ in s.each(c.head, "obj")):
        return set()
    told = (j for kind, j in c.match.arguments.complements if kind == "ing")
    return {k for j in told if {"of", "for"} & {s.tokens[m].text.lower() for m in s.each(j, "mark")} for k in s.subtree(j)}


def _sent_out(s: Sentence, j: int) -> bool:
    """Whether somebody is but moved by whom he serves: the ambassador in `refused to recall the ambassador`."""
    while s.tokens[j].rel == "conj":
        j = s.tokens[j].head
    t = s.tokens[j]
    return t.rel == "obj" and s.tokens[t.head].lemma.lower() in words("sending")


def _above_doer(s: Sentence, c: Candidate) -> set[int]:
    """The words of the clause above an act that is told of its doer by the way: Togo in `ECOWAS, which threatened force, asked Togo`."""
    clause_ = c.head
    while s.tokens[clause_].rel in ("xcomp", "conj") and s.tokens[clause_].head >= 0:
        clause_ = s.tokens[clause_].head
    t = s.tokens[clause_]
    if t.deprel != "acl:relcl" or not _does(s, clause_):
        return set()
    return {k.i for k in s.tokens} - set(s.subtree(t.head))


def _joined_clause(s: Sentence, c: Candidate) -> set[int]:
    """The words of the clause to which an act with a doer of its own is joined: Peru in `Peru shut the port, and Chile offered to help`."""
    acting = c.head
    while s.tokens[acting].rel == "xcomp" and s.tokens[acting].head >= 0:
        acting = s.tokens[acting].head
    own = any(s.tokens[k].deprel == "nsubj" for k in s.each(acting, "nsubj"))
    return {t.i for t in s.tokens} - set(s.subtree(acting)) if s.tokens[acting].rel == "conj" and own else set()


def _later_verbs(s: Sentence, c: Candidate) -> set[int]:
    """The words of verbs joined to one that has an object itself: Qatar in `denounced the raid and thanked Qatar`.

    So too what they tell: `praised the deal but said that Qatar must pay`.
    """
    if s.child(c.head, "obj") is None:
        return set()
    verbs = (k for k in s.each(c.head, "conj") if k > c.head and s.tokens[k].upos == "VERB" and s.child(k, "obj", "ccomp") is not None)
    return {j for k in verbs for j in s.subtree(k)}


def _beside_act(s: Sentence, c: Candidate, j: int, heads: Mapping[int, str]) -> bool:
    """Whether a word stands in a clause that tells of the doer, or when or why he acts: Putin in `Fico, who met Putin, refused`."""
    acting = c.head
    over = {acting, *s.ancestors(acting)}
    for k in (j, *s.ancestors(j)):
        if k in over:
            return False
        t = s.tokens[k]
        if c.like in TOLD_BY_THE_WAY and t.deprel == "acl:relcl" and heads.get(t.head) == "A" and _does(s, k):
            return True
        if t.rel == "advcl" and finite(s, k) and _sets_apart(s, c, k):
            return True
    return False


def _does(s: Sentence, clause: int) -> bool:
    """Whether the noun of a relative clause acts in it; who acts on it may be answered: `Hamas, which Israel blames, denied it`."""
    subjects = [s.tokens[k].text.lower() for k in s.children[clause] if s.tokens[k].deprel == "nsubj"]
    return bool({"who", "which", "that"} & set(subjects))


def _sets_apart(s: Sentence, c: Candidate, clause: int) -> bool:
    """Whether a conjunction makes a clause tell of something else; whom a threat or refusal is aimed at, its condition often tells."""
    marks = {s.tokens[k].text.lower() for k in s.each(clause, "mark", "advmod") if k < clause}
    return bool(marks & words("setting_apart")) or (c.like not in CONDITIONAL and bool(marks & CONDITION))
