#!/usr/bin/env python3
"""The lab: starts servers and clients on loopback, and writes down or checks what they do. `./dev lab` installs what it needs first."""
from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import datetime
import pathlib
import shutil
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True

from harness import catalog, observe, programs, rows, upstream  # noqa: E402

LAB = pathlib.Path(__file__).resolve().parent
RESULTS = LAB / "results"
WIDTH = 6  # programs that are sent quick requests at the same time: more would disturb each other on two cores


class Run:
    """One repetition of everything that was asked for."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.requests = catalog.load(LAB / "requests.toml")
        self.programs = programs.load(LAB / "servers" / "programs.toml")
        self.turn = threading.Semaphore(WIDTH)
        self.failures: list[str] = []
        self.raw: dict[str, dict[str, bytes]] = {}

    def names(self) -> list[str]:
        chosen = self.options.only
        return [name for name, program in self.programs.items()
                if (not chosen or name in chosen) and (not self.options.short or program.short)]

    def server(self, name: str, place: programs.Place, behind: upstream.Upstream) -> tuple[str, list[dict]]:
        program = self.programs[name]
        wanted = [request for request in self.requests if request.short or not self.options.short]
        wanted = [request for request in wanted if not self.options.request or request.id in self.options.request]
        found, slow = [], []
        with self.turn:
            running = programs.Running(program, place, behind, name, {})
            observer = observe.Observer(running, self.options.slow)
            try:
                if running.start():
                    found, slow = observer.all(wanted)
            except BaseException:
                running.close()
                raise
        with contextlib.closing(running):
            if slow and self.options.slow > 0:
                found += observer.slow(slow)
        if running.failure:
            self.failures.append(f"{name} did not start: {running.failure}")
        observer.read_logs(found)
        self.raw[name] = observer.raw
        return name, found

    def servers(self) -> dict[str, list[dict]]:
        with self.place() as place, contextlib.closing(upstream.Upstream()) as behind:
            with concurrent.futures.ThreadPoolExecutor(48) as pool:
                return dict(pool.map(lambda name: self.server(name, place, behind), self.names()))

    @contextlib.contextmanager
    def place(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="lab-"))
        try:
            yield programs.Place(folder)
        finally:
            if self.options.keep:
                print(f"kept: {folder}", file=sys.stderr)
            else:
                shutil.rmtree(folder, ignore_errors=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", nargs="?", choices=["check", "accept", "show"], default="check",
                        help="check: repeat and say what changed; accept: run three times and write what they agree on; show: print the rows")
    parser.add_argument("--short", action="store_true", help="a part of it, in under three minutes")
    parser.add_argument("--long", action="store_true", help="wait for the long default timeouts, too")
    parser.add_argument("--part", action="append", choices=["servers", "settings", "clients"], help="only this part; may be repeated")
    parser.add_argument("--only", action="append", metavar="NAME", help="only this program; may be repeated")
    parser.add_argument("--request", action="append", metavar="ID", help="only this request; may be repeated")
    parser.add_argument("--keep", action="store_true", help="keep the run's folder")
    options = parser.parse_args()
    options.slow = 95.0 if options.long else 8.0
    options.part = options.part or ["servers", "settings", "clients"]
    return options


def main() -> int:
    options = arguments()
    run = Run(options)
    started = time.monotonic()
    found = run.servers()
    for name, seen in found.items():
        for row in seen:
            print(name, row)
    print(run.failures, time.monotonic() - started)
    return 0


if __name__ == "__main__":
    sys.exit(main())
