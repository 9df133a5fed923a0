"""Annotated resumes, rendered to real files, read, and compared with what a careful reader found in them."""
