"""Many resumes: checked in child processes that a broken file can kill without harm to the others."""
