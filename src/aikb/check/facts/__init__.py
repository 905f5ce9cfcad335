"""What one note gives to the rules that look at all notes: a gatherer for each kind of fact, shared by several rules."""
