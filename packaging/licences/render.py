"""Lays the list of licences: fills the template with what cargo-about found.

Usage: render.py TEMPLATE FOUND.json FONTS.md < CRATES
CRATES: a line "name version" for each crate that goes into the program; others are left out.
"""

import json
import re
import sys
import textwrap
from pathlib import Path

LINE = "-" * 70


def name_of(crate):
    return f"{crate['name']} {crate['version']}"


def key_of(licence):
    """The same for texts that differ in nothing but layout. The frame of an Apache licence is no part of its terms."""
    words = re.sub(r"[^a-z0-9]+", " ", licence["text"].lower())
    if licence["id"] == "Apache-2.0" and "llvm exceptions" not in words:
        return "Apache-2.0"
    return licence["id"], words.strip()


def holders(licence):
    """The lines of an Apache licence that name who holds the rights; elsewhere they stand in the text that is printed."""
    if licence["id"] != "Apache-2.0":
        return set()
    lines = (line.strip() for line in licence["text"].splitlines())
    return {line for line in lines if re.match(r"copyright (\(c\) |©)?[0-9]", line, re.IGNORECASE)}


def group(licences, wanted):
    """Licences with the same text together: the text, who uses it, whose rights it names, and whose text was not found."""
    groups = {}
    for licence in licences:
        users = [used["crate"] for used in licence["used_by"] if name_of(used["crate"]) in wanted]
        if not users:
            continue
        one = groups.setdefault(key_of(licence), {"licence": licence, "users": [], "holders": set(), "unfound": []})
        one["users"] += users
        one["holders"] |= holders(licence)
        if not licence["source_path"]:
            one["unfound"] += users
    return sorted(groups.values(), key=lambda one: (one["licence"]["id"], one["licence"]["text"]))


def paragraph(text):
    return textwrap.fill(text, 120, break_long_words=False, break_on_hyphens=False)


def show(one):
    licence = one["licence"]
    names = sorted({name_of(user) for user in one["users"]})
    parts = [LINE, f"{licence['name']} ({licence['id']})", paragraph("Dipakai oleh: " + ", ".join(names) + "."), ""]
    if one["holders"]:
        parts += sorted(one["holders"]) + [""]
    # A text with a place for the holder says nothing where the crate brought none of its own.
    if "<copyright holders>" in licence["text"] or "<owner>" in licence["text"]:
        parts += [f"{name_of(user)}: {', '.join(user['authors']) or user['repository']}" for user in one["unfound"]] + [""]
    return "\n".join(parts + [licence["text"].replace("\r", "").strip("\n"), ""])


def own_texts(crate, everything):
    """What a crate says of notices; of a crate whose licence was not recognised all that it says of licences."""
    for path in sorted(Path(crate["manifest_path"]).parent.iterdir()):
        name = path.name.upper()
        if path.is_file() and (name.startswith("NOTICE") or everything and name.startswith(("LICENSE", "COPYING"))):
            text = path.read_text(encoding="utf-8", errors="replace").replace("\r", "").strip("\n")
            yield "\n".join([LINE, f"{name_of(crate)}: {path.name}", "", text, ""])


def main(template, found, fonts):
    wanted = {line.strip() for line in sys.stdin}
    found = json.loads(Path(found).read_text(encoding="utf-8"))
    listed = [entry for entry in found["crates"] if name_of(entry["package"]) in wanted]
    missing = wanted - {name_of(entry["package"]) for entry in listed}
    if missing:
        sys.exit(f"no licence was found for {', '.join(sorted(missing))}")
    groups = group(found["licenses"], wanted)
    # The common text of the Apache licence is complete without a crate's own copy.
    bare = {name_of(user) for one in groups if one["licence"]["id"] != "Apache-2.0" for user in one["unfound"]}
    notices = [
        text for entry in listed for text in own_texts(entry["package"], name_of(entry["package"]) in bare)
    ]
    parts = {
        "@crates@": "\n".join(f"{name_of(entry['package'])}: {entry['license']}" for entry in listed),
        "@fonts@": Path(fonts).read_text(encoding="utf-8").strip("\n"),
        "@texts@": "\n".join(show(one) for one in groups).strip("\n"),
        "@notices@": "\n".join(notices).strip("\n"),
    }
    lines = Path(template).read_text(encoding="utf-8").splitlines()
    sys.stdout.write("\n".join(parts.get(line, line) for line in lines) + "\n")


main(*sys.argv[1:])
