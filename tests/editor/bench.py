#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the editor gate costs: CPU of clangd for an edit of a 2,000-line file with OpenSSL's and curl's headers, alone and
with the plugin inside, in turns; and how long after clangd's own diagnostics the relay's findings come.

usage: bench.py BUILD_DIR [MAJOR] [EDITS]
       bench.py --instructions BUILD_DIR [MAJOR] [EDITS]

The second form runs clangd under callgrind and counts instructions, which another machine's load doesn't change: of an
edit alone, with the plugin inside, and of these what the plugin spends (the rest of a difference is where allocations
came to lie). It takes minutes."""
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from lsp import Server  # noqa: E402

# One function in five speaks to a library; the others are what most code is.
SPEAKS = """
int fetch_{n}(CURL *handle, SSL_CTX *ctx, const unsigned char *data, unsigned length)
{{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned size = 0;
	unsigned sum = {n};

	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, {verify}L);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
	if (sum == 0)
		return -1;
	EVP_Digest(data, length, digest, &size, EVP_sha256(), NULL);
	return (int)(size + sum) + common(handle, data, length / 2);
}}
"""
WORKS = """
static int parse_{n}(struct record *record, const char *text, size_t length)
{{
	size_t at = 0;
	int sum = {n};

	while (at < length && text[at] != '\\n') {{
		if (text[at] == '=' && at + 1 < length) {{
			record->name[at % sizeof record->name] = 0;
			record->value = atoi(text + at + 1);
		}} else if (at < sizeof record->name) {{
			record->name[at] = text[at];
		}}
		sum = sum * 31 + text[at++];
	}}
	if (strcmp(record->name, "port") == 0)
		record->port = (unsigned short)record->value;
	else if (strncmp(record->name, "host", 4) == 0 && record->next)
		return parse_{before}(record->next, text + at, length - at);
	return sum;
}}
"""
HEAD = """#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <stdlib.h>
#include <string.h>
struct record {{
	struct record *next;
	char name[32];
	int value;
	unsigned short port;
}};
static int parse_0(struct record *record, const char *text, size_t length)
{{
	return record && text ? (int)length : 0;
}}
static int common(CURL *handle, const unsigned char *data, unsigned length)
{{
	curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, (long)length);
	return curl_easy_setopt(handle, CURLOPT_POSTFIELDS, data);
}}
""".replace("{{", "{").replace("}}", "}")


def source(lines=2000):
    text, number, before = HEAD, 1, 0
    while text.count("\n") < lines:
        if number % 5 == 0:
            text += SPEAKS.format(n=number, verify=0 if number % 50 == 0 else 1)
        else:
            text += WORKS.format(n=number, before=before)
            before = number
        number += 1
    return text


def cpu_of(pid):
    """Seconds of a process and its ended children."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return sum(int(fields[at]) for at in (11, 12, 13, 14)) / os.sysconf("SC_CLK_TCK")


def family(pid):
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    return [pid, *(int(child) for child in children)]


class Session:
    def __init__(self, command, root, text):
        self.server = Server(command, root)
        self.text = text
        self.server.open("big.c")
        self.server.wait_version("big.c", 120)
        time.sleep(2)

    def edit(self, number):
        self.text = self.text.replace("int sum = ", f"int sum = {number} + ", 1)
        pids = family(self.server.process.pid)
        before = sum(map(cpu_of, pids))
        for turn in range(5):
            self.server.change("big.c", self.text + "\n" * turn)
            self.server.wait_version("big.c", 120)
        time.sleep(0.3)
        return (sum(map(cpu_of, pids)) - before) / 5


def relay_latency(command, root, text, edits):
    server = Server([*command, "--relay"], root)
    server.open("big.c")
    server.wait("big.c", lambda params: any(one.get("source") == "brinell" for one in params["diagnostics"]), 120)
    waits = []
    for number in range(edits):
        moved = "\n" * (number + 1) + text
        server.change("big.c", moved)
        started = time.monotonic()
        line = moved[:moved.index("VERIFYPEER, 0L")].count("\n")
        server.wait("big.c", lambda params, line=line: params.get("version") == server.versions["big.c"] and any(
            one.get("source") == "brinell" and one["range"]["start"]["line"] == line for one in params["diagnostics"]), 120)
        waits.append(time.monotonic() - started)
    server.stop()
    return waits


