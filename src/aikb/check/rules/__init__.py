"""The rules, one file for each or for a tight family. No rule knows another; what they share stands in `check`."""

from aikb.check.rule import Rule
from aikb.check.rules import (
    dates,
    dialect_keys,
    duplicate_heading,
    empty_note,
    folder_kind,
    invisible,
    key_order,
    keys,
    links,
    missing_front_matter,
    missing_title,
    name_conflict,
    tags,
    title_heading,
    titles,
    traps,
    unclosed_fence,
    undefined_entry,
    user_lexicon,
)
from aikb.check.rules.reading import READING

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *READING,
            missing_front_matter.RULE,
            missing_title.RULE,
            keys.UNKNOWN,
            keys.MISSING,
            traps.RULE,
            tags.EMPTY,
            tags.DUPLICATE,
            tags.NOT_ALLOWED,
            dates.BEFORE,
            dates.FUTURE,
            key_order.RULE,
            dialect_keys.RULE,
            folder_kind.RULE,
            title_heading.RULE,
            duplicate_heading.RULE,
            empty_note.RULE,
            invisible.RULE,
            unclosed_fence.RULE,
            user_lexicon.RULE,
            links.BROKEN,
            links.UNRESOLVED,
            links.AMBIGUOUS,
            links.NO_ALT,
            links.LOST,
            name_conflict.RULE,
            titles.SHARED,
            titles.TAKEN,
            titles.OWN,
            undefined_entry.RULE,
        ),
        key=lambda rule: rule.code,
    )
)
