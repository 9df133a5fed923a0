"""The benchmarks are a package at the root of the repository, beside `src`: make it importable here."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
