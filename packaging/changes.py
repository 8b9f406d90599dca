#!/usr/bin/env python3
"""Writes what CHANGELOG.md says in the forms that Debian, AppStream and a plain text want.

Usage: changes.py debian VERSION MAINTAINER < CHANGELOG.md > changelog
       changes.py appstream VERSION METAINFO < CHANGELOG.md > metainfo.xml
       changes.py plain < CHANGELOG.md > changes.txt

A heading `## 1.2.3 (2026-01-31)` begins what was released then. What is not released yet counts as VERSION, where the file
says nothing of that version, and has the time SOURCE_DATE_EPOCH.
"""

import os
import re
import sys
import textwrap
from datetime import datetime, timezone
from email.utils import format_datetime

PACKAGE = "spbe-mandiri"
HEADING = re.compile(r"## (?:(?P<version>\d[\w.~+-]*) \((?P<day>\d{4}-\d\d-\d\d)\)|.*)$")


def releases(text, version):
    """Version, moment and lines of each release, the latest first."""
    found = []
    for line in text.splitlines():
        heading = HEADING.match(line)
        if heading:
            found.append((heading["version"], heading["day"], []))
        elif found and line.strip():
            found[-1][2].append(line)
    known = {name for name, _, _ in found}
    for name, day, lines in found:
        if name is None and (version in known or not lines):
            continue
        moment = datetime.fromisoformat(day) if day else datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]))
        yield name or version, moment.replace(tzinfo=timezone.utc), lines


def items(lines):
    """Headings, items and sentences of one release, each on one line."""
    told = []
    for line in lines:
        if line.startswith("  ") and told:
            told[-1] += " " + line.strip()
        else:
            told.append(line.strip())
    return told


def debian(text, version, maintainer):
    """The change log as Debian's tools read it."""
    for name, moment, lines in releases(text, version):
        print(f"{PACKAGE} ({name}) stable; urgency=medium\n")
        for item in items(lines):
            if item.startswith("### "):
                print(f"  [ {item[4:]} ]")
                continue
            indents = {"initial_indent": "  * ", "subsequent_indent": "    "}
            print("\n".join(textwrap.wrap(item.removeprefix("- "), 78, break_on_hyphens=False, **indents)))
        print(f"\n -- {maintainer}  {format_datetime(moment)}\n")


def appstream(text, version, metainfo):
    """The data of the program, with its releases."""
    rows = [f'    <release version="{name}" date="{moment:%Y-%m-%d}"/>' for name, moment, _ in releases(text, version)]
    filled = "\n".join(["  <releases>", *rows, "  </releases>"])
    with open(metainfo, encoding="utf-8") as file:
        print(file.read().replace("  <releases/>", filled), end="")


def plain(text):
    """The whole of it for who knows no markup: headings in capitals, names in quotation marks."""
    marked = re.compile(r"`([^`]+)`|(?<!\w)\*(\S(?:[^*]*\S)?)\*(?!\w)")
    for block in re.split(r"\n\s*\n", text.strip()):
        for item in items(block.splitlines()):
            item = marked.sub(lambda name: f"“{name[1] or name[2]}”", item)
            if item.startswith("#"):
                print(("\n" if item.startswith("##") else "") + item.lstrip("# ").upper())
                continue
            print("\n".join(textwrap.wrap(item, 110, break_on_hyphens=False, subsequent_indent="  " * item.startswith("- "))))
        print()


def main():
    forms = {"debian": (debian, 4), "appstream": (appstream, 4), "plain": (plain, 2)}
    if len(sys.argv) < 2 or len(sys.argv) != forms.get(sys.argv[1], (None, 0))[1]:
        sys.exit(__doc__)
    forms[sys.argv[1]][0](sys.stdin.read(), *sys.argv[2:])


main()
