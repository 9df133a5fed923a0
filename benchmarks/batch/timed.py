"""A function's name and paths on standard input → the seconds for all but the first, in another interpreter."""

import contextlib
import importlib
import json
import sys
import time
from typing import Any


def main() -> None:
    """Prints the seconds; only the standard library is used."""
    job = json.load(sys.stdin)
    out = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        module, _, path = job["function"].partition(":")
        function: Any = importlib.import_module(module)
        for part in path.split("."):
            function = getattr(function() if isinstance(function, type) else function, part)
        function(job["paths"][0])
        start = time.perf_counter()
        for one in job["paths"][1:]:
            function(one)
        spent = time.perf_counter() - start
    print(spent, file=out)


if __name__ == "__main__":
    main()
