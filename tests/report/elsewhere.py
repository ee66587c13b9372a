# SPDX-License-Identifier: Apache-2.0
"""An audit that another machine or job made is merged as if it had been made here; what is said of an image as a whole
stands at a file."""
import difflib
import json
import os
import sys

import formats

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "rootfs"))
import trees  # noqa: E402

NOW = {"SOURCE_DATE_EPOCH": "1795000000"}


def plant(t):
    """A faulty root file system with programs of both kinds and an object, and its audit."""
    trees.plant(t.path("root"), trees.BAD)
    t.write("main.c", "int main(void) { return 0; }\n")
    t.command("gcc-12", "-no-pie", "-Wl,-rpath,/home/x", "main.c", "-o", "root/usr/bin/soft")
    t.command("gcc-12", "-O2", "-Wl,-z,now", "-s", "main.c", "-o", "root/usr/bin/hard")
    return t.run("audit", "--exit-zero", "--format", "json", "root")


def test_elsewhere(t):
    made = plant(t)
    t.write("audit.json", made.stdout)
    schema = formats.read(os.path.join(os.path.dirname(formats.__file__), "..", "..", "policies", "schema"), "audit.json")
    t.ok(made.returncode == 0 and formats.faults_of(schema, json.loads(made.stdout)) == [], "an audit", made)
    for form in ("sarif", "gitlab", "junit", "csv", "html", "text", "json"):
        here, there = t.report(form, "--image", "root"), t.report(form, "audit.json")
        if form in ("sarif", "gitlab"):  # what is said of the whole stands at the document then
            here, there = json.dumps(here).replace("root/etc/passwd", "audit.json"), json.dumps(there)
        t.ok(here == there and len(str(there)) > 200, f"{form}: merged it says what it says here", 
             *(line for line in difflib.unified_diff(str(here).splitlines(), str(there).splitlines(), n=0, lineterm="")))
    t.ok(t.report("json", "--image", "audit.json") == t.report("json", "audit.json"), "--image takes one, too")
    done = t.run("report", "audit.json", env=NOW)
    t.ok(done.returncode == 1, "and fails as it would", done)
    t.cc("-O2", "-w", "-c", "main.c", "-o", "unit.o")
    t.write("unit.json", t.run("audit", "--exit-zero", "--format", "json", "unit.o").stdout)
    here, there = ([(one["rule"], one["severity"], one["message"]) for one in t.report("json", name)["findings"]] for name in ("unit.o", "unit.json"))
    t.ok(set(here) <= set(there) and here, "what an object's evidence says, too", here, there)
    t.write("brinell.yaml", "policy: p\nextends: xiaomi-2.0-high\nwaivers:\n- {rule: '*', path: '*', reason: r, owner: o, "
                            "expires: 2090-01-01}\n")
    done = t.run("report", "audit.json", env=NOW)
    t.ok(done.returncode == 0 and "waived" in done.stdout, "waivers of here hold", done)
    os.remove(t.path("brinell.yaml"))
    done = t.run("report", "--policy", "strict", "audit.json", env=NOW)
    t.ok("another policy" in done.stdout + done.stderr, "an audit under another policy is told", done)
    rows = t.report("csv", "--policy", "xiaomi-2.0-low", "audit.json")
    t.ok(",proven," not in rows, "and proves nothing")
    whole = json.loads(made.stdout)
    whole["failures"] = [{"file": "root/x", "what": "can't read it"}]
    for what, document in (("that could not read all", whole), ("that is cut", made.stdout[:-200]), ("of another kind", {"a": 1}),
                           ("with a result of its own", json.loads(made.stdout.replace('"fail"', '"fine"'))),
                           ("without its rows", {**whole, "files": [{"file": "x"}]})):
        t.write("bad.json", document if isinstance(document, str) else json.dumps(document))
        done = t.run("report", "bad.json", env=NOW)
        t.ok(done.returncode == 3 and "bad.json" in done.stderr, f"an audit {what} isn't complete", done)


def test_whole(t):
    """SARIF and GitLab want a file, not a directory."""
    trees.plant(t.path("root"), {"etc/os-release": "NAME=x\n", "usr/bin/x.sh": "#!/bin/sh\ntrue\n"})
    t.command("tar", "cf", "root.tar", "-C", "root", ".")
    for image, file in (("root", "root/etc/os-release"), ("root.tar", "root.tar")):
        run = t.report("sarif", "--image", image)["runs"][0]
        places = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}
        t.ok(file in places and "." not in places and not any(place.startswith("file:") for place in places) and
             all("uriBaseId" in one["locations"][0]["physicalLocation"]["artifactLocation"] for one in run["results"]),
             f"{image}: at {file}", places)
        paths = {one["location"]["path"] for one in t.report("gitlab", "--image", image)}
        t.ok(file in paths and not any(path.startswith("/") for path in paths), f"{image}: GitLab too", paths)
