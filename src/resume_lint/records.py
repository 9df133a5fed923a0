"""What a report holds: frozen values that detectors make, checks judge and reports print.

Every value that stands somewhere in the resume carries an `Evidence`: the words, their offsets in the
document's text, and the boxes on the page where a reader sees them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Box = tuple[float, float, float, float]

SectionKind = Literal[
    "contact",
    "summary",
    "experience",
    "education",
    "certifications",
    "skills",
    "projects",
    "awards",
    "volunteer",
    "other",
]
StageId = Literal["entry", "mid", "senior"]
Severity = Literal["error", "warning", "advice"]
Effort = Literal["small", "medium", "large"]
SkillEvidence = Literal["listed", "used", "quantified"]
CredentialStatus = Literal["active", "apprentice", "in_progress", "expired", "retired"]
Prominence = Literal["header", "summary", "section", "body"]
Comparator = Literal["eq", "ge", "le", "approx"]
Direction = Literal["level", "increase", "decrease"]
Unit = Literal[
    "percent",
    "percentage_point",
    "usd",
    "count",
    "day",
    "hour",
    "minute",
    "week",
    "month",
    "year",
    "ratio",
    "index",
]
MisreadingKind = Literal[
    "hidden_text",
    "contact_in_header",
    "text_in_picture",
    "page_without_text",
    "mixed_columns",
    "unmapped_font",
    "readers_disagree",
]
TimelineKind = Literal[
    "gap", "since_last_job", "overlap", "reversed", "future", "undated", "one_date", "year_only"
]
Explanation = Literal["education", "leave", "volunteer", "part_time"]
Per = Literal["hour", "day", "week", "month", "quarter", "year", "shift"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a reader can see it: `span` counts characters of the document's text, half open.

    `page` counts from 1 and is None where the format has no pages; `boxes` are in PDF points from the top
    left of the page, one per line of text touched, empty where the format has no pages.
    """

    text: str
    span: Span
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    section: SectionKind | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the resume under one heading; `title` is the heading as printed, "" where there is none.

    `usual` says that the heading has one of the words by which programs know such a part; `boxes` are where it stands.
    """

    kind: SectionKind
    title: str
    span: Span
    page: int | None = None
    usual: bool = True
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A date as precise as the resume gives it: `month` is None where only a year stands.

    >>> str(Month(2021, 3)), str(Month(2021))
    ('2021-03', '2021')
    """

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Role:
    """One job: dates as `YYYY-MM` or `YYYY` (None where not given), `months` counted with the last one in.

    `canonical_title` is the id of the title in the pack, None where unknown. `relevant` says that the months
    count as experience in the pack's profession; `level` is the pack's stage for the title. `employer_specialties`
    are the ids of the specialties that the employer's name tells ("Valley Orthopedic Group").
    """

    title: str
    canonical_title: str | None
    organization: str | None
    start: str | None
    end: str | None
    current: bool
    months: int | None
    span: Span
    evidence: Evidence
    relevant: bool = False
    level: StageId | None = None
    track: str | None = None
    claims: tuple[str, ...] = ()
    trainee: bool = False
    employer_specialties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """What a careful reader notices in the dates of the jobs; `roles` are their places in `experience`.

    `gap` and `overlap` run from `start` to `end`, as short as the dates allow, `since_last_job` from `start` on.
    Of one job are `reversed` (it ends before it starts), `future` (a date after the day of the analysis),
    `undated`, `one_date` (only a start, only an end, or one date) and `year_only`, with the job's own dates.
    `explained_by` says what the resume gives for a gap (education, leave, volunteer) or an overlap (part_time).
    """

    kind: TimelineKind
    start: str | None
    end: str | None
    months: int | None
    roles: tuple[int, ...]
    explained_by: Explanation | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Education:
    """One course of study; `end` is `YYYY-MM` or `YYYY`, `accreditation` the body's acronym.

    `level` is that of the degree in the pack (certificate, associate, bachelor ...), None where unknown.
    """

    degree: str | None
    field: str | None
    school: str | None
    accreditation: str | None
    end: str | None
    span: Span
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """One credential of the person, with every place that names it.

    `recognised` says that the pack counts it as a credential of the profession; `year` is when it was earned,
    None where not given; `sure` is False where the acronym has other meanings and nothing settles it. `earned` and
    `expires` are `YYYY-MM` or `YYYY`. Of `number` only the last signs are kept ("•••4567").
    """

    acronym: str
    name: str
    issuer: str | None
    status: CredentialStatus
    year: int | None
    prominence: Prominence
    mentions: tuple[Evidence, ...]
    recognised: bool = True
    sure: bool = True
    tracks: tuple[str, ...] = ()
    earned: str | None = None
    expires: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class CredentialMistake:
    """A credential told wrong: `written` are the resume's words, `meant` what the pack knows in their place.

    `kind` is `wrong_issuer` (another body's name stands beside it), `wrong_name` (its letters are spelled out wrong)
    or `old_name` (the letters are no longer given; `meant` are those that took their place).
    """

    kind: Literal["wrong_issuer", "wrong_name", "old_name"]
    acronym: str
    written: str
    meant: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill, code set, tool or specialty of the pack's vocabulary, and how the resume backs it.

    `kind` is skill, code_set, tool or specialty; `counts_as` what a rule may take it for (ehr, encoder ...).
    `roles` are the places in `experience` of the jobs that name it, `months` those of these jobs (overlaps once) and
    `last_used` the last of them, both None where no dated job does. `outdated` says that the field no longer uses it,
    `misspelled` that it stands nowhere as it is written.
    """

    id: str
    name: str
    category: str
    vague: bool
    evidence: SkillEvidence
    mentions: tuple[Evidence, ...]
    claims: tuple[str, ...] = ()
    kind: str = "skill"
    counts_as: tuple[str, ...] = ()
    soft: bool = False
    generic: bool = False
    roles: tuple[int, ...] = ()
    months: int | None = None
    last_used: str | None = None
    outdated: bool = False
    misspelled: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantified claim, as the claim contract in the documentation defines its fields."""

    id: str
    metric: str
    value: float
    value_max: float | None
    unit: Unit
    comparator: Comparator
    direction: Direction
    baseline: float | None
    per: Per | None
    object: str | None
    period: str | None
    evidence: Evidence
    role: int | None = None


