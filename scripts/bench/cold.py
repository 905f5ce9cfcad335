"""Cold start of each command, as a ratio to `python -c "import typer"` in the same environment and the same run.

Usage: scripts/bench/cold.py [FOLDER] [-n RUNS] [--write]   (--write puts the table into docs/performance.md)
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from harness import ROOT, aikb, machine, medians, report, run, table

BASE = "python -c 'import typer'"
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    BASE: ["-c", "import typer"],
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


def main() -> None:
    """Prints the median of each command beside that of the import."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "notes")
    parser.add_argument("-n", "--runs", type=int, default=15)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        environ = {**os.environ, "AIKB_CACHE_DIR": cache, "AIKB_DIR": str(options.folder)}
        run(aikb("index"), environ)
        time.sleep(2.5)  # else every file is racily clean and hashed again
        run(aikb("index"), environ)
        calls = {
            name: lambda arguments=arguments: run([sys.executable, *arguments], environ).seconds
            for name, arguments in COMMANDS.items()
        }
        times = medians(calls, options.runs)
    rows = [[f"`{name}`", f"{1000 * each:.0f} ms", f"{each / times[BASE]:.2f}×"] for name, each in times.items()]
    command = f"`scripts/bench/cold.py -n {options.runs}` on {machine()}:"
    report("cold", f"{command}\n\n{table(['command', 'median', 'of the import'], rows)}", write=options.write)


if __name__ == "__main__":
    main()
