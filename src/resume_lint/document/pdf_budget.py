"""What one PDF may still cost while it is read: operators, characters, unpacked bytes and time."""

from __future__ import annotations

from dataclasses import dataclass

from resume_lint.document.limits import Deadline, Limits


@dataclass(slots=True)
class Budget:
    """The limits with what was spent of them; `cut` says that something could not be read since it was last set."""

    limits: Limits
    deadline: Deadline
    operators: int = 0
    unpacked: int = 0
    cut: bool = False

    def spend(self, operators: int, characters: int) -> None:
        """Note that so many more operators were read, and so many characters in all."""
        self.operators += operators
        self.limits.check_operators(self.operators)
        self.limits.check_characters(characters)
        self.deadline.check()

    def unpack(self, count: int) -> None:
        """Note that so many more bytes were unpacked."""
        self.unpacked += count
        self.limits.check_unpacked(self.unpacked)
