"""How fast a folder goes through isolated workers, against others on the same files, and how flat its memory stays."""
