"""How English tells that a figure is of then or of now: patterns over the words around it, joined by spaces."""

from __future__ import annotations

import re

_IT = r"(?:it|they|this|that|these|those|there|which)"
_ABOUT = (
    r"(?: (?:at|about|around|nearly|almost|over|under|above|below|roughly|some|only|just|close|to|up|a|an|as|high|low"
    r"|many|few|~|<|>|≤|≥|the))*"
)
_TIME = r"(?:year|month|quarter|week|season|spring|summer|fall|winter)"
_I = r"(?:i|we|hired|my|me|she|he|they)"
_BEGAN = r"(?:came|started|arrived|joined|began|took|was|signed|sat|got|inherited|entered|hired|opened)"
_LEFT = r"(?:left|leave|finished|ended|closed|handed)"
_START = r"(?:the |my |our )?(?:start|hire|baseline|outset|beginning|takeover|arrival)\b"
_FORMER = r"(?:former|old|previous|prior)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)"
)
_SEASON = r"(?:spring|summer|fall|autumn|winter)"
DATE = rf"(?:(?:early |mid |late |the )?(?:{_MONTH}|{_SEASON})\b|q ?\d|fy|fiscal|(?:19|20)\d\d\b)"

# Right before the second figure where it is told as past: `..., it had been 11`, `; last year 74`.
WAS = re.compile(
    rf"(?:(?:where|when|while) )*(?:{_IT} )?(?:had been|used to be|was|were|(?:had )?stood at){_ABOUT}"
    rf"|(?:previously|formerly|originally|initially|before|earlier|once|prior|at first)(?: was)?{_ABOUT}"
    rf"|(?:the )?(?:last|prior|previous|first) {_TIME}(?: it)?(?: was| were)?{_ABOUT}"
    rf"|the {_TIME} before(?: (?:me|that))?(?: it)?(?: was| were)?{_ABOUT}"
    rf"|before (?:me|that|then|{_I} {_BEGAN})(?: ,)?(?: {_IT})?(?: was| were| had been)?{_ABOUT}"
    rf"|when {_I} {_BEGAN}(?: ,)?(?: {_IT})?(?: was| were| had been)?{_ABOUT}"
    rf"|in (?:the|my|our) first {_TIME}(?: ,)? {_IT} (?:had been|was|were){_ABOUT}"
)
# Right after the second figure where it is told as past: `87%, 52% before me`.
PAST_AFTER = re.compile(
    rf"(?:when {_I} {_BEGAN}|when hired|before (?:{_I}|that|then|it|[,.;)]|$)|before$|at {_START}|at first\b"
    rf"|in (?:the|my|our) first\b|the {_TIME} before\b|under the {_FORMER}\b"
    rf"|(?:a|one|the|two|three) {_TIME}s? (?:ago|earlier|before|prior)\b"
    rf"|(?:the )?(?:last|prior|previous) {_TIME}\b|previously\b|formerly\b|originally\b|initially\b)"
)
# Between two figures of which the second one, told as past by what follows, is what the first is held against.
AGAINST = re.compile(r"\b(?:against|vs(?: [.])?|versus|compared (?:with|to))$|, not$")
FORMER_AFTER = re.compile(r"(?:pre\b|as in\b|prior\b|before\b|earlier\b)")
# Right before the second figure where it is told as now, which alone says that the first one is past.
NOW = re.compile(
    rf"(?:(?:which|that|where) )*(?:{_IT} )?(?:(?:is|are|am|takes?|stands?|has|have) )*(?:now|today|currently)"
    rf"(?: (?:is|are|takes?|doing|down|up|it|they))*{_ABOUT}"
    rf"|(?:became|grown to|shrunk to|cut to|{_IT} (?:is|are) down to){_ABOUT}|when (?:i|we) left(?: ,)?{_ABOUT}"
)
# The same where the first figure must have been told as past.
THEN = re.compile(
    r"(?:(?:which|that|then) )*"
    rf"(?:(?:{_IT}|mine|ours) )?(?:is|are|takes?|waits?|runs? at|stands? at|sits? at|has|have|reached|finished|ended"
    rf"|came to|went to|has (?:stayed|held|been|stood))(?: (?:stayed|held|been|stood|at))*{_ABOUT}"
    rf"|(?:(?:a|one|two|three|the) )?{_TIME}s? later(?: ,)?(?: {_IT})?(?: was| were| had| stood)?(?: down| up)?{_ABOUT}"
    rf"|(?:after|since|by|in|at)(?: \w+){{0,6}}?(?: ,)?(?: {_IT})?(?: was| were| is| went to)?{_ABOUT}"
    rf"|(?:{_I} )?(?:when {_I} )?{_LEFT}(?: {_IT})?(?: over)?(?: ,)?{_ABOUT}|(?:last|this) (?:time|{_TIME}){_ABOUT}"
)
NOW_AFTER = re.compile(
    r"(?:(?:per|a|an|/|each) \w+ )?(?:of \w+ (?:\w+ )?)?(?:(?:now|today|currently|after|since|later|left)\b"
    rf"|(?:last|this) {_TIME}\b|last time\b|when {_I} (?:{_LEFT}|later)|the {_TIME} {_I} {_LEFT}"
    r"|at (?:the |my |our )?(?:re|end|exit|close|last|month|week|year|go)\b|by (?:the |my )?\w+"
    rf"|(?:a|one|two|three) {_TIME}s? later\b|[(]? ?(?:in|for) {DATE})"
)
# Before and behind the first figure where it is told as past.
PAST_LEAD = re.compile(
    r"\b(?:was|were|had|had been|once|already|before|formerly|initially|originally|stood(?: at)?|used to be"
    r"|baseline(?: of)?|started(?: at| on| with)?|began(?: at| with)?|ran(?: at)?|over with|took over|came at|took"
    rf"|waited|inherited|gave us|first {_TIME})(?: \w+){{0,2}}{_ABOUT}$|when {_I} {_BEGAN}$|\bat first$"
)
PAST_BEHIND = re.compile(
    r"(?:[\w/]+ ){0,5}?(?:when (?:i|we|hired|the|my|they)\b|when$|(?:at|in) (?:the |my |our )?first\b"
    rf"|(?:at|in) {_START}|at go\b|(?:before|then|initially|baseline)\b|last year\b|pre -"
    rf"|the {_TIME} (?:before|of|{_I})\b|in the {_TIME} {_I}\b|under the {_FORMER}\b|as an? (?:trainee|beginner)\b"
    rf"|(?:in|during|for) {DATE})"
)
# The first figure is what was moved to the second one: `$900K worked down to $260K`, `31%; we brought it to 12%`.
MOVED = re.compile(
    r"(?:[\w/]+ ){0,4}(?:worked|reduced|cut|brought|lowered|trimmed|shrunk|grown|raised)(?: down| up)? to"
    r"|(?:[\w/]+ ){0,6}[,;] (?:later|then)|then"
    r"|(?:[\w/]+ ){0,9}[,;.] ?(?:[\w/]+ ){0,4}?(?:i |we |and )+"
    r"(?:brought|got|took|get|cut|drove|moved|worked|reduced|lowered|raised)"
    r" (?:it|them|that|this)(?: down| up)?(?: to| below| under| above| over)+"
)
DATED = re.compile(rf"(?:[\w/]+ ){{0,5}}?(?:in|for|during) (?:\w+ ){{0,3}}?{DATE}")
BRACKETED = re.compile(rf"[(] ?{DATE}")
DATE_AFTER = re.compile(rf"[(]? ?(?:in |by |for )?{DATE}")
YEAR = re.compile(r"\b(?:19|20|fy )(\d\d)\b")
