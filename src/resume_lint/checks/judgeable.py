"""Whether a resume can be judged by a pack at all: too little text, or another profession, is a problem."""

from __future__ import annotations

from resume_lint.pack import Pack
from resume_lint.pack.matching import matching, shows
from resume_lint.records import Problem, Resume


def why_no_score(resume: Resume, pack: Pack) -> tuple[Problem, ...]:
    """The problems for which a score would mean nothing, empty where it means something."""
    wanted = pack.profession
    if resume.words < wanted.words:
        found = f"Too little text to judge: {resume.words} of at least {wanted.words} words."
        return (Problem("too-little-text", found),)
    terms = {skill.id for skill in matching(resume.skills, wanted.of)}
    if len(terms) >= wanted.terms or shows(resume, wanted.signs):
        return ()
    what = f"No credential, job or skills of the profession of this rule pack ({pack.title}) are shown."
    return (Problem("not-this-profession", what),)
