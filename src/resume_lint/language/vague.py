"""Lines to vague claims: results that are promised with a word of change or praise and no figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resume_lint.document.model import Document
from resume_lint.document.time_limit import in_time
from resume_lint.language.claims import WorkLine
from resume_lint.language.claims.cues import Hit
from resume_lint.language.claims.sentence import Sentence
from resume_lint.language.quantities import Reading
from resume_lint.records import Claim, Span, VagueClaim

_SILENT = {"contact", "education", "certifications"}
_REACH = 4
_BORDERS = {".", ";", "!", "?", "|", "\t", ":"}
_FULL_STOPS = {"who", "which", "while", "but", "with", "using", "through", "under", "at", "per", "without"}
_PRAISE = ("quality", "low_quality")


def find_vague_claims(
    document: Document, lines: Sequence[WorkLine], claims: Sequence[Claim]
) -> tuple[VagueClaim, ...]:
    """The vague claims of the document in order of place; none where a figure of the metric stands in the line."""
    found: list[VagueClaim] = []
    for line in in_time(lines):
        if line.section.kind in _SILENT:
            continue
        end = line.start + len(line.sentence.reading.text)
        own = [c for c in claims if line.start <= c.evidence.span[0] < end]
        for metric, span in read_vague(line.sentence):
            place = (span[0] + line.start, span[1] + line.start)
            words = document.text[slice(*place)]
            if not (_is_name(words) or any(_answers(claim, metric, place) for claim in own)):
                found.append(VagueClaim(metric, document.evidence(place, line.section.kind)))
    return tuple(found)


def _is_name(words: str) -> bool:
    """Whether three words or more all start with a capital, as those of a name do: "Great Lakes Physicians"."""
    parts = [part for part in words.split() if part[:1].isalpha()]
    return len(parts) >= 3 and not words.isupper() and all(part[0].isupper() for part in parts)


def _answers(claim: Claim, metric: str, span: Span) -> bool:
    """Whether a claim of the line gives the figure of the promise: the same metric, or close by."""
    start, end = claim.evidence.span
    gap = start - span[1] if start >= span[1] else span[0] - end
    return claim.metric == metric or gap < 12


def read_vague(sentence: Sentence) -> list[tuple[str, Span]]:
    """The metric and place of each promise without a figure in one line."""
    reading, hits = sentence.reading, sentence.hits
    found: list[tuple[str, Span]] = []
    taken = -1
    for hit in hits:
        if hit.first <= taken:
            continue
        reached = list(_promises(reading, hits, hit))
        if reached:
            nearest = min(end for _, _, end in reached)
            metric, first, last = max(
                (one for one in reached if one[2] <= nearest + 1), key=lambda one: one[2]
            )
            taken = last
            found.append((metric, (reading.tokens[first].span[0], reading.tokens[last].span[1])))
    return found


def _promises(reading: Reading, hits: Sequence[Hit], hit: Hit) -> Iterator[tuple[str, int, int]]:
    """A metric with the first and last token, for each object that the word of praise, change or amount reaches."""
    kind = _kind_of_promise(reading, hit)
    if kind is None:
        if _objects(hit):
            yield from _praised_after(reading, hits, hit)
        elif hit.has("work_verbs") or hit.has("verb"):
            yield from _done_so(reading, hits, hit)
        return
    if kind == "praise":
        yield from _praised_outcome(reading, hits, hit)
    if kind == "amount":
        yield from _bare_volume(reading, hits, hit)
    for other in hits:
        metrics = _objects(other) or (other.of("amount") if kind == "amount" else ())
        if not metrics or not hit.last < other.first <= hit.last + 1 + _REACH:
            continue
        between = {t.low for t in reading.tokens[hit.last + 1 : other.first]}
        if between & ({"#"} | _BORDERS | _FULL_STOPS) or (
            kind == "praise" and between & {"and", ",", "in", "track"}
        ):
            continue
        if kind == "praise" and any(
            hit.last < h.first < other.first and _kind_of_promise(reading, h) for h in hits
        ):
            continue  # `known for fast turnaround`: the nearer word promises
        if kind in ("change", "met") and not _free_of_figures(reading, other.last):
            continue
        if kind == "met" and not _of_a_standard(reading, other):
            continue
        yield metrics[0], _widened(reading, hit), other.last


def _objects(hit: Hit) -> tuple[str, ...]:
    """The metrics of which the words are an object that can be praised or changed."""
    return hit.of("object") or hit.of("promised")


def _done_so(reading: Reading, hits: Sequence[Hit], verb: Hit) -> Iterator[tuple[str, int, int]]:
    """`processed claims quickly`, `resolve denials in a timely manner`: work, its object, and how it was done."""
    for manner in hits:
        if not manner.of("manner") or not verb.last < manner.first <= verb.last + 2 * _REACH:
            continue
        inside = [hit for hit in hits if verb.last < hit.first < manner.first]
        between = reading.tokens[verb.last + 1 : manner.first]
        if any(token.low in _BORDERS | {","} or token.quantity is not None for token in between):
            continue
        if any(_kind_of_promise(reading, hit) in ("praise", "amount") for hit in inside):
            continue
        if any(_objects(hit) for hit in inside) and _free_of_figures(reading, manner.last):
            yield manner.of("manner")[0], verb.first, manner.last
            return


def _praised_outcome(reading: Reading, hits: Sequence[Hit], praise: Hit) -> Iterator[tuple[str, int, int]]:
    """`took part in audits with outstanding results`: praise of an outcome, of what stands before it."""
    last = praise.last + 1
    if last >= len(reading.tokens) or reading.tokens[last].low not in _OUTCOMES:
        return
    if not _free_of_figures(reading, last):
        return
    before = [hit for hit in hits if hit.last < praise.first and (hit.of("name") or hit.of("promised"))]
    told = [hit for hit in before if reading.tokens[hit.first].low not in _KEEPING]
    if told and not {t.low for t in reading.tokens[told[-1].last + 1 : praise.first]} & {".", ";"}:
        yield (told[-1].of("name") or told[-1].of("promised"))[0], praise.first, last


def _bare_volume(reading: Reading, hits: Sequence[Hit], amount: Hit) -> Iterator[tuple[str, int, int]]:
    """`indexed records, high volume every day`: an amount of what stands before it."""
    following = reading.tokens[amount.last + 1].low if amount.last + 1 < len(reading.tokens) else "."
    if reading.tokens[amount.last].low != "volume" or following not in _BORDERS | {"every", "each", "daily"}:
        return
    before = [hit for hit in hits if hit.last < amount.first and hit.of("amount")]
    if before and _free_of_figures(reading, amount.last):
        yield before[-1].of("amount")[0], amount.first, amount.last


def _kind_of_promise(reading: Reading, hit: Hit) -> str | None:
    """How the words promise: a change, praise, an amount, or a standard met; None where they promise nothing."""
    kinds = hit.metrics.keys()
    low = reading.tokens[hit.first].low
    if kinds & {"up", "down", "improve"} and low not in _WEAK:
        return "change"
    if kinds & set(_PRAISE):
        return "praise"
    if "amounts" in kinds:
        return "amount"
    return "met" if "achieve" in kinds and low not in _PLACES else None


def _of_a_standard(reading: Reading, hit: Hit) -> bool:
    """`met productivity goals`, `exceeded quality expectations`: a standard stands at the thing."""
    words = {token.low for token in reading.tokens[max(hit.first - 3, 0) : hit.last + 2]}
    return bool(words & _STANDARDS)


def _praised_after(reading: Reading, hits: Sequence[Hit], hit: Hit) -> Iterator[tuple[str, int, int]]:
    """`kept the backlog down`, `audit results were always excellent`: the praise stands behind its object."""
    for other in hits:
        if not hit.last < other.first <= hit.last + 1 + _REACH:
            continue
        between = {t.low for t in reading.tokens[hit.last + 1 : other.first]}
        kinds = other.metrics.keys()
        low = reading.tokens[other.first].low
        direct = other.first == hit.last + 1 and low in {"down", "improved"} and hit.first > 0
        said = (
            bool(between & _COPULAS)
            and bool(kinds & {*_PRAISE, "improve", "down"})
            and low not in {"down", "up"}
        )
        if between <= _COPULAS | _ADVERBS and (direct or said) and _free_of_figures(reading, other.last):
            yield _objects(hit)[0], hit.first, other.last
            return
    last = _end_of_standing(reading, hit) or _end_of_turn(reading, hit) or _end_of_degree(reading, hit)
    if last is not None and _free_of_figures(reading, last):
        yield _objects(hit)[0], hit.first, last


def _end_of_standing(reading: Reading, hit: Hit) -> int | None:
    """The last token of `kept denials low`, `keeps A/R under control`; None where nothing of the kind follows."""
    before = {token.low for token in reading.tokens[max(hit.first - _REACH, 0) : hit.first]}
    if not before & _KEEPING:
        return None
    after = tuple(token.low for token in reading.tokens[hit.last + 1 : hit.last + 3])
    if after[:1] and after[0] in _STANDINGS:
        return hit.last + 1
    return hit.last + 2 if after in _LONG_STANDINGS else None


def _end_of_turn(reading: Reading, hit: Hit) -> int | None:
    """The last token of `denials dropped sharply`, `collections have improved`; None where no such verb follows."""
    at = _behind_phrase(reading, hit.last + 1)
    while at < len(reading.tokens) and reading.tokens[at].low in _COPULAS | _ADVERBS:
        at += 1
    if at >= len(reading.tokens) or reading.tokens[at].low not in _TURNS:
        return None
    following = reading.tokens[at + 1].low if at + 1 < len(reading.tokens) else "."
    nothing = [token.low for token in reading.tokens[at + 2 : at + 5]]
    if following == "to" and nothing[:1] and nothing[0] in _NEARLY:
        return at + 2 + (nothing.index("nothing") if "nothing" in nothing else 0)
    if following.endswith("ly") or following in _TURN_ENDS:
        return at
    many = reading.tokens[hit.last].low.endswith("s")  # a bill that dropped went out
    return at if following in _BORDERS | _TURN_PAUSES and many else None


def _behind_phrase(reading: Reading, at: int) -> int:
    """The token of change behind a short phrase at `at`: that of `for missing referrals dropped`; `at` without one."""
    if at < len(reading.tokens) and reading.tokens[at].low in {"for", "of", "on", "from", "in", "over"}:
        for place in range(at + 1, min(at + 1 + _REACH, len(reading.tokens))):
            token = reading.tokens[place]
            if token.low in _BORDERS | {","} or token.quantity is not None:
                break
            if token.low in _TURNS:
                return place
    return at


def _end_of_degree(reading: Reading, hit: Hit) -> int | None:
    """The last token of `denials way down`, `queries came back faster`; None where no comparison follows."""
    at = _behind_phrase(reading, hit.last + 1)
    degree = False
    for place in range(at, min(at + 4, len(reading.tokens))):
        low = reading.tokens[place].low
        if low in _COMPARED and (degree or low in _SWIFTER):
            ends = place + 1 == len(reading.tokens)
            return place if ends or reading.tokens[place + 1].low not in {"than", "by", "to"} else None
        degree = degree or low in _DEGREES
        if low not in _DEGREES | _COPULAS | _COMING and not (low == ":" and place == at):
            return None
    return None


_OUTCOMES = {"results", "result", "outcomes", "outcome", "success"}
_NEARLY = {"almost", "nearly", "next", "virtually", "practically", "nothing", "near"}
_DEGREES = {
    "way",
    "well",
    "far",
    "much",
    "sharply",
    "noticeably",
    "markedly",
    "considerably",
    "significantly",
    "substantially",
}
_COMING = {"came", "come", "comes", "went", "go", "goes", "got", "back", "out", "through"}
_SWIFTER = {"faster", "quicker", "sooner", "smoother"}
_COMPARED = {"down", "lower", "higher", "better", "fewer", "shorter", "smaller", "improved", *_SWIFTER}
_KEEPING = {
    "get",
    "got",
    "getting",
    "bring",
    "brought",
    "bringing",
    "keep",
    "keeps",
    "kept",
    "keeping",
    "held",
    "holds",
    "holding",
    "maintained",
}
_STANDINGS = {"low", "down", "small", "minimal", "current", "short", "lower", "tight", "steady", "strong"}
_LONG_STANDINGS = {("under", "control"), ("in", "check"), ("at", "bay"), ("very", "low"), ("in", "line")}
_TURNS = {
    "dropped",
    "fell",
    "declined",
    "decreased",
    "shrank",
    "rose",
    "grew",
    "climbed",
    "improved",
    "increased",
}
_TURN_ENDS = {"a", "by", "since", "each", "every", "much", "too"}
_TURN_PAUSES = {",", "and", "after", "when", "as", "during", "under"}
_PLACES = {"over", "above", "past", "top"}
_STANDARDS = {
    "standard",
    "standards",
    "goal",
    "goals",
    "quota",
    "quotas",
    "expectations",
    "target",
    "targets",
    "times",
}
_COPULAS = {"is", "are", "was", "were", "has", "have", "been"}
_ADVERBS = {"always", "consistently", "much", "far", "a", "lot", "now", "significantly", "greatly", "all"}
_WEAK = frozenset(
    """
    up down more add added top clear clears cleared resolve resolves resolved adds extra push
    sliding double resolving clearing adding eliminate
    """.split()
)


def _free_of_figures(reading: Reading, last: int) -> bool:
    """No figure follows in the clause."""
    for token in reading.tokens[last + 1 : last + 9]:
        if token.quantity is not None:
            return False
        if token.low in _BORDERS or token.low in {"while", ","}:
            return True
    return True


def _widened(reading: Reading, hit: Hit) -> int:
    """The first token of the promise with the adverb before it: `significantly reduced`."""
    before = reading.tokens[hit.first - 1].low if hit.first else ""
    adverb = before.endswith("ly") and len(before) > 4 and before not in {"monthly", "weekly"}
    return hit.first - 1 if adverb else hit.first