@dataclass(frozen=True, slots=True)
class VagueClaim:
    """A result promised without a figure, with the metric it points at."""

    metric: str
    evidence: Evidence


DoubtKind = Literal[
    "impossible",
    "suspicious",
    "contradicting",
    "wrong_arithmetic",
    "repeated",
    "missing_baseline",
    "missing_period",
    "below_standard",
    "ambiguous_definition",
]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a careful reader would ask about a claim: `claims` are the ids of those it is about, the last one at fault.

    `expected` is the figure it clashes with: the bound, the right amount, the standard; None where there is none.
    """

    kind: DoubtKind
    metric: str
    claims: tuple[str, ...]
    evidence: Evidence
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stock phrase of the pack (duty, filler, trait, scale) found in the resume.

    `opens` says that a statement begins with it, `quantified` that a claim stands in the same paragraph.
    """

    kind: str
    phrase: str
    evidence: Evidence
    ask: str = ""
    opens: bool = False
    quantified: bool = False


@dataclass(frozen=True, slots=True)
class PersonalDetail:
    """A detail of a person: how to reach the writer (`about` contact), of the writer, or of a patient.

    The words of `evidence` are masked: the value itself stands in no report.
    """

    kind: str
    about: Literal["contact", "person", "patient"]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Statement:
    """One paragraph of a job: so many words, as a bullet or not; `role` is its job's place in the experience."""

    words: int
    bullet: bool
    role: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A term of the pack written wrong: `meant` is how it is written, `skill` its id."""

    meant: str
    skill: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Misreading:
    """What a machine reads otherwise than a person sees it: `kind` says what, `how` in which way.

    `evidence` is None where it is no matter of certain words, such as a page that is one picture; `instead` is what
    the other reader gets, where two were asked.
    """

    kind: MisreadingKind
    how: str
    evidence: Evidence | None = None
    page: int | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """Career stage, years of relevant experience (one decimal), how it was found, and the track."""

    id: StageId
    years: float
    basis: str
    track: Literal["management", "specialist"] | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """What the resume says: records only, no judgement."""

    stage: Stage
    sections: tuple[Section, ...]
    experience: tuple[Role, ...]
    education: tuple[Education, ...]
    credentials: tuple[Credential, ...]
    skills: tuple[Skill, ...]
    claims: tuple[Claim, ...]
    vague_claims: tuple[VagueClaim, ...]
    phrases: tuple[Phrase, ...] = ()
    misspellings: tuple[Misspelling, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    credential_mistakes: tuple[CredentialMistake, ...] = ()
    misreadings: tuple[Misreading, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    personal_details: tuple[PersonalDetail, ...] = ()
    statements: tuple[Statement, ...] = ()
    words: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class GuideRef:
    """The recommendation of the career guide on which a rule rests."""

    section: str
    recommendation: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to better: `points` is exactly what fixing it wins, `effort` the work that fixing it takes."""

    code: str
    name: str
    severity: Severity
    message: str
    hint: str
    points: float
    guide: GuideRef
    evidence: tuple[Evidence, ...]
    category: str = ""
    effort: Effort = "medium"


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """Points won in one category, with the codes of the findings that took the rest."""

    id: str
    title: str
    points: float
    max: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of the categories, out of `max`."""

    total: float
    max: float
    band: Literal["weak", "fair", "good", "strong"]
    categories: tuple[CategoryScore, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the file that could not be read, e.g. a page without text."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class NextRole:
    """A title that the guide names as a next step, with its track, what it is, and what it asks for."""

    id: str
    title: str
    track: str
    why: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextCredential:
    """A credential that the guide names for the next step, and why.

    `because` says why it stands where it does in the order, `evidence` the words that put it there.
    """

    acronym: str
    name: str
    why: str
    because: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Salary:
    """Yearly wages in US dollars between two percentiles, as the guide gives them."""

    percentile: tuple[int, int]
    low: int
    high: int
    source: str
    year: int


@dataclass(frozen=True, slots=True)
class Path:
    """A neighbouring career; `evidence` are the words that point to it, `missing` what it asks for beside them."""

    title: str
    why: str
    supported: bool
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedSpecialty:
    """A specialty that the resume names, and whether the guide lists it among those in high demand."""

    name: str
    high_demand: bool


@dataclass(frozen=True, slots=True)
class PayDriver:
    """What moves pay by the guide, and the words of the resume that show it already, none where nothing does."""

    what: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Wage:
    """Yearly wages in US dollars at one percentile, and of whom they are typical."""

    percentile: int
    annual: int
    typical_of: str


@dataclass(frozen=True, slots=True)
class Market:
    """The labour market of the profession; wages in US dollars, growth in percent over the whole period."""

    growth_percent: float
    growth_from: int
    growth_to: int
    annual_openings: int
    new_positions: int
    employed: int
    median_annual: int
    mean_annual: int
    median_hourly: float
    remote: str
    wages: tuple[Wage, ...]
    source: str
    year: int


@dataclass(frozen=True, slots=True)
class Career:
    """What may come next by the guide; it never moves the score.

    `basis` says how the stage was found, `remote` the words that show remote work, `education` what to think of
    learning next.
    """

    stage: StageId
    next_roles: tuple[NextRole, ...]
    next_credentials: tuple[NextCredential, ...]
    salary: Salary | None
    alternatives: tuple[str, ...]
    basis: str = ""
    paths: tuple[Path, ...] = ()
    specialties: tuple[NamedSpecialty, ...] = ()
    pay_drivers: tuple[PayDriver, ...] = ()
    education: str = ""
    remote: tuple[Evidence, ...] = ()
    market: Market | None = None
