"""Names: one key for all spellings of a name, the names that a head-word contains, and the lexicon."""
