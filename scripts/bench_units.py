# SPDX-License-Identifier: Apache-2.0
"""What scripts/bench compiles: tiny units of its own, and large ones of Debian's source packages, under build/bench."""
import os
import shutil
import subprocess
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
BUILD = TOP / "build"
HOME = BUILD / "bench"
BRINELL = BUILD / "bin" / "brinell"
POLICY = BUILD / "share" / "brinell" / "policies" / "xiaomi-2.0-high.bri"
HARD = ["-fPIC", "-fstack-protector-all", "-w"]
CURL = ["-DHAVE_CONFIG_H", "-DBUILDING_LIBCURL", "-Iinclude", "-Ilib"]


class Unit:
    """One compile: `source` relative to `place`; large ones are worth being timed as whole processes."""

    def __init__(self, name, place, source, flags=(), large=False):
        self.name, self.place, self.source, self.flags, self.large = name, place, source, list(flags), large
        self.cxx = source.endswith(".cc")


def quietly(command, place, **more):
    done = subprocess.run(command, cwd=place, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False,
                          **more)
    if done.returncode:
        raise SystemExit(f"scripts/bench: {' '.join(map(str, command[:4]))} failed in {place}:\n{(done.stdout + done.stderr)[-800:]}")
    return done.stdout


def source_of(package, make_ready):
    """The package's tree, unpacked and made ready once."""
    tree, ready = HOME / package, HOME / f"{package}.ready"
    if ready.is_file():
        return tree
    shutil.rmtree(tree, ignore_errors=True)
    quietly([TOP / "scripts" / "debian-source", HOME / "source", package], TOP)
    description = sorted((HOME / "source").glob(f"{package}_*.dsc"))[-1]
    quietly(["dpkg-source", "--no-check", "-x", description, tree], HOME)
    for command in make_ready:
        quietly(command, tree, env={**os.environ, "CC": "gcc-12", "CXX": "g++-12"})
    ready.touch()
    return tree


def tiny():
    HOME.mkdir(parents=True, exist_ok=True)
    (HOME / "empty.c").write_text("")
    (HOME / "hello.c").write_text('#include <stdio.h>\nint main(void)\n{\n\tputs("hello");\n\treturn 0;\n}\n')
    return [Unit("empty", HOME, "empty.c"), Unit("hello", HOME, "hello.c")]


def curl_tree():
    return source_of("curl", [["./configure", "--with-openssl", "--disable-static", "--disable-manual", "--without-librtmp"]])


def large(quick):
    units = [Unit("curl url.c", curl_tree(), "lib/url.c", CURL, True),
             Unit("mbedTLS ssl_tls.c", source_of("mbedtls", []), "library/ssl_tls.c", ["-Iinclude", "-Ilibrary"], True)]
    if not quick:
        units.append(Unit("re2 re2.cc", source_of("re2", []), "re2/re2.cc", ["-I.", "-std=gnu++17"], True))
        units.append(Unit("sqlite3.c", source_of("sqlite3", [["./configure", "--disable-tcl", "--disable-readline"], ["make", "sqlite3.c"]]),
                          "sqlite3.c", [], True))
    return units
