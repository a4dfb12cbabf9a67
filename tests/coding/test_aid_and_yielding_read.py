"""Help that comes, leave that is given, what is handed back and what is lifted; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


def coded(coder: Coder, text: str) -> list[str]:
    """Every event as `TYPE.mode trigger actors > recipients`."""
    return [
        f"{e.event_type}{''.join(f'.{m}' for m in e.modes)} {e.trigger.text} "
        f"{'+'.join(a.id for a in e.actors)} > {'+'.join(a.id for a in e.recipients)}".strip()
        for e in coder.code(text)
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("U.N. soldiers were deployed in Mali.", "AID deployed IGO:UN > MLI"),
        ("African Union troops began deploying in Darfur.", "AID deploying IGO:AU > SDN"),
        ("Kenyan troops deployed in Somalia as part of an African Union mission.", "AID deployed KEN/MIL > SOM"),
        ("Blue helmets from Nepal deployed to Juba.", "AID deployed NPL/MIL > SSD"),
        ("Australian monitors arrived in Bougainville.", "AID arrived AUS/GOV > PNG"),
        ("U.S. military advisers arrived in Baghdad.", "AID arrived USA/MIL > IRQ"),
        # others who go or are sent
        ("NATO troops deployed to Estonia.", "MOBILIZE deployed IGO:NATO > EST"),
        ("The U.N. secretary-general arrived in Juba.", "CONSULT.visit arrived IGO:UN > SSD"),
        ("The president's security adviser arrived in Ankara.", "CONSULT.visit arrived TUR/GOV >"),
        ("Observers met the electoral commission in Accra.", "CONSULT met UNK:UNK+GHA/GOV >"),
    ],
)
def test_who_comes_to_keep_the_peace_helps(coder: Coder, text: str, event: str) -> None:
    assert coded(coder, text) == [event]
