#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The measuring half of scripts/bench-audit: BUILD_DIR WORK_DIR (with all/, list and floor in it)."""
import os
import resource
import shutil
import subprocess
import sys
import time

ROUNDS = 5


def measure(words, processors=None, rounds=ROUNDS):
    """Least CPU seconds, wall seconds and most kilobytes of some rounds; the first, cold one doesn't count."""
    best_cpu = best_wall = None
    most = 0
    for i in range(rounds + (rounds > 1)):
        with open(os.devnull, "wb") as null:
            started = time.monotonic()
            child = subprocess.Popen(words, stdin=null, stdout=null, stderr=null,
                                     preexec_fn=processors and (lambda: os.sched_setaffinity(0, processors)))
            _, _, usage = os.wait4(child.pid, 0)
            wall = time.monotonic() - started
        if i == 0 and rounds > 1 and wall < 120:
            continue
        cpu = usage.ru_utime + usage.ru_stime
        best_cpu = cpu if best_cpu is None else min(best_cpu, cpu)
        best_wall = wall if best_wall is None else min(best_wall, wall)
        most = max(most, usage.ru_maxrss)
        if wall > 30:
            break
    return best_cpu, best_wall, most


def main():
    build, work = sys.argv[1:3]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ["XDG_CACHE_HOME"] = os.path.join(work, "cache")
    os.environ.pop("BRINELL_REPORT_DIR", None)
    brinell = os.path.abspath(os.path.join(build, "bin", "brinell"))
    audit = [brinell, "audit", "--exit-zero"]
    everything = os.path.join(work, "all")
    count = len(os.listdir(everything))
    size = sum(entry.stat().st_size for entry in os.scandir(everything))
    print(f"{count} ELF files, {size / 1e6:.0f} MB; the least of {ROUNDS} rounds, warm cache")
    print(f"{'':34} {'CPU s':>8} {'µs/file':>8} {'wall s':>8} {'MB':>6} {'x floor':>8}")
    one = {min(os.sched_getaffinity(0))}
    two = set(sorted(os.sched_getaffinity(0))[:2])
    rows = [("floor (libelf)", [os.path.join(work, "floor"), everything], one),
            ("brinell audit --format json", [*audit, "--format", "json", everything], one),
            ("brinell audit (text)", [*audit, everything], one),
            ("brinell audit --format json, 2 CPUs", [*audit, "--format", "json", everything], two),
            ("brinell audit --format json --sha256", [*audit, "--format", "json", "--sha256", everything], one)]
    if shutil.which("scanelf"):
        rows.append(("scanelf -R (all its tests)", ["scanelf", "-R", "-a", everything], one))
    sample = sorted(os.listdir(everything))[::max(1, count // 12)]
    few = [os.path.join(everything, name) for name in sample]
    for name, words in (("checksec", ["sh", "-c", 'for f; do checksec --file="$f"; done', "sh"]),
                        ("hardening-check", ["hardening-check"])):
        if shutil.which(name):
            rows.append((f"{name} ({len(few)} files)", words + few, one))
    found = {}
    for name, words, processors in rows:
        cpu, wall, kilobytes = measure(words, processors, 1 if name.endswith("files)") else ROUNDS)
        found[name] = (cpu, wall, kilobytes)
        files = len(few) if name.endswith("files)") else count
        floor = found["floor (libelf)"][0] / count
        print(f"{name:34} {cpu:8.2f} {1e6 * cpu / files:8.0f} {wall:8.2f} {kilobytes / 1024:6.0f} {cpu / files / floor:8.2f}")
    json_cpu, json_wall, json_kilobytes = found["brinell audit --format json"]
    ratio = json_cpu / found["floor (libelf)"][0]
    gain = json_wall / found["brinell audit --format json, 2 CPUs"][1]
    kilobytes = max(json_kilobytes, found["brinell audit --format json, 2 CPUs"][2])
    verdicts = [(ratio <= 2, f"CPU {ratio:.2f} times the floor (at most 2)"),
                (kilobytes <= 65536, f"{kilobytes / 1024:.0f} MB (at most 64)"),
                (gain >= 1.7 or len(two) < 2, f"two processors: {gain:.2f} times as fast (at least 1.7)")]
    for good, text in verdicts:
        print(f"{'ok' if good else 'MISSED'}: {text}")
    return 0 if all(good for good, _ in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
