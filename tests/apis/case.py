# SPDX-License-Identifier: Apache-2.0
"""One generated function, and units of many of them."""
from dataclasses import dataclass, field


@dataclass(eq=False)
class Case:
    fact: object
    name: str              # the function or field it speaks of
    kind: str              # "fires" or "near miss"
    body: list = field(default_factory=list)      # (line of C, rules found there)
    top: list = field(default_factory=list)       # in front of the function
    calls: set = field(default_factory=set)       # functions to declare
    fields: set = field(default_factory=set)      # types to declare
    parameters: dict = field(default_factory=dict)
    rule: str = ""
    program: bool = False   # only the whole program can say
    among: bool = True      # among cases that are handed handles of every kind

    @property
    def language(self):
        return "cpp" if any("::" in name for name in (self.name, *self.calls, *self.fields)) else "c"

    def line(self, text, rules=()):
        self.body.append((text, frozenset(rules)))

    def parameter(self, name, kind):
        self.parameters[name] = {"number": "long", "input": "const void *"}.get(kind, "void *")
        return name


class Unit:
    """Cases as one source; `expected`: line -> (rules, case)."""

    def __init__(self, number, language="c"):
        self.number, self.language = number, language
        self.cases, self.lines, self.expected, self.home = [], [], {}, {}

    def build(self, head):
        self.lines = list(head)
        for number, case in enumerate(self.cases):
            first = len(self.lines)
            self.lines += [line.replace("@", f"_{self.number}_{number}") for line in case.top]
            parameters = ", ".join(f"{kind}{'' if kind[-1] == '*' else ' '}{name}"
                                   for name, kind in sorted(case.parameters.items()))
            self.lines.append(f"void case_{self.number}_{number}({parameters or 'void'})")
            self.lines.append("{")
            for text, rules in case.body:
                self.lines.append("\t" + text.replace("@", f"_{self.number}_{number}"))
                if rules:
                    self.expected[len(self.lines)] = rules
            self.lines += ["}", ""]
            for at in range(first, len(self.lines)):
                self.home[at + 1] = case
        return "\n".join(self.lines) + "\n"
