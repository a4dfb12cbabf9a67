"""Lemmas from a table of (form, XPOS) seen in the treebanks, else by suffix rules."""

from __future__ import annotations

import gzip
from importlib.resources.abc import Traversable

# The other past form, which is the same word for most verbs.
PAST = {"VBD": "VBN", "VBN": "VBD"}
IRREGULAR = {
    "shot": "shoot", "froze": "freeze", "frozen": "freeze", "withheld": "withhold", "freed": "free", "agreed": "agree",
    "disagreed": "disagree", "decreed": "decree", "guaranteed": "guarantee", "refereed": "referee",
    "overthrew": "overthrow", "overthrown": "overthrow",
    "withdrew": "withdraw", "withdrawn": "withdraw", "forbade": "forbid", "forbidden": "forbid", "swore": "swear", "sworn": "swear",
    "fled": "flee",
    "struck": "strike", "stricken": "strike", "overran": "overrun", "blew": "blow", "blown": "blow", "laid": "lay", "forgave": "forgive",
    "bled": "bleed",
    "fought": "fight", "sought": "seek", "clung": "cling", "bound": "bind", "upheld": "uphold", "undertook": "undertake",
    "unfroze": "unfreeze", "unfrozen": "unfreeze",
    "rescinded": "rescind", "trafficked": "traffic",
    "beaten": "beat", "browbeaten": "browbeat", "tore": "tear", "shook": "shake", "retook": "retake", "retaken": "retake",
    "slew": "slay", "slain": "slay", "bade": "bid", "bidden": "bid", "knelt": "kneel", "burnt": "burn", "lent": "lend",
    "repaid": "repay", "prepaid": "prepay", "rung": "ring", "flung": "fling", "stung": "sting", "wept": "weep", "risen": "rise",
    "oversaw": "oversee", "overseen": "oversee", "overcame": "overcome", "underwent": "undergo", "undergone": "undergo",
    "foretold": "foretell", "retold": "retell", "misled": "mislead", "withstood": "withstand", "undid": "undo", "undone": "undo",
    "redrew": "redraw", "redrawn": "redraw", "rewrote": "rewrite", "rewritten": "rewrite", "beset": "beset", "befell": "befall",
    "lain": "lie", "strode": "stride", "spat": "spit", "trod": "tread", "shrank": "shrink", "sank": "sink", "sunk": "sink",
}
PLURALS = {"pleas": "plea"}  # that taggers take for singulars
DOUBLED = frozenset("bdgmnprt")
NEEDS_E = (
    "at", "iz", "is", "us", "os", "ut", "as", "ac", "ic", "uc", "rc", "nc", "v", "g", "bl", "pl", "dl", "tl", "cl", "gl", "kl", "rs",
    "ur", "ir", "ar", "or", "ag", "ud", "id", "od", "ad", "ap", "ok", "ak", "yp", "ys", "u",
)


