# SPDX-License-Identifier: Apache-2.0
"""The cases of the link gate: (name, function of a bench that stands in a directory of its own)."""
import hashlib
import math
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from bench import HARD


def every(bench):
    found = []
    for linker in bench.linkers:
        for case in PER_LINKER:
            skip = SKIP.get(case.__name__, {}).get(linker)
            if skip is None:
                found.append((f"{linker}: {case.__doc__}", lambda at, case=case, linker=linker: case(at, linker)))
        for driver in bench.drivers:
            for how in ("COMPILER_PATH", "-B"):
                found.append((f"{linker}: {driver} comes by it through {how}",
                              lambda at, driver=driver, linker=linker, how=how: driven(at, linker, driver, how)))
    found += [(case.__doc__, case) for case in ONCE]
    return found


def gcc(linker, *words):
    return ["gcc-12", f"-fuse-ld={linker}", *words]


# ---- per linker ------------------------------------------------------------------------

def driven(at, linker, driver, how):
    at.take("main.o", "f.o", "f.raw.o")
    way = {} if how == "-B" else {"COMPILER_PATH": at.farm}
    words = [driver, f"-fuse-ld={linker}", *([f"-B{at.farm}"] if how == "-B" else []), *HARD]
    at.passes(at.run([*words, "main.o", "f.o", "-o", "good"], **way), "good")
    at.must(["./good"])
    at.refuses(at.run([*words, "main.o", "f.raw.o", "-o", "bad"], **way), "bad", "evidence.unchecked-unit", "f.raw.o")


def passes_shapes(at, linker):
    """checked objects pass as PIE, static PIE and shared object"""
    at.take("main.o", "f.o", "lib.o")
    at.passes(at.linked(gcc(linker, *HARD, "main.o", "f.o", "-o", "pie")), "pie")
    if linker != "gold":  # gold links no static PIE of this glibc, stand-in or not
        at.passes(at.linked(gcc(linker, "-static-pie", *HARD[1:], "main.o", "f.o", "-o", "static")), "static")
        at.must(["./static"])
    at.passes(at.linked(gcc(linker, "-shared", *HARD[1:], "lib.o", "-o", "lib.so")), "lib.so")


def refuses_fixed_address(at, linker):
    """a program at a fixed address is refused, static or not"""
    at.take("main.o", "f.o", "main.nopic.o")
    for more in ("-no-pie", "-static"):
        at.refuses(at.linked(gcc(linker, *HARD[1:], more, "main.o", "f.o", "-o", "prog")), "prog", "hardening.pie",
                   "prog")


def refuses_symbols(at, linker):
    """symbols left in are refused at the link, and the fix names -s and the other two choices"""
    at.take("main.o", "f.o")
    result = at.linked(gcc(linker, "-pie", *HARD[2:], "main.o", "f.o", "-o", "prog"))
    at.refuses(result, "prog", "hardening.stripped", "prog")
    for word in ("-s", "run", "image"):
        assert word in result.err, result
    result = at.linked(gcc(linker, "-pie", *HARD[2:], "main.o", "f.o", "-o", "prog"),
                       BRINELL_POLICY=at.policies / "openssf-hardening.bri")
    assert result.named("hardening.stripped") == [], result


def names_archive_members(at, linker):
    """of an archive only what was linked is named, and by its member"""
    at.take("main.o", "f.o", "f.raw.o", "g.raw.o")
    at.must(["ar", "rcs", "libneeded.a", "f.raw.o", "g.raw.o"])
    at.refuses(at.linked(gcc(linker, *HARD, "main.o", "libneeded.a", "-o", "prog")), "prog",
               "evidence.unchecked-unit", "libneeded.a(f.raw.o)")
    at.must(["ar", "rcs", "libgood.a", "f.o", "g.raw.o"])
    at.passes(at.linked(gcc(linker, *HARD, "main.o", "-L.", "-lgood", "-o", "prog")), "prog")


def names_thin_members(at, linker):
    """a thin archive's members are read from their own files"""
    (at.directory / "sub").mkdir()
    at.take("main.o", "f.o", "f.raw.o", "g.raw.o")
    (at.directory / "f.raw.o").rename(at.directory / "sub" / "f.raw.o")
    at.must(["ar", "rcsT", "libthin.a", "sub/f.raw.o", "g.raw.o"])
    result = at.linked(gcc(linker, *HARD, "main.o", "libthin.a", "-o", "prog"))
    files = result.named("evidence.unchecked-unit")
    assert result.status == 1 and len(files) == 1 and "f.raw.o" in files[0], result
    at.must(["ar", "rcsT", "libgood.a", "f.o", "g.raw.o"])
    (at.directory / "g.raw.o").unlink()  # not needed, so it need not be there
    result = at.linked(gcc(linker, *HARD, "main.o", "libgood.a", "-o", "prog"))
    plain = at.run(gcc(linker, *HARD, "main.o", "libgood.a", "-o", "plain"))
    assert result.status == plain.status, f"{result}\n{plain}"


def names_nested_members(at, linker):
    """an archive inside a thin archive is entered"""
    at.take("main.o", "f.raw.o", "g.raw.o", "f.o")
    (at.directory / "inner").mkdir()
    at.must(["ar", "rcs", "inner/libinner.a", "g.raw.o", "f.raw.o"])
    at.must(["ar", "rcsT", "libouter.a", "inner/libinner.a"])
    result = at.linked(gcc(linker, *HARD, "main.o", "libouter.a", "-o", "prog"))
    files = result.named("evidence.unchecked-unit")
    assert result.status == 1 and len(files) == 1 and files[0].endswith("(f.raw.o)"), result


