"""What the measuring scripts share: processes with their time and memory, medians of interleaved runs, Markdown tables."""

import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "docs" / "performance.md"


class Run(NamedTuple):
    """What a process took: seconds by the clock, seconds of processor time with its children, bytes at its largest."""

    seconds: float
    cpu: float
    memory: int


def run(command: Sequence[str], environ: Mapping[str, str]) -> Run:
    """Runs a command to its end, its output thrown away."""
    # Where it is set an edited checkout is compiled at every start, as no installed program is.
    environ = {name: value for name, value in environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0  # it has been waited for
    seconds = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def aikb(*arguments: str) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-m", "aikb", *arguments]


def medians(calls: Mapping[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """The median of each call's figure; the calls take turns, so that a busy moment hits all of them alike."""
    found: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(runs):
        for name, call in calls.items():
            found[name].append(call())
    return {name: statistics.median(values) for name, values in found.items()}


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are right-aligned."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """The machine, as far as figures depend on it."""
    model = "unknown processor"
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file() and (found := re.search(r"model name\s*: (.*)", cpuinfo.read_text(encoding="utf-8"))):
        model = found[1]
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def report(name: str, text: str, *, write: bool) -> None:
    """Prints a result, and with `write` puts it into docs/performance.md between its marks."""
    print(text)
    if write:
        before = REPORT.read_text(encoding="utf-8")
        part = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        REPORT.write_text(part.sub(lambda match: f"{match[1]}\n{text}\n\n{match[2]}", before), encoding="utf-8")
