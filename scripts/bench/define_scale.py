"""Time of `aikb define` on a collection of very many names, as a ratio to its time on the project's own notes.

Usage: scripts/bench/define_scale.py [-n NAMES] [--runs RUNS]   (the notes are made in a temporary folder)
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HAN = "学习模型训练数据网络梯度层向量矩阵注意力编码解码生成采样噪声图像文本语音优化正则参数权重损失函数概率分布推理量化蒸馏剪枝检索记忆智能体工具规划反馈奖励策略价值"
PER_NOTE = 100


def make_notes(folder: Path, names: int, seed: int = 1) -> None:
    """Writes glossary notes with so many terms, each with a Chinese and an English name."""
    source = random.Random(seed)
    for note in range(names // (2 * PER_NOTE)):
        lines = [f"---\ntitle: 术语 {note}\nkind: glossary\n---\n"]
        for term in range(PER_NOTE):
            han = "".join(source.choices(HAN, k=5))
            lines.append(f"- {han}{note}号{term}(made up term {note} {term}): 一个生成出来的词条，用来量查词要多久。")
        (folder / f"note{note}.md").write_text("\n".join(lines), encoding="utf-8")


def timed(environ: dict[str, str], term: str) -> float:
    """Milliseconds of one `aikb define` process that must find the term."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "aikb", "define", term], env=environ, capture_output=True, check=True)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Builds both indexes, then interleaves the runs and prints medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-n", "--names", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as cache:
        make_notes(Path(made), options.names)
        cases = {"notes/": (str(ROOT / "notes"), "LoRA"), "made": (made, "made up term 3 7")}
        environs = {
            name: {**os.environ, "AIKB_CACHE_DIR": cache, "AIKB_DIR": folder} for name, (folder, _) in cases.items()
        }
        for environ in environs.values():
            subprocess.run([sys.executable, "-m", "aikb", "index"], env=environ, check=True)
        times: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(options.runs + 1):
            for name, (_, term) in cases.items():
                times[name].append(timed(environs[name], term))
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    for name, median in medians.items():
        print(f"{median:7.1f} ms  {name}")
    print(f"{medians['made'] / medians['notes/']:7.2f}x  for {options.names:,} names")


if __name__ == "__main__":
    main()
