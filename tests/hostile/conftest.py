"""What checks hostile files, one process for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hostile_checker import Checker


@pytest.fixture(scope="session")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    """What checks hostile files."""
    made = Checker(tmp_path_factory.mktemp("hostile"))
    yield made
    made.close()
