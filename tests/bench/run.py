#!/usr/bin/env python3
"""Measures statusbook against the floor and against Hugo, and prints a table.

usage: run.py STATUSBOOK FLOOR FOLDER [PAGES...]

Makes a book of each size in FOLDER (100, 1000, 5000 and 50000 pages if none are given). The programs take turns under
hyperfine; each run but those of "nothing changed" begins without output.
"""

import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
THEME = HERE.parent.parent / "theme"
RUNS = {100: 10, 1000: 10, 5000: 5}  # of each program; 3 of what is larger


def peak_memory(command):
    """Of one run, in MB."""
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    return usage.ru_maxrss / 1024


def measure(jobs, pages, folder):
    """By name: the times of all runs. One run of each at a time, in turn, so that a slow minute meets all alike."""
    times = {name: [] for name in jobs}
    for _ in range(RUNS.get(pages, 3)):
        for name, (prepare, command) in jobs.items():
            report = folder / "times.json"
            subprocess.run(
                ["hyperfine", "--shell=none", "--runs=1", "--export-json", report, *prepare, " ".join(command)],
                check=True, capture_output=True)
            times[name] += json.loads(report.read_text())["results"][0]["times"]
    return times


def row(pages, name, times, memory, floor):
    median = statistics.median(times)
    return (f"| {pages:,} | {name} | {median:.3f} s | {min(times):.3f} to {max(times):.3f} s | {median / floor:.1f} | "
            f"{median / pages * 1e6:.0f} µs | {memory:.0f} MB |")


def bench(statusbook, floor, folder, pages):
    folder = folder / str(pages)
    if not (folder / "book").exists():
        subprocess.run([sys.executable, HERE / "make_book.py", folder, str(pages)], check=True)
    book, site = str(folder / "book"), str(folder / "site")
    shutil.rmtree(site, ignore_errors=True)
    build = [statusbook, "build", "--root", book, "--theme", str(THEME), "--out", site]
    clean = ["--prepare", f"rm -rf {site}"]
    jobs = {
        "statusbook build": (clean, build),
        "the same, nothing changed": ([], build),
        "statusbook check": ([], [statusbook, "check", "--root", book, "--theme", str(THEME)]),
        "floor": (["--prepare", f"rm -rf {folder / 'floor'}"],
                  [floor, f"{book}/content", site, str(folder / "floor")]),
    }
    if shutil.which("hugo"):
        public = str(folder / "public")
        for name, project in (("Hugo, HTML only", "hugo"), ("Hugo, the same work", "hugo-alike")):
            if project == "hugo-alike" and pages > 5000:
                continue  # needs more than ten gigabytes
            jobs[name] = (["--prepare", f"rm -rf {public}"],
                          ["hugo", "--quiet", "--source", str(folder / project), "--destination", public])
    memory = {}
    for name, (_, command) in jobs.items():
        memory[name] = peak_memory(command)
    times = measure(jobs, pages, folder)
    base = statistics.median(times["floor"])
    for name in jobs:
        print(row(pages, name, times[name], memory[name], base), flush=True)
    for name in ("site", "floor", "public"):
        shutil.rmtree(folder / name, ignore_errors=True)


def main():
    if len(sys.argv) < 4 or not all(size.isdigit() for size in sys.argv[4:]):
        sys.exit(__doc__.split("\n\n")[1])
    if not shutil.which("hugo"):
        print("hugo is not installed and left out", file=sys.stderr)
    print(f"{platform.machine()}, {os.cpu_count()} processors, Linux {platform.release()}\n")
    print("| Pages | Program | Median | Minimum to maximum | Of the floor | A page | Peak memory |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    for pages in [int(size) for size in sys.argv[4:]] or [100, 1000, 5000, 50000]:
        bench(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), pages)


main()
