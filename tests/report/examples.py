# SPDX-License-Identifier: Apache-2.0
"""The examples that `brinell explain` shows, put through the gates: each rule finds its bad one and lets its good one pass.

Source goes through the compile gate, each example in a function of its own with what it takes for granted declared around
it; commands are run as they stand, with a `gcc` that is Brinell's launcher; lines of configuration are planted where their
comment says and audited."""
import json
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Which parameters and file-scope declarations an example takes for granted.
DECLARED = """#include <openssl/aes.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>
typedef void CURL;
typedef int CURLoption;
enum { CURLOPT_URL = 10002, CURLOPT_SSL_VERIFYPEER = 64, CURLOPT_SSL_VERIFYHOST = 81, CURLOPT_UNRESTRICTED_AUTH = 105 };
int curl_easy_setopt(CURL *handle, CURLoption option, ...);
struct mosquitto;
int mosquitto_username_pw_set(struct mosquitto *mosq, const char *username, const char *password);
int load_device_key(unsigned char *key, size_t size);
typedef int esp_ble_io_cap_t;
enum { ESP_IO_CAP_OUT, ESP_IO_CAP_IO, ESP_IO_CAP_IN, ESP_IO_CAP_NONE, ESP_IO_CAP_KBDISP };
enum { ESP_BLE_SM_IOCAP_MODE = 2 };
int esp_ble_gap_set_security_param(int type, void *value, uint8_t size);
char *gets(char *line);
extern char **environ;
struct configuration { const char *user, *password; };
"""
PARAMETERS = {
    "crypto.": "EVP_CIPHER_CTX *ctx, unsigned char *key, unsigned char *iv, const void *data, size_t size, unsigned char *out",
    "crypto.weak-hash": "EVP_MD_CTX *ctx", "crypto.short-hash": "EVP_MD_CTX *ctx",
    "crypto.short-key": "EVP_PKEY_CTX *ctx", "crypto.weak-padding": "EVP_PKEY_CTX *ctx",
    "crypto.weak-kdf": "const char *password, unsigned char *salt, unsigned char *key",
    "process.": "const char *host, pid_t pid",
    "random.predictable-seed": "uint64_t nonce",
    "secrets.hardcoded-key": "AES_KEY schedule", "secrets.hardcoded-iv": "EVP_CIPHER_CTX *ctx, unsigned char *key",
    "secrets.hardcoded-salt": "const char *password, unsigned char *key", "secrets.hardcoded-password":
    "struct mosquitto *mosq, struct configuration *config", "secrets.private-key": "SSL_CTX *ctx",
    "secrets.logged": "const char *ssid, const char *wifi_password", "secrets.exposed": "CURL *curl",
    "secrets.plaintext-store": "FILE *file, EVP_PKEY *key, unsigned char *secret, int length",
    "tls.": "SSL_CTX *ctx, CURL *curl", "tls.check-missing": "const char *host", "transport.plaintext": "CURL *curl",
}
LOCAL = {"process.shell-command": "char command[200];", "random.weak-generator": "unsigned char key[16];",
         "secrets.hardcoded-salt": "unsigned char salt[16];"}
# What the values go to, where the example leaves that out.
AFTER = {"random.weak-generator": "AES_KEY schedule; AES_set_encrypt_key(key, 128, &schedule);"}
WHOLE = {"tls.check-missing"}  # decided of the whole program
IMAGE = {"image.private-key-file": "etc/ssl/device.key"}
PLACES = {"image.insecure-service": "etc/init.d/rcS", "image.insecure-download": "usr/bin/update.sh",
          "image.wifi-ap-password": "etc/hostapd.conf", "image.bootdelay": "boot/config-uboot", "image.external-exec": "etc/fstab"}


def given(table, rule):
    return table.get(rule, table.get(rule.split(".")[0] + ".", ""))