def whole_archive(at, linker):
    """--whole-archive brings in every member, and every unchecked one is named"""
    at.take("main.o", "f.o", "g.raw.o")
    at.must(["ar", "rcs", "liball.a", "f.o", "g.raw.o"])
    at.refuses(at.linked(gcc(linker, *HARD, "main.o", "-Wl,--whole-archive", "liball.a", "-Wl,--no-whole-archive",
                             "-o", "prog")), "prog", "evidence.unchecked-unit", "liball.a(g.raw.o)")


def relocatable(at, linker):
    """-r: its units are checked, its output's properties are not asked"""
    at.take("f.o", "g.o", "g.raw.o", "main.o")
    at.passes(at.linked(gcc(linker, "-r", "f.o", "g.o", "-o", "both.o")), "both.o")
    at.refuses(at.linked(gcc(linker, "-r", "f.o", "g.raw.o", "-o", "bad.o")), "bad.o", "evidence.unchecked-unit",
               "g.raw.o")
    at.passes(at.linked(gcc(linker, *HARD, "main.o", "both.o", "-o", "prog")), "prog")


def relocatable_stowaway(at, linker):
    """what was joined by -r outside the gate and never checked is seen at the link"""
    at.take("f.o", "g.raw.o", "main.o")
    at.must(gcc(linker, "-r", "f.o", "g.raw.o", "-o", "joined.o"))
    result = at.linked(gcc(linker, *HARD, "main.o", "joined.o", "-o", "prog"))
    at.refuses(result, "prog", "evidence.unchecked-unit", "joined.o")
    assert "g.c" in result.err, result


def executable_stack_option(at, linker):
    """-z execstack is refused and named"""
    at.take("main.o", "f.o")
    result = at.linked(gcc(linker, "-pie", "-s", "-Wl,-z,relro,-z,now,-z,execstack", "main.o", "f.o", "-o", "prog"))
    at.refuses(result, "prog", "hardening.noexecstack", "prog")
    assert "-z execstack" in result.err, result


def executable_stack_object(at, linker):
    """the object that asks for an executable stack is named"""
    at.take("main.o", "execstack.o")
    result = at.linked(gcc(linker, "-pie", "-s", "-Wl,-z,relro,-z,now", "main.o", "execstack.o", "-o", "prog"))
    at.refuses(result, "prog", "hardening.noexecstack", "prog")
    assert "asked for by execstack.o" in result.err, result


def executable_stack_silent(at, linker):
    """an assembler object that says nothing of the stack is named"""
    at.take("main.o", "silent.o")
    result = at.linked(gcc(linker, "-pie", "-s", "-Wl,-z,relro,-z,now", "main.o", "silent.o", "-o", "prog"))
    at.refuses(result, "prog", "hardening.noexecstack", "prog")
    assert "asked for by silent.o" in result.err, result


def text_relocations(at, linker):
    """text relocations are refused and the object is named"""
    at.take("absolute.o", "lib.o")
    result = at.linked(gcc(linker, "-shared", "-Wl,-z,notext", *HARD[1:], "lib.o", "absolute.o", "-o", "lib.so"))
    at.refuses(result, "lib.so", "hardening.textrel", "lib.so")
    assert "absolute.o" in result.err, result


def writable_code(at, linker):
    """a segment that is writable and executable is refused"""
    at.take("main.o", "rwx.o")
    at.refuses(at.linked(gcc(linker, *HARD, "main.o", "rwx.o", "-o", "prog")), "prog", "hardening.rwx-segment", "prog")


def relro_and_now(at, linker):
    """missing RELRO and lazy binding are shown with the policy's severity"""
    at.take("main.o", "f.o")
    words = gcc(linker, "-pie", "-s", "-Wl,-z,norelro,-z,lazy", "main.o", "f.o", "-o", "prog")
    result = at.linked(words)
    at.passes(result, "prog")
    assert "warning: " in result.err and result.named("hardening.relro") == ["prog"], result
    result = at.linked(words, BRINELL_POLICY=at.policies / "openssf-hardening.bri")
    assert result.named("hardening.relro") == ["prog"] and result.named("hardening.bind-now") == ["prog"], result
    assert not at.exists("prog"), result


def lto(at, linker):
    """LTO, slim and fat: what the plugin took is judged too"""
    for form, more in (("slim", []), ("fat", ["-ffat-lto-objects"])):
        flags = ("-O1", "-fPIC", "-flto", *more)
        at.compile("main.c", f"{form}-main.o", flags=flags)
        at.compile("f.c", f"{form}-f.o", flags=flags)
        at.compile("f.c", f"{form}-raw.o", flags=flags, note=None)
        at.compile("g.c", f"{form}-g.o", flags=flags, note=None)
        at.must(["gcc-ar-12", "rcs", f"lib{form}.a", f"{form}-raw.o", f"{form}-g.o"])
        words = gcc(linker, "-O1", "-flto", *HARD)
        at.passes(at.linked([*words, f"{form}-main.o", f"{form}-f.o", "-o", "prog"]), "prog")
        at.refuses(at.linked([*words, f"{form}-main.o", f"{form}-raw.o", "-o", "prog"]), "prog",
                   "evidence.unchecked-unit", f"{form}-raw.o")
        at.refuses(at.linked([*words, f"{form}-main.o", f"lib{form}.a", "-o", "prog"]), "prog",
                   "evidence.unchecked-unit", f"lib{form}.a({form}-raw.o)")


