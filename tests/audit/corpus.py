# SPDX-License-Identifier: Apache-2.0
"""ELF files of every kind with what is true of each, from how it was made and from what the loader does with it.

`cases(at)` yields (file, kind, truth): truth names the requirements whose result isn't the usual one of that kind.
A case whose compiler isn't here is skipped, by name.
"""
import os
import shutil
import struct

from elf_maker import CORE, R, REL, W, X, Maker, program, static, without_section_headers

OUTPUT = ("pie", "noexecstack", "relro", "bind-now", "textrel", "rwx-segment", "stripped", "rpath")
UNIT = ("stack-protector", "fortify", "stack-clash", "control-flow", "auto-var-init", "format-security",
        "strict-flex-arrays")
PASS, FAIL, UNKNOWN, NONE = "pass", "fail", "unknown", "not-applicable"
LINKED = ("pie", "static-pie", "shared", "exec", "static-exec")
MAIN = "#include <stdio.h>\nint main(int n, char **v) { puts(v[0]); return n - 1; }\n"
BARE = "void _start(void) { for (;;) continue; }\n"
LIBRARY = "#include <stdio.h>\nint shown(const char *s); int shown(const char *s) { return puts(s); }\n"
CANARY = "#include <string.h>\nint copied(const char *s); int copied(const char *s) { char b[64]; strcpy(b, s); " \
         "return b[3]; }\nint main(int n, char **v) { return n > 1 ? copied(v[1]) : 0; }\n"
DECOY = "void __stack_chk_fail(void); void __stack_chk_fail(void) { }\n" \
        "int __memcpy_chk_decoy; const char note[] = \"__stack_chk_fail __memcpy_chk\";\n" + MAIN
MODULE = "const char license[] __attribute__((section(\".modinfo\"), used)) = \"license=GPL\";\n" \
         "char this_module[64] __attribute__((section(\".gnu.linkonce.this_module\"), used));\n" \
         "int init_module(void); int init_module(void) { return 0; }\n"
BUILT_IN = "const char license[] __attribute__((section(\".modinfo\"), used)) = \"door.license=GPL\";\n"
INTERP = "const char interp[] __attribute__((section(\".interp\"), used)) = \"/lib64/ld-linux-x86-64.so.2\";\n"


def usual(kind):
    """What holds of a file that was made well."""
    if kind in LINKED:
        truth = dict.fromkeys(OUTPUT, PASS)
        if kind in ("exec", "static-exec"):
            truth["pie"] = FAIL
        if kind in ("static-exec", "static-pie"):
            truth["bind-now"] = NONE
    else:
        truth = dict.fromkeys(OUTPUT, UNKNOWN if kind == "damaged" else NONE)
        if kind == "kernel-module":
            truth["stripped"] = PASS
    # Only evidence tells of functions and options, and none of these carries any.
    unit = NONE if kind in ("archive", "debug", "core") else UNKNOWN
    truth.update(dict.fromkeys(UNIT, unit))
    return truth


