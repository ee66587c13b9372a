# SPDX-License-Identifier: Apache-2.0
"""The test format of the corpus: one source file is one test.  A module of its own, since lit hands it to other
processes."""
import glob
import json
import os
import subprocess
from pathlib import Path

import lit.formats
import lit.Test

import expectations

SECONDS = 120


class Corpus(lit.formats.TestFormat):
    def getTestsInDirectory(self, suite, path_in_suite, lit_config, local_config):
        root = Path(local_config.corpus)
        for path in sorted(root.rglob("*")):
            if path.suffix in (".c", ".cpp", ".cc"):
                yield lit.Test.Test(suite, path_in_suite + path.relative_to(root).parts, local_config)

    def execute(self, test, lit_config):
        site = test.config
        source = Path(site.corpus).joinpath(*test.path_in_suite)
        expected = expectations.Expectations(source)
        if expected.mistakes:
            return lit.Test.Result(lit.Test.UNRESOLVED, "\n".join(f"{source}:{text}" for text in expected.mistakes))
        absent = [need for need in expected.needs if "/" in need and not any(
            os.path.exists(os.path.join(where, need)) for where in ("/usr/include", *glob.glob("/usr/include/*-linux-gnu*")))]
        if absent:
            return lit.Test.Result(lit.Test.UNSUPPORTED, f"needs {' '.join(absent)}, which another release of it has")
        if expected.needs and site.cross:
            return lit.Test.Result(lit.Test.UNSUPPORTED, f"needs {' '.join(expected.needs)}")
        ok, text = judge(site, source, expected)
        reason = expected.expected_failure(site.site)
        if reason is None:
            return lit.Test.Result(lit.Test.PASS if ok else lit.Test.FAIL, text)
        if ok:
            return lit.Test.Result(lit.Test.XPASS, f"passes now; take out the xfail: {reason}")
        return lit.Test.Result(lit.Test.XFAIL, f"{reason}\n{text}")


def run(command, environment, where):
    try:
        done = subprocess.run(command, cwd=where, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, errors="replace", timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return 124, "", f"{' '.join(command)}: took more than {SECONDS} s"
    return done.returncode, done.stdout, done.stderr


def link(site, obj, compiler, environment):
    """(the directory that holds the link's evidence, or None; what went wrong)."""
    reports = obj.with_suffix(".reports")
    reports.mkdir(exist_ok=True)
    for old in reports.iterdir():
        old.unlink()
    command = [site.brinell, "cc", compiler, "-shared", str(obj), "-o", str(obj.with_suffix(".so"))]
    status, _, errors = run(command, {**environment, "BRINELL_REPORT_DIR": str(reports)}, site.corpus)
    if status or not any(reports.glob("*.brn")):
        return None, f"$ {' '.join(command)}\nended with status {status}, evidence {sorted(reports.iterdir())}\n{errors}"
    return reports, ""


def judge(site, source, expected):
    """Compiles in record mode, reads the object's report, compares.  (ok, text)."""
    relative = source.relative_to(site.corpus)
    out = Path(site.results) / relative
    out.parent.mkdir(parents=True, exist_ok=True)
    obj, kept = out.with_suffix(out.suffix + ".o"), out.with_suffix(out.suffix + ".json")
    for old in (obj, kept):
        old.unlink(missing_ok=True)
    policy = expected.policy or "xiaomi-2.0-high"
    if (source.parent / policy).is_file():
        policy = str(source.parent / policy)
    environment = {**os.environ, "BRINELL_MODE": "record", "BRINELL_POLICY": policy}
    compiler = site.cc if source.suffix == ".c" else site.cxx
    position = "-fPIC" if expected.program else "-fPIE"
    command = [site.brinell, "cc", compiler, site.optimize, position, "-fstack-protector-all", "-w", *expected.flags,
               "-c", str(relative), "-o", str(obj)]
    status, _, errors = run(command, environment, site.corpus)
    if status or not obj.is_file():
        return False, f"$ {' '.join(command)}\nended with status {status}, object {'there' if obj.is_file() else 'missing'}\n{errors}"
    if errors:
        return False, f"$ {' '.join(command)}\nis not silent in record mode:\n{errors}"
    evidence = [str(obj)]
    if expected.program:
        linked, words = link(site, obj, compiler, environment)
        if not linked:
            return False, words
        evidence.append(str(linked))
    command = [site.brinell, "report", "--format", "sarif", *evidence]
    status, sarif, errors = run(command, environment, site.corpus)
    if status not in (0, 1):
        return False, f"$ {' '.join(command)}\nended with status {status}\n{errors}"
    try:
        found, exact = expectations.results_of(json.loads(sarif), source)
    except (ValueError, KeyError, IndexError) as error:
        return False, f"$ {' '.join(command)}\nwrote no SARIF to be read: {error!r}\n{sarif[:500]}\n{errors}"
    kept.write_text(json.dumps(sorted(map(list, exact), key=str)), encoding="utf-8")
    lines = expectations.difference(expected.found, found)
    return not lines, "\n".join(lines)
