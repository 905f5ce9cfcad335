"""AKB020: keys in an unusual order."""

from collections.abc import Iterator, Sequence

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Edit, Problem
from aikb.notes.metadata import Pair

ORDER = ("title", "kind", "aliases", "tags", "created", "updated", "sources")


def _find(subject: Subject) -> Iterator[Problem]:
    pairs = [pair for pair in subject.pairs if pair.value.end_line]
    order = [key.lower() for key in subject.config.order] or ORDER
    ranks = _ranks(pairs, order)
    late = next((at for at in range(1, len(pairs)) if ranks[at] < max(ranks[:at])), None)
    if late is None:
        return
    pair = pairs[late]
    before = order[min(rank for rank in ranks[:late] if rank > ranks[late])]
    message = f"The key `{pair.key}` comes after `{before}`; the order is {', '.join(order)}."
    edits = _sorted(subject, pairs, ranks)
    yield Problem(subject.path, pair.line, pair.column, RULE.code, message, RULE.severity, edits)


def _ranks(pairs: Sequence[Pair], order: Sequence[str]) -> list[int]:
    """Return the place of each key in the order; a key without one follows the key before it."""
    ranks: list[int] = []
    for pair in pairs:
        key = pair.name
        ranks.append(order.index(key) if key in order else ranks[-1] if ranks else -1)
    return ranks


def _sorted(subject: Subject, pairs: Sequence[Pair], ranks: Sequence[int]) -> tuple[Edit, ...]:
    """Return the edit that sorts whole lines, each key with the lines below it; none if keys share a line."""
    starts = [pair.line for pair in pairs]
    last = subject.metadata.body_line - 2  # the line before the closing fence
    if len(set(starts)) < len(starts) or any(pair.column != 1 for pair in pairs) or last < starts[-1]:
        return ()
    stretches = [subject.lines[start - 1 : end - 1] for start, end in zip(starts, [*starts[1:], last + 1], strict=True)]
    if any(line.startswith("#") for stretch in stretches for line in stretch):
        return ()  # a comment may belong to the key above or below it
    ordered = sorted(range(len(pairs)), key=lambda at: ranks[at])
    text = "\n".join(line for at in ordered for line in stretches[at])
    return (Edit(starts[0], 1, last, len(subject.lines[last - 1]) + 1, text),)


RULE = Rule(
    "AKB020",
    "key-order",
    "info",
    "The keys of the front matter are not in the usual order, or in that of the settings.",
    bad="---\ntags: [LLM]\ntitle: LoRA\n---\n低秩适配。\n",
    good="---\ntitle: LoRA\ntags: [LLM]\n---\n低秩适配。\n",
    find=_find,
    optional=True,
    fixable="safe",
)
