#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The measuring half of scripts/bench-audit: BUILD_DIR WORK_DIR DIRECTORY... (the floor program is WORK_DIR/floor)."""
import collections
import concurrent.futures
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time

ROUNDS = 9
NICE = int(os.environ.get("BENCH_NICE", "-8"))
SAMPLE = 12  # files for the tools that take long for each

Cost = collections.namedtuple("Cost", "cpu wall kilobytes")


def aside(function, *arguments):
    """In another process: what this one has ever held counts as its children's memory."""
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        return pool.submit(function, *arguments).result()


def go_first(processors):
    """In the child: a session of its own (schedulers weigh sessions against each other), before what else runs."""
    os.setsid()
    try:
        os.nice(NICE)
        with open("/proc/self/autogroup", "w", encoding="ascii") as stream:
            stream.write(str(NICE))
    except OSError:
        pass
    os.sched_setaffinity(0, processors)


def run_once(words, processors):
    with open(os.devnull, "r+b") as null:
        started = time.monotonic()
        child = subprocess.Popen(words, stdin=null, stdout=null, stderr=null, preexec_fn=lambda: go_first(processors))
        _, _, usage = os.wait4(child.pid, 0)
        return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss)


def measure(rows, rounds):
    """The least of some rounds, each of which runs every row once; what is slow runs once."""
    costs = [[] for _ in rows]
    for i in range(rounds + 1):
        for (_, words, processors, _), seen in zip(rows, costs):
            if not seen or seen[0].wall < 60:
                seen.append(run_once(words, processors))
    # The first round warms the page cache.
    kept = [seen[1:] or seen for seen in costs]
    return [Cost(min(c.cpu for c in seen), min(c.wall for c in seen), max(c.kilobytes for c in seen)) for seen in kept]


def starts(path):
    try:
        with open(path, "rb") as stream:
            return stream.read(8)
    except OSError:
        return b""


def members(path):
    """ELF members of an archive."""
    count, at, size = 0, 8, os.path.getsize(path)
    with open(path, "rb") as stream:
        while at + 60 <= size:
            stream.seek(at)
            head = stream.read(64)
            count += head[60:] == b"\x7fELF"
            length = int(head[48:58])
            at += 60 + length + length % 2
    return count


def take_stock(tops):
    """ELF files, and how many rows an audit must have: of ELF, of archives, of LLVM's bitcode."""
    files, rows = [], collections.Counter()
    for top in tops:
        for place, _, names in os.walk(top):
            for path in (os.path.join(place, name) for name in names):
                if os.path.islink(path) or not os.path.isfile(path):
                    continue
                head = starts(path)
                if head[:4] == b"\x7fELF":
                    files.append(path)
                    rows["elf"] += 1
                elif head == b"!<arch>\n":
                    rows["archive"] += 1
                    rows["elf"] += members(path)
                elif head[:4] == b"BC\xc0\xde":
                    rows["bitcode"] += 1
    return files, rows


def link_all(tops, place):
    """Hard links to all ELF files in one directory; how many, and an audit's rows."""
    files, rows = take_stock(tops)
    for i, path in enumerate(files):
        try:
            os.link(path, os.path.join(place, str(i)))
        except OSError:
            return path, rows
    return len(files), rows


def check(floor, audit, rows, what):
    """The floor and the audit have read what is there, all of it."""
    said = subprocess.run(floor, capture_output=True, text=True, check=True).stdout
    read = int(re.match(r"(\d+) files", said).group(1))
    document = json.loads(subprocess.run(audit, capture_output=True, check=True).stdout)
    count = len(document["files"])
    wanted = rows["elf"] + rows["archive"] + rows["bitcode"]
    good = read == rows["elf"] and count == wanted and not document["failures"]
    print(f"{'ok' if good else 'MISSED'}: {what}: {rows['elf']} ELF files and members; the floor read {read}; "
          f"the audit has {count} rows of {wanted} ({rows['archive']} archives, {rows['bitcode']} bitcode files), "
          f"{len(document['failures'])} failures", flush=True)
    return good


