"""Packs are found by id or folder; every fault is told with its file and line, all of them at once."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from resume_lint.errors import PackError, UnknownPack
from resume_lint.pack import STAGES, Pack, known_packs, load_pack

MANIFEST = """\
id: baker
version: 1.0.0
title: Baker
guide:
  title: The way of the baker
  sections: [Bread, Cake]
stages:
  - {id: entry, label: First years, years_from: 0, years_to: 3}
  - {id: mid, label: Middle years, years_from: 3, years_to: 5}
  - {id: senior, label: Later years, years_from: 5}
categories:
  - {id: results, title: Results, max: 60}
  - {id: looks, title: Looks, max: 40}
bands: {fair: 40, good: 60, strong: 80}
profession: {signs: {}, of: {kind: skill}, terms: 1, words: 10}
career:
  next_roles: {entry: [], mid: [], senior: []}
  next_credentials: {entry: [], mid: [], senior: []}
  salaries: {source: The guild, year: 2024, bands: []}
  alternatives: []
"""
RULE = """\
code: BK101
name: no-oven-named
severity: warning
category: results
points: {entry: 1, mid: 2, senior: 3}
raise: {when: none, of: skills, where: {kind: tool}}
message: No oven is named.
hint: Name it.
guide: {section: Bread, recommendation: name the oven}
examples:
  bad: [Baked bread.]
  good: [Baked bread in a deck oven.]
"""
WORDS = """\
metrics:
  - {id: loaf_volume, title: Loaves}
terms:
  - {id: deck_oven, name: Deck oven, kind: tool, category: oven}
