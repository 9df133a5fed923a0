"""How exactly PDFs of many layouts and programs are read: every word, and the order of the words."""