def function(rule, code, number):
    """The example as a function; definitions at its beginning stay outside of it."""
    lines = code.splitlines()
    outside = [line for line in lines if re.match(r"static int \w+\(.*\}$", line)]
    inside = [line for line in lines if line not in outside]
    text = "\n".join([*outside, f"int example{number}({given(PARAMETERS, rule) or 'void'})", "{", LOCAL.get(rule, ""), *inside,
                      AFTER.get(rule, ""), "return 0;", "}", ""])
    return text


def source_of(examples, rules, which):
    """One unit of all, and which lines are whose."""
    text, owners = DECLARED, []
    for number, rule in enumerate(rules):
        first = text.count("\n") + 1
        text += function(rule, examples[rule][which], number)
        owners.append((rule, first, text.count("\n")))
    return text, owners


def test_examples(t):
    made = t.path("examples.json")
    done = t.command(sys.executable, os.path.join(TOP, "scripts", "rule-pages"), "--examples", made, TOP)
    with open(made, encoding="utf-8") as stream:
        examples = json.load(stream)
    listed = [line.split()[0] for line in t.run("explain").stdout.splitlines()
              if line.split()[1:2] and line.split()[1] in ("error", "warning", "off") and "." in line.split()[0]]
    t.ok(done.returncode == 0 and set(listed) == set(examples), "every rule has examples", done, set(listed) ^ set(examples))
    shown = t.run("explain", *listed).stdout
    lost = [line for rule in listed for line in examples[rule]["bad"].splitlines() if line.strip() not in shown]
    t.ok(not lost, "explain shows these", lost)
    tried = set()
    for check in (in_source, in_program, in_commands, in_image, in_waivers):
        tried |= check(t, examples)
    t.ok(tried == set(examples), "each was put through a gate", set(examples) - tried)


def in_source(t, examples):
    rules = [rule for rule in sorted(examples) if not rule.startswith(("hardening.", "evidence.", "image.", "waiver."))
             and rule not in WHOLE]
    for which in ("bad", "good"):
        text, owners = source_of(examples, rules, which)
        t.write(f"{which}.c", text)
        done = t.cc("-O2", "-w", "-c", f"{which}.c", "-o", f"{which}.o", env={"BRINELL_POLICY": "strict"})
        found = t.report("json", "--policy", "strict", f"{which}.o")["findings"]
        for rule, first, last in owners:
            here = {one["rule"] for one in found if one["result"] == "fail" and first <= one.get("line", 0) <= last}
            t.ok(rule in here if which == "bad" else rule not in here, f"{rule}: the {which} example", done, sorted(here))
    return set(rules)


def in_program(t, examples):
    for rule in sorted(WHOLE):
        for which in ("bad", "good"):
            t.write("whole.c", DECLARED + function(rule, examples[rule][which], 0) + "int main(void) { return example0(\"x\"); }\n")
            command(t, "strict", "gcc -O2 -w -c whole.c && gcc whole.o -lssl -lcrypto -o whole", "record")
            found = {one["rule"] for one in t.report("json", "--policy", "strict", "records")["findings"] if one["result"] == "fail"}
            t.ok(rule in found if which == "bad" else rule not in found, f"{rule}: the {which} example", sorted(found))
    return WHOLE


def command(t, policy, text, mode="enforce", more=None):
    """Run in a shell whose gcc is the launcher."""
    t.write("bin/gcc", f"#!/bin/sh\nexec {t.brinell} cc gcc-12 \"$@\"\n")
    os.chmod(t.path("bin/gcc"), 0o755)
    subprocess.run(["rm", "-rf", t.path("records")], check=True)
    path = f"{t.path('bin')}:{os.path.dirname(t.brinell)}:{os.environ['PATH']}"
    return t.command("sh", "-c", text, env={"PATH": path, "BRINELL_POLICY": policy, "BRINELL_MODE": mode,
                                            "BRINELL_REPORT_DIR": t.path("records"), **(more or {})})


MAIN = "int main(void) { return 0; }\n"
SOURCES = {"net.c": MAIN, "log.c": MAIN, "frame.c": MAIN, "main.c": MAIN,
           "part.c": "extern int y, *const table[];\nint y = 2, *const table[] = {&y};\n",
           "start.S": ".globl start\nstart:\n\tnop\n"}