def compiled(at):
    """Made by compilers and linkers as a build makes them."""
    for name, text in (("main", MAIN), ("library", LIBRARY), ("canary", CANARY), ("decoy", DECOY), ("module", MODULE),
                       ("built-in", BUILT_IN), ("interp", INTERP + LIBRARY), ("bare", BARE)):
        at.write(f"{name}.c", text)
    at.write("empty.s", "")
    gcc, hard = "gcc-12", ["-O2", "-fPIE", "-pie", "-Wl,-z,relro,-z,now", "-s"]

    def linked(name, *words, cc=gcc, source="main.c", usual_words=None):
        return at.make(name, cc, *(hard if usual_words is None else usual_words), source, "-o", name, *words)

    if linked("gcc-pie"):
        yield "gcc-pie", "pie", {}
        # Not stripped, then stripped in each way.
        linked("whole", usual_words=hard[:-1] + ["-g"])
        yield "whole", "pie", {"stripped": FAIL}
        at.make("no-debug", "strip", "-g", "whole", "-o", "no-debug")
        yield "no-debug", "pie", {"stripped": FAIL}
        at.make("stripped", "strip", "whole", "-o", "stripped")
        yield "stripped", "pie", {}
        at.make("whole.debug", "objcopy", "--only-keep-debug", "whole", "whole.debug")
        yield "whole.debug", "debug", {}
        at.make("headless", "cp", "stripped", "headless")
        at.write("headless", without_section_headers(at.read("stripped")))
        yield "headless", "pie", {"stripped": UNKNOWN}
        for name, change in (("relro-elsewhere", (0x10000000, 0x10000000)), ("relro-read-only", (0x1000, 0x1000)),
                             ("relro-half-page", None)):
            at.write(name, moved_relro(at.read("stripped"), change))
            yield name, "pie", {"relro": FAIL}
        # Neither DF_1_PIE nor DT_DEBUG; its table of names holds only what it imports.
        at.write("no-hint", without_hints(at.read("stripped")))
        yield "no-hint", "pie", {}
        at.write("cut", at.read("whole")[:9000])
        yield "cut", "damaged", {}
    yield from flags(at, linked)
    yield from canaries(at, linked)
    shared = ["-O2", "-fPIC", "-shared", "-Wl,-z,relro,-z,now", "-s"]
    if linked("libplain.so", source="library.c", usual_words=shared):
        yield "libplain.so", "shared", {}
        linked("libnamed.so", "-Wl,-soname,libnamed.so.1", source="library.c", usual_words=shared)
        yield "libnamed.so", "shared", {}
        linked("librun.so", "-Wl,-e,shown", source="interp.c", usual_words=shared)
        yield "librun.so", "shared", {}
        linked("librun1.so", "-Wl,-e,shown,-soname,librun.so.1", source="interp.c", usual_words=shared)
        yield "librun1.so", "shared", {}
        linked("liblazy.so", "-Wl,-z,lazy", source="library.c", usual_words=shared)
        yield "liblazy.so", "shared", {"bind-now": FAIL}
    if linked("libtextrel.so", "-Wl,-z,notext", source="library.c",
              usual_words=["-O2", "-fno-pic", "-mcmodel=large", "-shared", "-Wl,-z,relro,-z,now", "-s"]):
        yield "libtextrel.so", "shared", {"textrel": FAIL}
    yield from objects(at)
    yield from others(at)


def without_hints(data):
    """The same program as an old linker left it: nothing in its dynamic section says that it is run."""
    data = bytearray(data)
    table, = struct.unpack_from("<Q", data, 32)
    count, = struct.unpack_from("<H", data, 56)
    for at in range(table, table + 56 * count, 56):
        if struct.unpack_from("<I", data, at)[0] != 2:
            continue
        offset, = struct.unpack_from("<Q", data, at + 8)
        size, = struct.unpack_from("<Q", data, at + 32)
        for entry in range(offset, offset + size, 16):
            tag, value = struct.unpack_from("<QQ", data, entry)
            if tag == 0x6ffffffb:
                struct.pack_into("<Q", data, entry + 8, value & ~0x08000000)
            elif tag == 21:
                struct.pack_into("<QQ", data, entry, 0x60000001, 0)
    return bytes(data)


def moved_relro(data, change):
    """The same program with a PT_GNU_RELRO that protects nothing: moved, or too small for a page."""
    data = bytearray(data)
    table, = struct.unpack_from("<Q", data, 32)
    count, = struct.unpack_from("<H", data, 56)
    for at in range(table, table + 56 * count, 56):
        if struct.unpack_from("<I", data, at)[0] == 0x6474e552:
            address, = struct.unpack_from("<Q", data, at + 16)
            place = change or (address & ~4095, address & ~4095)
            struct.pack_into("<QQ", data, at + 16, *place)
            struct.pack_into("<QQ", data, at + 32, 256, 256)
    return bytes(data)