def annotated(profile):
    """Inclusive instructions by function name, the whole under ""."""
    text = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", profile], capture_output=True,
                          text=True, check=True).stdout
    counts = {}
    for count, name in re.findall(r"^ *([\d,]+) \( *[\d.]+%\)  [^:]*:(\S[^\[]*)", text, re.MULTILINE):
        counts.setdefault(name.strip(), int(count.replace(",", "")))
    total = re.search(r"^ *([\d,]+) .*PROGRAM TOTALS", text, re.MULTILINE)
    return {**counts, "": int(total[1].replace(",", ""))}


def counted(build, major, edits, preloads):
    """Instructions of an edit, and those of them inside the plugin."""
    with tempfile.TemporaryDirectory() as directory:
        root, text = Path(directory), source()
        (root / "big.c").write_text(text, encoding="utf-8")
        llvm = Path(f"/usr/lib/llvm-{major}")
        # The loader preloads: an environment would reach valgrind's own programs, too.
        server = Server(["valgrind", "--tool=callgrind", f"--callgrind-out-file={root}/profile",
                         "/lib64/ld-linux-x86-64.so.2", *preloads, str(llvm / "bin/clangd"),
                         f"--resource-dir={next((llvm / 'lib/clang').iterdir())}", "--background-index=0", "-j=1"],
                        root, {"BRINELL_EDITOR": str(build / "bin/brinell")})
        control = ["callgrind_control", str(server.process.pid)]
        server.open("big.c")
        server.wait_version("big.c", 900)
        time.sleep(5)
        subprocess.run([*control, "-z"], check=True, stdout=subprocess.DEVNULL)
        for number in range(edits):
            text = text.replace("int sum = ", f"int sum = {number} + ", 1)
            server.change("big.c", text)
            server.wait_version("big.c", 600)
        time.sleep(3)
        subprocess.run([*control, "-d"], check=True, stdout=subprocess.DEVNULL)
        counts = annotated(f"{root}/profile.1")
        server.process.kill()
        ours = [counts.get(f"brinell::Consumer::{name}", 0) for name in
                ("HandleTranslationUnit(clang::ASTContext&)", "HandleTopLevelDecl(clang::DeclGroupRef)")]
        return counts[""] / edits, sum(ours) / edits


def instructions(build, major, edits):
    alone, _ = counted(build, major, edits, [])
    inside, ours = counted(build, major, edits, ["--preload", str(build / "lib/brinell/brinell_shim.so")])
    if ours == 0:
        sys.exit("the plugin did no work: nothing was measured")
    print(f"clangd {major}: {alone / 1e6:.1f} M instructions an edit alone, {inside / 1e6:.1f} M with the plugin inside "
          f"(x {inside / alone:.3f}); the plugin spends {ours / 1e6:.1f} M, {100 * ours / alone:.1f} %")
    return 0


def main():
    counts = sys.argv[1] == "--instructions"
    if counts:
        del sys.argv[1]
    build = Path(sys.argv[1]).resolve()
    major = sys.argv[2] if len(sys.argv) > 2 else "14"
    edits = int(sys.argv[3]) if len(sys.argv) > 3 else 4 if counts else 50
    if counts:
        return instructions(build, major, edits)
    root = Path(tempfile.mkdtemp())
    text = source()
    (root / "big.c").write_text(text, encoding="utf-8")
    clangd = [f"clangd-{major}", "--background-index=0"]
    ours = [str(build / "bin" / "brinell-clangd"), f"--clangd=clangd-{major}", "--background-index=0"]
    plain, gated = Session(clangd, root, text), Session(ours, root, text)
    pairs = [(plain.edit(number), gated.edit(number)) for number in range(edits)]
    plain.server.stop()
    gated.server.stop()
    # Single edits differ by a tenth, and the clock ticks in 10 ms: only the mean of many tells.
    alone, with_us = statistics.fmean(a for a, _ in pairs), statistics.fmean(b for _, b in pairs)
    waits = relay_latency(ours, root, text, 5)
    shutil.rmtree(root)
    print(f"clangd {major}: {alone * 1000:.0f} ms CPU an edit alone, {with_us * 1000:.0f} ms with the plugin inside "
          f"(x {with_us / alone:.3f}, mean of {edits} pairs of five)")
    print(f"clangd {major}, relay: findings {statistics.median(waits) * 1000:.0f} ms after the edit "
          f"(median of {len(waits)}, the 150 ms of rest in it)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
