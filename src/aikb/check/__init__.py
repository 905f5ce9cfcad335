"""Check notes against rules: the table of rules."""

from aikb.check.rule import Rule
from aikb.check.rules import RULES

__all__ = ["RULES", "Rule"]