def flags(at, linked):
    for name, words, truth in (
            ("lazy", ["-Wl,-z,lazy"], {"bind-now": FAIL}),
            ("norelro", ["-Wl,-z,norelro"], {"relro": FAIL}),
            ("execstack", ["-Wl,-z,execstack"], {"noexecstack": FAIL}),
            ("rpath-home", ["-Wl,-rpath,/home/me/lib"], {"rpath": FAIL}),
            ("rpath-empty", ["-Wl,-rpath,/usr/lib::/lib"], {"rpath": FAIL}),
            ("rpath-last", ["-Wl,-rpath,/usr/lib:"], {"rpath": FAIL}),
            ("rpath-relative", ["-Wl,-rpath,lib"], {"rpath": FAIL}),
            ("rpath-origin", ["-Wl,-rpath,$ORIGIN/../lib"], {}),
            ("rpath-almost", ["-Wl,-rpath,$ORIGINAL/lib"], {"rpath": FAIL}),
            ("rpath-old", ["-Wl,--disable-new-dtags,-rpath,/tmp"], {"rpath": FAIL}),
            ("rpath-system", ["-Wl,-rpath,/usr/lib/door"], {}),
            ("rpath-climbs", ["-Wl,-rpath,/usr/lib/../../tmp"], {"rpath": FAIL})):
        if linked(name, *words):
            yield name, "pie", truth
    plain = ["-O2", "-fno-pie", "-no-pie", "-Wl,-z,relro,-z,now", "-s"]
    if linked("exec", usual_words=plain):
        yield "exec", "exec", {}
    # -N: code, data and all in one segment.
    if linked("omagic", "-Wl,-N,-z,norelro", usual_words=plain + ["-nostdlib", "-static"], source="bare.c"):
        yield "omagic", "static-exec", {"rwx-segment": FAIL, "relro": FAIL}
    if linked("static", usual_words=plain + ["-static"]):
        yield "static", "static-exec", {}
    if linked("static-pie", usual_words=["-O2", "-fPIE", "-static-pie", "-s"]):
        yield "static-pie", "static-pie", {}
    if linked("bare", usual_words=["-O2", "-static", "-nostdlib", "-fno-pie", "-no-pie", "-s", "-Wl,--build-id=none",
                                   "-fno-asynchronous-unwind-tables"], source="bare.c"):
        yield "bare", "static-exec", {"relro": NONE}
    for cc in ("clang-14", "clang-19"):
        if shutil.which("ld.lld") and linked(f"lld-{cc}", "-fuse-ld=lld", cc=cc):
            yield f"lld-{cc}", "pie", {}
    for ld in ("gold", "mold"):
        if linked(f"by-{ld}", f"-fuse-ld={ld}"):
            yield f"by-{ld}", "pie", {}


def canaries(at, linked):
    """A symbol shows that one function has it, or none: whether all have it is unknown."""
    if linked("one-canary", "-fstack-protector", source="canary.c"):
        yield "one-canary", "pie", {}
        at.make("main.plain.o", "gcc-12", "-O2", "-fPIE", "-fno-stack-protector", "-c", "library.c", "-o", "main.plain.o")
        linked("one-unit", "main.plain.o", "-fstack-protector-all", source="canary.c")
        yield "one-unit", "pie", {}
        linked("decoy", "-fno-stack-protector", source="decoy.c")
        yield "decoy", "pie", {}
    if linked("static-canary", usual_words=["-O2", "-static", "-no-pie", "-fno-pie", "-fno-stack-protector", "-g"]):
        yield "static-canary", "static-exec", {"stripped": FAIL}


