"""Runs the clients of clients/clients.toml against the target and makes a row of each job: what arrived, and what the client says came back.

A client reads lines "METHOD URL CONTENT" (tabs between them, "-" for no content) and prints a line for each: a code or an error.
A client that is a command is started for each job, and its exit code counts."""
from __future__ import annotations

import dataclasses
import json
import os
import pathlib
import re
import shlex
import subprocess
import tomllib

from . import limits, programs, redirects

KEYS = {"name", "version", "files", "build", "command", "each", "methods", "short", "options", "skip"}


@dataclasses.dataclass
class Client:
    id: str
    name: str
    version: dict[str, str]
    command: str
    each: bool
    methods: list[str]
    build: str
    short: bool
    options: dict[str, str]
    skip: list[str]
    kind: str = "client"


def load(path: pathlib.Path) -> dict[str, Client]:
    found = {}
    for name, table in tomllib.loads(path.read_text()).items():
        if set(table) - KEYS:
            raise SystemExit(f"{path}: {name}: unknown keys {sorted(set(table) - KEYS)}")
        found[name] = Client(name, table["name"], table["version"], table["command"], table.get("each", False),
                             table.get("methods", list(redirects.METHODS)), table.get("build", ""), table.get("short", False),
                             table.get("options", {}), table.get("skip", []))
    return found


def _environment(certificates: pathlib.Path, folder: pathlib.Path) -> dict[str, str]:
    certificate = str(certificates / "cert.pem")
    names = ("SSL_CERT_FILE", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "PERL_LWP_SSL_CA_FILE")
    return programs.clean_environment() | {name: certificate for name in names} | {
        "PATIENCE": str(limits.FACTOR), "HOME": str(folder), "TMPDIR": str(folder), "CHROMIUM": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "FIREFOX": os.environ.get("FIREFOX", "/usr/bin/firefox-esr"), "NO_PROXY": "*", "no_proxy": "*", "PYTHONWARNINGS": "ignore"}


class Session:
    """One client in a folder of its own."""

    def __init__(self, client: Client, place: programs.Place, target: redirects.Target) -> None:
        self.client = client
        self.target = target
        self.folder = place.folder / f"client.{client.id}"
        self.folder.mkdir()
        self.failure = ""
        self.environment = _environment(place.certificates, self.folder)
        self.names = {"LAB": str(programs.LAB), "CERTS": str(place.certificates), "DIR": str(self.folder), "HERE": str(target.here),
                      "BUILD": str(programs.LAB.parent.parent / "build" / "lab")}
        place.own(self.folder)

    def _run(self, command: list[str], given: str | None, limit: float) -> subprocess.CompletedProcess:
        return subprocess.run(command, cwd=self.folder, env=self.environment, input=given, stdin=subprocess.DEVNULL if given is None else None,
                              capture_output=True, text=True, errors="replace", timeout=limit, check=False, user=programs.DROP,
                              group=programs.DROP and "nogroup", extra_groups=[] if programs.DROP else None)

    def build(self) -> bool:
        if not self.client.build:
            return True
        (programs.LAB.parent.parent / "build" / "lab").mkdir(parents=True, exist_ok=True)
        command = programs._fill(self.client.build, self.names, {})
        done = subprocess.run(command, shell=True, cwd=programs.LAB, env=os.environ | {"GO111MODULE": "off"}, capture_output=True, text=True, check=False)
        self.failure = done.stderr[-800:] if done.returncode else ""
        return done.returncode == 0

    def _todo(self) -> list[int]:
        return [number for number, job in enumerate(self.target.jobs)
                if job.method in self.client.methods and job.action not in self.client.skip]

    def rows(self) -> list[dict]:
        if not self.build():
            return []
        todo = self._todo()
        said = self._each(todo) if self.client.each else self._batch(todo)
        programs.end_all(self.folder)
        seen = self.target.take()
        return [_row(self.target.jobs[number], seen.get(number, []), said[number]) for number in todo if said.get(number) and seen.get(number)]

    def _batch(self, todo: list[int]) -> dict[int, str]:
        lines, numbers = [], []
        for number in todo:
            job = self.target.jobs[number]
            content = redirects.CONTENT if job.method in ("POST", "PUT", "PATCH") else "-"
            lines += [f"{job.method}\t{self.target.url(number)}\t{content}"] * job.visits
            numbers += [number] * job.visits
        try:
            done = self._run(shlex.split(programs._fill(self.client.command, self.names, {})), "\n".join(lines) + "\n", limits.CLIENT)
            output, answers = done.stdout, done.stdout.count("\n")
            self.failure = "" if answers == len(lines) else f"{answers} answers to {len(lines)} jobs\n{done.stderr[-800:]}"
        except subprocess.TimeoutExpired as late:
            output, self.failure = (late.stdout or b"").decode(errors="replace"), f"not done within {limits.CLIENT:.0f} s"
        return dict(zip(numbers, output.split("\n")))

    def _each(self, todo: list[int]) -> dict[int, str]:
        said = {}
        for number in todo:
            job = self.target.jobs[number]
            names = self.names | {"URL": self.target.url(number), "METHOD": job.method, "CONTENT": redirects.CONTENT,
                                  "OPTIONS": self.client.options.get(job.method, "")}
            for _ in range(job.visits):
                try:
                    done = self._run(shlex.split(programs._fill(programs._fill(self.client.command, names, {}), names, {})), None, limits.COMMAND)
                    code = re.findall(r"HTTP/[0-9.]+ (\d{3})", done.stdout + done.stderr)
                    said[number] = f"exit {done.returncode}" + (f", {code[-1]}" if code else "")
                except subprocess.TimeoutExpired:
                    said[number] = f"not done within {limits.COMMAND:.0f} s"
        return said


def _row(job: redirects.Job, seen: list[dict], said: str) -> dict:
    row = {"action": job.action, "code": job.code if job.code.isdigit() else "none"}
    if job.kind in ("chain", "loop"):
        row["followed"] = max(0, len(seen) - 1)
    else:
        row["requests"] = [each["method"] + {"go": "", "second": " to the second"}.get(each["place"], " to the target") for each in seen[:12]]
        if seen and seen[-1]["place"] == "end":
            row["carries"] = seen[-1]["carries"]
            row["drops"] = [name for name in seen[0]["carries"] if name not in seen[-1]["carries"]]
    return row | {"result": re.sub(r"127\.0\.0\.1:\d+", "HOST", said)[:80]}
