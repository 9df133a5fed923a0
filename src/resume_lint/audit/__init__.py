"""Whether the score treats people alike: variants of a resume that must not move it, and rates of groups."""
