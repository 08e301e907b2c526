"""Rows of results: what several runs agree on, the TOML they are kept in (one line a row), and what changed between two sets."""
from __future__ import annotations

import json
import lzma
import pathlib
import tomllib

from . import limits

# What two runs may differ in without the row being untrue; `after` is compared with a margin.
ORDER = ("setting", "action", "code", "by", "line", "fields", "undated", "trailers", "text", "content", "cut", "interim", "more", "codes", "blocking", "log", "end",
         "unsent", "after", "stopped", "requests", "carries", "drops", "followed", "result")


# A row on which runs differ in one of these is not published.
DECIDING = ("code", "by", "requests", "followed", "result")


# How a connection ends on which an error is answered before all content has arrived: which of these is a matter of what the kernel
# had taken from the client by then. A client that sends everything first sees the code, or one of these.
RACED = {"end": {"closed", "reset"}, "blocking": {"broken pipe", "reset"}}


# How long a run waits, in seconds, that waits for the long default timeouts.
LONG = 95.0


def _same(rows: list[dict], key: str) -> bool:
    return all(row.get(key) == rows[0].get(key) for row in rows)


def agreed(runs: list[dict]) -> dict | None:
    """The row that all runs saw, with what they differ in taken out; None if they differ in what decides."""
    if not all(_same(runs, key) for key in DECIDING):
        return None
    row = {}
    for key in ORDER:
        values = [run[key] for run in runs if key in run]
        if not values:
            continue
        if key == "after":
            low, high = min(values), max(values)
            if len(values) == len(runs) and high - low <= max(2, 0.05 * high):
                row[key] = sorted(values)[len(values) // 2]
            elif len(values) == len(runs):
                row["between"] = [low, high]
        elif key == "end" and not _same(runs, key):
            row[key] = " or ".join(sorted(set(values)))
        elif key == "blocking" and not _same(runs, key):
            row[key] = " or ".join(sorted({each for value in values for each in value.split(" or ")}))
        elif _same(runs, key):
            row[key] = values[0]
    return row


def agree(runs: list[list[dict]]) -> tuple[list[dict], list[str]]:
    """The agreed rows by action, and the actions on which the runs do not agree."""
    by_action: dict[str, list[dict]] = {}
    for run in runs:
        for row in run:
            by_action.setdefault(row["action"], []).append(row)
    kept, lost = [], []
    for action in sorted(by_action):
        row = agreed(by_action[action]) if len(by_action[action]) == len(runs) else None
        if row is None:
            lost.append(action)
        else:
            kept.append(row)
    return kept, lost


def _value(value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
    return json.dumps(value)


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else json.dumps(key)


def to_toml(subject: dict, rows: list[dict], comment: str) -> str:
    """A head of keys, and then an array in which each row is a line."""
    lines = [f"# {line}" for line in comment.split("\n")]
    lines += [f"{key} = {value if key == 'day' else _value(value)}" for key, value in subject.items()]
    lines.append("observations = [")
    lines += ["  " + _value({key: row[key] for key in row}) + "," for row in rows]
    lines.append("]")
    return "\n".join(lines) + "\n"


def load(folder: pathlib.Path) -> dict[str, dict]:
    return {path.stem: tomllib.loads(path.read_text()) for path in sorted(folder.glob("*.toml"))}


def key_of(row: dict) -> str:
    return f"{row['setting']}: {row['action']}" if "setting" in row else row["action"]


def _same_race(key: str, row: dict, old: str | None, new: str | None) -> bool:
    """Whether `new` is what a faster or slower machine may have seen in the place of `old`."""
    may = set(str(old).split(" or "))
    if row["code"] >= "400" and key == "blocking":
        may |= {row["code"]} | RACED[key]
    elif row["code"] >= "400" and may & RACED[key]:
        may |= RACED[key]
    return set(str(new).split(" or ")) <= may


def pairs(published: list[dict], seen: list[dict], limit: float) -> list[tuple[dict, dict]]:
    """Published rows, each with the row of now. A wait that is longer than `limit`, in seconds, cannot have been seen; nor can silence for
    the usual time by who waits longer."""
    now = {key_of(row): row for row in seen}

    def comparable(row: dict) -> bool:
        if "after" in row or "between" in row:
            return max([row.get("after", 0), *row.get("between", [])]) <= limit - 2
        return limits.FACTOR == 1 or row.get("end") != "open"

    return [(before, now[key_of(before)]) for before in published if key_of(before) in now and comparable(before)]


def compare(published: list[dict], seen: list[dict], limit: float) -> list[str]:
    """What no longer holds, a line each."""
    changes = []
    for before, after in pairs(published, seen, limit):
        for key in sorted(set(before) - {"after", "between"}):
            old, new = before.get(key), after.get(key)
            if old == new:
                continue
            if key in RACED and _same_race(key, before, old, new):
                continue
            if key == "log" and new == "nothing" and before.get("end") == "left" and limit < LONG:
                continue  # some log it only when they give up on the server behind
            changes.append(f"{key_of(before)}: {key} was {old!r}, is {new!r}")
    return changes


def write_raw(path: pathlib.Path, raw: dict[str, bytes]) -> None:
    """The bytes received, by action, as Latin-1 in JSON in xz."""
    text = json.dumps({action: data.decode("latin1") for action, data in sorted(raw.items())}, indent=0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lzma.compress(text.encode(), preset=9))
