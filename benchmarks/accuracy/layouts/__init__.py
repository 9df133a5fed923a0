"""An annotated resume → real files: one module for each way of making them, none alters a word."""
