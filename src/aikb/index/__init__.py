"""Build an index from entries, and keep it true to the notes."""
