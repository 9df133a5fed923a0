"""Single marked lines, and how well claims and promises are read out of them: the hard sentences in one place."""
