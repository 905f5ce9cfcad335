"""Which entries lead to which."""
