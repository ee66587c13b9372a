# SPDX-License-Identifier: Apache-2.0
"""What the cases of the link gate stand on: checked and unchecked objects, links with and without the stand-in."""
import os
import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
SECONDS = 120

SOURCES = {
    "main.c": "int f(int); int main(void) { return f(1) - 1; }\n",
    "f.c": "int f(int x) { return x; }\n",
    "g.c": "int g(int x) { return x + 1; }\n",
    "lib.c": "int shared(int x) { return x * 2; }\n",
    "probe.s": "\t.globl f\nf:\tmovl $1, %eax\n\tret\n\t.section .note.GNU-stack,\"\",@progbits\n",
    "execstack.s": "\t.globl f\nf:\tmovl $1, %eax\n\tret\n\t.section .note.GNU-stack,\"x\",@progbits\n",
    "silent.s": "\t.globl f\nf:\tmovl $1, %eax\n\tret\n",
    "absolute.s": "\t.globl f\nf:\tmovabs $f, %rax\n\tret\n\t.section .note.GNU-stack,\"\",@progbits\n",
    "rwx.s": "\t.section .odd,\"awx\",@progbits\n\t.globl f\nf:\tmovl $1, %eax\n\tret\n"
             "\t.section .note.GNU-stack,\"\",@progbits\n",
    "data.s": "\t.data\n\t.globl blob\nblob:\t.long 42\n\t.section .note.GNU-stack,\"\",@progbits\n",
}
HARD = ["-pie", "-s", "-Wl,-z,relro,-z,now,-z,noexecstack"]


class Result:
    def __init__(self, done):
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr

    def __repr__(self):
        return f"status {self.status}\n--- out\n{self.out}\n--- err\n{self.err}"

    def named(self, rule):
        """The files that findings of the rule stand at."""
        return sorted(line.split(": ")[0] for line in self.err.splitlines() if line.endswith(f"[{rule}]"))