def bitcode(at, linker):
    """Clang's LTO: bitcode without evidence is named"""
    at.take("main.o")
    at.must(["clang-14", "-O1", "-fPIC", "-flto", "-c", at.object("f.c"), "-o", "f.bc.o"])
    at.must(["clang-14", "-O1", "-fPIC", "-flto", "-c", at.object("g.c"), "-o", "g.bc.o"])
    words = ["clang-14", f"-fuse-ld={linker}", "-flto", *HARD]
    plain = at.run([*words, "main.o", "f.bc.o", "-o", "plain"])
    if plain.status != 0:  # without LLVM's plugin this linker takes no bitcode at all
        assert at.linked([*words, "main.o", "f.bc.o", "-o", "prog"]).status == plain.status
        return
    result = at.linked([*words, "main.o", "f.bc.o", "-o", "prog"])
    at.refuses(result, "prog", "evidence.unchecked-unit", "f.bc.o")
    assert "bitcode" in result.err, result
    (at.directory / "with.c").write_text(Path(at.object("f.c")).read_text() + "".join(
        f"__asm__({line});\n" for line in quoted(at.note("with.c"))))
    for compiler in at.drivers:
        if compiler.startswith("clang"):
            at.must([compiler, "-O1", "-fPIC", "-flto", "-c", "with.c", "-o", f"with.{compiler}.o"])
            shown = at.must([at.top / "elf_show", f"with.{compiler}.o"]).out
            assert "notes=1" in shown, shown
    at.passes(at.linked([*words, "main.o", "with.clang-14.o", "-o", "prog"]), "prog")
    at.must(["llvm-ar-14", "rcs", "libbc.a", "f.bc.o"])
    at.refuses(at.linked([*words, "main.o", "libbc.a", "-o", "prog"]), "prog", "evidence.unchecked-unit",
               "libbc.a(f.bc.o)")


def quoted(text):
    """Lines of assembler as C string literals."""
    return ['"' + line.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '\\n"'
            for line in text.splitlines()]


def response_file(at, linker):
    """a response file hides nothing"""
    at.take("main.o", "f.o", "f.raw.o")
    (at.directory / "odd 'name.o").write_bytes((at.directory / "f.raw.o").read_bytes())
    (at.directory / "inner").write_text('"odd \'name.o"\n')
    (at.directory / "outer").write_text("main.o\n@inner -o 'prog'\n")
    at.refuses(at.linked(gcc(linker, *HARD, "-Wl,@outer")), "prog", "evidence.unchecked-unit", "odd 'name.o")
    (at.directory / "outer").write_text("main.o f\\.o -o prog\n")
    at.passes(at.linked(gcc(linker, *HARD, "-Wl,@outer")), "prog")


def other_evidence(at, linker):
    """another policy, a damaged note, a note from the future: each is refused by name"""
    at.take("main.o")
    at.compile("f.c", "other.o", note=("enforce", "other-policy"))
    at.compile("f.c", "corrupt.o", note=("enforce", "corrupt"))
    at.compile("f.c", "future.o", note=("enforce", "future"))
    words = gcc(linker, *HARD, "-o", "prog", "main.o")
    at.refuses(at.linked([*words, "other.o"]), "prog", "evidence.policy-mismatch", "other.o")
    at.refuses(at.linked([*words, "corrupt.o"]), "prog", "evidence.unchecked-unit", "corrupt.o")
    at.refuses(at.linked([*words, "future.o"]), "prog", "evidence.unchecked-unit", "future.o")


def recorded(at, linker):
    """recorded and probed units don't reach an enforced output, and what was recorded is shown"""
    at.take("main.o")
    at.compile("f.c", "record.o", note=("record", "finding"))
    at.compile("f.c", "probed.o", note=("probe",))
    words = gcc(linker, *HARD, "-o", "prog", "main.o")
    result = at.linked([*words, "record.o"])
    at.refuses(result, "prog", "evidence.off", "record.o")
    assert "f.c:7:2: error: recorded and not refused" in result.err, result
    at.refuses(at.linked([*words, "probed.o"]), "prog", "evidence.off", "probed.o")
    result = at.linked([*words, "record.o"], BRINELL_MODE="record")
    at.passes(result, "prog")
    assert result.err == "", result


def data_objects(at, linker):
    """assembler and data objects are named as such"""
    at.take("main.o", "probe.raw.o", "f.o", "data.raw.o")
    result = at.linked(gcc(linker, *HARD, "main.o", "probe.raw.o", "-o", "prog"))
    at.refuses(result, "prog", "evidence.unchecked-unit", "probe.raw.o")
    assert "assembler source" in result.err, result
    result = at.linked(gcc(linker, *HARD, "main.o", "f.o", "data.raw.o", "-o", "prog"))
    at.refuses(result, "prog", "evidence.unchecked-unit", "data.raw.o")
    assert "data object" in result.err, result


def binary_data(at, linker):
    """a file linked by -b binary is a data object"""
    at.take("main.o", "f.o")
    (at.directory / "blob.bin").write_bytes(b"text that is no linker script\n")
    back = "-Wl,-b,elf64-x86-64" if linker in ("bfd", "gold") else "-Wl,--format=default"
    result = at.linked(gcc(linker, *HARD, "main.o", "f.o", "-Wl,-b,binary", "blob.bin", back, "-o", "prog"))
    at.refuses(result, "prog", "evidence.unchecked-unit", "blob.bin")


def linker_script(at, linker):
    """objects that a linker script brings in are seen"""
    at.take("main.o", "f.raw.o")
    (at.directory / "libscript.a").write_text("INPUT(./f.raw.o)\n")
    result = at.linked(gcc(linker, *HARD, "main.o", "libscript.a", "-o", "prog"))
    files = result.named("evidence.unchecked-unit")
    assert result.status == 1 and len(files) == 1 and files[0].endswith("f.raw.o"), result


