"""The examples in the benchmarks' docstrings are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = (
    "accuracy.agreement",
    "accuracy.annotations",
    "accuracy.layouts.pieces",
    "accuracy.matching",
    "accuracy.peers.judging",
    "accuracy.peers.page",
    "accuracy.readable",
    "accuracy.scorer",
    "accuracy.sentences.lines",
    "accuracy.sentences.misses",
    "accuracy.tables",
    "accuracy.worked",
    "speed.timing",
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"benchmarks.{name}")).failed == 0