class Bench:
    def __init__(self, build, top, directory=None):
        self.build, self.top, self.directory = build, top, directory
        self.farm = build / "libexec" / "brinell" / "ld"
        self.policies = build / "share" / "brinell" / "policies"
        self.policy = self.policies / "xiaomi-2.0-high.bri"
        self.linkers = [name for name in ("bfd", "gold", "lld", "mold") if shutil.which(f"ld.{name}")]
        self.drivers = [name for name in ("gcc-12", "clang-14", "clang-19") if shutil.which(name)]

    def at(self, directory):
        return Bench(self.build, self.top, directory)

    def prepare(self):
        """Tools, and the objects that most cases link."""
        self.directory = self.top / "objects"
        self.directory.mkdir()
        for name, text in SOURCES.items():
            (self.directory / name).write_text(text)
        cache = (self.build / "CMakeCache.txt").read_text() if (self.build / "CMakeCache.txt").exists() else ""
        wanted = re.search(r"^BRINELL_SANITIZE:\w+=(ON|TRUE|YES|1)$", cache, re.MULTILINE)
        sanitize = ["-fsanitize=address,undefined"] if wanted else []
        counted = ["-lgcov"] if re.search(r"^BRINELL_COVERAGE:\w+=(ON|TRUE|YES|1)$", cache, re.MULTILINE) else []
        for tool in ("make_note", "elf_show"):
            self.must(["gcc", "-O1", "-g", "-D_GNU_SOURCE", *sanitize, f"-I{TOP}/core", f"-I{TOP}/elf",
                       str(HERE / f"{tool}.c"), str(self.build / "elf" / "libbrinell_elf.a"),
                       str(self.build / "core" / "libbrinell_core.a"), "-lelf", "-lmd", "-lm", *counted,
                       "-o", str(self.top / tool)])
        for source in ("main", "f", "g", "lib"):
            self.compile(f"{source}.c", f"{source}.o")
            self.compile(f"{source}.c", f"{source}.raw.o", note=None)
            self.compile(f"{source}.c", f"{source}.nopic.o", flags=["-O1", "-fno-pic", "-fno-pie"])
        for source in ("execstack", "silent", "absolute", "rwx", "data", "probe"):
            self.compile(f"{source}.s", f"{source}.o")
        self.compile("probe.s", "probe.raw.o", note=None)
        self.compile("data.s", "data.raw.o", note=None)
        self.prepare_many()

    def prepare_many(self):
        """2001 objects that a link brings in, each tenth without evidence."""
        many = self.top / "many"
        many.mkdir()
        (self.directory / "many.c").write_text("static int unused(void) { return 1; }\n"
                                               "int (*const kept_by_nobody)(void) __attribute__((weak)) = unused;\n")
        checked = Path(self.directory / self.compile("many.c", "many.o")).read_bytes()
        unchecked = Path(self.directory / self.compile("many.c", "many.raw.o", note=None)).read_bytes()
        for number in range(2001):
            (many / f"u{number}.o").write_bytes(checked if number % 10 else unchecked)
        names = "".join(f"{many}/u{number}.o\n" for number in range(2001))
        (many / "list").write_text(f"{self.object('main.o')}\n{self.object('f.o')}\n{names}")

    def object(self, name):
        return str(self.top / "objects" / name)

    def take(self, *names):
        """Copies of prepared objects in the case's directory, under short names."""
        for name in names:
            shutil.copy(self.object(name), self.directory / name)
        return list(names)

    def environment(self, **more):
        kept = {key: value for key, value in os.environ.items()
                if not key.startswith(("BRINELL_", "COLLECT_", "COMPILER_PATH", "LIBRARY_PATH", "GCC_", "CCACHE_"))}
        kept.update({"LC_ALL": "C.UTF-8", "TMPDIR": str(self.top)})
        kept.update({key: str(value) for key, value in more.items() if value is not None})
        return kept

    def run(self, command, **more):
        done = subprocess.run([str(word) for word in command], cwd=self.directory, env=self.environment(**more),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
                              timeout=SECONDS, check=False)
        return Result(done)

    def must(self, command, **more):
        result = self.run(command, **more)
        assert result.status == 0, f"{command}\n{result}"
        return result

    def linked(self, command, **more):
        """The command with the stand-in on COMPILER_PATH."""
        return self.run(command, COMPILER_PATH=self.farm, **more)

    def note(self, source, mode="enforce", *words):
        return self.must([self.top / "make_note", self.policy, source, mode, *words]).out

    def compile(self, source, output, note=("enforce",), flags=("-O1", "-fPIC"), compiler="gcc-12"):
        """An object with a note (mode and words of make_note), or with none."""
        path = source if os.path.exists(self.directory / source) else self.object(source)
        text = Path(self.directory / f"{output}.s")
        if source.endswith(".s"):
            text.write_text(Path(self.directory / path).read_text())
        else:
            self.must([compiler, *flags, "-S", path, "-o", text])
        if note:
            with text.open("a") as file:
                file.write(self.note(source, *note))
        self.must([compiler, "-c", text, "-o", output])
        text.unlink()
        return output

    def exists(self, name):
        return (self.directory / name).exists()

    # What most cases say ------------------------------------------------------------------

    def passes(self, result, output):
        assert result.status == 0, f"refused\n{result}"
        assert "error:" not in result.err, f"an error and status 0\n{result}"
        assert self.exists(output), f"no output\n{result}"

    def refuses(self, result, output, rule, *files):
        """Refused for this rule at exactly these files, and nothing left."""
        assert result.status == 1, f"status is not 1\n{result}"
        assert result.named(rule) == sorted(files), f"named {result.named(rule)}, not {sorted(files)}\n{result}"
        assert not self.exists(output), f"the output is still there\n{result}"

    def fails(self, result, output, *words):
        """Brinell itself failed, and said so."""
        assert "brinell: " in result.err, f"nothing said\n{result}"
        assert result.status != 0, f"status 0\n{result}"
        for word in words:
            assert word in result.err, f"'{word}' is not said\n{result}"
        assert not self.exists(output), f"the output is still there\n{result}"
