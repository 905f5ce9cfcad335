"""What is wrong in the notes: the rules, in one list, and the findings of a run."""

from aikb.check.rule import Rule
from aikb.check.rules import RULES

__all__ = ["RULES", "Rule"]
