"""Prints, from one run, how fast and how exactly aikb cuts Han runs compared with jieba: segmentation.py [FOLDER]."""

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from aikb.words.dictionary import MemoryDictionary, compile_dictionary, fingerprint, load_stock, open_dictionary
from aikb.words.segment import Segmenter

HAN = re.compile("[\u4e00-\u9fd5]+")


def main() -> None:
    """Compile, measure, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="notes to cut (default: a generated text)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, interleaved; the median counts (default: 5)")
    options = parser.parse_args()
    table, total = load_stock()
    runs = read_runs(options.folder) if options.folder else generated_runs(table)
    print(f"{len(runs):,} Han runs, {sum(map(len, runs)):,} characters; Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        report_file(Path(folder), table)
        report_cutting(Path(folder), runs, stock_tokenizer(table, total), options.rounds)


def read_runs(folder: Path) -> list[str]:
    """The Han runs of all Markdown and text files below the folder."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".markdown", ".txt"} and path.is_file())
    return [run for path in files for run in HAN.findall(path.read_text(encoding="utf-8", errors="replace"))]


def generated_runs(table: dict[str, int], count: int = 20_000) -> list[str]:
    """Runs of frequent dictionary words with a stray character in one of four, the same in every run."""
    source = random.Random(1)
    words = [word for word, freq in table.items() if freq and HAN.fullmatch(word)]
    weights = [table[word] for word in words]
    chosen = iter(source.choices(words, weights, k=count * 8))
    stray = [chr(source.randint(0x4E00, 0x9FD5)) if source.random() < 0.25 else "" for _ in range(count)]
    return ["".join(next(chosen) for _ in range(source.randint(1, 8))) + extra for extra in stray]


def stock_tokenizer(table: dict[str, int], total: int) -> Any:
    """A jieba tokenizer over its stock dictionary that neither reads nor writes a cache."""
    import jieba  # noqa: PLC0415 - after load_stock, which imports it without its slow and noisy parts

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = table, total, True
    return tokenizer


def report_file(folder: Path, table: dict[str, int]) -> None:
    """Compile time, size, time to open and to look words up."""
    target = folder / f"jieba-{fingerprint()}.dict"
    print(f"compile             {seconds(lambda: compile_dictionary(target)) * 1e3:10.0f} ms")
    print(f"file size           {target.stat().st_size / 1e6:10.2f} MB")
    print(f"fingerprint         {median(fingerprint) * 1e3:10.3f} ms")
    print(f"open                {median(lambda: open_dictionary(folder)) * 1e3:10.3f} ms (with the fingerprint)")
    dictionary = open_dictionary(folder)
    print(f"verify              {median(dictionary.verify, 3) * 1e3:10.3f} ms")
    words = random.Random(2).sample(sorted(table), 100_000)
    unknown = [word + "的的" for word in words]
    print(f"look-up, found      {seconds(lambda: [dictionary.freq(w) for w in words]) * 10:10.3f} µs")
    print(f"look-up, not found  {seconds(lambda: [dictionary.freq(w) for w in unknown]) * 10:10.3f} µs")


def report_cutting(folder: Path, runs: list[str], jieba: Any, rounds: int) -> None:
    """Throughput of every way to cut, as a ratio to jieba in the same run, and the runs cut otherwise than by jieba."""
    dictionary = open_dictionary(folder)
    mapped = Segmenter(dictionary)
    memory = Segmenter(MemoryDictionary(jieba.FREQ, jieba.total, fingerprint()))
    compare("cut", runs, rounds, (lambda run: list(jieba.cut(run, HMM=False)), mapped.cut, memory.cut))
    compare(
        "search",
        runs,
        rounds,
        (
            lambda run: [each[0] for each in jieba.tokenize(run, "search", HMM=False)],
            mapped.search_words,
            memory.search_words,
        ),
    )
    sample = [run for run in runs if len(run) > 7][:200]
    fresh = median(lambda: [Segmenter(dictionary).search_words(run) for run in sample]) / max(len(sample), 1)
    print(f"one query, nothing cached yet: {fresh * 1e3:.3f} ms")


def compare(what: str, runs: list[str], rounds: int, ways: Iterable[Callable[[str], list[Any]]]) -> None:
    """One line per way to cut: characters per second (median of interleaved rounds) and runs cut otherwise than by jieba."""
    characters = sum(map(len, runs))
    names = ("jieba", "ours, mapped file", "ours, in memory")
    pairs = list(zip(names, ways, strict=True))
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        for name, way in pairs:
            times[name].append(seconds(lambda way=way: [way(run) for run in runs]))  # type: ignore[misc]
    first = middle(times[names[0]])
    for name, way in pairs:
        wrong = sum(way(run) != pairs[0][1](run) for run in runs)
        spent = middle(times[name])
        print(f"{what:7}{name:19}{characters / spent / 1e6:7.3f} M chars/s {first / spent:6.2f}x  mismatches {wrong}")


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(work: Callable[[], object], rounds: int = 15) -> float:
    """The median time of some calls, in seconds."""
    return middle([seconds(work) for _ in range(rounds)])


def middle(values: list[float]) -> float:
    """The median, without importing statistics."""
    return sorted(values)[len(values) // 2]


if __name__ == "__main__":
    main()
