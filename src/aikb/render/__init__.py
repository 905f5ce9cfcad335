"""What is known, drawn: text for the terminal, plain or in colour; knows nothing of searching."""
