"""What things are called: one key for all spellings of a name, the names a head-word holds, and the lexicon."""