def objects(at):
    if at.make("main.o", "gcc-12", "-O2", "-c", "main.c"):
        yield "main.o", "relocatable", {}
        at.make("door.ko", "gcc-12", "-O2", "-c", "module.c", "-o", "door.ko")
        yield "door.ko", "kernel-module", {}
        at.make("debug.ko", "gcc-12", "-O2", "-g", "-c", "module.c", "-o", "debug.ko")
        yield "debug.ko", "kernel-module", {"stripped": FAIL}
        for name, packer in (("door.ko.gz", "gzip"), ("door.ko.xz", "xz"), ("debug.ko.zst", "zstd")):
            if at.make(name, packer, "-k", name.rsplit(".", 1)[0]):
                truth = {"stripped": FAIL} if "debug" in name else {}
                yield f"{name}({name.rsplit('.', 1)[0]})", "kernel-module", truth
        at.make("split.ko.debug", "objcopy", "--only-keep-debug", "debug.ko", "split.ko.debug")
        yield "split.ko.debug", "debug", {}
        at.make("built-in.o", "gcc-12", "-O2", "-c", "built-in.c", "-o", "built-in.o")
        yield "built-in.o", "relocatable", {}
        at.make("split.o", "gcc-12", "-O2", "-g", "-gsplit-dwarf", "-c", "main.c", "-o", "split.o")
        yield "split.o", "relocatable", {}
        yield "split.dwo", "debug", {}
        at.make("empty.o", "gcc-12", "-g", "-c", "empty.s", "-o", "empty.o")
        yield "empty.o", "relocatable", {}
        at.make("lib.a", "ar", "rc", "lib.a", "main.o", "empty.o")
        yield "lib.a", "archive", {}
        yield "lib.a(main.o)", "relocatable", {}
        yield "lib.a(empty.o)", "relocatable", {}
        at.make("thin.a", "ar", "rcT", "thin.a", "main.o", "door.ko")
        yield "thin.a", "archive", {}
        yield "thin.a(main.o)", "relocatable", {}
        yield "thin.a(door.ko)", "kernel-module", {}


def others(at):
    """Other architectures, libraries and languages."""
    hard = ["-O2", "-fPIE", "-pie", "-Wl,-z,relro,-z,now", "-s"]
    # MIPS' own start files ask for an executable stack, so it is asked for here in either way.
    for triple in ("aarch64-linux-gnu", "arm-linux-gnueabihf", "mipsel-linux-gnu", "riscv64-linux-gnu",
                   "powerpc-linux-gnu", "mips-linux-gnu", "i686-linux-gnu"):
        cc = next((c for c in (f"{triple}-gcc-12", f"{triple}-gcc") if shutil.which(c)), None)
        if cc is None:
            continue
        short = triple.split("-", maxsplit=1)[0]
        if at.make(f"{short}-pie", cc, *hard, "-Wl,-z,noexecstack", "main.c", "-o", f"{short}-pie"):
            yield f"{short}-pie", "pie", {}
        if at.make(f"{short}-soft", cc, "-O2", "-no-pie", "-fno-pie", "-Wl,-z,execstack,-z,norelro,-z,lazy", "main.c",
                   "-o", f"{short}-soft"):
            yield f"{short}-soft", "exec", {"noexecstack": FAIL, "relro": FAIL, "bind-now": FAIL, "stripped": FAIL}
        if at.make(f"{short}.so", cc, "-O2", "-fPIC", "-shared", "-Wl,-z,now,-z,noexecstack,-z,relro", "-s", "library.c",
                   "-o", f"{short}.so"):
            yield f"{short}.so", "shared", {}
        if at.make(f"{short}-static", cc, "-O2", "-static", "-Wl,-z,noexecstack,-z,relro", "-s", "main.c", "-o",
                   f"{short}-static"):
            yield f"{short}-static", "static-exec", {}
        if at.make(f"{short}.o", cc, "-O2", "-c", "main.c", "-o", f"{short}.o"):
            yield f"{short}.o", "relocatable", {}
    if at.make("i386.so", "gcc-12", "-m32", "-O2", "-fPIC", "-shared", "-nostdlib", "-Wl,-z,now", "-s", "bare.c", "-o",
               "i386.so"):
        yield "i386.so", "shared", {}
    if shutil.which("musl-gcc"):
        if at.make("musl", "musl-gcc", *hard, "main.c", "-o", "musl"):
            yield "musl", "pie", {}
        if at.make("musl-static", "musl-gcc", "-O2", "-static", "-fno-pie", "-no-pie", "-s", "main.c", "-o", "musl-static"):
            yield "musl-static", "static-exec", {}
        yield "/usr/lib/x86_64-linux-musl/libc.so", "shared", {"bind-now": None, "stripped": None}
    if shutil.which("rustc"):
        at.write("main.rs", "fn main() { println!(\"{}\", std::env::args().count()); }\n")
        if at.make("rust", "rustc", "-O", "-Cstrip=symbols", "main.rs", "-o", "rust"):
            yield "rust", "pie", {}
            at.make("rust-debug", "rustc", "-g", "main.rs", "-o", "rust-debug")
            yield "rust-debug", "pie", {"stripped": FAIL}
    if shutil.which("go"):
        at.write("go.mod", "module door\n")
        at.write("main.go", "package main\nfunc main() { println(\"door\") }\n")
        at.environment.update(CGO_ENABLED="0", GOCACHE=at.path(".go"), GOFLAGS="-mod=mod", HOME=at.path("."))
        if at.make("go", "go", "build", "-ldflags=-s -w", "-o", "go-static", "main.go"):
            yield "go-static", "static-exec", {"relro": FAIL}
    for path, kind in (("/lib64/ld-linux-x86-64.so.2", "shared"), ("/lib/x86_64-linux-gnu/libc.so.6", "shared")):
        if os.path.exists(path):
            yield path, kind, {"bind-now": None, "stripped": None}