def compare(brinell, work, tops, rows, extra):
    """One table; True when the goals are met."""
    floor = [os.path.join(work, "floor"), *tops]
    audit = [brinell, "audit", "--exit-zero", "--format", "json", *tops]
    good = aside(check, floor, audit, rows, " ".join(os.path.basename(top) if len(tops) == 1 else top for top in tops))
    ours = sorted(os.sched_getaffinity(0))
    one, two = set(ours[:1]), set(ours[:2])
    table = [("floor (libelf)", floor, one, rows["elf"]),
             ("brinell audit --format json", audit, one, rows["elf"]),
             ("the same, 2 processors", audit, two, rows["elf"]),
             ("brinell audit (text)", [brinell, "audit", "--exit-zero", *tops], one, rows["elf"])]
    if len(two) == 2:
        apart = f"taskset -c {ours[0]} \"$@\" & taskset -c {ours[1]} \"$@\" & wait"
        table.append(("two separate audits at once", ["sh", "-c", apart, "sh", *audit], two, 2 * rows["elf"]))
    table += [(name, words, one, count) for name, words, count in extra]
    costs = measure(table, ROUNDS)
    print(f"{'':34} {'CPU s':>8} {'µs/file':>8} {'wall s':>8} {'MB':>6} {'x floor':>8}")
    for (name, _, _, count), cost in zip(table, costs):
        print(f"{name:34} {cost.cpu:8.2f} {1e6 * cost.cpu / count:8.0f} {cost.wall:8.2f} {cost.kilobytes / 1024:6.0f} "
              f"{cost.cpu / count / (costs[0].cpu / rows['elf']):8.2f}")
    ratio, gain = costs[1].cpu / costs[0].cpu, costs[1].wall / costs[2].wall
    kilobytes = max(cost.kilobytes for cost in costs[1:4])
    for met, text in ((ratio <= 2, f"CPU {ratio:.2f} times the floor (at most 2)"),
                      (kilobytes <= 65536, f"{kilobytes / 1024:.0f} MB (at most 64)"),
                      (gain >= 1.7 or len(two) < 2, f"two processors: {gain:.2f} times as fast (at least 1.7)")):
        print(f"{'ok' if met else 'MISSED'}: {text}")
        good = good and met
    if len(two) == 2:
        print(f"note: this machine's two processors do {2 * costs[1].wall / costs[4].wall:.2f} times one's work "
              "for two audits that share nothing")
    return good


def main():
    build, work, tops = sys.argv[1], sys.argv[2], sys.argv[3:]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ["XDG_CACHE_HOME"] = os.path.join(work, "cache")
    os.environ.pop("BRINELL_REPORT_DIR", None)
    brinell = os.path.abspath(os.path.join(build, "bin", "brinell"))
    everything = os.path.join(work, "ELF files alone")
    os.mkdir(everything)
    files, rows = aside(link_all, tops, everything)
    if isinstance(files, str):
        sys.exit(f"bench-audit: {files} can't be linked into {work}; set TMPDIR to a place of the same file system")
    good = compare(brinell, work, tops, rows, [])
    print()
    few = [os.path.join(everything, str(i)) for i in range(0, files, max(1, files // SAMPLE))]
    extra = [("brinell audit --format json --sha256",
              [brinell, "audit", "--exit-zero", "--format", "json", "--sha256", everything], files)]
    if shutil.which("scanelf"):
        extra.append(("scanelf -R (all its tests)", ["scanelf", "-R", "-a", everything], files))
    for name, words in (("checksec", ["sh", "-c", 'for f; do checksec --file="$f"; done', "sh"]),
                        ("hardening-check", ["hardening-check"])):
        if shutil.which(name):
            extra.append((f"{name} ({len(few)} files)", words + few, len(few)))
    return 0 if compare(brinell, work, [everything], collections.Counter(elf=files), extra) and good else 1


if __name__ == "__main__":
    sys.exit(main())
