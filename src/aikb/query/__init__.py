"""Turn a typed query into hits: parse, expand by the lexicon, rank, cut the passage."""
