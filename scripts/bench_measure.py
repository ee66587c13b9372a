# SPDX-License-Identifier: Apache-2.0
"""How scripts/bench measures: instructions of one compiler process (callgrind; repeatable on any machine), CPU seconds of
whole commands in pairs."""
import os
import re
import shlex
import statistics
import subprocess

from bench_units import BUILD, HARD, HOME, POLICY

EMPTY_GCC = """#include <gcc-plugin.h>
#include <plugin-version.h>
int plugin_is_GPL_compatible;
int plugin_init(struct plugin_name_args *, struct plugin_gcc_version *)
{
	return 0;
}
"""
EMPTY_CLANG = """#include <clang/AST/ASTConsumer.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendPluginRegistry.h>
class Empty : public clang::PluginASTAction {
	std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &, llvm::StringRef) override
	{
		return std::make_unique<clang::ASTConsumer>();
	}
	bool ParseArgs(const clang::CompilerInstance &, const std::vector<std::string> &) override { return true; }
	ActionType getActionType() override { return AddBeforeMainAction; }
};
static clang::FrontendPluginRegistry::Add<Empty> added("empty", "does nothing");
"""


class Compiler:
    """One compiler and what may be loaded into it: nothing, a plugin that does nothing (the floor), Brinell."""

    def __init__(self, name):
        self.name, self.version = name, name.rsplit("-", 1)[1]
        self.is_gcc = name.startswith("gcc")
        self.cxx = name.replace("gcc", "g++") if self.is_gcc else name.replace("clang", "clang++")

    def command(self, unit):
        return self.cxx if unit.cxx else self.name

    def empty(self):
        path = HOME / f"empty-{self.name}.so"
        if not path.is_file():
            source = HOME / f"empty-{self.name}.cc"
            source.write_text(EMPTY_GCC if self.is_gcc else EMPTY_CLANG)
            headers = subprocess.run([self.name, "-print-file-name=plugin"], capture_output=True, text=True,
                                     check=True).stdout.strip() + "/include" if self.is_gcc else f"/usr/lib/llvm-{self.version}/include"
            subprocess.run(["g++", "-O2", "-fPIC", "-shared", "-fno-rtti", f"-I{headers}", source, "-o", path], check=True)
        return [f"-fplugin={path}"]

    def brinell(self):
        if self.is_gcc:
            names = [subprocess.run([self.name, word], capture_output=True, text=True, check=True).stdout.strip()
                     for word in ("-dumpmachine", "-dumpfullversion")]
            path, argument = BUILD / "lib" / "brinell" / "gcc" / "-".join(names) / "brinell_gcc.so", "brinell_gcc"
        else:
            path, argument = BUILD / "lib" / "brinell" / "clang" / self.version / "brinell_clang.so", "brinell_clang"
        return [f"-fplugin={path}", f"-fplugin-arg-{argument}-policy={POLICY}", f"-fplugin-arg-{argument}-mode=record"]

    def loaded(self, what):
        return {"plain": list, "empty": self.empty, "brinell": self.brinell}[what]()


def process_of(compiler, unit, level, what):
    """The compiler process itself (cc1, cc1plus, clang -cc1), as the driver would start it."""
    flags = [level, *HARD, *unit.flags, *compiler.loaded(what)]
    done = subprocess.run([compiler.command(unit), *flags, "-c", unit.source, "-o", HOME / "out.o", "-###"], cwd=unit.place,
                          capture_output=True, text=True, check=True)
    words = shlex.split(next(line for line in done.stderr.splitlines() if "cc1" in line))
    words[words.index("-o") + 1] = str(HOME / "out.s")
    return words


def instructions(compiler, unit, level, what):
    words = process_of(compiler, unit, level, what)
    done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={HOME}/callgrind", *words], cwd=unit.place,
                          capture_output=True, text=True, check=False)
    counted = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not counted:
        raise SystemExit(f"scripts/bench: {words[0]} failed on {unit.name}:\n{done.stderr[-800:]}")
    return int(counted.group(1))


def cpu(words, place, environment=None):
    """User and system seconds of a command and all that it starts."""
    with open(os.devnull, "r+b") as null:
        child = subprocess.Popen(words, cwd=place, env=environment, stdin=null, stdout=null, stderr=null)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss, child.returncode


def in_turn(commands, rounds, place, environment=None):
    """name -> CPU seconds of each round, the commands taking turns; the first round warms and doesn't count."""
    taken = {name: [] for name in commands}
    for i in range(rounds + 1):
        for name, words in commands.items():
            seconds, _, status = cpu(words, place, environment)
            if status:
                raise SystemExit(f"scripts/bench: {' '.join(map(str, words[:6]))} ended with status {status}")
            if i:
                taken[name].append(seconds)
    return taken


def paired(taken, one, other):
    """Medians of one, of other, and of the differences, other - one."""
    return (statistics.median(taken[one]), statistics.median(taken[other]),
            statistics.median(b - a for a, b in zip(taken[one], taken[other])))