def real_failure(at, linker):
    """a link that fails by itself fails as without the stand-in"""
    at.take("main.o")
    for words in (["main.o", "-o", "prog"], ["main.o", "missing.o", "-o", "prog"], ["main.o", "-lmissing"]):
        with_us, without = at.linked(gcc(linker, *words)), at.run(gcc(linker, *words))
        assert with_us.status == without.status != 0, f"{with_us}\n{without}"
        assert with_us.out == without.out, f"{with_us}\n{without}"
        assert with_us.err == without.err, f"{with_us}\n{without}"


def says_itself(at, linker):
    """--version, --help and a call without input are the real linker's, byte for byte"""
    real, ours = f"/usr/bin/ld.{linker}", at.farm / f"ld.{linker}"
    for words in (["--version"], ["-v"], ["-V"], ["--help"], [], ["--verbose"]):
        one = at.run([ours, *words], PATH="/usr/bin:/bin")
        other = at.run([real, *words], PATH="/usr/bin:/bin")
        assert (one.status, one.out, one.err) == (other.status, other.out, other.err), f"{words}\n{one}\n{other}"
    path = f"{at.farm}:/usr/bin:/bin"
    bare = at.run(["sh", "-c", f"ld.{linker} --help"], PATH=path)
    assert bare.out == at.run(["sh", "-c", f"ld.{linker} --help"], PATH="/usr/bin:/bin").out, bare


def other_files(at, linker):
    """map and dependency file are what they were without the stand-in"""
    at.take("main.o", "f.o")
    for what, option in (("map", "-Wl,-Map=side"), ("dependencies", "-Wl,--dependency-file=side")):
        words = gcc(linker, *HARD, "main.o", "f.o", "-o", "prog", option)
        plain = at.run(words)
        if plain.status != 0:
            continue
        expected = (at.directory / "side").read_text()
        program = (at.directory / "prog").read_bytes()
        (at.directory / "prog").unlink()
        at.passes(at.linked(words), "prog")
        assert (at.directory / "side").read_text() == expected, f"the {what} differs"
        assert (at.directory / "prog").read_bytes() == program, "the output differs"


def beside(at, linker):
    """--print-map, -save-temps and make -j leave the files, the words and the bytes of the bare linker"""
    at.take("main.o", "f.o")
    (at.directory / "Makefile").write_text("all: p1 p2 p3 p4\np%: main.o f.o\n\t+" + " ".join(gcc(linker, *HARD, "main.o", "f.o", "-o", "$@")) + "\n")
    runs = [gcc(linker, *HARD, "main.o", "f.o", "-o", "prog", "-Wl,--print-map"),
            gcc(linker, *HARD, "main.o", "f.o", "-o", "prog", "-save-temps", "-Wl,-Map=map"),
            ["make", "-s", "-j4"]]
    for words in runs:
        seen = []
        for run in (at.run, at.linked):
            before = {path.name for path in at.directory.iterdir()}
            result = run(words)
            assert result.status == 0, result
            made = sorted(path for path in at.directory.iterdir() if path.name not in before)
            seen.append((result.out, result.err, [(path.name, path.stat().st_mode, path.read_bytes()) for path in made]))
            for path in made:
                path.unlink()
        assert seen[0] == seen[1], f"{words}: differs\n{seen[0][:2]}\n{seen[1][:2]}"


def standard_output(at, linker):
    """standard output is the real linker's: nothing, a map, a trace"""
    at.take("main.o", "f.o", "g.o")
    at.must(["ar", "rcs", "libf.a", "f.o", "g.o"])
    trace = "-Wl,--trace"
    for more in ([], ["-Wl,-M"], ["-Wl,-Map=-"], [trace], [trace, "-Wl,-M"], *([["-Wl,--verbose"]] if linker == "bfd" else [])):
        words = gcc(linker, *HARD, "main.o", "libf.a", "-o", "prog", *more)
        expected = at.must(words).out
        result = at.linked(words)
        at.passes(result, "prog")
        assert result.out == expected, f"{more}\n{result}\n--- expected\n{expected}"


def same_output(at, linker):
    """the output is byte-identical to that of the real linker alone"""
    at.take("main.o", "f.o", "lib.o")
    for words in ([*HARD, "main.o", "f.o"], [*HARD[1:], "-shared", "lib.o"], ["-r", "f.o", "lib.o"]):
        at.must(gcc(linker, *words, "-o", "out"))
        expected = (at.directory / "out").read_bytes()
        (at.directory / "out").unlink()
        at.passes(at.linked(gcc(linker, *words, "-o", "out")), "out")
        assert (at.directory / "out").read_bytes() == expected, words


def through_links(at, linker):
    """a refused output is removed behind a symbolic link, and no other name keeps it"""
    at.take("main.o", "f.raw.o")
    (at.directory / "real").write_bytes(b"old")
    (at.directory / "real").chmod(0o755)
    (at.directory / "prog").symlink_to("real")
    result = at.linked(gcc(linker, *HARD, "main.o", "f.raw.o", "-o", "prog"))
    at.refuses(result, "prog", "evidence.unchecked-unit", "f.raw.o")
    assert not at.exists("real") or (at.directory / "real").read_bytes() == b"old", "the weak program is still there"
    (at.directory / "one").write_bytes(b"old")
    (at.directory / "one").chmod(0o755)
    os.link(at.directory / "one", at.directory / "two")
    at.refuses(at.linked(gcc(linker, *HARD, "main.o", "f.raw.o", "-o", "one")), "one", "evidence.unchecked-unit",
               "f.raw.o")
    assert (at.directory / "two").read_bytes() in (b"old", b""), "the weak program has another name"


