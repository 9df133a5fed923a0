"""The examples in the benchmarks' docstrings are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = ("annotations", "matching", "readable", "scorer", "tables", "layouts.pieces")


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"benchmarks.accuracy.{name}")).failed == 0
