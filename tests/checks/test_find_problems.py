"""Findings: which rules are raised by hand-made records, with which places, words and points."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from resume_lint.checks import find_problems, require_runnable, why_no_score
from resume_lint.errors import PackError
from resume_lint.pack import Pack
from resume_lint.records import Finding, Phrase, Resume, Statement


def raised(resume: Resume, pack: Pack) -> dict[str, Finding]:
    return {finding.code: finding for finding in find_problems(resume, pack)}


def test_findings_stand_in_the_order_of_their_codes(hand: Any, pack: Pack) -> None:
    codes = [finding.code for finding in find_problems(hand.resume(), pack)]
    assert codes == sorted(codes)
    assert len(codes) == len(set(codes))


def test_an_empty_resume_raises_what_is_missing_and_nothing_else(hand: Any, pack: Pack) -> None:
    names = [finding.name for finding in find_problems(hand.resume(), pack)]
    assert names == [
        "no-recognised-credential",
        "no-ehr-named",
        "no-encoder-named",
        "no-specialty-named",
        "missing-accuracy-figure",
        "missing-volume-figure",
        "missing-denial-impact",
        "no-audit-work",
        "no-mentoring-shown",
        "missing-heading",
        "contact-missing",
    ]


def test_a_missing_thing_has_no_place(hand: Any, pack: Pack) -> None:
    assert raised(hand.resume(), pack)["RL401"].evidence == ()


def test_each_vague_claim_is_a_place_of_one_finding(hand: Any, pack: Pack) -> None:
    vague = (hand.vague("high accuracy", 50), hand.vague("top quality", 10))
    finding = raised(hand.resume(vague_claims=vague), pack)["RL405"]
    assert [place.text for place in finding.evidence] == ["top quality", "high accuracy"]
    assert finding.message == "A result without its figure: “top quality”, “high accuracy”."
    assert finding.points == 2


def test_points_for_each_place_end_at_the_points_of_the_rule(hand: Any, pack: Pack) -> None:
    vague = tuple(hand.vague("high accuracy", start) for start in range(0, 900, 100))
    finding = raised(hand.resume(vague_claims=vague), pack)["RL405"]
    assert len(finding.evidence) == 9
    assert finding.points == 3


def test_severity_and_points_go_by_the_stage(hand: Any, pack: Pack) -> None:
    entry = raised(hand.resume("entry"), pack)["RL403"]
    senior = raised(hand.resume("senior"), pack)["RL403"]
    assert (entry.severity, entry.points) == ("advice", 3)
    assert (senior.severity, senior.points) == ("warning", 10)


def test_a_rule_is_silent_at_stages_it_does_not_apply_to(hand: Any, pack: Pack) -> None:
    assert "RL502" not in raised(hand.resume("entry"), pack)
    assert "RL503" in raised(hand.resume("senior"), pack)


@pytest.mark.parametrize("status", ["in_progress", "expired", "retired"])
def test_a_credential_not_held_is_none(hand: Any, pack: Pack, status: str) -> None:
    held = hand.credential("CPC", status, "header", hand.at("CPC", 5))
    assert "RL201" in raised(hand.resume(credentials=(held,)), pack)


def test_a_role_with_no_claim_is_named_by_its_title(hand: Any, pack: Pack) -> None:
    roles = (hand.role("Coder", 0, 100), hand.role("Clerk", 100, 200), hand.role("Extern", 200, 300))
    claims = (hand.claim("chart_volume", 50, role=0), hand.claim("chart_volume", 250))
    finding = raised(hand.resume(experience=roles, claims=claims), pack)["RL404"]
    assert [place.text for place in finding.evidence] == ["Clerk"]
    assert "“Clerk”" in finding.message
    assert finding.points == 3


def test_unpaid_work_needs_no_figure(hand: Any, pack: Pack) -> None:
    unpaid = hand.role("Helper", 0, 100, evidence=hand.at("Helper", 0, "volunteer"))
    assert "RL404" not in raised(hand.resume(experience=(unpaid,)), pack)


def test_a_role_with_neither_start_nor_end_lacks_dates(hand: Any, pack: Pack) -> None:
    roles = (hand.role("Coder", 0, 100, begun=None), hand.role("Clerk", 100, 200))
    finding = raised(hand.resume(experience=roles), pack)["RL501"]
    assert [place.text for place in finding.evidence] == ["Coder"]


class TestVagueCodeSet:
    def test_icd_10_alone_is_vague_even_beside_cpt(self, hand: Any, pack: Pack) -> None:
        skills = (
            hand.skill("icd_10", "code_set", hand.at("ICD-10", 40, "skills"), vague=True),
            hand.skill("cpt", "code_set", hand.at("CPT", 50, "skills")),
        )
        finding = raised(hand.resume(skills=skills), pack)["RL302"]
        assert [place.text for place in finding.evidence] == ["ICD-10"]

    def test_icd_10_beside_icd_10_cm_is_no_fault(self, hand: Any, pack: Pack) -> None:
        skills = (
            hand.skill("icd_10", "code_set", hand.at("ICD-10", 40), vague=True),
            hand.skill("icd_10_cm", "code_set", hand.at("ICD-10-CM", 50)),
        )
        assert "RL302" not in raised(hand.resume(skills=skills), pack)

    def test_a_coder_who_names_no_set_at_all_is_asked_at_the_job(self, hand: Any, pack: Pack) -> None:
        job = hand.role("Medical Coder", 0, 100, relevant=True, track="coder")
        finding = raised(hand.resume(experience=(job,)), pack)["RL302"]
        assert [place.text for place in finding.evidence] == ["Medical Coder"]

    def test_a_clerk_who_names_no_set_is_not_asked(self, hand: Any, pack: Pack) -> None:
        job = hand.role("Clerk", 0, 100, relevant=True, track="adjacent")
        assert "RL302" not in raised(hand.resume(experience=(job,)), pack)


class TestGenericSkillList:
    def listed(self, hand: Any) -> tuple[Any, ...]:
        return (
            hand.skill("icd_10_cm", "code_set", hand.at("ICD-10-CM", 400, "skills"), category="diagnosis"),
            hand.skill("cpt", "code_set", hand.at("CPT", 20, "experience"), hand.at("CPT", 420, "skills")),
        )

    def test_a_list_of_another_trade_is_none(self, hand: Any, pack: Pack) -> None:
        skills = tuple(
            hand.skill(name, "tool", hand.at(name, at, "skills")) for name, at in (("sap", 9), ("kaizen", 20))
        )
        assert "RL406" not in raised(hand.resume(skills=skills), pack)

    def test_one_figure_of_the_work_among_others_is_enough(self, hand: Any, pack: Pack) -> None:
        claims = (hand.claim("chart_volume", 10), hand.claim("other", 20), hand.claim("people_trained", 30))
        assert "RL406" not in raised(hand.resume(skills=self.listed(hand), claims=claims), pack)

    def test_figures_of_another_profession_back_nothing(self, hand: Any, pack: Pack) -> None:
        claims = (hand.claim("error_rate", 10), hand.claim("productivity", 20), hand.claim("other", 30))
        jobs = (hand.role("Pharmacy Technician", 0, 100, relevant=False),)
        assert "RL406" in raised(hand.resume(skills=self.listed(hand), claims=claims, experience=jobs), pack)

    def test_each_skill_in_the_list_is_a_place(self, hand: Any, pack: Pack) -> None:
        finding = raised(hand.resume(skills=self.listed(hand)), pack)["RL406"]
        assert [place.span[0] for place in finding.evidence] == [400, 420]

    def test_two_figures_of_own_work_back_the_list(self, hand: Any, pack: Pack) -> None:
        claims = (hand.claim("coding_accuracy", 10), hand.claim("chart_volume", 20))
        assert "RL406" not in raised(hand.resume(skills=self.listed(hand), claims=claims), pack)

    def test_one_figure_is_too_little(self, hand: Any, pack: Pack) -> None:
        claims = (hand.claim("chart_volume", 20),)
        assert "RL406" in raised(hand.resume(skills=self.listed(hand), claims=claims), pack)

    def test_figures_of_other_work_back_nothing(self, hand: Any, pack: Pack) -> None:
        claims = (hand.claim("people_trained", 10), hand.claim("other", 20))
        assert "RL406" in raised(hand.resume(skills=self.listed(hand), claims=claims), pack)

    def test_a_resume_without_a_list_has_none(self, hand: Any, pack: Pack) -> None:
        used = (
            hand.skill("icd_10_cm", "code_set", hand.at("ICD-10-CM", 40, "experience")),
            hand.skill("cpt", "code_set", hand.at("CPT", 60, "experience")),
        )
        assert "RL406" not in raised(hand.resume(skills=used), pack)


class TestFieldNotShown:
    def named(self, hand: Any, start: int) -> Any:
        return hand.skill(
            "surgery", "specialty", hand.at("surgery", start, "experience"), counts_as=("specialty",)
        )

    def test_a_field_named_in_the_work_is_enough(self, hand: Any, pack: Pack) -> None:
        assert "RL305" not in raised(hand.resume(skills=(self.named(hand, 50),)), pack)

    def test_a_field_named_in_a_job_of_another_profession_is_none(self, hand: Any, pack: Pack) -> None:
        jobs = (hand.role("Patient Transporter", 0, 100, relevant=False),)
        assert "RL305" in raised(hand.resume(skills=(self.named(hand, 50),), experience=jobs), pack)

    def test_a_field_that_was_only_watched_is_none(self, hand: Any, pack: Pack) -> None:
        seen = (Phrase("watching", "shadowed", hand.at("Shadowed", 40)),)
        line = (Statement(6, True, 0, hand.at("Shadowed coders of surgery charts.", 40)),)
        assert "RL305" in raised(
            hand.resume(skills=(self.named(hand, 60),), phrases=seen, statements=line), pack
        )

    def test_the_name_of_the_employer_may_tell_it(self, hand: Any, pack: Pack) -> None:
        jobs = (hand.role("Coder", 0, 100, relevant=True, employer_specialties=("orthopedics",)),)
        assert "RL305" not in raised(hand.resume(experience=jobs), pack)


class TestAccuracyBelowStandard:
    def test_one_level_at_the_standard_is_enough(self, hand: Any, pack: Pack) -> None:
        low = replace(hand.claim("coding_accuracy", 10), value=91.0)
        assert "RL407" in raised(hand.resume(claims=(low,)), pack)
        assert "RL407" not in raised(hand.resume(claims=(low, replace(low, value=95.0))), pack)
        assert "RL407" not in raised(hand.resume(claims=(replace(low, value_max=96.0),)), pack)

    def test_a_rise_is_no_low_level(self, hand: Any, pack: Pack) -> None:
        rise = replace(hand.claim("coding_accuracy", 10), value=93.0, baseline=88.0, direction="increase")
        assert "RL407" not in raised(hand.resume(claims=(rise,)), pack)

    def test_beginners_are_not_asked(self, hand: Any, pack: Pack) -> None:
        low = replace(hand.claim("coding_accuracy", 10), value=91.0)
        assert "RL407" not in raised(hand.resume("entry", claims=(low,)), pack)


def test_a_level_of_errors_tells_accuracy_and_a_change_of_them_does_not(hand: Any, pack: Pack) -> None:
    level = hand.claim("error_rate", 10)
    assert "RL401" not in raised(hand.resume(claims=(level,)), pack)
    assert "RL401" in raised(hand.resume(claims=(replace(level, direction="decrease"),)), pack)


def test_work_is_told_once_by_the_credential_that_it_asks_for(hand: Any, pack: Pack) -> None:
    jobs = tuple(
        replace(hand.role("Coding Auditor", start, start + 99), canonical_title="coding_auditor")
        for start in (0, 100)
    )
    finding = raised(hand.resume(experience=jobs), pack)["RL205"]
    assert [place.span[0] for place in finding.evidence] == [0]
    assert "CPMA, for auditing" in finding.message
    held = replace(hand.credential("CPMA", "active", "header", hand.at("CPMA", 5)), tracks=("audit",))
    assert "RL205" not in raised(hand.resume(experience=jobs, credentials=(held,)), pack)


def test_details_of_persons_take_no_points(pack: Pack) -> None:
    asked = [rule for rule in pack.rules if rule.raise_ is not None and rule.raise_.of == "personal_details"]
    contact = [rule for rule in pack.rules if rule.check == "contact_missing"]
    assert len(asked) >= 6 and len(contact) == 1
    for rule in (*asked, *contact):
        assert [rule.points.at(stage) for stage in rule.applies] == [0] * len(rule.applies)


class TestProminence:
    def resume(self, hand: Any, prominence: str, start: int, section: str) -> Resume:
        held = hand.credential("CPC", "active", prominence, hand.at("CPC", start, section))
        sections = (hand.section("experience", 100, 500), hand.section("certifications", 500, 600))
        result: Resume = hand.resume(credentials=(held,), sections=sections)
        return result

    def test_after_the_name_or_in_the_summary_is_prominent(self, hand: Any, pack: Pack) -> None:
        assert "RL202" not in raised(self.resume(hand, "header", 10, "contact"), pack)
        assert "RL202" not in raised(self.resume(hand, "summary", 50, "summary"), pack)

    def test_a_section_before_the_first_job_is_prominent(self, hand: Any, pack: Pack) -> None:
        assert "RL202" not in raised(self.resume(hand, "section", 60, "certifications"), pack)

    def test_a_section_after_the_jobs_is_not(self, hand: Any, pack: Pack) -> None:
        finding = raised(self.resume(hand, "section", 520, "certifications"), pack)["RL202"]
        assert [place.span for place in finding.evidence] == [(520, 523)]

    def test_one_lost_in_running_text_is_told_beside_a_prominent_one(self, hand: Any, pack: Pack) -> None:
        first = hand.credential("CPC", "active", "header", hand.at("CPC", 5, "contact"))
        lost = hand.credential("CRC", "active", "body", hand.at("CRC", 300, "experience"))
        finding = raised(hand.resume(credentials=(first, lost)), pack)["RL202"]
        assert [place.text for place in finding.evidence] == ["CRC"]


class TestNoScore:
    def test_few_words_are_too_little_text(self, hand: Any, pack: Pack) -> None:
        assert [one.code for one in why_no_score(hand.resume(words=12), pack)] == ["too-little-text"]

    def test_nothing_of_the_profession_is_another_profession(self, hand: Any, pack: Pack) -> None:
        cook = hand.resume(experience=(hand.role("Cook", 0, 100),))
        assert [one.code for one in why_no_score(cook, pack)] == ["not-this-profession"]

    def test_a_credential_in_progress_is_of_the_profession(self, hand: Any, pack: Pack) -> None:
        student = hand.resume(credentials=(hand.credential("CPC", "in_progress", "summary"),))
        assert why_no_score(student, pack) == ()

    def test_a_job_of_the_profession_is_enough(self, hand: Any, pack: Pack) -> None:
        assert why_no_score(hand.resume(experience=(hand.role("Coder", 0, 9, relevant=True),)), pack) == ()

    def test_two_words_of_the_profession_are_enough_for_a_newcomer(self, hand: Any, pack: Pack) -> None:
        skills = tuple(hand.skill(id, "code_set", category="diagnosis") for id in ("icd_10", "icd_10_cm"))
        assert why_no_score(hand.resume(skills=skills), pack) == ()
        assert why_no_score(hand.resume(skills=skills[:1]), pack) != ()


def test_the_shipped_rules_can_all_be_run(pack: Pack) -> None:
    require_runnable(pack)


def test_an_unknown_check_and_a_wrong_option_are_told_together(pack: Pack, tmp_path: Path) -> None:
    unknown, wrong = tmp_path / "a.yaml", tmp_path / "b.yaml"
    unknown.write_text("code: RL901\ncheck: find_luck\n")
    wrong.write_text("code: RL902\ncheck: nothing_shows\nwith:\n  claims: {luck: 7}\n")
    rule = pack.rules[0]
    rules = (
        rule.model_copy(update={"raise_": None, "check": "find_luck", "file": str(unknown)}),
        rule.model_copy(
            update={
                "raise_": None,
                "check": "nothing_shows",
                "with_": {"claims": {"luck": 7}},
                "file": str(wrong),
            }
        ),
    )
    with pytest.raises(PackError) as caught:
        require_runnable(pack.model_copy(update={"rules": rules}))
    first, second = caught.value.message.replace(f"{tmp_path}/", "").splitlines()
    assert first.startswith("a.yaml:2: no check find_luck: known are buried_credentials, ")
    assert second == "b.yaml:4: claims have no field luck"
