"""How long ``tifa search`` takes from nothing, beside a Python that does nothing, by turns; and beside the other commands.

    python -m benchmarks.start [--rounds 9]

The seeds are indexed into an embedded index first. What is told is the difference to `python -c pass`, round by round.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = 0.6  # seconds that a search may take more
TIFA = [sys.executable, "-m", "cli"]
NOTHING = [sys.executable, "-c", "pass"]
COMMANDS = {
    "search": ["search", "老旧小区改造"],
    "search, exact, as JSON": ["search", "“全过程人民民主”", "--json"],
    "search, a slogan chosen": ["search", "协商", "--slogan", "渝事好商量"],
    "search --help": ["search", "--help"],
    "--version": ["--version"],
}


def seconds(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        plain = {"TIFA_ELASTICSEARCH_URL": "", "TIFA_ENGINE": "", "TIFA_DICTIONARY": ""}
        environment = {**os.environ, **plain, "TIFA_DATA": data}
        seconds([*TIFA, "index", "seeds"], environment)
        print(f"seconds more than `python -c pass`, {given.rounds} rounds by turns")
        for name, arguments in COMMANDS.items():
            command = [*TIFA, *arguments]
            seconds(command, environment)  # the disk is warm
            more = sorted(seconds(command, environment) - seconds(NOTHING, environment) for _ in range(given.rounds))
            target = f", target {TARGET}" if name == "search" else ""
            print(f"  {name:26} {statistics.median(more):.2f} ({more[0]:.2f}–{more[-1]:.2f}{target})", flush=True)


if __name__ == "__main__":
    main()
