"""Extract the draft entries of a note: each extractor claims lines, `build` partitions them.

When two extractors claim entries that begin on the same line, the earlier one in this list is believed.
"""

from aikb.entries.build import partition
from aikb.entries.bullets import bullets
from aikb.entries.claim import Claim, Extractor
from aikb.entries.context import outline
from aikb.entries.deflists import deflists
from aikb.entries.headings import headings
from aikb.entries.leadins import leadins
from aikb.entries.pairs import pairs
from aikb.entries.tables import tables
from aikb.model import Draft, Note

EXTRACTORS: tuple[Extractor, ...] = (headings, bullets, deflists, tables, leadins, pairs)


def extract(note: Note) -> tuple[Draft, ...]:
    """Return the drafts of a note's entries, in line order; together they own each line exactly once."""
    outlined = outline(note)
    claims: dict[int, Claim] = {}
    for extractor in EXTRACTORS:
        for claim in extractor(outlined):
            claims.setdefault(claim.line, claim)
    return partition(note, list(claims.values()))
