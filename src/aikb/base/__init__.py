"""Tools that know nothing of notes: errors, paths, SQLite, scripts, files, processes."""
