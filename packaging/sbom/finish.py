"""Makes a bill of materials say what goes into the program, and where it was made no more.

Usage: finish.py BILL.json < CRATES
CRATES: a line "name version" for each crate that goes into the program. cargo-cyclonedx also lists what only the tests
and the fuzz targets bring in, and names the program after the folder it lies in.
"""

import json
import sys
from pathlib import Path


def renamed(value, old, new):
    """The same value with every text that begins with `old` beginning with `new`."""
    if isinstance(value, dict):
        return {key: renamed(inner, old, new) for key, inner in value.items()}
    if isinstance(value, list):
        return [renamed(inner, old, new) for inner in value]
    if isinstance(value, str) and value.startswith(old):
        return new + value[len(old) :]
    return value


def main(bill):
    wanted = {line.strip() for line in sys.stdin}
    bill = json.loads(Path(bill).read_text(encoding="utf-8"))
    program = bill["metadata"]["component"]
    name = f"pkg:cargo/{program['name']}@{program['version']}"
    bill = renamed(renamed(bill, program["bom-ref"], name), program["purl"], name)

    components = [part for part in bill["components"] if f"{part['name']} {part['version']}" in wanted]
    missing = wanted - {f"{part['name']} {part['version']}" for part in components}
    if missing:
        sys.exit(f"the bill of materials lacks {', '.join(sorted(missing))}")
    kept = {part["bom-ref"] for part in components} | {name}
    bill["components"] = components
    bill["dependencies"] = [
        {**one, "dependsOn": [other for other in one.get("dependsOn", []) if other in kept]}
        for one in bill["dependencies"]
        if one["ref"] in kept
    ]
    text = json.dumps(bill, ensure_ascii=False, indent=2)
    if "file://" in text:
        sys.exit("the bill of materials names a folder of this machine")
    print(text)


main(*sys.argv[1:])
