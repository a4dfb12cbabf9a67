"""The lists of words that rules ask for; how a wrong file is told, tests/test_knowledge.py asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dragoman.coding
from dragoman.coding.wordlists import words
from dragoman.errors import KnowledgeError
from dragoman.knowledge import read_words, shipped

ASKED = re.compile(r'(?<!\.)\bwords\("(\w+)"\)')
LISTS = read_words(shipped("coding", "data", "words.toml"))


def test_every_list_is_asked_for_and_every_one_asked_for_is_there() -> None:
    room = Path(dragoman.coding.__file__).parent
    asked = {name for path in room.glob("*.py") for name in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert set(LISTS) == asked


def test_words_are_in_lower_case_as_what_they_are_compared_with() -> None:
    assert [(name, word) for name, listed in LISTS.items() for word in listed if word != word.lower()] == []


def test_a_list_by_its_name() -> None:
    assert words("exchanging") == {"exchange", "swap"}


def test_a_list_that_is_not_there() -> None:
    with pytest.raises(KnowledgeError, match=r"^words\.toml: no list exchange, which coding asks for"):
        words("exchange")
