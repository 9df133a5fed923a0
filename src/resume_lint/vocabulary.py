"""The words of a profession, as a pack's `vocabulary/` folder gives them: what the language part looks for.

Each class is one entry of one YAML file; `Vocabulary` holds them all. Nothing here reads files: `pack` does.
Unknown keys are faults, so that a slip in a YAML file is told and not passed over.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from resume_lint.records import CredentialStatus, Direction, SectionKind, StageId, Unit

Words = tuple[str, ...]


class Entry(BaseModel):
    """What every entry has: it is frozen, strict about its keys, and may say where its facts come from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: Words = ()
    confidence: Literal["high", "medium", "low"] = "medium"
    note: str | None = None


class Term(Entry):
    """A skill, code set, tool or specialty (`skills.yaml`, `code_sets.yaml` and so on).

    `name` and `aliases` are the written forms (`name_is_form: false` where the name is a label only).
    Hyphens, spaces, slashes and case are folded when matching, but a form of up to four capitals matches in
    capitals only, with `case_sensitive` all match as written, and so does a form that starts with `=`. In it,
    `a|b` are alternatives, `post~` stands for post, posts, posted and posting, and `...` for up to six words.
    `misspellings` are found and told, and so is a word one slip away from one of `near_misses_of`, but for
    `lookalikes`. `counts_as` is what a rule may take the term for (ehr, encoder, specialty).
    `vague` says that the words name a family and not the thing; `ask_for` what to ask. A term is left out where
    another is found whose id, category or `counts_as` stands in its `told_by`: beside it, it says no more.

    `titles` are job titles whose work is the skill ("payment poster"); other forms in a job's header are not heard.
    A claim of one of the metrics in `shown_by` shows it, whatever its words. `status: legacy` is outdated.

    `ambiguous_forms` (all forms, where `ambiguous` stands without them) count only if one cue of
    `context_needed` holds; no form counts where a cue of `not_when` holds. A cue is words: for
    `context_needed` anywhere in the line, for `not_when` within five words. Or it is `before:words`,
    `after:words` (direct neighbours), `line:words`, `resume:words`, `section:kind`, `capitalised` (a capital
    inside a sentence) or `alone` (a whole item of a list). `employer_name` says that employers bear it too.
    """

    id: str
    name: str
    kind: Literal["skill", "code_set", "tool", "specialty"]
    category: str
    aliases: Words = ()
    name_is_form: bool = True
    misspellings: Words = ()
    near_misses_of: Words = ()
    lookalikes: Words = ()
    told_by: Words = ()
    titles: Words = ()
    shown_by: Words = ()
    case_sensitive: bool = False
    counts_as: Words = ()
    vague: bool = False
    ask_for: Words = ()
    soft: bool = False
    generic: bool = False
    ambiguous: bool = False
    ambiguous_forms: Words = ()
    context_needed: Words = ()
    not_when: Words = ()
    employer_name: bool = False
    metrics: Words = ()
    status: Literal["current", "legacy", "planned"] = "current"


class Issuer(Entry):
    """A body that issues credentials, or a state that gives licenses."""

    id: str
    name: str
    kind: Literal["body", "state"] = "body"
    aliases: Words = ()


class Apprentice(Entry):
    """The apprentice form of a credential."""

    acronym: str
    name: str
    aliases: Words = ()


class CredentialEntry(Entry):
    """A credential (`credentials.yaml`). `recognised` says that it counts as one of the profession.

    Forms match as those of `Term`; `misspellings` are found and told. An `ambiguous` acronym counts where its name,
    its issuer, a certifications section, a neighbour or a cue of `context_needed` settles it, `ambiguous_forms`
    where such a cue does. The issuer `state` stands for the state that the line names.
    """

    id: str
    acronym: str
    name: str
    issuer: str
    aliases: Words = ()
    misspellings: Words = ()
    former_names: Words = ()
    status: Literal["current", "retired", "renamed_to"] = "current"
    renamed_to: str | None = None
    apprentice: Apprentice | None = None
    base: str | None = None
    tracks: Words = ()
    stage: StageId | None = None
    ambiguous: bool = False
    ambiguous_forms: Words = ()
    collides_with: Words = ()
    context_needed: Words = ()
    not_when: Words = ()
    recognised: bool = True


