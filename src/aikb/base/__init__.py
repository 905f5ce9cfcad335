"""Tools that know nothing of notes: errors, paths, files, locks, processes, SQLite, scripts."""
