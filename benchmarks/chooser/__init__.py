"""Annotated lines → the weights that choose the metric of a figure, and how well they do on lines of other writers."""
