from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest

from resume_lint.document.limits import Deadline, Limits
from resume_lint.errors import DamagedDocument, DocumentTooLarge, DocumentTooSlow, EncryptedDocument

BuildArchive = Callable[[Mapping[str, "str | bytes"]], bytes]


def test_a_file_at_the_limit_passes_and_one_byte_more_does_not() -> None:
    Limits(max_bytes=10).check_bytes(10)
    with pytest.raises(DocumentTooLarge, match="larger than"):
        Limits(max_bytes=10).check_bytes(11)


def test_entries_are_counted(build_archive: BuildArchive) -> None:
    data = build_archive({f"part{number}": "x" for number in range(4)})
    Limits(max_entries=4).open_zip(data)
    with pytest.raises(DocumentTooLarge):
        Limits(max_entries=3).open_zip(data)


def test_a_huge_directory_is_refused_before_it_is_read(build_archive: BuildArchive) -> None:
    data = build_archive({f"{'long' * 500}{number}": "x" for number in range(4)})
    with pytest.raises(DocumentTooLarge):
        Limits(max_entries=10).open_zip(data)


def test_the_unpacked_size_is_limited_in_sum(build_archive: BuildArchive) -> None:
    data = build_archive({"a": "x" * 600, "b": "y" * 600})
    with pytest.raises(DocumentTooLarge, match="unpacks"):
        Limits(max_unpacked_bytes=1000).open_zip(data)


def test_a_part_that_unpacks_to_a_hundred_times_its_size_is_refused(build_archive: BuildArchive) -> None:
    with pytest.raises(DocumentTooLarge, match="100 times"):
        Limits().open_zip(build_archive({"a": bytes(2 << 20)}))


def test_a_small_part_may_compress_well(build_archive: BuildArchive) -> None:
    archive = Limits().open_zip(build_archive({"a": bytes(100_000)}))
    assert len(Limits().read_entry(archive, archive.getinfo("a"))) == 100_000


def test_a_part_that_lies_about_its_size_is_refused(build_archive: BuildArchive) -> None:
    data = bytearray(build_archive({"a": bytes(3 << 20)}))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    archive = Limits().open_zip(bytes(data))
    with pytest.raises((DocumentTooLarge, DamagedDocument)):
        Limits().read_entry(archive, archive.getinfo("a"))


def test_a_part_with_a_password_is_told(build_archive: BuildArchive) -> None:
    data = bytearray(build_archive({"a": "words"}))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 8] |= 1
    archive = Limits().open_zip(bytes(data))
    with pytest.raises(EncryptedDocument):
        Limits().read_entry(archive, archive.getinfo("a"))


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x05\x06", b"", b"PK\x03\x04" + bytes(100)])
def test_a_zip_without_directory_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedDocument):
        Limits().open_zip(data)


def test_names_that_point_outside_are_only_names(build_archive: BuildArchive) -> None:
    archive = Limits().open_zip(build_archive({"../../outside": "x"}))
    assert isinstance(archive, zipfile.ZipFile)
    assert Limits().read_entry(archive, archive.infolist()[0]) == b"x"


def test_a_deadline_that_has_passed_stops_the_reading() -> None:
    Limits().deadline().check()
    with pytest.raises(DocumentTooSlow, match="2 seconds"):
        Deadline(2.0, 0.0).check()


def test_elements_and_characters_are_limited() -> None:
    with pytest.raises(DocumentTooSlow):
        Limits(max_operators=5).check_elements(6)
    with pytest.raises(DocumentTooLarge):
        Limits(max_characters=5).check_characters(6)


def test_a_stored_zip_is_opened() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a", "x")
    assert Limits().open_zip(buffer.getvalue()).namelist() == ["a"]
