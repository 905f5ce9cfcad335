"""Read files into notes: metadata, lines, blocks and problems."""
