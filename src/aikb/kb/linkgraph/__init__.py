"""The graph of links between entries."""
