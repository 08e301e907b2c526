#!/usr/bin/env python3
"""Scores `statusbook import` on documents of others.

corpus.toml names each document (repository, commit, path, hash) and what a careful reader finds in it: the codes, the
phrases that it gives them, and of each text no more than the first and the last three words and about how long it is.
The documents themselves are not kept here: --documents names a folder that has them, as NAME/PATH; without it they are
fetched with git into a cache. Python 3.11 and git, nothing else.

Exit status: 0 whatever the score is; 1 if a document is missing or is not the one that was read.
"""

import argparse
import hashlib
import html
import json
import pathlib
import re
import subprocess
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
CJK = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
WORD = re.compile(rf"[{CJK}]|[^\W_{CJK}]+")
COLUMNS = ["document", "shape", "expected", "found", "false", "phrases", "texts"]


def words(text):
    """The words of a Markdown text in small letters, without marks, tags and link targets; a CJK sign is a word."""
    text = html.unescape(text)
    text = re.sub(r"^\s*\[[^\]]+\]:.*$", "", text, flags=re.M)
    text = re.sub(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]", "]", text)
    text = re.sub(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>", " ", text)
    return WORD.findall(text.replace("\\", "").casefold())


def fingerprint(text):
    """What corpus.toml keeps of a text: its first and last three words, and of a short one its first and last word."""
    found = words(text)
    few = 3 if len(found) > 6 else 1
    return " ".join(found) if len(found) < 2 else " ".join(found[:few]) + " … " + " ".join(found[-few:])


def bucket(count):
    """About how many words: exact below 20, in tens from there."""
    return count if count < 20 else round(count, -1)


def is_about(count, expected):
    if expected <= 3:
        return count == expected
    return abs(count - expected) <= (1 if expected < 20 else 5 + expected // 10)


def judge(entry, expected):
    """Whether the phrase is right and the text is whole, by the reading of the document that fits best."""
    readings = [expected, *expected.get("also", [])]
    verdicts = []
    for reading in readings:
        phrase = words(entry["phrase"]) == words(reading.get("phrase", ""))
        text = entry["text"]
        whole = fingerprint(text) == reading.get("text", "") and is_about(len(words(text)), reading.get("words", 0))
        verdicts.append((phrase, whole))
    return max(verdicts, key=sum)


def compare(entries, document):
    """Counts of what was found, each expected entry being met once; the notes name what went wrong."""
    left = list(entries)
    found, phrases, texts, missed, notes = 0, 0, 0, [], []
    for expected in document["entries"]:
        same = [entry for entry in left if entry["code"] == expected["code"]]
        if not same:
            missed.append(expected["code"])
            continue
        best = max(same, key=lambda entry: sum(judge(entry, expected)))
        left.remove(best)
        phrase, whole = judge(best, expected)
        found, phrases, texts = found + 1, phrases + phrase, texts + whole
        if not phrase:
            notes.append(f"{expected['code']}: phrase \"{best['phrase']}\", not \"{expected.get('phrase', '')}\"")
        if not whole:
            notes.append(f"{expected['code']}: text \"{fingerprint(best['text'])}\" ({len(words(best['text']))}), "
                         f"not \"{expected.get('text', '')}\" ({expected.get('words', 0)})")
    if missed:
        notes.append("not found: " + ", ".join(missed))
    false = [entry for entry in left if entry["code"] not in document.get("maybe", [])]
    notes += [f"{entry['code']}: false, \"{entry['phrase']}\", line {entry['line']}" for entry in false]
    return [len(document["entries"]), found, len(false), phrases, texts], notes


def fetch(document, options):
    """A bare repository with the document's commit; of its files, git brings those that are asked for."""
    store = options.cache / "repositories" / (document["repository"].replace("/", "+") + "@" + document["commit"][:12])
    git = ["git", "-C", str(store)]
    if not store.is_dir():
        store.mkdir(parents=True)
        subprocess.run([*git, "init", "--quiet", "--bare"], check=True)
        subprocess.run([*git, "remote", "add", "origin", options.origin + document["repository"]], check=True)
    subprocess.run([*git, "fetch", "--quiet", "--depth", "1", "--filter=blob:none", "origin", document["commit"]])
    return git


def obtain(document, options):
    """The document's files on this disk, or a complaint."""
    folder = (options.documents or options.cache / "files") / document["name"]
    files = [folder / path for path in document["files"]]
    if not options.documents and not all(file.is_file() for file in files):
        git = fetch(document, options)
        for file, path in zip(files, document["files"]):
            shown = subprocess.run([*git, "show", f"{document['commit']}:{path}"], stdout=subprocess.PIPE)
            if shown.returncode == 0:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(shown.stdout)
    for file, digest in zip(files, document["files"].values()):
        if not file.is_file():
            return [], f"{document['name']}: {file} is missing"
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            return [], f"{document['name']}: {file} is not the file that was read (its hash differs)"
    return [str(file) for file in files], ""


def run_import(files, document, options):
    root = HERE / "registries" / document["root"] if "root" in document else options.root
    command = [str(options.tool), "import", "--json", "--root", str(root), *files]
    run = subprocess.run(command, capture_output=True)
    if run.returncode < 0:
        print(f"{document['name']}: the tool died of signal {-run.returncode}", file=sys.stderr)
    try:
        return json.loads(run.stdout)
    except ValueError:
        return []


def print_table(rows):
    """As Markdown, so that it can be kept in the README."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    rule = ["-" * width if i < 2 else "-" * (width - 1) + ":" for i, width in enumerate(widths)]
    for row in [rows[0], rule, *rows[1:]]:
        cells = [cell.ljust(width) if i < 2 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))]
        print("| " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description="Scores `statusbook import` on the documents of corpus.toml.")
    parser.add_argument("--tool", type=pathlib.Path, required=True, help="the statusbook to score")
    parser.add_argument("--root", type=pathlib.Path, required=True, help="the folder of the HTTP registry's content/")
    parser.add_argument("--documents", type=pathlib.Path, help="a folder with the documents; nothing is fetched then")
    parser.add_argument("--cache", type=pathlib.Path, default=HERE / "cache", help="where fetched documents are kept")
    parser.add_argument("--origin", default="https://github.com/", help="what comes before a repository's name")
    parser.add_argument("--only", help="score only documents whose names contain this")
    parser.add_argument("--notes", action="store_true", help="say of each document what went wrong")
    options = parser.parse_args()

    corpus = tomllib.loads((HERE / "corpus.toml").read_text(encoding="utf-8"))
    rows, total, complaints = [COLUMNS], [0] * 5, []
    for document in corpus["document"]:
        if options.only and options.only not in document["name"]:
            continue
        files, complaint = obtain(document, options)
        if complaint:
            complaints.append(complaint)
            continue
        counts, notes = compare(run_import(files, document, options), document)
        rows.append([document["name"], document["shape"], *map(str, counts)])
        total = [a + b for a, b in zip(total, counts)]
        if options.notes and notes:
            print(document["name"], *notes, sep="\n  ")
    print_table([*rows, ["total", f"{len(rows) - 1} documents", *map(str, total)]])
    print(*complaints, sep="\n", file=sys.stderr, end="\n" if complaints else "")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
