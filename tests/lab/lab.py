#!/usr/bin/env python3
"""The lab: starts servers and clients on loopback, and writes down or checks what they do. `./dev lab` installs what it needs first."""
from __future__ import annotations

import argparse
import collections
import concurrent.futures
import contextlib
import datetime
import json
import pathlib
import shutil
import signal
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True

from harness import publish as book  # noqa: E402
from harness import catalog, clients, limits, observe, programs, redirects, rows, settings, upstream  # noqa: E402
from harness.files import ACTIONS, CLIENTS, LAB, PROGRAMS, RAW, REQUESTS, RESULTS, SETTINGS  # noqa: E402

PARTS = tuple(RESULTS)
RUNS = 3
WIDTH = 6  # programs that are sent quick requests at the same time: more would disturb each other on two cores


def say(text: str) -> None:
    print(f"lab: {text}", file=sys.stderr, flush=True)


class Run:
    """One repetition of what was asked for: rows by part and subject, and what could not be started."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.requests = catalog.load(REQUESTS, ACTIONS)
        self.programs = programs.load(PROGRAMS)
        self.settings = settings.load(SETTINGS)
        self.clients = clients.load(CLIENTS)
        self.turn = threading.Semaphore(WIDTH)
        self.failures: list[str] = []
        self.count = self.published = self.compared = 0
        self.raw: dict[str, dict[str, bytes]] = {}

    def chosen(self) -> list[programs.Program]:
        return [program for name, program in self.programs.items()
                if (not self.options.only or name in self.options.only) and (not self.options.short or program.short)]

    def wanted(self, setting: settings.Setting | None) -> list[catalog.Request]:
        found = [request for request in self.requests if not self.options.request or request.id in self.options.request]
        if setting:
            return [request for request in found if request.id in setting.actions()]
        return [request for request in found if request.short or not self.options.short]

    def variant(self, program: programs.Program, setting: settings.Setting | None, place: programs.Place,
                behind: upstream.Upstream) -> tuple[str, list[dict]]:
        """Starts the program, with the lines of a setting or as installed, and sends it the requests."""
        name = f"{program.id}: {setting.id}" if setting else program.id
        limit = min(self.options.slow, 12.0) if setting else self.options.slow
        found, slow = [], []
        with self.turn:
            running = programs.Running(program, place, behind, setting)
            observer = observe.Observer(running, limit)
            try:
                if running.start():
                    found, slow = observer.all(self.wanted(setting))
            except BaseException:
                running.close()
                raise
        with contextlib.closing(running):
            if slow:
                found += observer.slow(slow)
        if running.failure:
            self.failures.append(f"{name} did not start: {running.failure}")
        observer.read_logs(found)
        self.raw[name] = observer.raw
        return name, [({"setting": setting.id} if setting else {}) | row for row in found]

    def client(self, client: clients.Client, place: programs.Place) -> list[dict]:
        with self.turn, contextlib.closing(redirects.Target(place.certificates)) as target:
            session = clients.Session(client, place, target)
            found = session.rows()
        if session.failure:
            self.failures.append(f"{client.id}: {session.failure}")
        return [row for row in found if not self.options.request or row["action"] in self.options.request]

    def subject(self, name: str) -> programs.Program | clients.Client:
        return self.programs.get(name) or self.clients[name]

    def all(self) -> dict[str, dict[str, list[dict]]]:
        jobs: list[tuple[programs.Program, settings.Setting | None]] = []
        if "servers" in self.options.part:
            jobs += [(program, None) for program in self.chosen()]
        if "settings" in self.options.part:
            jobs += [(self.programs[setting.program], setting) for setting in self.settings if self.programs[setting.program] in self.chosen()]
        found: dict[str, dict[str, list[dict]]] = {part: collections.defaultdict(list) for part in PARTS}
        with self.place() as place, contextlib.closing(upstream.Upstream()) as behind, \
                concurrent.futures.ThreadPoolExecutor(64) as pool:
            for (program, setting), (_, seen) in zip(jobs, pool.map(lambda job: self.variant(*job, place, behind), jobs)):
                found["settings" if setting else "servers"][program.id] += seen
            if "clients" in self.options.part:
                chosen = [client for client in self.clients.values()
                          if (not self.options.only or client.id in self.options.only) and (not self.options.short or client.short)]
                for client, seen in zip(chosen, pool.map(lambda each: self.client(each, place), chosen)):
                    found["clients"][client.id] += seen
        return found

    @contextlib.contextmanager
    def place(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="lab-"))
        try:
            yield programs.Place(folder)
        finally:
            if self.options.keep:
                say(f"kept: {folder}")
            else:
                shutil.rmtree(folder, ignore_errors=True)


def subject(program: programs.Program | clients.Client, runs: int) -> dict:
    return {"subject": program.id, "name": program.name, "kind": program.kind, "version": programs.versions(program),
            "day": datetime.date.today().isoformat(), "runs": runs}


def write(path: pathlib.Path, head: dict, found: list[dict], comment: str) -> None:
    """Replaces the file; the day stays if nothing else changes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = rows.to_toml(head, found, comment)
    same = [line for line in text.split("\n") if not line.startswith("day = ")]
    if path.exists() and [line for line in path.read_text().split("\n") if not line.startswith("day = ")] == same:
        return
    path.write_text(text)


