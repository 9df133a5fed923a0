"""Functions of the vocabulary run once for each object."""

from __future__ import annotations

from resume_lint.language.once import once_for_each


def test_the_same_object_gives_what_was_made_for_it() -> None:
    made = once_for_each(lambda words: [len(words)])
    words = ("a", "b")
    assert made(words) is made(words)


def test_an_equal_object_that_is_another_one_is_read_for_itself() -> None:
    made = once_for_each(lambda words: [*words])
    first, second = ["a"], ["a"]
    assert made(first) == made(second)
    assert made(first) is not made(second)


def test_only_the_last_objects_are_kept() -> None:
    calls: list[int] = []
    made = once_for_each(lambda words: calls.append(words[0]))
    objects = [[number] for number in range(9)]
    for one in [*objects, objects[0], objects[8]]:
        made(one)
    assert calls == [0, 1, 2, 3, 4, 5, 6, 7, 8, 0]
