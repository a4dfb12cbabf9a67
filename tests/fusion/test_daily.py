from __future__ import annotations

from handmade import article, event

from dragoman.fusion import one_a_day

A, B = article("a", "They met."), article("b", "They met again.")


def test_one_for_each_day_dyad_and_type() -> None:
    events = [
        event(A, "ASSAULT", "ISR/MIL", "SYR"), event(B, "ASSAULT", "ISR", "SYR/MIL"), event(A, "ASSAULT", "SYR", "ISR"),
        event(A, "ASSAULT", "ISR", "SYR", "2021-03-01"), event(A, "CONSULT", "ISR SYR"), event(B, "CONSULT", "SYR", "ISR"),
    ]
    rows = one_a_day(events)
    assert [(d.event_type, d.actors, d.recipients, len(d.events)) for d in rows] == [
        ("ASSAULT", ("ISR",), ("SYR",), 1), ("ASSAULT", ("ISR",), ("SYR",), 2), ("ASSAULT", ("SYR",), ("ISR",), 1),
        ("CONSULT", ("ISR", "SYR"), (), 2),
    ]
    assert rows == one_a_day(reversed(events))


def test_what_did_not_happen_is_left_out() -> None:
    assert one_a_day([event(A, "ASSAULT", "ISR", "SYR", status="future"), event(A, "ASSAULT", "ISR", "SYR", historical=True)]) == ()
