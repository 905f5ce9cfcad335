"""Claims to drafts: nests what stands inside what, and gives each line of the note to the innermost entry."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from aikb.entries.claim import Claim
from aikb.entries.headings import lead
from aikb.model import Draft, Note


def partition(note: Note, claims: Sequence[Claim]) -> tuple[Draft, ...]:
    """Drafts in the order of their lines that together own each line of the note exactly once.

    The first one stands for the note as a whole. Text that goes on behind an inner entry becomes a draft of its own
    (`rest`), so that every draft is one unbroken run of lines.
    """
    if not note.lines:
        return ()
    claims = _with_root(note, sorted(claims, key=lambda claim: (claim.line, -claim.last_line)))
    owners, parents = _paint(claims, len(note.lines))
    drafts: list[Draft] = []
    first: dict[int, int] = {}  # claim → its draft
    for owner, line, end_line in _join_blank(note, _runs(owners)):
        rest = owner in first
        around = owner if rest else parents[owner]
        draft = _draft(claims[owner], line, end_line, parent=None if around is None else first[around])
        drafts.append(draft._replace(rest=rest, gloss="" if rest else draft.gloss, root=owner == 0 and not rest))
        first.setdefault(owner, len(drafts) - 1)
    return tuple(drafts)


def _with_root(note: Note, claims: list[Claim]) -> list[Claim]:
    """The claims, led by that of the whole note: an opening heading that is its title, else one of its own."""
    if claims and _is_title(note, claims[0]):
        return [claims[0]._replace(line=1, last_line=len(note.lines)), *claims[1:]]
    opening = [block for block in note.blocks if not claims or block.line < claims[0].line]
    return [Claim("section", "", 1, len(note.lines), gloss=lead(opening)), *claims]


def _is_title(note: Note, first: Claim) -> bool:
    visible = any(line.strip() for line in note.lines[note.body_line - 1 : first.line - 1])
    same = not note.titled or first.head.strip().casefold() == note.title.casefold()
    return first.type == "section" and same and not visible


def _paint(claims: list[Claim], lines: int) -> tuple[list[int], list[int | None]]:
    """The innermost claim of each line, and the claim around each claim; a claim ends with the one around it."""
    owners = [0] * lines
    parents: list[int | None] = [None]
    for index, claim in enumerate(claims[1:], 1):
        parent = owners[claim.line - 1]
        last = min(claim.last_line, claims[parent].last_line)
        claims[index] = claim._replace(last_line=last)
        owners[claim.line - 1 : last] = [index] * (last - claim.line + 1)
        parents.append(parent)
    return owners, parents


def _runs(owners: list[int]) -> Iterator[tuple[int, int, int]]:
    line = 1
    for owner, run in groupby(owners):
        length = sum(1 for _ in run)
        yield owner, line, line + length - 1
        line += length


def _join_blank(note: Note, runs: Iterator[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The runs, where blank lines between inner entries stay with the entry before them."""
    joined: list[tuple[int, int, int]] = []
    seen: set[int] = set()
    for owner, line, end_line in runs:
        if owner in seen and not any(text.strip() for text in note.lines[line - 1 : end_line]):
            joined[-1] = (joined[-1][0], joined[-1][1], end_line)
        else:
            joined.append((owner, line, end_line))
            seen.add(owner)
    return joined


def _draft(claim: Claim, line: int, end_line: int, parent: int | None) -> Draft:
    last_line = max(claim.last_line, end_line)
    return Draft(claim.type, claim.head, line, end_line, last_line, claim.gloss, claim.weak, parent)
