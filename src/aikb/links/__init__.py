"""Read, resolve and store links between notes, written and mentioned. Imports no index and no screen."""
