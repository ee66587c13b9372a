# SPDX-License-Identifier: Apache-2.0
"""What a corpus file says about itself, in comments:

    // finds: RULE [warning]     the line has this finding (several: separated by commas; error unless it says warning)
    // waives: RULE              the line has this finding, waived
    // policy: NAME              first lines: the built-in policy, or a file beside the source
    // needs: WORD...            first lines: libraries of the host; sites of cross compilers skip the file
                                 WORD with a slash: a header; skipped where it isn't (mbedtls/config.h: Mbed TLS 2)
    // flags: FLAG...            first lines: more compiler flags
    // program: shared           first lines: it is linked as well, into a shared object, and the link gate's findings count
    // xfail: SITE reason        the named site (a glob) is known to differ, and why

A line without such a comment must have no finding of a source rule.  Which kind of case a function is (fires, near
miss, unknown, wrapper, field, conditional) is read by cases.py.
"""
import fnmatch
import re
from pathlib import Path

# Rules about options and evidence speak of the unit, not of a line.
NOT_SOURCE = ("hardening.", "evidence.")
MARK = re.compile(r"(?://|/\*)\s*(finds|waives):\s*(.*?)\s*(?:\*/.*)?$")
HEAD = re.compile(r"^\s*(?://|/\*|\*)\s*(policy|needs|flags|program|xfail):\s*(.*?)\s*(?:\*/.*)?$")


class Expectations:
    def __init__(self, path):
        self.found = set()   # (line, rule, level, waived)
        self.policy = None
        self.needs = []
        self.flags = []
        self.program = False
        self.xfails = []     # (site glob, reason)
        self.mistakes = []
        text = Path(path).read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            self._head(number, line)
            self._line(number, line)

    def _head(self, number, line):
        match = HEAD.match(line)
        if not match:
            return
        key, value = match.groups()
        if key == "policy":
            self.policy = value
        elif key == "needs":
            self.needs += value.replace(",", " ").split()
        elif key == "program":
            self.program = True
            if value != "shared":
                self.mistakes.append(f"{number}: a program is 'shared'")
        elif key == "flags":
            self.flags += value.split()
        else:
            site, _, reason = value.partition(" ")
            if not reason.strip():
                self.mistakes.append(f"{number}: an xfail needs its reason")
            self.xfails.append((site.rstrip(":"), reason.strip()))

    def _line(self, number, line):
        match = MARK.search(line)
        if not match:
            return
        kind, value = match.groups()
        for part in value.split(","):
            words = part.replace("[", " ").replace("]", " ").split()
            if not words or not re.fullmatch(r"[a-z]+\.[a-z0-9-]+", words[0]) or words[1:] not in ([], ["warning"], ["error"]):
                self.mistakes.append(f"{number}: '{part.strip()}' is not RULE [warning]")
                continue
            level = words[1] if words[1:] else "error"
            # A waived finding is known by its place and rule: its level says nothing any more.
            self.found.add((number, words[0], "waived" if kind == "waives" else level))

    def expected_failure(self, site):
        for pattern, reason in self.xfails:
            if fnmatch.fnmatchcase(site, pattern):
                return reason
        return None


def results_of(sarif, source):
    """SARIF -> ({(line, rule, level)}, {(line, column, rule, level)}) of source rules; other files by their name."""
    plain, exact = set(), set()
    for run in sarif["runs"]:
        for result in run.get("results", []):
            rule = result["ruleId"]
            if rule.startswith(NOT_SOURCE) or result.get("kind", "fail") != "fail":
                continue
            physical = result["locations"][0]["physicalLocation"]
            name = physical["artifactLocation"]["uri"].rsplit("/", 1)[-1]
            region = physical.get("region", {})
            line = region.get("startLine", 0)
            where = line if name == Path(source).name else f"{name}:{line}"
            level = "waived" if result.get("suppressions") else result.get("level", "warning")
            plain.add((where, rule, level))
            exact.add((where, region.get("startColumn", 0), rule, level))
    return plain, exact


def difference(expected, found):
    """Readable lines; empty when equal."""
    def key(item):
        return (str(type(item[0])), item)
    lines = [f"missing:  line {line}: {rule} {level}" for line, rule, level in sorted(expected - found, key=key)]
    lines += [f"surplus:  line {line}: {rule} {level}" for line, rule, level in sorted(found - expected, key=key)]
    return lines
