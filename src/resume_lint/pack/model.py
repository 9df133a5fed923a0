"""What a rule pack holds, frozen: rules, categories, stages, bands, career data and the profession's words.

Nothing here reads files. Unknown keys are faults, so that a slip in a YAML file is told and not passed over.
"""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from resume_lint.records import Effort, GuideRef, Severity, StageId
from resume_lint.vocabulary import Vocabulary

STAGES: tuple[StageId, ...] = ("entry", "mid", "senior")
T = TypeVar("T")
Scalar = str | int | float | bool | None
RecordKind = Literal[
    "sections",
    "experience",
    "education",
    "credentials",
    "credential_mistakes",
    "skills",
    "claims",
    "vague_claims",
    "doubts",
    "phrases",
    "misspellings",
    "personal_details",
    "misreadings",
    "timeline",
]


class Part(BaseModel):
    """A piece of a pack: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class PerStage(Part, Generic[T]):
    """One value for each career stage."""

    entry: T
    mid: T
    senior: T

    def at(self, stage: StageId) -> T:
        """The value at `stage`."""
        value: T = getattr(self, stage)
        return value


def _for_each_stage(value: Any) -> Any:
    return value if isinstance(value, (dict, PerStage)) else dict.fromkeys(STAGES, value)


def _tuple_of(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else (value,)


Count = Annotated[int, Field(strict=True, ge=0)]
CountPerStage = Annotated[PerStage[Count], BeforeValidator(_for_each_stage)]
SeverityPerStage = Annotated[PerStage[Severity], BeforeValidator(_for_each_stage)]
OneOf = Annotated[tuple[Scalar, ...], BeforeValidator(_tuple_of)]
Where = dict[str, OneOf]


class Raise(Part):
    """When a rule is raised: for `any` record of a kind with such values in its fields, or if `none` has."""

    when: Literal["any", "none"]
    of: RecordKind
    where: Where = Field(default_factory=dict)


class FileExample(Part):
    """A resume that words alone can't give: a file in the folder `files` beside the rules, with its evidence."""

    file: str
    marked: tuple[str, ...] = ()


class Examples(Part):
    """Resumes in a few lines that must raise the rule, its evidence in `[[ ]]`, and some that must not."""

    bad: tuple[str | FileExample, ...] = Field(min_length=1)
    good: tuple[str | FileExample, ...] = Field(min_length=1)


class Rule(Part):
    """One rule, as its YAML file says it; `file` and `line` tell where it stands.

    `points` is the most that its finding takes; with `each`, that much goes for each place, up to `points`.
    `effort` is the work that fixing it takes, `why` what it costs a person not to, and `misfires` are the false
    alarms that are known.
    """

    code: str = Field(pattern=r"^[A-Z]{2,4}\d{3}$")
    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    severity: SeverityPerStage
    category: str
    points: CountPerStage
    each: CountPerStage | None = None
    raise_: Raise | None = Field(default=None, alias="raise")
    check: str | None = None
    with_: dict[str, Any] = Field(default_factory=dict, alias="with")
    message: str = Field(min_length=1)
    hint: str = Field(min_length=1)
    effort: Effort = "medium"
    why: str = ""
    misfires: tuple[str, ...] = ()
    guide: GuideRef
    applies: tuple[StageId, ...] = STAGES
    examples: Examples
    file: str = ""

    def points_for(self, places: int, stage: StageId) -> int:
        """What a finding with that many places takes at `stage`."""
        most = self.points.at(stage)
        return most if self.each is None else min(most, self.each.at(stage) * places)


class Guide(Part):
    """The career guide that the rules rest on, with the headings that they may cite."""

    title: str
    sections: tuple[str, ...] = Field(min_length=1)


