"""A pack extends another in one small file: own points and severities, rules off, own words; faults with their line."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from resume_lint import Linter
from resume_lint.errors import PackError, UnknownPack
from resume_lint.pack import known_packs, load_pack, pack_files
from resume_lint.pack.shelves import installed_packs

SMALL = """\
id: lakeside
version: 1.0.0
extends: medical-coder
title: Coders of Lakeside
rules:
  RL401: {severity: error, points: {entry: 6, mid: 9, senior: 8}}
  RL602: off
vocabulary:
  terms:
    - {id: lakechart, name: LakeChart, kind: tool, category: ehr, counts_as: [ehr]}
"""
RESUME = """Robin Example, CPC
EXPERIENCE
Medical Coder, Lakeside Clinic, 03/2021 - Present
- Coded 60 outpatient charts a day in LakeChart and Optum EncoderPro, with care and every day of the week.
- Hardworking team player who asks the physicians of the clinic where a note is not clear enough.
SKILLS
ICD-10-CM, CPT, HCPCS Level II
"""
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a pack of one file and gives its path."""

    def put(text: str) -> Path:
        path = tmp_path / "lakeside.yaml"
        path.write_text(text, "utf-8")
        return path

    return put


def faults_of(path: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load_pack(path)
    return caught.value.message.replace(f"{path.parent}/", "").splitlines()


def test_what_is_not_named_stays_as_it_is(write: Write) -> None:
    base, pack = load_pack(), load_pack(write(SMALL))
    assert (pack.id, pack.version, pack.title) == ("lakeside", "1.0.0", "Coders of Lakeside")
    assert (pack.categories, pack.stages, pack.career, pack.guide) == (
        base.categories, base.stages, base.career, base.guide,
    )  # fmt: skip
    changed = {rule.code for rule in base.rules if pack.rule(rule.code) != rule}
    assert changed == {"RL401", "RL602"}


def test_points_and_severity_of_a_rule_are_its_own_and_the_rest_is_kept(write: Write) -> None:
    base, own = load_pack().rule("RL401"), load_pack(write(SMALL)).rule("RL401")
    assert base and own
    assert [own.points.at(stage) for stage in ("entry", "mid", "senior")] == [6, 9, 8]
    assert own.severity.at("mid") == "error"
    assert (own.message, own.hint, own.raise_, own.examples) == (
        base.message,
        base.hint,
        base.raise_,
        base.examples,
    )


def test_a_rule_that_is_off_is_not_raised_and_own_words_count(write: Write) -> None:
    usual = Linter(pack="medical-coder").lint_text(RESUME)
    own = Linter(pack=write(SMALL)).lint_text(RESUME)
    assert {"RL602", "RL303"} <= {finding.code for finding in usual.findings}
    assert {"RL602", "RL303"}.isdisjoint({finding.code for finding in own.findings})
    assert "lakechart" in {skill.id for skill in own.skills}
    assert own.tool.pack.id == "lakeside"


def test_an_entry_with_a_known_id_takes_the_place_of_the_other(write: Write) -> None:
    text = SMALL.replace("id: lakechart, name: LakeChart", "id: epic, name: Epic Systems")
    terms = [term for term in load_pack(write(text)).vocabulary.terms if term.id == "epic"]
    assert [term.name for term in terms] == ["Epic Systems"]


def test_word_lists_are_joined(write: Write) -> None:
    usual = load_pack().vocabulary.timeline_words
    own = load_pack(write(SMALL + "  timeline_words: {leave: [harvest leave]}\n")).vocabulary.timeline_words
    assert own.leave == (*usual.leave, "harvest leave")
    assert own.part_time == usual.part_time


def test_a_pack_may_extend_one_that_extends_another(write: Write, tmp_path: Path) -> None:
    write(SMALL)
    upper = tmp_path / "night-shift.yaml"
    upper.write_text(
        "id: night-shift\nversion: 2.0.0\nextends: lakeside.yaml\nrules: {RL401: {severity: advice}}\n",
        "utf-8",
    )
    pack = load_pack(upper)
    rule = pack.rule("RL401")
    assert rule and rule.severity.at("mid") == "advice" and rule.points.at("mid") == 9
    assert pack.rule("RL602") is None
    assert pack.title == "Coders of Lakeside"


def test_rules_of_its_own_stand_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "pack.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "checks" / "LK101-no-lakechart.yaml").write_text(
        "code: LK101\nname: no-lakechart\nseverity: advice\ncategory: knowledge\npoints: 0\n"
        "raise: {when: none, of: skills, where: {id: lakechart}}\nmessage: LakeChart is not named.\nhint: Name it.\n"
        "guide: {section: Key Takeaways, recommendation: name the systems you use}\n"
        "examples: {bad: [Coded charts in Epic.], good: [Coded charts in LakeChart.]}\n",
        "utf-8",
    )
    assert load_pack(tmp_path).rule("LK101") is not None


def test_the_digest_is_that_of_both(write: Write, tmp_path: Path) -> None:
    path = write(SMALL)
    first = load_pack(path).digest
    assert first not in (load_pack().digest, "")
    write(SMALL.replace("1.0.0", "1.0.1"))
    assert load_pack(path).digest != first
    names = [Path(name).name for name, _ in pack_files(path)]
    assert names[0] == "lakeside.yaml" and "metrics.yaml" in names


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("RL602: off", "RL999: off", "lakeside.yaml:7: medical-coder has no rule RL999"),
        ("severity: error", "severity: fatal", "lakeside.yaml:6: rules.RL401"),
        ("severity: error", "category: taste", "lakeside.yaml:6: no category taste in pack.yaml"),
        ("mid: 9", "mid: 90", "lakeside.yaml:"),
        ("kind: tool", "colour: red", "lakeside.yaml:10: vocabulary.terms.0.colour"),
        ("title: Coders", "tilte: Coders", "lakeside.yaml:4: tilte"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(write: Write, old: str, new: str, fault: str) -> None:
    assert any(line.startswith(fault) for line in faults_of(write(SMALL.replace(old, new)))), faults_of(
        write(SMALL.replace(old, new))
    )


def test_all_mistakes_are_told_at_once(write: Write) -> None:
    text = SMALL.replace("RL602: off", "RL999: off").replace("severity: error", "category: taste")
    assert len(faults_of(write(text))) == 2


def test_a_pack_that_extends_itself_is_refused(write: Write) -> None:
    path = write(SMALL.replace("extends: medical-coder", "extends: lakeside.yaml"))
    assert faults_of(path) == ["lakeside.yaml:3: lakeside.yaml extends itself"]


def test_a_pack_that_extends_nothing_known_is_refused(write: Write) -> None:
    with pytest.raises(UnknownPack, match="no rule pack 'nurse'"):
        load_pack(write(SMALL.replace("extends: medical-coder", "extends: nurse")))


def test_an_installed_package_offers_a_pack_without_its_code_being_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "lakeside_rules"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('this code must not run')\n", "utf-8")
    (package / "pack.yaml").write_text(SMALL, "utf-8")
    about = tmp_path / "lakeside_rules-1.0.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: lakeside-rules\nVersion: 1.0.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[resume_lint.packs]\nlakeside = lakeside_rules\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert installed_packs() == {"lakeside": package}
    assert "lakeside" in known_packs()
    assert load_pack("lakeside").id == "lakeside"
    assert "lakeside_rules" not in sys.modules