class StatusWords(Entry):
    """Words before or after a credential that change its state; without a status it is not the person's."""

    status: CredentialStatus | None
    place: Literal["before", "after"] = "after"
    words: Words


class Title(Entry):
    """A job title (`titles.yaml`). `relevant` says that months in it count as experience of the profession.

    `needs_context` says that they count only where the role has one of `TitleWords.context`, since other
    trades use the title too.
    """

    id: str
    name: str
    track: str
    stage: StageId
    level: int
    aliases: Words = ()
    not_when: Words = ()
    ambiguous: bool = False
    relevant: bool = True
    needs_context: bool = False


class TitleWords(Entry):
    """Words that make a title of the profession out of parts: a head and a field ("inpatient", "coder").

    `heads_in_context` need no field where the role is full of `context` words, and `fields_in_context` are fields
    only there; `weak_context` words are said in other trades too and count once between them. `general` words make
    titles of any trade ("owner", "consultant"): the role's words tell which. `foreign` words tell another trade
    unless a word of `context` stands in the role too. `other_heads` are heads of any trade and `organizations`
    words of employers: they tell a title from an employer. `areas` are last words of a department or a kind of
    work, which stands behind a title ("Coder, Family Medicine").
    """

    heads: Words = ()
    heads_in_context: Words = ()
    fields: Words = ()
    fields_in_context: Words = ()
    general: Words = ()
    management: Words = ()
    lead: Words = ()
    trainee: Words = ()
    junior: Words = ()
    senior: Words = ()
    strip: Words = ()
    foreign: Words = ()
    context: Words = ()
    weak_context: Words = ()
    other_heads: Words = ()
    organizations: Words = ()
    areas: Words = ()


class TimelineWords(Entry):
    """Words that explain what the dates of jobs leave open: a `leave` from work, and work beside another job."""

    leave: Words = ()
    part_time: Words = ()


class Heading(Entry):
    """Headings that people write over a section of one kind (`headings.yaml`).

    `weak` words head a section only where they also look like a heading; `not_when` words make a short line
    that looks like one a job title or an employer. A heading whose last word is in `jobs_when_dated` is over jobs
    where dates stand under it ("Engagements"). Programs know a heading by its `core` words; without any of them it
    is unusual.
    """

    kind: SectionKind
    words: Words
    weak: Words = ()
    not_when: Words = ()
    jobs_when_dated: Words = ()
    core: Words = ()


class DegreeWords(Entry):
    """How people write degrees of one level."""

    degree: str
    words: Words


class Accreditor(Entry):
    """A body that accredits courses of study, with its names in full."""

    acronym: str
    names: Words = ()


class EducationWords(Entry):
    """Words of an education section (`headings.yaml`): degrees, kinds of school, accrediting bodies."""

    degrees: tuple[DegreeWords, ...] = ()
    schools: Words = ()
    accreditors: tuple[Accreditor, ...] = ()


class Bounds(BaseModel):
    """What a figure of a metric can be, in its first unit, by `source`.

    Outside `min` and `max` it cannot be true, beyond `doubted_below` and `doubted_above` it is doubted. `per_day` is
    the most that one person does on a working day, `change` the largest change in percent that is believed at once,
    `standard` what is usually asked for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    min: float | None = None
    max: float | None = None
    doubted_below: float | None = None
    doubted_above: float | None = None
    per_day: float | None = None
    change: float | None = None
    standard: float | None = None
    source: str = ""


class Metric(Entry):
    """What a claim can measure (`metrics.yaml`), and the words that speak for it at a figure.

    `names` are phrases that name the metric; `hints` do so with less weight. `nouns` are the things of which it is a
    count, `verbs` govern such a count; `verb_needed` says that a count of them means little without one. `paced` is
    false where a count takes no period from its neighbour: of `9 providers, 90 encounters daily` the day is that of the
    encounters. `blockers` are words right before a name that make it another thing (`order accuracy`). `bare` is the
    unit of a figure written without one. `least` is the smallest count that says something without a period. `beside`
    are the metrics next to which a bare `at 96%` is one of this. `bounds` are what its figures can be, `complement` is
    the metric that adds up to 100% with it, `definitions` are words that say which measure of that name is meant.
    `better` is which way is an improvement, `moves` the direction of figures that tell no change themselves.
    Verbs are written in their base form; irregular forms stand beside them.
    """

    id: str
    title: str
    better: Literal["higher", "lower", "neutral"] = "neutral"
    moves: Direction | None = None
    units: tuple[Unit, ...] = ("percent",)
    bare: Unit | None = None
    names: Words = ()
    hints: Words = ()
    blockers: Words = ()
    nouns: Words = ()
    verbs: Words = ()
    verb_needed: bool = False
    paced: bool = True
    least: float = 2
    beside: Words = ()
    bounds: Bounds = Bounds()
    complement: str = ""
    definitions: Words = ()
    vague: Words = ()
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()


class Mask(BaseModel):
    """A shape of text whose numbers are no claims (`claim_words.yaml`), as a Python regular expression.

    It is looked for only in lines that hold one of `needs`, which are in lower case, and so many `digits` in a row.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    regex: str
    case_sensitive: bool = False
    needs: Words = ()
    digits: int = 0


