"""From entries to an index that answers at once, and keeping it true to the notes."""
