"""The time that checking one resume may take."""

import pytest

from resume_lint.document.limits import Deadline
from resume_lint.document.time_limit import in_time, time_limit
from resume_lint.errors import DocumentTooSlow

OVER = Deadline(2.0, 0.0)


def test_items_stop_once_the_time_is_over() -> None:
    with time_limit(OVER), pytest.raises(DocumentTooSlow, match="2 seconds"):
        list(in_time([1, 2]))


def test_a_limit_ends_with_its_block() -> None:
    with time_limit(OVER):
        pass
    assert list(in_time([1, 2])) == [1, 2]
