"""Cold start of each command, as a ratio to `python -c "import typer"` in the same environment and the same run.

Usage: scripts/bench/cold.py [FOLDER] [-n RUNS]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "python -c 'import typer'": ["-c", "import typer"],
    "--version": ["-m", "aikb", "--version"],
    "TAB behind define lo": ["-m", "aikb", "__complete", "bash", "aikb define lo", ""],
    "TAB behind -t": ["-m", "aikb", "__complete", "bash", "aikb search -t ", ""],
    "--help": ["-m", "aikb", "--help"],
    "define LoRA": ["-m", "aikb", "define", "LoRA"],
    "tags": ["-m", "aikb", "tags"],
    "list": ["-m", "aikb", "list"],
    "show LoRA": ["-m", "aikb", "show", "LoRA"],
    "check": ["-m", "aikb", "check"],
    "search 微调": ["-m", "aikb", "search", "微调"],
    "search 大模型微调需要多少数据": ["-m", "aikb", "search", "大模型微调需要多少数据"],
}


def timed(arguments: list[str], environ: dict[str, str]) -> float:
    """Milliseconds from spawn to exit."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=environ, capture_output=True, check=False)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Interleaves the runs, so that a busy moment hits all commands alike, and prints medians."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "notes")
    parser.add_argument("-n", "--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        environ = {**os.environ, "AIKB_CACHE_DIR": cache, "AIKB_DIR": str(options.folder)}
        subprocess.run([sys.executable, "-m", "aikb", "index"], env=environ, check=True)
        time.sleep(2.5)  # else every file is racily clean and hashed again
        subprocess.run([sys.executable, "-m", "aikb", "index"], env=environ, check=True, capture_output=True)
        times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(options.runs):
            for name, arguments in COMMANDS.items():
                times[name].append(timed(arguments, environ))
    base = statistics.median(times["python -c 'import typer'"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{median:7.1f} ms  {median / base:5.2f}x  {name}")


if __name__ == "__main__":
    main()