def many_objects(at, linker):
    """of 2001 objects exactly the 201 unchecked ones are named"""
    objects = at.top / "many"
    words = gcc(linker, *HARD, f"@{objects}/list", "-o", "prog")
    result = at.linked(words)
    expected = [str(objects / f"u{number}.o") for number in range(0, 2001, 10)]
    at.refuses(result, "prog", "evidence.unchecked-unit", *expected)
    assert len(expected) == 201


PER_LINKER = [passes_shapes, refuses_fixed_address, refuses_symbols, names_archive_members, names_thin_members,
              names_nested_members, whole_archive, relocatable, relocatable_stowaway, executable_stack_option,
              executable_stack_object, executable_stack_silent, text_relocations, writable_code, relro_and_now, lto, bitcode, response_file,
              other_evidence, recorded, data_objects, binary_data, linker_script, real_failure, says_itself,
              other_files, beside, standard_output, same_output, through_links, many_objects]
# What a linker can't do by itself is no case of ours.
SKIP = {
    "names_nested_members": {"lld": "it reads no such archive", "mold": "it reads no such archive"},
    "binary_data": {"mold": "it has no -b binary"},
    "lto": {"lld": "lld reads no GIMPLE"},
    "executable_stack_object": {"lld": "it obeys -z execstack alone", "mold": "it obeys -z execstack alone"},
    "executable_stack_silent": {"lld": "it obeys -z execstack alone", "mold": "it obeys -z execstack alone",
                                "gold": "it leaves the stack alone unless an object asks"},
}


# ---- whatever the linker -----------------------------------------------------------------

def mode_off(at):
    """mode off: the real linker and nothing else"""
    at.take("main.o", "f.raw.o")
    result = at.linked(["gcc-12", "-no-pie", "main.o", "f.raw.o", "-o", "prog"], BRINELL_MODE="off",
                       BRINELL_POLICY="/nowhere.bri")
    at.passes(result, "prog")
    assert result.err == "", result


def mode_warn(at):
    """mode warn: everything is shown as a warning and the output stays"""
    at.take("main.o", "f.raw.o")
    result = at.linked(["gcc-12", "-no-pie", "main.o", "f.raw.o", "-o", "prog"], BRINELL_MODE="warn")
    at.passes(result, "prog")
    assert result.named("evidence.unchecked-unit") == ["f.raw.o"], result
    assert result.named("hardening.pie") == ["prog"] and "warning: " in result.err, result


def mode_unknown(at):
    """an unknown mode is a failure"""
    at.take("main.o", "f.o")
    at.fails(at.linked(["gcc-12", *HARD, "main.o", "f.o", "-o", "prog"], BRINELL_MODE="loud"), "prog", "loud")


def probes(at):
    """probes of autoconf, CMake and Meson link as without the stand-in, even without a policy"""
    at.take("main.o", "f.raw.o")
    for output in ("conftest", "cmTC_12ab3", "CMakeFiles/CMakeScratch/TryCompile-1/x", "CMakeFiles/CMakeTmp/x",
                   "CMakeFiles/_CMakeLTOTest-C/bin/boo", "meson-private/tmp1/output.exe"):
        (at.directory / output).parent.mkdir(parents=True, exist_ok=True)
        result = at.linked(["gcc-12", "-no-pie", "main.o", "f.raw.o", "-o", output], BRINELL_POLICY="/nowhere.bri")
        at.passes(result, output)
        assert result.err == "", result
    (at.directory / "main.o").rename(at.directory / "conftest.o")
    shutil.copy(at.directory / "f.raw.o", at.directory / "conftest2.o")
    result = at.linked(["gcc-12", "-no-pie", "conftest.o", "conftest2.o"], BRINELL_POLICY="/nowhere.bri")
    at.passes(result, "a.out")  # libtool's, of C++
    assert result.err == "", result
    at.refuses(at.linked(["gcc-12", "-no-pie", "conftest.o", "f.raw.o"]), "a.out", "evidence.unchecked-unit", "f.raw.o")
    at.take("main.o")
    result = at.linked(["gcc-12", "-no-pie", "main.o", "f.raw.o", "-o", "/dev/null"])
    assert result.status == 0 and os.path.exists("/dev/null"), result


