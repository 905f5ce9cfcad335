"""From what was typed to hits: parse, expand by the lexicon, rank, show the passage; draws nothing."""
