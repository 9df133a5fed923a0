"""Reads a resume as a careful hiring manager would and says what is missing."""