class ClaimWords(Entry):
    """The words that say what a figure is (`claim_words.yaml`); each list is told in the file itself."""

    masks: tuple[Mask, ...] = ()
    up: Words = ()
    down: Words = ()
    improve: Words = ()
    hold: Words = ()
    goal: Words = ()
    expect: Words = ()
    achieve: Words = ()
    not_counted: Words = ()
    describing: Words = ()
    schooling: Words = ()
    pay: Words = ()
    work_verbs: Words = ()
    clerical: Words = ()
    quality: Words = ()
    low_quality: Words = ()
    amounts: Words = ()
    promised: dict[str, Words] = {}
    manners: dict[str, Words] = {}


class WordClasses(Entry):
    """Words that mean alike (`word_classes.yaml`), by the name of their class; the forms of `verbs` count too."""

    verbs: dict[str, Words] = {}
    words: dict[str, Words] = {}


class Weights(BaseModel):
    """How much each sign at a figure speaks for each metric (`weights.json`), learned from annotated resumes.

    All in hundredths: `own` gives for a sign of the figure its weight for each of `labels` in their order, where the
    empty label is no claim; `shared` the weight of a sign of a metric, whichever it is. A metric less likely than
    `threshold` is no claim.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    threshold: float = 0.5
    labels: Words = ()
    own: dict[str, str] = {}
    shared: dict[str, int] = {}


class PhraseEntry(Entry):
    """A stock phrase (`phrases.yaml`): a duty, filler, trait or scale word, and what to ask for instead.

    `forms` are the ways it is written, in the manner of those of `Term`; without any it is `phrase` itself.
    """

    phrase: str
    forms: Words = ()
    kind: Literal["result", "scale", "duty", "filler", "trait", "weak_verb", "watching"]
    metrics: Words = ()
    ask: str = ""


class DetailEntry(Entry):
    """A detail of a person (`details.yaml`): how to reach the writer, what should not be told, a patient's.

    A value of `shape` (or one of `values`) counts behind one of `labels`, or anywhere where there are none; with
    `beside` only where a value of that shape stands in the same line too. Labels match in any case, as written with
    `case_sensitive`. `sections` are the only ones looked in.
    """

    kind: str
    about: Literal["contact", "person", "patient"]
    labels: Words = ()
    shape: str = ""
    values: Words = ()
    beside: str = ""
    case_sensitive: bool = False
    sections: tuple[SectionKind, ...] = ()


class Vocabulary(BaseModel):
    """All words of a pack."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: tuple[Term, ...] = ()
    issuers: tuple[Issuer, ...] = ()
    credentials: tuple[CredentialEntry, ...] = ()
    status_words: tuple[StatusWords, ...] = ()
    titles: tuple[Title, ...] = ()
    title_words: TitleWords = TitleWords()
    timeline_words: TimelineWords = TimelineWords()
    headings: tuple[Heading, ...] = ()
    education_words: EducationWords = EducationWords()
    metrics: tuple[Metric, ...] = ()
    phrases: tuple[PhraseEntry, ...] = ()
    claim_words: ClaimWords = ClaimWords()
    details: tuple[DetailEntry, ...] = ()
    word_classes: WordClasses = WordClasses()
    weights: Weights = Weights()
