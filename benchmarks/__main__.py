"""Runs the benchmarks: all of them, or those named on the command line."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import platform
import sys
import time
from pathlib import Path

import benchmarks

_NAMES = sorted(
    each.name for each in pkgutil.iter_modules([str(Path(__file__).parent)]) if each.name.startswith("bench_")
)


def main() -> int:
    """Run benchmarks and print their tables in Markdown.

    Returns:
        0 when every benchmark ran.
    """
    parser = argparse.ArgumentParser(prog="benchmarks", description="Meet, en drukt de cijfers af.")
    names = [name.removeprefix("bench_") for name in _NAMES]
    parser.add_argument("names", nargs="*", metavar="NAAM", help=f"een of meer van: {', '.join(names)}")
    chosen = parser.parse_args().names or names
    if unknown := [name for name in chosen if name not in names]:
        parser.error(f"onbekend: {', '.join(unknown)}; kies uit {', '.join(names)}")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    for name in chosen:
        start = time.perf_counter()
        module = importlib.import_module(f"{benchmarks.__name__}.bench_{name}")
        print(f"\n## {name}: {(module.__doc__ or '').strip().splitlines()[0]}\n", flush=True)
        for table in module.run():
            print(table, end="\n\n", flush=True)
        print(f"({time.perf_counter() - start:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
