"""Whatever is written, changed and removed between runs: the memory never changes an answer."""

from pathlib import Path
from tempfile import TemporaryDirectory

from check_world import World
from hypothesis import given, settings
from hypothesis import strategies as st

PATHS = ["a.md", "b.md", "sub/a.md", "sub/c.md"]
TEXTS = [
    "---\ntitle: LoRA\ntags: LLM\n---\n\n见 [[QLoRA]]。\n",
    "---\ntitle: LoRA\naliases: [低秩适配]\n---\n\n- 低秩适配(Lora): 冻结权重，只训练低秩矩阵。\n",
    "---\ntitle: QLoRA\ntags: [llm, LLM]\naikb-ignore: [AKB015]\n---\n\n## 一\n\n## 一\n",
    "# LoRA\n\n正文里的 Lora 和 fine-tunning。\n",
    "---\ntitle: 学习率\nupdated: 2024-01-01\ncreated: 2025-01-01\n---\n\n[坏](no.md) ![](no.png)\n",
    "---\ntitle: 网络\nkind: glossary\n---\n\n- RPN(红点网络): 冻结原来的权重，只训练旁边加上的两个低秩矩阵。\n- 前缀微调(Prefix Tuning)\n",
    "---\ntitle: 框\ntags: [微调]\n---\n\n- RPN(绿线网络): 冻结原来的权重，只训练旁边加上的两个低秩矩阵！\n- LoRA(低秩适配): 见 Corss。\n",
    "---\ntitle: 框\ntags: [fine-tuning]\ntgas: x\n---\n\n梯度裁剪之前先看，梯度裁剪之后再看，梯度裁剪要试。\n",
    "---\ntitle: 梯度裁剪\n---\n\n限制梯度的大小；物体检测要梯度裁剪，用 LoRA 和 LORA。\n",
    "",
]
SELECTIONS: list[tuple[str, ...]] = [(), ("ALL",), ("AKB0",), ("AKB2",), ("AKB211", "AKB007")]

steps = st.lists(
    st.tuples(
        st.sampled_from(PATHS), st.sampled_from([*TEXTS, None]), st.sampled_from(SELECTIONS), st.sampled_from([0, 3600])
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=40)
@given(steps)
def test_a_run_from_memory_says_what_a_first_run_says(
    changes: list[tuple[str, str | None, tuple[str, ...], int]],
) -> None:
    """After each change, with any rules; the time of a file may be old or this very moment."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as beside:
        world = World(Path(folder))
        for number, (path, text, select, age) in enumerate(changes):
            if text is None:
                (world.root / path).unlink(missing_ok=True)
            else:
                world.write(path, text, age=age and age + 10 * number)
            fresh = World(Path(beside) / str(number), world.root)

            assert world.found(select=select) == fresh.found(select=select)
