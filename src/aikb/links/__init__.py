"""Lines of notes come in, their links to each other go out: written, resolved, mentioned; knows no index and no screen."""
