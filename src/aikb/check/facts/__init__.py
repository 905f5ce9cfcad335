"""Gather the facts of one note for the rules across notes: a function for each kind of fact, shared by rules."""
