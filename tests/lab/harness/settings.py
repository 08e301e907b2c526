"""Reads settings/*.toml (lines of a configuration and the requests that show their effect) and says whether a run shows it. Lines that are from a
manual are not its business.
A setting is published only if it does: before the lines one thing, after them another."""
from __future__ import annotations

import dataclasses
import pathlib
import tomllib

KEYS = {"id", "code", "effect", "file", "where", "lines", "ready", "shows"}
EXPECTED = {"code", "by", "end", "field", "without", "text", "log", "more", "after", "longer"}

# What the lines of a setting say for what the lab has elsewhere, so that they can be copied as they stand.
PLACES = {"/etc/lab": "@CERTS@", "/srv/lab": "@WWW@", "127.0.0.1:8081": "127.0.0.1:@UP@"}


@dataclasses.dataclass
class Setting:
    program: str
    id: str
    where: str
    lines: str
    ready: str
    shows: list[dict]

    def slots(self) -> dict[str, str]:
        lines = self.lines
        for place, name in PLACES.items():
            lines = lines.replace(place, name)
        return {self.where: lines}

    def actions(self) -> set[str]:
        return {show["action"] for show in self.shows}


def load(folder: pathlib.Path) -> list[Setting]:
    found = []
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text())
        seen = set()
        for table in data["setting"]:
            if "manual" in table:  # a program that cannot be run here
                continue
            wrong = set(table) - KEYS | {key for show in table["shows"] for side in ("before", "after") for key in set(show[side]) - EXPECTED}
            if wrong or table["id"] in seen:
                raise SystemExit(f"{path}: setting {table['id']}: twice, or unknown keys {sorted(wrong)}")
            seen.add(table["id"])
            found.append(Setting(data["program"], table["id"], table["where"], table["lines"].strip("\n"), table.get("ready", "200"), table["shows"]))
    return found


def _fields(row: dict) -> str:
    return "\n".join(row.get("fields", [])).lower()


def holds(expected: dict, row: dict) -> bool:
    """Whether a row is what is expected; a key that is not named may be anything."""
    for key, value in expected.items():
        if key == "field" and value.lower() not in _fields(row):
            return False
        if key == "without" and value.lower() in _fields(row):
            return False
        if key == "text" and value not in row.get("text", ""):
            return False
        if key == "more" and value not in row.get("more", []):
            return False
        if key == "after" and abs(row.get("after", -9) - int(value)) > 1:
            return False
        if key == "longer" and row.get("after", 0) < int(value):
            return False
        if key in ("code", "by", "end", "log") and row.get(key) != value:
            return False
    return True


def unseen(setting: Setting, before: dict[str, dict], after: dict[str, dict]) -> list[str]:
    """Why the setting cannot be published, a line each."""
    faults = []
    changed = False
    for show in setting.shows:
        action = show["action"]
        for when, rows, expected in (("before", before, show["before"]), ("after", after, show["after"])):
            if action not in rows:
                faults.append(f"{setting.program}, {setting.id}: {action}: no row {when} the lines")
            elif not holds(expected, rows[action]):
                faults.append(f"{setting.program}, {setting.id}: {action}: {when} the lines expected {expected}, seen {_brief(rows[action])}")
        if action in before and not holds(show["after"], before[action]):
            changed = True
    if not changed and not faults:
        faults.append(f"{setting.program}, {setting.id}: the lines change nothing that the requests show")
    return faults


def _brief(row: dict) -> dict:
    return {key: row[key] for key in ("code", "by", "end", "log", "fields", "text", "more", "after") if key in row}
