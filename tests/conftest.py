"""What most tests stand on: a few small bilingual notes, a cache of their own, and a knowledge base over both."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aikb.kb import KnowledgeBase, Listener
from aikb.settings import find_settings
from aikb.words.dictionary import compile_dictionary, fingerprint

NOTES = {
    "glossary/finetuning.md": """---
title: 微调术语
tags: [LLM, 微调]
---
# 微调术语

- 低秩适配(LoRA, Low-Rank Adaptation): 冻结原权重，只训练低秩矩阵。
- 量化低秩适配(QLoRA): 在 4 位量化的模型上做 LoRA。
- 提示学习(P-tuning): 训练连续的提示向量。
""",
    "topics/diffusion.md": """---
title: 扩散模型
aliases: [Diffusion Model]
tags: [图像]
---
# 扩散模型

逐步去噪生成图像，VAE通道负责压缩。

## 采样器

速度以 it/s 计，`torch.load` 读取权重。
""",
    "lingo/slang.md": "# 行话\n\n- 炼丹: 训练模型的戏称。\n- 抽卡: 反复生成直到满意。\n",
    "plain.md": "没有标题的一行，提到低秩适配。\n",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` rewrites the console transcripts with what the program says now."""
    parser.addoption("--update", action="store_true", help="rewrite tests/transcripts; read the diff")


@pytest.fixture(scope="session")
def stock_dictionary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """jieba's dictionary, compiled once for all tests."""
    path = tmp_path_factory.mktemp("dictionary") / f"jieba-{fingerprint()}.dict"
    compile_dictionary(path)
    return path


@pytest.fixture(scope="session")
def dictionary(stock_dictionary: Path) -> Path:
    """jieba's dictionary; some tests put another in its place."""
    return stock_dictionary


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, stock_dictionary: Path) -> Iterator[None]:
    """What is cut with the shipped dictionary finds it in the tests' own cache, not in that of the user."""
    shared = tmp_path_factory.mktemp("own") / "shared"
    shared.mkdir(mode=0o700)
    os.link(stock_dictionary, shared / stock_dictionary.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIKB_CACHE_DIR", str(shared.parent))
        yield


@pytest.fixture
def environ(tmp_path: Path, dictionary: Path) -> dict[str, str]:
    """An environment whose cache is in the test's own folder, with the dictionary in place."""
    shared = tmp_path / "cache" / "shared"
    shared.mkdir(mode=0o700, parents=True)
    os.link(dictionary, shared / dictionary.name)
    return {"AIKB_CACHE_DIR": str(tmp_path / "cache")}


@pytest.fixture(scope="session")
def cached(tmp_path_factory: pytest.TempPathFactory, dictionary: Path) -> dict[str, str]:
    """An environment whose cache outlives the test, for tests that only read the sample notes."""
    folder = tmp_path_factory.mktemp("cached")
    (folder / "shared").mkdir(mode=0o700)
    os.link(dictionary, folder / "shared" / dictionary.name)
    return {"AIKB_CACHE_DIR": str(folder)}


@pytest.fixture
def user(tmp_path: Path, cached: dict[str, str]) -> dict[str, str]:
    """The environment of a person who has nothing but a home, with the sample notes, for tests at a terminal."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    sample = str(Path(__file__).parent / "notes_sample")
    return {**cached, "PATH": path, "HOME": str(tmp_path), "TERM": "xterm", "AIKB_DIR": sample, "AIKB_PAGER": "cat"}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder of small notes, written long enough ago to be told from fresh ones."""
    root = tmp_path / "notes"
    for path, text in NOTES.items():
        write_note(root / path, text)
    return root


@pytest.fixture
def opened(notes: Path, environ: dict[str, str]) -> Callable[..., KnowledgeBase]:
    """Opens the knowledge base anew, as each command does; what it remarks goes into `remarks`."""

    def open_it(*, fresh: bool = True, remarks: list[str] | None = None) -> KnowledgeBase:
        told = [] if remarks is None else remarks
        settings = find_settings(str(notes), environ, notes)
        return KnowledgeBase(settings, environ, fresh=fresh, listener=Listener(told.append))

    return open_it


@pytest.fixture
def kb(opened: Callable[..., KnowledgeBase]) -> Iterator[KnowledgeBase]:
    """A knowledge base over the small notes."""
    with opened() as base:
        yield base


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """A knowledge base over tests/notes_sample, built once."""
    folder = Path(__file__).parent / "notes_sample"
    environ = {"AIKB_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}
    with KnowledgeBase(find_settings(str(folder), environ, folder), environ) as base:
        yield base


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """A knowledge base over the notes that ship with the program, built once."""
    environ = {"AIKB_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}
    folder = Path(__file__).parents[1] / "notes"
    with KnowledgeBase(find_settings(str(folder), environ, folder), environ) as base:
        yield base


def write_note(path: Path, text: str, age: float = 3600) -> None:
    """Writes a note as if `age` seconds ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    then = time.time() - age
    os.utime(path, (then, then))