class Recommendation(Part):
    """Something that the guide recommends or states (`says`), and what of the pack answers it."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    section: str
    says: str = Field(min_length=1)
    rules: tuple[str, ...] = ()
    score: tuple[str, ...] = ()
    career: tuple[str, ...] = ()


class Coverage(Part):
    """The file `guide.yaml`: the recommendations of the guide, each with its answer."""

    recommendations: tuple[Recommendation, ...] = ()


class StageBand(Part):
    """A career stage by years of relevant experience, `years_to` left open for the last one."""

    id: StageId
    label: str
    years_from: float = Field(ge=0)
    years_to: float | None = None


class Category(Part):
    """A part of the score, with its maximum at each stage."""

    id: str
    title: str
    max: CountPerStage


class Bands(Part):
    """The lowest total of each band but the lowest."""

    fair: Count
    good: Count
    strong: Count

    def band_of(self, total: float) -> Literal["weak", "fair", "good", "strong"]:
        """The name of the band in which `total` lies."""
        if total >= self.strong:
            return "strong"
        if total >= self.good:
            return "good"
        return "fair" if total >= self.fair else "weak"


Wheres = Annotated[tuple[Where, ...], BeforeValidator(_tuple_of)]


class Signs(Part):
    """What shows that something is true of a resume: a record of any of these kinds with these fields.

    Of one kind there may be several such sets of fields, as a list.
    """

    experience: Wheres = ()
    education: Wheres = ()
    credentials: Wheres = ()
    skills: Wheres = ()
    claims: Wheres = ()

    def wanted(self) -> tuple[tuple[str, Where], ...]:
        """The kinds of records asked for, each with its fields."""
        kinds = ("experience", "education", "credentials", "skills", "claims")
        return tuple((kind, where) for kind in kinds for where in getattr(self, kind))


class Profession(Part):
    """What shows that a resume is of this profession: one of `signs`, or `terms` different skills of `of`."""

    signs: Signs
    of: Where
    terms: Count
    words: Count


class RoleStep(Part):
    """A next role that the guide names, with the id of its title in the vocabulary, what it is and what it asks for.

    It is no step for who shows one of `unless`.
    """

    id: str
    title: str
    track: str
    why: str = ""
    needs: tuple[str, ...] = ()
    unless: Signs | None = None


class CredentialStep(Part):
    """A next credential that the guide names; where `if` finds its signs, it comes first."""

    acronym: str
    name: str
    why: str
    if_: Signs | None = Field(default=None, alias="if")
    unless: tuple[str, ...] = ()


class SalaryBand(Part):
    """Wages of a stage; a stage may have a band that begins at `years_from` or holds for `tracks` only."""

    stage: StageId
    percentile: tuple[int, int]
    low: int
    high: int
    years_from: float = 0
    tracks: tuple[str, ...] = ()


class WagePoint(Part):
    """Yearly wages at one percentile, and of whom they are typical."""

    percentile: int = Field(gt=0, lt=100)
    annual: Count
    typical_of: str


class Salaries(Part):
    """The wage bands, with who published the figures, and of which year they are."""

    source: str
    year: int
    bands: tuple[SalaryBand, ...]
    wages: tuple[WagePoint, ...] = ()


class MarketData(Part):
    """How many work in the profession, how many are sought, and what they earn; `remote` in a sentence."""

    growth_percent: float
    growth_from: int
    growth_to: int
    annual_openings: Count
    new_positions: Count
    employed: Count
    median_annual: Count
    mean_annual: Count
    median_hourly: float
    remote: str


class Need(Part):
    """Something that a neighbouring career asks for, and what shows it."""

    name: str
    shown: Signs


class Alternative(Part):
    """A neighbouring career that the guide names, what in a resume already points to it, and what it asks for.

    Who has had a job with one of `titles` is on it already, and is not shown the way.
    """

    title: str
    titles: tuple[str, ...] = ()
    why: str = ""
    signs: Signs | None = None
    needs: tuple[Need, ...] = ()


class Driver(Part):
    """What moves pay by the guide, and what shows that a person has it."""

    what: str
    shown: Signs | None = None


def _nothing() -> PerStage[str]:
    return PerStage[str](entry="", mid="", senior="")


class CareerData(Part):
    """What the guide says about the way on from each stage."""

    next_roles: PerStage[tuple[RoleStep, ...]]
    next_credentials: PerStage[tuple[CredentialStep, ...]]
    salaries: Salaries
    alternatives: tuple[Alternative, ...]
    pay_drivers: tuple[Driver, ...] = ()
    education: PerStage[str] = Field(default_factory=_nothing)
    specialties: Signs | None = None
    high_demand: Signs | None = None
    remote: Signs | None = None
    market: MarketData | None = None


class Manifest(Part):
    """The file `pack.yaml`; claims of `team_metrics` in a lead's role say that people report to them."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str
    title: str
    guide: Guide
    stages: tuple[StageBand, ...] = Field(min_length=1)
    categories: tuple[Category, ...] = Field(min_length=1)
    bands: Bands
    profession: Profession
    team_metrics: tuple[str, ...] = ()
    career: CareerData


class RulePatch(Part):
    """What a pack that extends another changes of a rule; what it does not name stays."""

    severity: SeverityPerStage | None = None
    category: str | None = None
    points: CountPerStage | None = None
    each: CountPerStage | None = None
    message: str | None = Field(default=None, min_length=1)
    hint: str | None = Field(default=None, min_length=1)
    effort: Effort | None = None
    applies: tuple[StageId, ...] | None = None


class Extension(Part):
    """The file of a pack that extends another: what it names takes the place of what that has.

    `rules` says by code what is changed of a rule, or that it is off. Entries of `vocabulary` are added; one whose id
    the other pack has takes its place.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str
    extends: str
    title: str | None = None
    guide: Guide | None = None
    stages: tuple[StageBand, ...] | None = None
    categories: tuple[Category, ...] | None = None
    bands: Bands | None = None
    profession: Profession | None = None
    team_metrics: tuple[str, ...] | None = None
    career: CareerData | None = None
    # YAML reads a bare off as false.
    rules: dict[str, RulePatch | Literal[False, "off"]] = Field(default_factory=dict)
    vocabulary: Vocabulary = Vocabulary()


class Pack(Manifest):
    """A whole rule pack: its manifest, its rules by code, its words, what of the guide they answer, and a digest."""

    rules: tuple[Rule, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    digest: str = ""

    def rule(self, code: str) -> Rule | None:
        """The rule with that code or name, None if there is none."""
        return next((rule for rule in self.rules if code in (rule.code, rule.name)), None)
