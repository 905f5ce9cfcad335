"""What belongs with an entry, as far as names tell."""

import pytest

from aikb.links.related import Profile, Relations, holds_name


@pytest.mark.parametrize(
    ("long", "short", "holds"),
    [
        ("QLoRA", "LoRA", True),
        ("LLMOps", "LLM", True),
        ("vLLM", "LLM", True),
        ("low-rank adaptation", "adaptation", True),
        ("负载均衡损失", "损失", True),
        ("思维链", "链", False),
        ("Embeddings from Language Models", "MLA", False),
        ("MLA", "ML", False),
        ("rationale", "ratio", False),
    ],
)
def test_a_name_in_another(long: str, short: str, holds: bool) -> None:
    """Whole words, two Han characters, or a run of capitals; letters that only stand side by side are no name."""
    assert holds_name(long, short) is holds


def test_the_list_ends_where_the_evidence_does() -> None:
    """Who shares nothing but a neighbour that everybody has belongs with nothing."""
    hub = [
        Profile(f"n{at}", f"n{at}.md", (f"莓{at}号",), frozenset(), frozenset({"hub"}), frozenset()) for at in range(40)
    ]
    wanted = Profile("w", "w.md", ("独莓",), frozenset(), frozenset({"hub", "a", "b", "c", "d", "e"}), frozenset())
    found = Relations([*hub, wanted, Profile("hub", "hub.md", ("中心",), frozenset(), frozenset(), frozenset())])

    assert [each.id for each in found.related(wanted)] == ["hub"]
