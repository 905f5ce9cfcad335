"""Write and change notes."""
