from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import fields
from io import BytesIO

import pytest

from resume_lint.document.limits import Deadline, Limits, parse_limits
from resume_lint.errors import (
    ConfigError,
    DamagedDocument,
    DocumentTooLarge,
    DocumentTooSlow,
    EncryptedDocument,
    NestedTooDeeply,
    PackedTooTightly,
    PartTooLarge,
    TooManyBytes,
    TooManyCharacters,
    TooManyElements,
    TooManyEntries,
    TooManyObjects,
    TooManyOperators,
    TooManyPages,
    TooMuchMemory,
    UnpackedTooLarge,
)

BuildArchive = Callable[[Mapping[str, "str | bytes"]], bytes]


def test_a_file_at_the_limit_passes_and_one_byte_more_does_not() -> None:
    Limits(max_bytes=10).check_bytes(10)
    with pytest.raises(TooManyBytes, match="larger than"):
        Limits(max_bytes=10).check_bytes(11)


def test_entries_are_counted(build_archive: BuildArchive) -> None:
    data = build_archive({f"part{number}": "x" for number in range(4)})
    Limits(max_entries=4).open_zip(data)
    with pytest.raises(TooManyEntries):
        Limits(max_entries=3).open_zip(data)


def test_a_huge_directory_is_refused_before_it_is_read(build_archive: BuildArchive) -> None:
    data = build_archive({f"{'long' * 500}{number}": "x" for number in range(4)})
    with pytest.raises(TooManyEntries):
        Limits(max_entries=10).open_zip(data)


def test_the_unpacked_size_is_limited_in_sum(build_archive: BuildArchive) -> None:
    data = build_archive({"a": "x" * 600, "b": "y" * 600})
    limits = Limits(max_unpacked_bytes=1000)
    archive = limits.open_zip(data)
    limits.read_entry(archive, archive.getinfo("a"))
    with pytest.raises(UnpackedTooLarge, match="unpacks"):
        limits.read_entry(archive, archive.getinfo("b"))


def test_a_part_may_not_unpack_to_more_than_its_own_limit(build_archive: BuildArchive) -> None:
    limits = Limits(max_part_bytes=599)
    archive = limits.open_zip(build_archive({"a": "x" * 600}))
    with pytest.raises(PartTooLarge):
        limits.read_entry(archive, archive.getinfo("a"))


def test_a_part_that_unpacks_to_a_hundred_times_its_size_is_refused(build_archive: BuildArchive) -> None:
    archive = Limits().open_zip(build_archive({"a": bytes(2 << 20)}))
    with pytest.raises(PackedTooTightly, match="100 times"):
        Limits().read_entry(archive, archive.getinfo("a"))


def test_a_part_that_nobody_reads_may_be_as_large_as_it_likes(build_archive: BuildArchive) -> None:
    archive = Limits(max_part_bytes=10, max_unpacked_bytes=10).open_zip(
        build_archive({"picture": bytes(2 << 20), "words": "words"})
    )
    assert Limits().read_entry(archive, archive.getinfo("words")) == b"words"


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


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("pages", TooManyPages),
        ("characters", TooManyCharacters),
        ("objects", TooManyObjects),
        ("operators", TooManyOperators),
        ("elements", TooManyElements),
        ("depth", NestedTooDeeply),
        ("unpacked", UnpackedTooLarge),
    ],
)
def test_a_count_at_its_limit_passes_and_one_more_has_its_own_error(
    name: str, error: type[DocumentTooLarge]
) -> None:
    limits = Limits(**{error.limit: 5})
    check = getattr(limits, f"check_{name}")
    check(5)
    with pytest.raises(error, match="5"):
        check(6)


def test_each_limit_has_one_error_of_its_own() -> None:
    errors = [*DocumentTooLarge.__subclasses__(), DocumentTooSlow]
    assert sorted(error.limit for error in errors) == sorted(field.name for field in fields(Limits))
    assert TooMuchMemory in errors


@pytest.mark.parametrize("value", [0, -1, "5", None, True, float("nan"), float("inf"), 2.5])
def test_a_limit_that_is_no_number_above_zero_is_a_config_error(value: object) -> None:
    with pytest.raises(ConfigError, match="max_pages"):
        Limits(max_pages=value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0.0, -1.0, float("nan"), float("inf")])
def test_the_seconds_must_be_a_number_above_zero_that_ends(value: float) -> None:
    with pytest.raises(ConfigError, match="seconds"):
        Limits(seconds=value)


def test_limits_are_read_from_settings() -> None:
    assert parse_limits(["max_pages=10", "seconds=0.5", "max-bytes=1_000"]) == Limits(
        max_pages=10, seconds=0.5, max_bytes=1000
    )


@pytest.mark.parametrize(
    "setting", ["max_pages", "max_pages=", "max_pages=many", "seconds=x", "max_pages=1.5"]
)
def test_a_setting_without_a_number_is_a_config_error(setting: str) -> None:
    with pytest.raises(ConfigError, match=setting.partition("=")[0]):
        parse_limits([setting])


@pytest.mark.parametrize("setting", ["", "pages=3", "=3"])
def test_an_unknown_limit_is_told_with_all_known_ones(setting: str) -> None:
    with pytest.raises(ConfigError, match=r"max_bytes, max_pages, .*seconds"):
        parse_limits([setting])


def test_a_stored_zip_is_opened() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a", "x")
    assert Limits().open_zip(buffer.getvalue()).namelist() == ["a"]
