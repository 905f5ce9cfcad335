"""Bytes of a file come in, a `Note` goes out: its metadata, its lines, its blocks and what is wrong with it."""
