"""How long a report takes, and what of it, against what bare text extraction takes on the same files."""
