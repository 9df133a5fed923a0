"""Other programs that read resumes, run on the same files and judged by the same annotations."""