def in_commands(t, examples):
    """Options and links: the command of the example, then what the gates say of what it made."""
    rules = sorted(rule for rule in examples if rule.startswith("hardening."))
    for rule in rules:
        for which in ("bad", "good"):
            for name, text in SOURCES.items():
                t.write(name, text)
            for name in ("app", "libpart.so", *(os.path.splitext(n)[0] + ".o" for n in SOURCES)):
                if os.path.exists(t.path(name)):
                    os.remove(t.path(name))
            t.command("gcc-12", "-g", "-fPIE", "-c", "main.c")
            lines = examples[rule][which].splitlines()
            if lines[0].startswith("."):  # a line of the assembler file, then the link
                t.write("start.S", SOURCES["start.S"] + lines.pop(0).split("#")[0] + "\n")
            if rule == "hardening.noexecstack":
                t.command("gcc-12", "-c", "start.S")
            if lines[-1].startswith("__attribute__"):
                t.write("net.c", lines.pop()[:-1] + " { return *text; }\n" + MAIN)
                lines[0] += "; gcc -O2 -fstack-protector-all -c net.c"
            done = command(t, "strict", "\n".join(lines), "record")
            made = [name for name in ("app", "libpart.so", "net.o", "log.o", "frame.o") if os.path.exists(t.path(name))]
            audit = t.run("audit", "--exit-zero", "--format", "json", "--policy", "strict", *made).stdout if made else '{"files": []}'
            linked = [row["result"] for file in json.loads(audit)["files"] for row in file["results"]
                      if row["rule"] == rule and row["result"] in ("pass", "fail")]
            good = bool(linked) and ("fail" in linked) == (which == "bad")
            if "fail" not in linked and rule == "hardening.strict-flex-arrays" and not supports(t, "-fstrict-flex-arrays=3"):
                t.skip(f"{rule}: the {which} example", "the compiler has no such option")
                continue
            t.ok(made and good, f"{rule}: the {which} example", done, made, linked)
    return set(rules) | in_evidence(t, examples)


def supports(t, option):
    return t.command("gcc-12", option, "-E", "-x", "c", "/dev/null").returncode == 0


def in_evidence(t, examples):
    t.write("Makefile", "app: main.c net.c\n\tgcc -O2 -fPIE -fstack-protector-all -c main.c\n\tgcc -O2 -fPIE -fstack-protector-all -c part.c\n"
                        "\tgcc -pie -Wl,-z,now -s main.o part.o -o app\nclean:\n\trm -f app *.o\n.PHONY: app\n")
    t.write("part.c", "int f(int i); int f(int i) { return i; }\n")
    flags = "CFLAGS= "
    soft = "gcc-12 -fPIE -O2 -c part.c -o part.o && mkdir -p vendor && ar rcs vendor/libblob.a part.o && "
    use = "int f(int i);\nint main(void) { return f(0); }\n"
    for name, text in (("main.c", use), ("net.c", MAIN)):
        t.write(name, text)
    wanted = {"evidence.unchecked-unit": "xiaomi-2.0-high", "evidence.policy-mismatch": "", "evidence.off": "xiaomi-2.0-high"}
    for rule, policy in wanted.items():
        lines = examples[rule]["bad"].splitlines(), examples[rule]["good"].splitlines()
        waiver = [line for line in lines[1] if line.startswith("- {")]
        before = soft + "gcc -O2 -fPIE -fstack-protector-all -c main.c && " if rule == "evidence.unchecked-unit" else ""
        bad = "\n".join(lines[0])
        if rule == "evidence.policy-mismatch":  # the objects stay, only the link is made again
            bad = bad.splitlines()[0] + "\n" + bad.splitlines()[1].replace("make", "gcc -pie -Wl,-z,now -s main.o part.o -o app")
        options = "-pie -Wl,-z,now -s -O2 -fPIE -fstack-protector-all"
        bad = bad.replace("brinell cc gcc", f"brinell cc gcc-12 {options}").replace("libblob.a -o", f"libblob.a {options} -o")
        done = command(t, policy, flags + before + bad)
        t.ok(rule in done.stdout + done.stderr and done.returncode != 0, f"{rule}: the bad example", done)
        good = "\n".join(line for line in lines[1] if line not in waiver).replace("brinell cc gcc", f"brinell cc gcc-12 {options}")
        done = command(t, policy, flags + good)
        t.ok(rule not in done.stdout + done.stderr and done.returncode == 0, f"{rule}: the good example", done)
        if waiver:
            t.write("brinell.yaml", "policy: p\nextends: xiaomi-2.0-high\nwaivers:\n" + "\n".join(waiver) + "\n")
            done = command(t, "", flags + before + "\n".join(lines[0]).replace("libblob.a -o", f"libblob.a {options} -o"))
            t.ok(done.returncode == 0, f"{rule}: the waiver of the good example", done)
            os.remove(t.path("brinell.yaml"))
    return set(wanted)


