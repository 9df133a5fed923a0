"""`python -m resume_lint`: the same as the command `resume-lint`."""

from resume_lint.cli import main

if __name__ == "__main__":
    main()