def grouped(seen: list[dict]) -> dict[str, list[dict]]:
    by_setting = collections.defaultdict(list)
    for row in seen:
        by_setting[row.get("setting", "")].append(row)
    return by_setting


def agree(runs: list[list[dict]]) -> tuple[list[dict], list[str]]:
    """What the runs agree on, setting by setting."""
    kept, lost = [], []
    groups = [grouped(run) for run in runs]
    for setting in sorted({name for group in groups for name in group}):
        agreed, disputed = rows.agree([group.get(setting, []) for group in groups])
        kept += agreed
        lost += [f"{setting}: {action}" if setting else action for action in disputed]
    return kept, lost


def repeated(options: argparse.Namespace, run: Run, number: int) -> dict[str, dict[str, list[dict]]]:
    """A run; what it saw is kept below build/, so that `accept --kept` can look at it again, for example after a setting's `shows` was corrected."""
    path = LAB.parent.parent / "build" / "lab" / f"run-{number}-{'-'.join([*options.part, *(options.only or [])])[:200]}.json"
    if options.kept:
        data = json.loads(path.read_text())
        run.raw = {name: {action: text.encode("latin1") for action, text in each.items()} for name, each in data["raw"].items()}
        return data["found"]
    started = time.monotonic()
    run.raw, run.failures = {}, []
    found = run.all()
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = {name: {action: data.decode("latin1") for action, data in each.items()} for name, each in run.raw.items()}
    path.write_text(json.dumps({"found": found, "raw": raw}))
    say(f"run {number}: {sum(len(seen) for part in found.values() for seen in part.values())} rows in {time.monotonic() - started:.0f} s")
    for failure in run.failures:
        say(failure)
    return found


def accept(options: argparse.Namespace) -> int:
    """Runs everything three times and writes what the runs agree on."""
    run = Run(options)
    return publish(run, [repeated(options, run, number + 1) for number in range(RUNS)])


def publish(run: Run, runs: list[dict[str, dict[str, list[dict]]]]) -> int:
    """Writes what the runs agree on; fails if a setting's effect is not in it."""
    lost = []
    for name in sorted(runs[0]["servers"]):
        kept, disputed = agree([each["servers"].get(name, []) for each in runs])
        lost += [f"{name}: {action}" for action in disputed]
        write(RESULTS["servers"] / f"{name}.toml", subject(run.programs[name], len(runs)), kept, "What the runs agree on, as installed. Written by ./dev lab accept.")
        published = {row["action"] for row in kept}
        rows.write_raw(RAW / f"{name}.json.xz", {action: data for action, data in run.raw[name].items() if action in published})
    installed = rows.load(RESULTS["servers"])
    faults = []
    for name in sorted(runs[0]["settings"]):
        kept, disputed = agree([each["settings"].get(name, []) for each in runs])
        lost += [f"{name}: {action}" for action in disputed]
        shown = grouped(kept)
        before = {row["action"]: row for row in installed.get(name, {}).get("observations", [])}
        published = []
        for setting in (each for each in run.settings if each.program == name):
            missing = settings.unseen(setting, before, {row["action"]: row for row in shown[setting.id]})
            faults += missing
            if not missing:
                published += shown[setting.id]
        rows.write_raw(RAW / "settings" / f"{name}.json.xz", {
            f"{row['setting']}: {row['action']}": run.raw[f"{name}: {row['setting']}"][row["action"]] for row in published
            if row["action"] in run.raw[f"{name}: {row['setting']}"]})
        write(RESULTS["settings"] / f"{name}.toml", subject(run.programs[name], len(runs)), published,
              "What the runs agree on, with the lines of one setting each. Written by ./dev lab accept.")
    for name in sorted(runs[0]["clients"]):
        kept, disputed = agree([each["clients"].get(name, []) for each in runs])
        lost += [f"{name}: {action}" for action in disputed]
        write(RESULTS["clients"] / f"{name}.toml", subject(run.clients[name], len(runs)), kept, "What the runs agree on. Written by ./dev lab accept.")
    book.write()
    for line in lost:
        say(f"the runs do not agree: {line}")
    for line in faults:
        say(f"not published: {line}")
    return 1 if faults else 0