def by_hand(at):
    """Machines that have no compiler here, and what no linker makes."""
    def keep(name, content, kind, truth=None):
        at.write(name, content)
        return name, kind, truth or {}

    nothing = {"stripped": UNKNOWN}
    for machine in ("i386", "arm", "armeb", "aarch64_be", "mips", "mips64", "mips64el", "riscv32", "riscv64", "powerpc",
                    "powerpc64", "powerpc64le", "s390x", "sparc", "sh", "m68k", "xtensa", "loongarch", "arc", "csky",
                    "x32"):
        yield keep(f"hand-{machine}", program(machine), "pie")
        absent = machine in ("aarch64_be", "riscv32", "riscv64", "powerpc64", "powerpc64le", "loongarch", "arc", "csky")
        yield keep(f"hand-{machine}-nostack", static(machine, stack=None), "static-exec",
                   {"noexecstack": PASS if absent else FAIL})
        yield keep(f"hand-{machine}-bare", program(machine, sections=None, stack=R | W | X, relro=False,
                                                   dynamic={"flags": None, "flags_1": 0x8000000}), "pie",
                   {"stripped": UNKNOWN, "noexecstack": FAIL, "relro": FAIL, "bind-now": FAIL})
    for name, changes, kind, truth in (
            ("now-flags", {"dynamic": {"flags": 8, "flags_1": 0x8000000}}, "pie", {}),
            ("now-flags-1", {"dynamic": {"flags": None}}, "pie", {}),
            ("now-tag", {"dynamic": {"flags": None, "flags_1": 0x8000000, "bind_now": 0}}, "pie", {}),
            ("now-none", {"dynamic": {"flags": 2, "flags_1": 0x8000000}}, "pie", {"bind-now": FAIL}),
            ("no-relro", {"relro": False}, "pie", {"relro": FAIL}),
            ("no-relro-but-names", {"relro": False, "sections": [(".data.rel.ro", 1, 3, b"1234")]}, "pie", {"relro": FAIL}),
            ("relro-of-nothing", {"relro": 0, "extra": [("relro", R, 64, 0)]}, "pie", {"relro": FAIL}),
            ("textrel-tag", {"dynamic": {"textrel": 0}}, "pie", {"textrel": FAIL}),
            ("textrel-flag", {"dynamic": {"flags": 12}}, "pie", {"textrel": FAIL}),
            ("rwx", {"text_flags": R | W | X}, "pie", {"rwx-segment": FAIL}),
            ("rwx-data", {"data_flags": R | W | X}, "pie", {"rwx-segment": FAIL}),
            ("wx", {"text_flags": W | X}, "pie", {"rwx-segment": FAIL}),
            ("rwx-of-nothing", {"extra": [("load", R | W | X, 0, 0)]}, "pie", {}),
            ("rwx-elsewhere", {"extra": [("note", R | W | X, 64, 16)]}, "pie", {}),
            ("stack-x-only", {"stack": X}, "pie", {"noexecstack": FAIL}),
            ("stack-none", {"stack": None}, "pie", {"noexecstack": FAIL}),
            ("stack-twice", {"stack": R | W | X, "extra": [("stack", R | W, 0, 0)]}, "pie", {}),
            ("stack-again", {"extra": [("stack", R | W | X, 0, 0)]}, "pie", {"noexecstack": FAIL}),
            ("symbols", {"sections": [(".symtab", 2, 0, bytes(48))]}, "pie", {"stripped": FAIL}),
            ("symbols-none", {"sections": [(".symtab", 2, 0, bytes(24))]}, "pie", {}),
            ("debug-only", {"sections": [(".debug_line", 1, 0, b"1")]}, "pie", {"stripped": FAIL}),
            ("zdebug", {"sections": [(".zdebug_info", 1, 0, b"1")]}, "pie", {"stripped": FAIL}),
            ("stabs", {"sections": [(".stab", 1, 0, b"1")]}, "pie", {"stripped": FAIL}),
            ("mini-debug", {"sections": [(".gnu_debugdata", 1, 0, b"1")]}, "pie", {"stripped": FAIL}),
            ("debug-link", {"sections": [(".gnu_debuglink", 1, 0, b"1234"), (".debug_gdb_scripts", 1, 2, b"1")]}, "pie", {}),
            ("no-headers", {"sections": None}, "pie", nothing),
            ("rpath-wholly-empty", {"dynamic": {"runpath": ""}}, "pie", {"rpath": FAIL}),
            ("rpath-first", {"dynamic": {"rpath": ":/usr/lib"}}, "pie", {"rpath": FAIL}),
            ("rpath-brace", {"dynamic": {"runpath": "${ORIGIN}:$ORIGIN/lib:/lib"}}, "pie", {}),
            ("rpath-machine", {"dynamic": {"runpath": "/usr/$LIB/door:/${LIB}"}}, "pie", {}),
            ("rpath-machine-almost", {"dynamic": {"runpath": "/usr/$LIBRARY"}}, "pie", {"rpath": FAIL}),
            ("rpath-dot", {"dynamic": {"runpath": "./lib"}}, "pie", {"rpath": FAIL}),
            ("rpath-libfoo", {"dynamic": {"runpath": "/libfoo"}}, "pie", {"rpath": FAIL}),
            ("canary-decoy", {"dynamic": {"needed": "__stack_chk_fail"}, "exports": ["__stack_chk_fail"]}, "pie", {}),
            # Kinds, as linkers of many years leave them.
            ("pie-old", {"dynamic": {"flags_1": None}}, "pie", {}),
            ("pie-exports", {"dynamic": {"flags_1": None}, "exports": ["main"]}, "pie", {}),
            ("pie-named", {"dynamic": {"soname": "door.so"}}, "pie", {}),
            ("pie-nothing", {"dynamic": {"flags_1": None, "debug": None}}, "pie", {}),
            ("lib-interp", {"dynamic": {"flags_1": None, "debug": None}, "exports": ["f"]}, "shared", {}),
            ("lib-interp-hash", {"dynamic": {"flags_1": None, "debug": None}, "exports": ["f"], "old_hash": True}, "shared", {}),
            ("pie-hash", {"dynamic": {"flags_1": None, "debug": None}, "old_hash": True}, "pie", {}),
            ("lib-named", {"dynamic": {"flags_1": None, "debug": None, "soname": "l.so"}}, "shared", {}),
            ("lib-plain", {"dynamic": {"flags_1": None, "debug": None}, "interp": None}, "shared", {}),
            ("lib-alone", {"dynamic": {"flags_1": 1, "debug": None, "needed": None}, "interp": None}, "shared", {}),
            ("static-pie-new", {"dynamic": {"needed": None}, "interp": None}, "static-pie", {}),
            ("static-pie-old", {"dynamic": {"needed": None, "flags_1": None}, "interp": None}, "static-pie", {}),
            ("static-pie-packed", {"dynamic": None, "interp": None}, "static-pie", {})):
        if changes.get("dynamic", 0) is None:
            content = static(kind=3, base=0, **{k: v for k, v in changes.items() if k not in ("dynamic", "interp")})
        else:
            content = program(**changes)
        yield keep(f"hand-{name}", content, kind, truth)
    mips = {"flags_1": None, "debug": None, "mips_rld_map": 0}
    yield keep("hand-mips-old", program("mips", dynamic=mips, exports=["f"]), "pie")
    yield keep("hand-mips-tag-elsewhere", program("arm", dynamic=mips, exports=["f"]), "shared")
    yield from odd(keep)


