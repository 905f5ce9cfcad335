"""Turn answers into text: JSON, plain lines, screens."""