def differences(options: argparse.Namespace, run: Run) -> dict[str, set[str]]:
    """What no longer holds, by program or client."""
    found = run.all()
    changes: dict[str, set[str]] = collections.defaultdict(set)
    for part in PARTS:
        published = rows.load(RESULTS[part])
        for name, seen in sorted(found[part].items()):
            run.count += len(seen)
            wanted = [row for row in published.get(name, {"observations": []})["observations"]
                      if (not options.request or row["action"] in options.request) and (not options.short or _short(run, row))]
            run.published += len(wanted)
            run.compared += len(rows.pairs(wanted, seen, options.slow))
            changes[name] |= set(rows.compare(wanted, seen, options.slow))
    return {name: lines for name, lines in changes.items() if lines}


def check(options: argparse.Namespace) -> int:
    """Repeats it and says what changed. What changed is looked at three times; it is a failure if it changed for the same version."""
    started = time.monotonic()
    run = Run(options)
    changes = differences(options, run)
    for _ in range(2):
        if changes:
            again = Run(argparse.Namespace(**vars(options) | {"only": list(changes)}))
            repeated = differences(again.options, again)
            changes = {name: left for name, lines in changes.items() if (left := lines & repeated.get(name, set()))}
    broken = 0
    for name, lines in sorted(changes.items()):
        published = next(data[name] for data in (rows.load(RESULTS[part]) for part in PARTS) if name in data)
        now = programs.versions(run.subject(name))
        other = "" if now == published["version"] else f"  (another version: {now}, published {published['version']})"
        for line in sorted(lines):
            print(f"{name}: {line}{other}")
        broken += 0 if other else len(lines)
    for failure in run.failures:
        print(failure)
    say(f"{run.count} rows in {time.monotonic() - started:.0f} s; {run.compared} of {run.published} published compared; {broken} no longer hold")
    return 1 if broken or run.failures else 0


def _short(run: Run, row: dict) -> bool:
    return " " in row["action"] or row["action"].isdigit() or any(request.id == row["action"] and request.short for request in run.requests)


def show(options: argparse.Namespace) -> int:
    run = Run(options)
    for part, subjects in run.all().items():
        for name, seen in subjects.items():
            for row in seen:
                print(part, name, rows._value(row))
    for failure in run.failures:
        print(failure)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", nargs="?", choices=["check", "accept", "show"], default="check",
                        help="check: repeat and say what changed; accept: run three times and write what they agree on; show: print the rows")
    parser.add_argument("--short", action="store_true", help="a part of it, in under three minutes")
    parser.add_argument("--long", action="store_true", help="wait for the long default timeouts, too")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part; may be repeated")
    parser.add_argument("--only", action="append", metavar="NAME", help="only this program; may be repeated")
    parser.add_argument("--request", action="append", metavar="ID", help="only this request; may be repeated")
    parser.add_argument("--kept", action="store_true", help="accept: look again at the last three runs instead of running")
    parser.add_argument("--keep", action="store_true", help="keep the run's folder")
    parser.add_argument("--patience", type=float, default=1.0, metavar="TIMES",
                        help="check, show: wait so many times as long for what takes no time on most machines")
    options = parser.parse_args()
    if not 1 <= options.patience <= 100:
        parser.error("--patience: a number from 1 to 100")
    if options.command == "accept" and options.patience != 1:
        parser.error("--patience: what is published was measured with the limits as they are; use it to compare")
    limits.multiply(options.patience)
    options.slow = rows.LONG if options.long else 8.0
    options.part = options.part or list(PARTS)
    return options


def main() -> int:
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    return {"check": check, "accept": accept, "show": show}[options.command](options)


if __name__ == "__main__":
    sys.exit(main())
