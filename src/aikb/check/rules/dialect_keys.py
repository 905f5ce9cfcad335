"""AKB021: keys of front matter that few tools read, although there is one that all read."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Edit, Problem

# Obsidian reads only the plural forms since 1.9; `synonym` is read by aikb alone.
_BETTER = {
    "tag": "tags",
    "alias": "aliases",
    "synonym": "aliases",
    "synonyms": "aliases",
    "cssclass": "cssclasses",
}


def _find(subject: Subject) -> Iterator[Problem]:
    there = [pair.name for pair in subject.pairs]
    for pair in subject.pairs:
        better = _BETTER.get(pair.name)
        if not better or not pair.value.end_line:  # in dialects other than YAML they may be usual
            continue
        others = sum(_BETTER.get(key, key) == better for key in there)
        edit = Edit(pair.line, pair.column, pair.line, pair.column + len(pair.key), better)
        is_plain = subject.lines[pair.line - 1].startswith(pair.key, pair.column - 1)
        message = f"Few tools read `{pair.key}` (Obsidian stopped in 1.9); all read `{better}`."
        place = (subject.path, pair.line, pair.column)
        yield Problem(*place, RULE.code, message, RULE.severity, (edit,) if others == 1 and is_plain else ())


RULE = Rule(
    "AKB021",
    "dialect-key",
    "warning",
    "A key that few tools read: `tag`, `alias`, `synonym`, `cssclass` for `tags`, `aliases`, `cssclasses`.",
    bad="---\ntitle: LoRA\nsynonym: [低秩适配]\n---\n冻结权重。\n",
    good="---\ntitle: LoRA\naliases: [低秩适配]\n---\n冻结权重。\n",
    find=_find,
    fixable="safe",
)
