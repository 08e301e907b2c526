#!/usr/bin/env python3
"""Makes a book of so many codes for statusbook, and the same pages for Hugo.

usage: make_book.py FOLDER PAGES

FOLDER/book is a project of statusbook. FOLDER/hugo is one of Hugo that writes HTML and takes the addresses of links as
they stand; FOLDER/hugo-alike does what statusbook does: it looks links up, and writes each page as JSON and as
Markdown, too. Each page has about 4 kB of Markdown, thirty links to other pages and a table. The same number of pages
gives the same bytes.
"""

import pathlib
import sys

WORDS = (
    "server client request response header field content method cache proxy gateway origin target resource state "
    "retry limit length type range condition token name value error message connection timeout address version "
    "upgrade protocol media language encoding agent user operator log queue worker thread socket buffer stream"
).split()
LINKS = 30
PER_FILE = 1000  # codes in a file of the registry


class Words:
    """Words in an order that looks random and is not."""

    def __init__(self, seed):
        self.state = seed * 2654435761 % 2**32 or 1

    def number(self, below):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) % below

    def sentence(self, length):
        text = " ".join(WORDS[self.number(len(WORDS))] for _ in range(length))
        return text[0].upper() + text[1:] + "."


def code_of(index):
    return str(10000 + index)


def page_text(index, count, link):
    """The page's Markdown; `link` writes a link to another page."""
    words = Words(index + 1)
    lines = [words.sentence(12), ""]
    links = [link(code_of(words.number(count))) for _ in range(LINKS)]
    for section in ("When it is sent", "What to do", "Example"):
        lines += [f"## {section}", ""]
        for _ in range(5):
            lines.append(f"{words.sentence(11)} See {links.pop()} and {links.pop()}. {words.sentence(9)}")
        lines.append("")
    lines += ["| Field | Meaning | Where |", "| --- | --- | --- |"]
    for _ in range(10):
        lines.append(f"| `{WORDS[words.number(len(WORDS))]}` | {words.sentence(4)} | {words.sentence(2)} |")
    lines.append("")
    while sum(len(line) + 1 for line in lines) < 4000:
        lines += [words.sentence(14) + " " + words.sentence(12), ""]
    return "\n".join(lines) + "\n"


def phrase_of(index):
    words = Words(index + 7)
    return " ".join(WORDS[words.number(len(WORDS))].capitalize() for _ in range(3))


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def registry_entry(index):
    return (
        f'[[code]]\ncode = "{code_of(index)}"\nphrase = "{phrase_of(index)}"\n'
        f'summary = "{Words(index + 3).sentence(10)}"\nstate = "registered"\nspec = "STD 1 §{index + 1}"\n'
        f"checked = 2026-01-01\n"
    )


def make_statusbook(folder, count):
    content = folder / "content"
    write(content / "book.toml", 'title = "Bench"\ndescription = "A book to measure with."\n')
    classes = sorted({code_of(index)[0] for index in range(count)})
    shared = [
        '[[spec]]\nid = "STD 1"\ntitle = "The standard"\ndate = "2020"\nurl = "https://example.org/std1"\n'
        'section_url = "https://example.org/std1#s{section}"\n'
    ]
    for first in classes:
        shared.append(f'[[class]]\nid = "{first}xxxx"\nname = "Class {first}"\nsummary = "The codes from {first}0000."\n')
        write(content / f"classes/{first}xxxx.md", "What these codes have in common.\n")
    write(content / "registry/shared.toml", "".join(shared))
    for begin in range(0, count, PER_FILE):
        entries = "".join(registry_entry(index) for index in range(begin, min(begin + PER_FILE, count)))
        write(content / f"registry/codes-{begin:05}.toml", entries)
    for index in range(count):
        write(content / f"codes/{code_of(index)}.md", page_text(index, count, lambda code: f"[{code}]"))


BASE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}"></head>
<body><nav><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a></nav><main>{{ block "main" . }}{{ end }}</main></body></html>
"""
SINGLE = '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n'
JSON = '{{ dict "title" .Title "summary" .Description "url" .RelPermalink | jsonify }}\n'
MARKDOWN = "# {{ .Title }}\n\n{{ .Description }}\n\n{{ .RawContent }}"
FORMATS = """[mediaTypes."text/markdown"]
suffixes = ["md"]
[outputFormats.MD]
mediaType = "text/markdown"
isPlainText = true
[outputs]
page = ["HTML", "JSON", "MD"]
"""
LIST = '{{ define "main" }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n'


def make_hugo(folder, count, settings, layouts, link):
    write(folder / "config.toml", 'baseURL = "https://example.org/"\ntitle = "Bench"\ndisableKinds = ["taxonomy", "term"]\n' + settings)
    for name, text in ({"baseof.html": BASE, "single.html": SINGLE, "list.html": LIST} | layouts).items():
        write(folder / f"layouts/_default/{name}", text)
    for index in range(count):
        code = code_of(index)
        head = f'---\ntitle: "{code} {phrase_of(index)}"\ndescription: "{Words(index + 3).sentence(10)}"\n---\n'
        write(folder / f"content/codes/{code}.md", head + page_text(index, count, link))


def main():
    if len(sys.argv) != 3 or not sys.argv[2].isdigit() or not 1 <= int(sys.argv[2]) <= 90000:
        sys.exit(__doc__.split("\n\n")[1])
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    make_statusbook(folder / "book", count)
    make_hugo(folder / "hugo", count, "", {}, lambda code: f"[{code}](/codes/{code}/)")
    make_hugo(folder / "hugo-alike", count, FORMATS, {"single.json": JSON, "single.md": MARKDOWN},
              lambda code: f'[{code}]({{{{< relref "{code}" >}}}})')


main()