"""
Bake = Callable[..., Path]


@pytest.fixture
def bake(tmp_path: Path) -> Bake:
    """Writes a small pack, with other texts in place of or beside its files, and gives its folder."""

    def write(**texts: str) -> Path:
        files = {
            "pack.yaml": MANIFEST,
            "checks/BK101-no-oven-named.yaml": RULE,
            "vocabulary/words.yaml": WORDS,
            **{name.replace("__", "/").replace("_yaml", ".yaml"): text for name, text in texts.items()},
        }
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return write


def faults_of(folder: Path) -> list[str]:
    """The faults as `file:line: what`, without the folder."""
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    return caught.value.message.replace(f"{folder}/", "").splitlines()


def test_the_shipped_pack_is_found_by_its_id_and_by_its_folder() -> None:
    by_id = load_pack("medical-coder")
    by_folder = load_pack(known_packs()["medical-coder"])
    assert by_id == by_folder
    assert by_id.id == "medical-coder"


def test_the_shipped_pack_has_words_of_every_kind_its_rules_ask_for() -> None:
    vocabulary = load_pack().vocabulary
    assert {term.kind for term in vocabulary.terms} == {"skill", "code_set", "tool", "specialty"}
    assert vocabulary.metrics


def test_rules_stand_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in load_pack().rules]
    assert codes == sorted(codes)
    assert len(codes) == len(set(codes))


def test_categories_add_to_100_at_every_stage() -> None:
    pack = load_pack()
    for stage in STAGES:
        assert sum(category.max.at(stage) for category in pack.categories) == 100


def test_rules_of_a_category_can_take_all_of_it_but_no_more() -> None:
    pack = load_pack()
    for stage in STAGES:
        for category in pack.categories:
            rules = [rule for rule in pack.rules if rule.category == category.id and stage in rule.applies]
            assert sum(rule.points.at(stage) for rule in rules) == category.max.at(stage), (
                category.id,
                stage,
            )


def test_a_rule_is_found_by_code_and_by_name() -> None:
    pack = load_pack()
    assert pack.rule("RL401") is pack.rule("missing-accuracy-figure") is not None
    assert pack.rule("RL000") is None


def test_an_unknown_pack_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownPack, match=r"no rule pack 'nurse': known are .*medical-coder"):
        load_pack("nurse")


def test_the_digest_changes_with_any_byte(bake: Bake) -> None:
    before = load_pack(bake()).digest
    assert load_pack(bake()).digest == before
    assert load_pack(bake(vocabulary__words_yaml=WORDS + "# more\n")).digest != before


def test_a_small_pack_loads(bake: Bake) -> None:
    pack = load_pack(bake())
    assert isinstance(pack, Pack)
    assert [rule.points.at("senior") for rule in pack.rules] == [3]
    assert [term.id for term in pack.vocabulary.terms] == ["deck_oven"]


def test_terms_of_several_files_are_joined_in_the_order_of_the_files(bake: Bake) -> None:
    more = "terms:\n  - {id: rye, name: Rye, kind: skill, category: bread}\n"
    pack = load_pack(bake(vocabulary__a_yaml=more))
    assert [term.id for term in pack.vocabulary.terms] == ["rye", "deck_oven"]


def test_an_unknown_key_is_told_with_its_line(bake: Bake) -> None:
    folder = bake(checks__BK101_no_oven_named_yaml="")
    (folder / "checks" / "BK101_no_oven_named.yaml").unlink()
    (folder / "checks" / "BK101-no-oven-named.yaml").write_text(RULE + "colour: red\n")
    assert faults_of(folder) == ["checks/BK101-no-oven-named.yaml:13: colour: Extra inputs are not permitted"]


def test_all_faults_of_all_files_are_told_at_once(bake: Bake) -> None:
    folder = bake(
        pack_yaml=MANIFEST.replace("version: 1.0.0\n", ""), vocabulary__bad_yaml="terms:\n  - {id: 5}\n"
    )
    (folder / "checks" / "BK101-no-oven-named.yaml").write_text(RULE.replace("warning", "grave"))
    assert faults_of(folder) == [
        "checks/BK101-no-oven-named.yaml:3: severity.entry: Input should be 'error', 'warning' or 'advice'",
        "checks/BK101-no-oven-named.yaml:3: severity.mid: Input should be 'error', 'warning' or 'advice'",
        "checks/BK101-no-oven-named.yaml:3: severity.senior: Input should be 'error', 'warning' or 'advice'",
        "pack.yaml:1: version: Field required",
        "vocabulary/bad.yaml:2: terms.0.category: Field required",
        "vocabulary/bad.yaml:2: terms.0.id: Input should be a valid string",
        "vocabulary/bad.yaml:2: terms.0.kind: Field required",
        "vocabulary/bad.yaml:2: terms.0.name: Field required",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("code: BK101", "code: BK102", "1: the file must be called BK102-no-oven-named.yaml"),
        ("category: results", "category: taste", "4: no category taste in pack.yaml"),
        ("section: Bread", "section: Pies", "9: the guide has no section 'Pies'"),
        ("raise: {when: none, of: skills, where: {kind: tool}}\n", "", "1: a rule has either raise or check"),
        ("where: {kind: tool}", "where: {colour: red}", "6: skills have no field colour"),
        ("where: {kind: tool}", "where: {kind: stove}", "6: kind of skills is never 'stove'"),
        ("where: {kind: tool}", "where: {id: [deck_oven, pan]}", "6: id of skills is never 'pan'"),
        (
            "of: skills, where: {kind: tool}",
            "of: claims, where: {metric: pie}",
            "6: metric of claims is never 'pie'",
        ),
        ("No oven is named.", "'No {oven}.'", "7: no value {oven} for this text"),
        ("No oven is named.", "'No {oven.'", "7: { and } must come in pairs"),
        ("[Baked bread.]", "['[[Baked bread.']", "11: [[ and ]] must come in pairs"),
        ("senior: 3}", "senior: 61}", ""),
    ],
)
def test_what_does_not_fit_together_is_told(bake: Bake, old: str, new: str, fault: str) -> None:
    folder = bake()
    assert old in RULE
    (folder / "checks" / "BK101-no-oven-named.yaml").write_text(RULE.replace(old, new))
    expected = f"checks/BK101-no-oven-named.yaml:{fault}"
    if not fault:
        expected = "pack.yaml:12: rules of results take up to 61 points at stage senior, more than its 60"
    assert faults_of(folder) == [expected]


def test_maxima_that_do_not_add_to_100_are_told(bake: Bake) -> None:
    folder = bake(pack_yaml=MANIFEST.replace("max: 40", "max: {entry: 40, mid: 41, senior: 40}"))
    assert faults_of(folder) == ["pack.yaml:11: maxima at stage mid add to 101, not to 100"]


def test_a_code_may_stand_in_one_rule_only(bake: Bake) -> None:
    folder = bake()
    second = RULE.replace("no-oven-named", "no-oven-shown")
    (folder / "checks" / "BK101-no-oven-shown.yaml").write_text(second)
    assert faults_of(folder) == [
        "checks/BK101-no-oven-shown.yaml:1: BK101 is the code of BK101-no-oven-named.yaml too"
    ]


def test_an_id_may_stand_once_in_all_files_of_a_list(bake: Bake) -> None:
    again = "terms:\n  - {id: rye, name: Rye, kind: skill, category: bread}\n"
    again += "  - {id: deck_oven, name: Oven, kind: tool, category: oven}\n"
    assert faults_of(bake(vocabulary__zz_yaml=again)) == [
        "vocabulary/zz.yaml:3: the id deck_oven stands twice in terms"
    ]


def test_a_key_that_stands_twice_is_told(bake: Bake) -> None:
    assert faults_of(bake(vocabulary__zz_yaml="terms: []\nterms: []\n")) == [
        "vocabulary/zz.yaml:1: the key terms stands twice in one mapping"
    ]


def test_broken_yaml_is_told_with_its_line(bake: Bake) -> None:
    found = faults_of(bake(vocabulary__zz_yaml="terms:\n  - {id: rye\n"))
    assert len(found) == 1
    assert found[0].startswith("vocabulary/zz.yaml:3: ")


def test_bytes_that_are_no_utf_8_are_told(bake: Bake) -> None:
    folder = bake()
    (folder / "vocabulary" / "zz.yaml").write_bytes(b"terms: [\xff]\n")
    assert faults_of(folder) == ["vocabulary/zz.yaml:1: not UTF-8"]


def test_the_hash_seed_changes_nothing() -> None:
    code = "from resume_lint.pack import load_pack; import hashlib; p = load_pack(); "
    code += (
        "print(p.digest, hashlib.sha256(repr(p.vocabulary).encode() + repr(p.rules).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("section: Bread", "nothing answers say-figures"),
        ("section: Bread, rules: [XX999]", "no XX999 in rules"),
        ("section: Bread, score: [luck]", "no luck in score"),
        ("section: Bread, career: [luck]", "no luck in career"),
        ("section: Nowhere, rules: [BK101]", "the guide has no section 'Nowhere'"),
    ],
)
def test_a_recommendation_without_an_answer_is_told(bake: Bake, line: str, fault: str) -> None:
    text = f"recommendations:\n  - {{id: say-figures, says: Say figures, {line}}}\n"
    assert faults_of(bake(guide_yaml=text)) == [f"guide.yaml:2: {fault}"]
