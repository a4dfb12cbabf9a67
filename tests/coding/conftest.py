"""Short sentences are less sure than articles, and these tests are of what is read in them."""

from __future__ import annotations

import pytest

from dragoman import Coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The shipped coder, which keeps what is less sure."""
    return Coder(min_confidence=0.14)