def zeroed_section_headers(content):
    """The table is there and says nothing."""
    at, = struct.unpack_from("<Q", content, 40)
    return content[:at] + bytes(len(content) - at)


def odd(keep):
    yield keep("hand-zeroed-table", zeroed_section_headers(program(sections=[(".symtab", 2, 0, bytes(48))])), "pie",
               {"stripped": UNKNOWN})
    yield keep("hand-static-readonly", static(data=None, relro=False), "static-exec", {"relro": NONE})
    yield keep("hand-static-writable", static(relro=False), "static-exec", {"relro": FAIL})
    yield keep("hand-exec-needed", program(kind=2, base=0x400000), "exec")
    core = Maker("x86-64", CORE)
    yield keep("hand-core", core.bytes(), "core")
    relocatable = Maker("mips64", REL)
    relocatable.sections = [(".text", 1, 6, b"1234")]
    yield keep("hand-object", relocatable.bytes(), "relocatable")
    relocatable.sections = [(".modinfo", 1, 2, b"author=me\0license=GPL\0")]
    yield keep("hand-module", relocatable.bytes(), "kernel-module")
    relocatable.sections = [(".modinfo", 1, 2, b"door.license=GPL\0")]
    yield keep("hand-part", relocatable.bytes(), "relocatable")
    whole, padding = program(), [(".comment", 1, 0, bytes(0x2000))]
    # The next page is none of the dynamic section's.
    yield keep("hand-beside", program(sections=padding, extra=[("load", R | W, 0x2000, 16)]), "pie")
    spoilt = {
        "nothing": whole[:4], "class": whole[:4] + b"\x07" + whole[5:], "order": whole[:5] + b"\x03" + whole[6:],
        "version": whole[:6] + b"\x09" + whole[7:], "type": whole[:16] + b"\x09\x00" + whole[18:],
        "headers-outside": whole[:32] + struct.pack("<Q", 1 << 40) + whole[40:],
        "sections-outside": whole[:40] + struct.pack("<Q", 1 << 40) + whole[48:],
        "header-size": whole[:54] + b"\x01\x00" + whole[56:], "no-program": whole[:56] + b"\0\0" + whole[58:],
        "short": whole[:len(whole) - 40],
        "dynamic-open": whole.replace(struct.pack("<QQ", 0, 0), struct.pack("<QQ", 21, 21)),
        "text-outside": program(dynamic={"soname": 1 << 20}),
        # The loader maps other bytes over the dynamic section that other tools find.
        "overlaid": program(sections=padding, extra=[("load", R | W, 0x1000, 0x1000)]),
        "overlaid-page": program(sections=padding, extra=[("load", R | W, 0x1f00, 16)]),
    }
    for name, content in spoilt.items():
        yield keep(f"hand-damaged-{name}", content, "damaged")


def cases(at):
    yield from compiled(at)
    yield from by_hand(at)
