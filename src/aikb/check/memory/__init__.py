"""Store facts and findings between runs of check."""
