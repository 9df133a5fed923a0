"""Annotated lines → the weights by which the metric of a figure is chosen, and how well they do on other writers' lines."""