# Verbs of the news that the treebanks lack, so that their past forms are cut aright.
POLITICAL = frozenset((
    "abduct", "abrogate", "accede", "acquit", "airlift", "ambush", "amnesty", "annex", "annul", "appal", "axe", "bankroll", "baptise",
    "besiege", "blockade", "bombard", "boycott", "buckle", "bulldoze", "cancel", "castigate", "cede", "censure", "channel", "chastise",
    "cleanse", "commute", "compel", "concede", "condemn", "condole", "contravene", "counsel", "criticise", "criticize", "dazzle",
    "decapitate", "decry", "defame", "defuse", "demobilize", "denounce", "deplete", "deport", "depose", "detonate", "disarm", "disavow",
    "disband", "disbar", "dismantle", "dispel", "dope", "dynamite", "embargo", "embezzle", "enact", "evict", "excoriate", "exhume",
    "exile", "expel", "expropriate", "extradite", "eye", "feud", "fine", "firebomb", "flout", "free", "fuel", "fume", "fulfil", "funnel",
    "galvanise", "galvanize", "garrison", "gas", "grapple", "grenade", "grope", "haggle", "heckle", "hijack", "hospitalize", "impeach",
    "impel", "imperil", "impound", "incarcerate", "indict", "instil", "inter", "intercede", "intercept", "interrogate", "invade", "jail",
    "kidnap", "knife", "label", "lambaste", "legalize", "level", "liberate", "lob", "loot", "lynch", "maim", "marginalise", "marginalize",
    "marshal", "mediate", "mentor", "mine", "mobilize", "mothball", "mutiny", "muzzle", "nab", "nationalize", "ostracise", "ostracize",
    "oust", "outlaw", "overrule", "overthrow", "paralyse", "paralyze", "pardon", "parole", "partition", "patrol", "penalise", "penalize",
    "pillage", "precede", "profile", "propel", "proscribe", "pummel", "quarrel", "quell", "radicalise", "raid", "rankle", "ransack",
    "rap", "ratify", "raze", "rebel", "rebuff", "rebuke", "recant", "recede", "reinstate", "rekindle", "renounce", "repatriate", "repeal",
    "repel", "reprimand", "repudiate", "repulse", "rescind", "retaliate", "reunite", "revile", "revoke", "riot", "rout", "sabotage",
    "sanction", "scapegoat", "scrap", "scuffle", "scuttle", "secede", "shackle", "shell", "sideline", "signal", "slam", "smuggle",
    "snipe", "snub", "stifle", "stockpile", "stone", "storm", "straddle", "strafe", "streamline", "subpoena", "supersede", "surname",
    "suspend", "swindle", "tackle", "tattle", "telephone", "terrorise", "terrorize", "throng", "topple", "torch", "torture", "trample",
    "traffic", "truce", "tunnel", "tussle", "tutor", "underline", "unfreeze", "unravel", "vandalize", "veto", "waive", "withhold",
    "wrangle",
))


class Lemmas:
    """Callable table."""

    def __init__(self, path: Traversable) -> None:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        self._table = {(f[0], f[1]): f[2] for f in (line.split("\t") for line in lines)}
        self._verbs = frozenset(lemma for (_, xpos), lemma in self._table.items() if xpos.startswith("VB")) | POLITICAL

    def __call__(self, form: str, xpos: str, upos: str) -> str:
        """The lemma; names keep their form, all else is lower-cased."""
        if xpos in ("NNP", "NNPS") or upos == "PROPN":
            return (
                form[:-1]
                if xpos == "NNPS" and len(form) > 5 and form.endswith("s") and not form.endswith(("ss", "as", "is", "us"))
                else form
            )
        low = form.lower()
        known = IRREGULAR.get(low) if xpos in PAST else None
        known = known or self._table.get((low, xpos)) or (self._table.get((low, PAST[xpos])) if xpos in PAST else None)
        if known is not None:
            return known
        if xpos == "NN":
            return PLURALS.get(low, low)
        if xpos == "NNS":
            return _singular(low)
        if xpos == "VBZ":
            return _third(low)
        if xpos in ("VBD", "VBN") and low.endswith("ed"):
            return self._verb(low[:-2], low)
        if xpos == "VBG" and low.endswith("ing") and len(low) > 4:
            return self._verb(low[:-3], low)
        return low

    def _verb(self, stem: str, low: str) -> str:
        """The known verb that the form comes from, else what the spelling says."""
        options = [
            stem + "e",
            stem,
            stem[:-1] + "y" if stem.endswith("i") else "",
            stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else "",
        ]
        likely = _stem(stem, low)
        return next((o for o in (likely, *options) if o in self._verbs), likely)

    def known(self, form: str, xpos: str) -> str | None:
        """The table's answer only."""
        return self._table.get((form, xpos))


def _singular(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zes")):
        return low[:-2]
    if low.endswith("men"):
        return low[:-2] + "an"
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def _third(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") else low


def _stem(stem: str, low: str) -> str:
    if len(stem) < 2:
        return low
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in DOUBLED:
        return stem[:-1]
    if stem.endswith(NEEDS_E) and not stem.endswith((
        "eat", "oat", "ear", "our", "eer", "air", "oor", "eak", "ook", "iew", "ead", "oad", "aid", "eed", "eep", "eap", "ood", "ound",
    )):
        return stem + "e"
    return stem