def in_image(t, examples):
    """Lines of a file, where their comment says it stands."""
    rules = sorted(rule for rule in examples if rule.startswith("image."))
    key = "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n" * 8 + "-----END PRIVATE KEY-----\n"
    for rule in rules:
        said = re.search(r"# ((?:etc|boot|usr)/[\w./]+)", examples[rule]["bad"])
        place = said.group(1) if said else PLACES.get(rule) or IMAGE[rule]
        for which in ("bad", "good"):
            subprocess.run(["rm", "-rf", t.path("root")], check=True)
            text = re.sub(r"\s+# .*", "", examples[rule][which]).strip() + "\n"
            text = text if not text.startswith("#") else text
            if rule in IMAGE:  # the example is the file's name
                text = key if which == "bad" else "-----BEGIN PUBLIC KEY-----\n"
            if rule == "image.wifi-ap-password":
                text = "ssid=camera\nwpa=2\nwpa_key_mgmt=WPA-PSK\nrsn_pairwise=CCMP\n" + text
            t.write(f"root/{place}", ("#!/bin/sh\n" if place.endswith((".sh", "rcS")) else "") + text)
            t.write("root/etc/inittab", t_read(t, "root/etc/inittab") + "::sysinit:/etc/init.d/rcS\n")
            os.chmod(t.path(f"root/{place}"), 0o755 if place.endswith((".sh", "rcS")) else 0o644)
            done = t.run("audit", "--exit-zero", "--format", "json", "root")
            results = {row["result"] for file in json.loads(done.stdout)["files"] for row in file["results"] if row["rule"] == rule}
            t.ok(("fail" in results) == (which == "bad"), f"{rule}: the {which} example", done.stderr, results)
    return set(rules)


def t_read(t, name):
    if not os.path.exists(t.path(name)):
        return ""
    with open(t.path(name), encoding="utf-8") as stream:
        return stream.read()


def in_waivers(t, examples):
    """A line of `waivers` and, where it is a comment in the source, its line."""
    code = "#include <openssl/evp.h>\nconst EVP_MD *f(void);\nconst EVP_MD *f(void)\n{\n\tconst EVP_MD *h;\n\t%s\n\treturn h;\n}\n"
    rules = ("waiver.expired", "waiver.unmatched", "waiver.incomplete")
    for rule in rules:
        for which in ("bad", "good"):
            line = examples[rule][which].splitlines()[0]
            in_comment = line.startswith("h =")
            t.write("brinell.yaml", "policy: p\nextends: xiaomi-2.0-high\n" +
                    ("waivers:\n" + line + "\n" if line.startswith("- ") else ""))
            t.write("src/etag.c", code % (line if in_comment else "h = EVP_md5();"))
            os.makedirs(t.path("obj"), exist_ok=True)
            t.cc("-O2", "-w", "-c", "src/etag.c", "-o", "obj/etag.o")
            done = t.run("report", "obj", env={"SOURCE_DATE_EPOCH": "1795000000"})
            text = done.stdout + done.stderr
            t.ok((rule in text) == (which == "bad"), f"{rule}: the {which} example", done)
        os.remove(t.path("brinell.yaml"))
    return set(rules)
