"""AKB218: two entries with nearly the same definition."""

from collections.abc import Iterable, Iterator

from aikb.check.collection import Collection
from aikb.check.facts.definitions import definitions, shingles
from aikb.check.facts.fact import Fact
from aikb.check.rule import ByKey, Rule
from aikb.model import Problem

_NEAR = 0.8  # share of the shingles of both
_MANY = 50  # definitions in one bucket; if there are more, each is compared with the first ones only
_FEW = 3


def _buckets(collection: Collection) -> Iterable[str]:
    return collection.shared("bucket")


def _find(collection: Collection, bucket: str) -> Iterator[Problem]:
    keys = list(dict.fromkeys(f"{fact.path}:{fact.line}" for fact in collection.having([bucket], "bucket")))
    compared = len(keys) if len(keys) <= _MANY else _FEW
    texts = {fact.key: fact for fact in collection.having(keys, "definition")} if len(keys) > 1 else {}
    for at, each in enumerate(keys[1:], 1):
        if found := _nearest(texts[each], [texts[other] for other in keys[: min(at, compared)]]):
            yield found


def _nearest(fact: Fact, others: list[Fact]) -> Problem | None:
    mine = shingles(fact.detail)
    for other in others:
        its = shingles(other.detail)
        if len(mine & its) >= _NEAR * len(mine | its):
            message = f"The definition of `{fact.text}` is nearly the same as that of `{other.text}` in {other.path}:{other.line}."
            return Problem(fact.path, fact.line, fact.column, RULE.code, message, RULE.severity)
    return None


RULE = Rule(
    "AKB218",
    "similar-definitions",
    "warning",
    "Two entries are defined in nearly the same words.",
    bad="==> a.md <==\n---\ntitle: 甲\n---\n- 低秩适配(LoRA): 冻结原来的权重，只训练旁边加上的两个低秩矩阵。\n"
    "==> b.md <==\n---\ntitle: 乙\n---\n- 低阶自适应(low-rank tuning): 冻结原来的权重，只训练旁边加上的两个低秩矩阵！\n",
    good="==> a.md <==\n---\ntitle: 甲\n---\n- 低秩适配(LoRA): 冻结原来的权重，只训练旁边加上的两个低秩矩阵。\n"
    "==> b.md <==\n---\ntitle: 乙\n---\n- 前缀微调(prefix tuning): 在每一层的前面加上可以训练的向量。\n",
    by_key=(ByKey(("bucket",), _buckets, _find, once=True),),
    gather=(definitions,),
)
