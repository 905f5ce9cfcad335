"""The full-screen browser. Textual is imported here and nowhere else."""
