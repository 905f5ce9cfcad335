"""The rules, one file for each or for a tight family. No rule knows another; what they share stands in `check`."""

from aikb.check.rule import Rule
from aikb.check.rules import missing_front_matter, missing_title, user_lexicon
from aikb.check.rules.reading import READING

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (*READING, missing_front_matter.RULE, missing_title.RULE, user_lexicon.RULE),
        key=lambda rule: rule.code,
    )
)
