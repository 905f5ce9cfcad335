"""Draw Markdown as lines for a terminal."""