def bad_policies(at):
    """a missing, empty, cut or changed policy stops the link before anything is made"""
    at.take("main.o", "f.o")
    words = ["gcc-12", *HARD, "main.o", "f.o", "-o", "prog"]
    good = at.policy.read_bytes()
    (at.directory / "empty.bri").write_bytes(b"")
    (at.directory / "cut.bri").write_bytes(good[:len(good) // 2])
    (at.directory / "changed.bri").write_bytes(good[:-20] + b"x" * 20)
    for name in ("missing.bri", "empty.bri", "cut.bri", "changed.bri"):
        at.fails(at.linked(words, BRINELL_POLICY=at.directory / name), "prog", name)
    at.fails(at.linked(words, BRINELL_POLICY="brinell.yaml"), "prog", "brinell policy compile")
    direct = at.run([at.farm / "ld", "main.o", "-o", "prog"], BRINELL_POLICY=at.directory / "missing.bri")
    assert direct.status == 125, direct
    at.passes(at.linked(words, BRINELL_POLICY="xiaomi-2.0-high"), "prog")


def reports(at):
    """a refused link leaves its evidence, and a mended one takes it away"""
    at.take("main.o", "f.o", "f.raw.o")
    folder = at.directory / "reports"
    words = ["gcc-12", *HARD, "-o", "prog", "main.o"]
    at.refuses(at.linked([*words, "f.raw.o"], BRINELL_REPORT_DIR=folder), "prog", "evidence.unchecked-unit", "f.raw.o")
    found = list(folder.iterdir())
    import hashlib
    expected = hashlib.sha256(os.fsencode(os.path.realpath(at.directory) + "/prog")).hexdigest() + ".brn"
    assert [path.name for path in found] == [expected], found
    assert found[0].read_bytes().startswith(b"BRINELLE"), "no evidence file"
    at.passes(at.linked([*words, "f.o"], BRINELL_REPORT_DIR=folder), "prog")
    left = [path.suffix for path in folder.iterdir() if not path.name.startswith("stood-")]
    assert left == [".link"], "old evidence is still there, or no record of the link"
    at.refuses(at.linked([*words, "f.raw.o"], BRINELL_REPORT_DIR=folder), "prog", "evidence.unchecked-unit", "f.raw.o")
    left = [path.suffix for path in folder.iterdir() if not path.name.startswith("stood-")]
    assert left == [".brn"], "a refused link keeps its record"
    (at.directory / "file").write_text("")
    at.fails(at.linked([*words, "f.raw.o"], BRINELL_REPORT_DIR=at.directory / "file" / "x"), "prog")


def full_disk(at):
    """where findings can't be told, the link fails and leaves nothing"""
    at.take("main.o", "f.raw.o")
    done = at.run(["sh", "-c", "gcc-12 -pie main.o f.raw.o -o prog 2>/dev/full"], COMPILER_PATH=at.farm)
    assert done.status != 0 and not at.exists("prog"), done


def waits_and_dies(at, sent):
    """Starts a link that takes its time, sends the signal, and looks what is left."""
    slow = at.directory / "ld.bfd"
    slow.write_text("#!/bin/sh\nfor a; do case $a in slow) o=$a;; esac; done\n: > slow\n/usr/bin/ld.bfd \"$@\"\n"
                    "sleep 20 &\nwait\n")
    slow.chmod(0o755)
    process = subprocess.Popen([str(at.farm / "ld"), "-r", "f.o", "-o", "slow"], cwd=at.directory,
                               env=at.environment(BRINELL_LD=slow), stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               # Who starts the tests in the background has it ignored, and so it would stay.
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    for _ in range(200):
        if at.exists("slow"):
            break
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(sent)
    return process.wait(timeout=10)


def interrupted(at):
    """INT and TERM leave nothing behind and end as the signal does"""
    at.take("f.o")
    for sent in (signal.SIGTERM, signal.SIGINT):
        status = waits_and_dies(at, sent)
        assert status == -sent, status
        assert not at.exists("slow"), "an output that nobody judged is still there"


def killed(at):
    """KILL leaves nothing behind either, but what was there before"""
    at.take("f.o")
    status = waits_and_dies(at, signal.SIGKILL)
    assert status == -signal.SIGKILL, status
    for _ in range(200):
        if not at.exists("slow"):
            break
        time.sleep(0.02)
    assert not at.exists("slow"), "an output that nobody judged is still there"


def depth(at):
    """a copy of the stand-in is no linker: the chain ends with an error, not in a loop"""
    at.take("main.o", "f.o")
    other = at.directory / "other"
    other.mkdir()
    (other / "ld").write_bytes((at.farm / "ld").read_bytes())
    (other / "ld").chmod(0o755)
    start = time.monotonic()
    result = at.run([at.farm / "ld", "main.o", "-o", "prog"], PATH=f"{at.farm}:{other}", BRINELL_POLICY=at.policy)
    assert result.status == 125 and "BRINELL_LD" in result.err, result
    assert time.monotonic() - start < 20
    result = at.run([at.farm / "ld", "main.o", "f.o", "-r", "-o", "both.o"], PATH=f"{at.farm}:{other}:/usr/bin",
                    BRINELL_POLICY=at.policy)
    at.passes(result, "both.o")


def no_linker(at):
    """no real linker anywhere is a failure that says what to do"""
    result = at.run([at.farm / "ld", "--version"], PATH=at.farm)
    assert result.status == 125 and "BRINELL_LD" in result.err, result


def cross(at):
    """cross: gcc by COMPILER_PATH, clang by -m finds the cross linker"""
    import shutil
    if not shutil.which("aarch64-linux-gnu-gcc-12"):
        return
    at.compile("f.c", "f.o", compiler="aarch64-linux-gnu-gcc-12")
    at.compile("main.c", "main.o", compiler="aarch64-linux-gnu-gcc-12")
    at.compile("f.c", "raw.o", compiler="aarch64-linux-gnu-gcc-12", note=None)
    words = ["aarch64-linux-gnu-gcc-12", *HARD, "-o", "prog", "main.o"]
    at.passes(at.linked([*words, "f.o"]), "prog")
    at.refuses(at.linked([*words, "raw.o"]), "prog", "evidence.unchecked-unit", "raw.o")
    words = ["clang-14", "--target=aarch64-linux-gnu", f"-B{at.farm}", *HARD, "-o", "prog", "main.o"]
    at.refuses(at.run([*words, "raw.o"]), "prog", "evidence.unchecked-unit", "raw.o")
    at.passes(at.run([*words, "f.o"]), "prog")


def own_lld(at):
    """clang's own lld links its bitcode, not another release's from PATH"""
    at.take("main.o")
    for compiler in at.drivers:
        if compiler.startswith("clang"):
            (at.directory / "x.c").write_text("int f(int x) { return x; }\n" + "".join(
                f"__asm__({line});\n" for line in quoted(at.note("x.c"))))
            words = [compiler, "-O1", "-fPIC", "-flto", "-fuse-ld=lld"]
            at.must([*words, "-c", "x.c", "-o", "x.o"])
            if at.run([*words, *HARD, "main.o", "x.o", "-o", "plain"]).status == 0:
                at.passes(at.linked([*words, *HARD, "main.o", "x.o", "-o", compiler]), compiler)


def big_endian(at):
    """objects of 32 bit and of the other byte order are read"""
    import shutil
    for compiler, flags in (("mipsel-linux-gnu-gcc-12", []), ("arm-linux-gnueabihf-gcc-12", []),
                            ("aarch64-linux-gnu-gcc-12", ["-mbig-endian"]), ("mipsel-linux-gnu-gcc-12", ["-EB"])):
        if not shutil.which(compiler):
            continue
        at.directory.joinpath("x.c").write_text("int f(int x) { return x; }\n")
        text = at.must([compiler, *flags, "-S", "x.c", "-o", "-"]).out + at.note("x.c")
        at.directory.joinpath("x.s").write_text(text)
        at.must([compiler, *flags, "-c", "x.s", "-o", "x.o"])
        shown = at.must([at.top / "elf_show", "x.o"]).out
        assert "relocatable" in shown and "notes=1" in shown, f"{compiler} {flags}\n{shown}"


def staged_archive(at):
    """a third party's archive beside libc is no part of the toolchain"""
    at.take("main.o", "f.raw.o")
    root = at.directory / "sysroot"
    root.mkdir()
    for name in ("crti.o", "crtn.o", "Scrt1.o"):
        (root / name).write_bytes(Path(f"/usr/lib/x86_64-linux-gnu/{name}").read_bytes())
    (root / "libc.so").write_bytes(Path("/usr/lib/x86_64-linux-gnu/libc.so").read_bytes())
    at.must(["ar", "rcs", "sysroot/libvendor.a", "f.raw.o"])
    result = at.linked(["gcc-12", *HARD, "main.o", "-Lsysroot", "-lvendor", "-o", "prog"])
    files = result.named("evidence.unchecked-unit")
    assert result.status == 1 and [Path(file).name for file in files] == ["libvendor.a(f.raw.o)"], result


def home_made_hash(at):
    """an unchecked object's bytes show the hash it implements"""
    at.take("main.o", "f.o")
    words = ", ".join(f"0x{int(abs(math.sin(i + 1)) * 2 ** 32):08x}u" for i in range(64))
    (at.directory / "blob.c").write_text(f"const unsigned table[64] = {{{words}}};\n")
    at.must(["gcc-12", "-O1", "-fPIC", "-c", "blob.c", "-o", "blob.o"])
    result = at.linked(["gcc-12", *HARD, "main.o", "f.o", "blob.o", "-o", "prog"])
    at.refuses(result, "prog", "crypto.own-weak-implementation", "blob.o")
    assert "MD5" in result.err, result
    at.take("g.raw.o")
    result = at.linked(["gcc-12", *HARD, "main.o", "f.o", "g.raw.o", "-o", "prog"])
    assert result.named("crypto.own-weak-implementation") == [], result


def vendors_archive(at):
    """a vendor's archive is waived by its digest, for as long as it is that very file, and its bytes are still looked through"""
    at.take("main.o", "f.o")
    (at.directory / "vendor.c").write_text("int g(char *text); int vendor(void); int vendor(void) { char text[64]; return g(text) + text[3]; }\n"
                                           "int plain(int x); int plain(int x) { return x + 1; }\n"
                                           "const char note[] = \"-----BEGIN RSA PRIVATE %s-----\\nMIIE\";\nint g(char *text) { return *text = 0; }\n")
    words = ["gcc-12", *HARD, "main.o", "f.o", "-Wl,--whole-archive", "libvendor.a", "-Wl,--no-whole-archive", "-o", "prog"]

    def built(word):
        text = (at.directory / "vendor.c").read_text()
        (at.directory / "v.c").write_text(text.replace("%s", word))
        at.must(["gcc-12", "-O1", "-fPIC", "-fno-inline", "-fstack-protector-strong", "-c", "v.c", "-o", "v.o"])
        (at.directory / "libvendor.a").unlink(missing_ok=True)
        at.must(["ar", "rcsD", "libvendor.a", "v.o"])
        return hashlib.sha256((at.directory / "libvendor.a").read_bytes()).hexdigest()

    def linked(digest):
        (at.directory / "mine.yaml").write_text(
            "policy: mine\nextends: xiaomi-2.0-high\nwaivers:\n  - {rule: evidence.unchecked-unit, path: \"libvendor.a*\", "
            f"reason: reviewed, owner: net, expires: 2099-12-31, digest: {digest}}}\n")
        at.must([at.build / "bin" / "brinell", "policy", "compile", "-o", "mine.bri", "mine.yaml"])
        return at.linked(words, BRINELL_POLICY=at.directory / "mine.bri")

    result = linked("0" * 64 if built("KEEP") else "")
    at.refuses(result, "prog", "evidence.unchecked-unit", "libvendor.a(v.o)")
    assert "1 of 3 functions check their stack" in result.err, result
    at.passes(linked(built("KEEP")), "prog")
    at.refuses(linked(built("KEY")), "prog", "secrets.private-key", "libvendor.a(v.o)")


def other_languages(at):
    """an object of a language that no gate reads is named as that, by the marks its compiler leaves"""
    at.take("main.o", "f.o")
    marks = {"Rust": '.section .comment,"MS",@progbits,1\n.string "rustc version 1.79.0"\n', "Fortran": ".text\n.globl sub_\nsub_: call _gfortran_stop@PLT\n",
             "Go": '.section .gopclntab,"a",@progbits\n.long 1\n.text\n.globl go\ngo: ret\n'}
    for language, text in marks.items():
        (at.directory / "x.s").write_text(text + '.section .note.GNU-stack,"",@progbits\n')
        at.must(["gcc-12", "-c", "x.s", "-o", "x.o"])
        result = at.linked(["gcc-12", *HARD, "-Wl,--unresolved-symbols=ignore-all", "main.o", "f.o", "x.o", "-o", "prog"])
        at.refuses(result, "prog", "evidence.unchecked-unit", "x.o")
        assert f"({language}, which no gate reads" in result.err, result


def foreign_note(at):
    """a note that was put into an object of another source, or twice into one, proves nothing"""
    at.take("main.o", "f.o", "f.raw.o", "g.raw.o")
    at.must(["objcopy", "-O", "binary", "--only-section=.note.brinell", "--set-section-flags", ".note.brinell=alloc", "main.o", "note"])
    at.must(["objcopy", "--add-section", ".note.brinell=note", "--set-section-flags", ".note.brinell=noload,readonly", "f.raw.o", "odd.o"])
    result = at.linked(["gcc-12", *HARD, "main.o", "odd.o", "-o", "prog"])
    at.refuses(result, "prog", "evidence.unchecked-unit", "odd.o")
    assert "f.c" in result.err, result
    (at.directory / "twice").write_bytes((at.directory / "note").read_bytes() * 2)
    at.must(["ld", "-r", "main.o", "f.raw.o", "-o", "both.o"])
    at.must(["objcopy", "--update-section", ".note.brinell=twice", "both.o"])
    at.refuses(at.linked(["gcc-12", *HARD, "both.o", "-o", "prog"]), "prog", "evidence.unchecked-unit", "both.o")


def output_by_script(at):
    """an output that a linker script names is no way around"""
    at.take("main.o", "f.raw.o")
    (at.directory / "script").write_text("OUTPUT(elsewhere)\nINPUT(f.raw.o)\nSECTIONS { .text : { *(.text) } }\n")
    words = ["gcc-12", "-r", "main.o", "-Wl,-T,script"]
    at.must(words)
    (at.directory / "elsewhere").unlink()
    for before in (None, b"old"):
        if before:
            (at.directory / "a.out").write_bytes(before)
        result = at.linked(words)
        assert result.status != 0 and "brinell: " in result.err, result


def damaged_input(at):
    """a truncated object is an error in anybody's hands and never a pass"""
    at.take("main.o", "f.o")
    whole = (at.directory / "f.o").read_bytes()
    for size in (10, 60, len(whole) // 2, len(whole) - 40):
        (at.directory / "cut.o").write_bytes(whole[:size])
        result = at.linked(["gcc-12", *HARD, "main.o", "cut.o", "-o", "prog"])
        assert result.status != 0 and not at.exists("prog"), result


def kinds(at):
    """every kind of ELF file is told apart"""
    (at.directory / "z.c").write_text("int main(void) { return 0; }\n")
    shapes = {"pie": ["-pie"], "exec": ["-no-pie"], "static-exec": ["-static"], "static-pie": ["-static-pie"],
              "relocatable": ["-c"], "shared": ["-shared", "-fPIC"]}
    for kind, words in shapes.items():
        at.must(["gcc-12", "z.c", *words, "-o", kind])
    at.must(["gcc-12", "-g", "z.c", "-o", "whole"])
    at.must(["objcopy", "--only-keep-debug", "whole", "debug"])
    (at.directory / "damaged").write_bytes((at.directory / "pie").read_bytes()[:3000])
    for kind in [*shapes, "debug", "damaged"]:
        shown = at.must([at.top / "elf_show", kind]).out
        assert shown.startswith(f"{kind}: {kind} "), shown
    shown = at.must([at.top / "elf_show", "/lib/x86_64-linux-gnu/libc.so.6"]).out
    assert ": shared " in shown, shown


def headless(at):
    """without section headers symbols are unknown and the rest is still told"""
    (at.directory / "z.c").write_text("int main(void) { return 0; }\n")
    at.must(["gcc-12", "-pie", "-s", "z.c", "-o", "z"])
    raw = bytearray((at.directory / "z").read_bytes())
    raw[0x28:0x30] = bytes(8)
    raw[0x3a:0x40] = bytes(6)
    (at.directory / "z").write_bytes(raw)
    shown = at.must([at.top / "elf_show", "z"]).out
    assert ": pie " in shown and "symtab=unknown" in shown and "stack=yes/no" in shown, shown


def mutations(at):
    """48,000 mutilated ELF files, archives and bitcode files crash nobody"""
    at.take("main.o", "f.o", "absolute.o")
    at.must(["ar", "rcs", "lib.a", "main.o", "f.o"])
    at.must(["ar", "rcsT", "libthin.a", "main.o", "f.o"])
    at.must(["gcc-12", "-pie", "main.o", "f.o", "-o", "prog"])
    at.must(["clang-14", "-O1", "-flto", "-c", at.object("f.c"), "-o", "bitcode.o"])
    at.must([at.top / "elf_show", "--mutate", "1", "8000", "main.o", "prog", "lib.a", "libthin.a", "absolute.o",
             "bitcode.o"])


def own_directory(at):
    """the stand-in's directory holds names of linkers and nothing else"""
    for path in at.farm.iterdir():
        name = path.name
        assert name in ("ld", "collect-ld") or "ld" in name.split("-")[-1].split("."), name
        assert path.resolve() == (at.farm / "ld").resolve(), name


ONCE = [mode_off, mode_warn, mode_unknown, probes, bad_policies, reports, full_disk, interrupted, killed, depth, no_linker,
        cross, own_lld, big_endian, staged_archive, home_made_hash, vendors_archive, other_languages, foreign_note, output_by_script, damaged_input, kinds, headless,
        mutations, own_directory]
