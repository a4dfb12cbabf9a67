"""Shared fixtures."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.coder import Coder

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The shipped coder, loaded once."""
    return Coder()


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Ctrl-C is heeded, here and by what is started: a shell that starts the tests in the background has them pass over it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference data beside the project; tests that need it are skipped where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("needs ../shared beside the project")
    return SHARED
