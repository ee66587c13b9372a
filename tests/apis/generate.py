# SPDX-License-Identifier: Apache-2.0
"""All cases of all facts, in units; what can't be exercised is an error that names the line."""
import cxx
import probes
from case import Unit
from effects import Effects
from policy_data import Policy
from roles import Impossible, Roles, field_kind, member_of, type_name

UNIT = 500   # cases

# What can't be exercised by generated source, and where it is tried instead: {file: (reason, corpus files by glob)}.
EXCEPTIONS = {
    "cxxstd.yaml": ("templates, which only the standard library's headers declare", "*.cpp"),
    "arduinotexts.yaml": ("what a class does to what it holds shows through its other members", "*arduino.cpp"),
    "gstring.yaml": ("what is done to what a structure holds shows through its first member", "*gstrings.c"),
    "qtcore.yaml": ("what classes do to what they hold shows through their other members", "*.cpp"),
}
BY_HAND = "*.cpp"


def is_by_hand(fact, name):
    """What a constructor does to its object, and what is done to contents, shows only through other members; operators,
    classes that are derived and lists of texts need a header."""
    return fact.kind == "call" and cxx.is_cxx(name) and bool(
        fact.boxed or (fact.effect and cxx.is_constructor(name)) or cxx.parts(name)[1].startswith("operator")
        or name.startswith("override::") or (fact.role == "argv" and "List const&" in name))


class Generator:
    def __init__(self, top):
        self.policy = Policy(top)
        self.probe_text, self.probes = probes.add(self.policy)
        self.roles = Roles(self.policy)
        self.effects = Effects(self.policy, self.roles)
        self.errors = []     # (fact, name, what)
        self.excepted = []   # (fact, name): see EXCEPTIONS
        self.cases = []
        for fact in self.policy.facts:
            for name in fact.names:
                self.exercise(fact, name)

    def exercise(self, fact, name):
        if fact.path.name in EXCEPTIONS or is_by_hand(fact, name):
            self.excepted.append((fact, name))
            return
        try:
            if cxx.is_cxx(name) and fact.kind == "call" and cxx.why_not(name):
                raise Impossible(cxx.why_not(name))
            if fact.kind == "field":
                made = list(self.roles.of_field(fact, name))
            elif fact.kind == "parameter":
                made = list(self.roles.of_parameter(fact, name))
            else:
                made = list(self.roles.of_call(fact, name)) if fact.role else []
                made += self.effects.public(fact, name) if fact.role in self.policy.public_roles else []
                made += self.effects.of(fact, name)
        except Impossible as why:
            self.errors.append((fact, name, str(why)))
            return
        except (ArithmeticError, LookupError, TypeError, ValueError) as why:   # words that the generator hasn't learnt
            self.errors.append((fact, name, f"the generator stumbles: {why!r}"))
            return
        self.cases += made
        kinds = {case.kind for case in made}
        if fact.effect == "unmark" and fact.argument is None:
            kinds.add("near miss")      # a unit without it: tests/corpus/tls.verify-off-servers-only.c
        for kind in ("fires", "near miss"):
            if kind not in kinds:
                self.errors.append((fact, name, f"no case that {'fires' if kind == 'fires' else 'is nearly so'}"))

    # --- units ---

    def units(self):
        number = 0
        for language in ("c", "cpp"):
            for among, general in ((True, False), (True, True), (False, False), (False, True)):
                # A member that is only called so is silent where its value is told at an API's role: units of their own.
                chosen = [case for case in self.cases
                          if not case.program and case.language == language and case.among == among
                          and any(name.startswith("*.") for name in case.fields) == general]
                for first in range(0, len(chosen), UNIT):
                    unit = Unit(number, language)
                    unit.cases = chosen[first:first + UNIT]
                    number += 1
                    yield unit, unit.build(self.head(unit.cases, language))
        for number, case in enumerate(case for case in self.cases if case.program):
            unit = Unit(f"p{number}", case.language)
            unit.cases = [case]
            yield unit, unit.build(self.head(unit.cases, case.language))

    def head(self, cases, language):
        lines = [*probes.DECLARED, *(self.roles.shapes[name].prototype(name) for name in self.probes)]
        calls = {name for case in cases for name in case.calls}
        declared = {*self.probes, "probe_other", "probe_slot"}
        for name in sorted(name for name in calls - declared if not cxx.is_cxx(name)):
            shape = self.roles.shapes.get(name)
            lines.append(shape.prototype(name) if shape else f"void *{name}(void);")
        holders = sorted({type_name(name) for case in cases for name in case.fields})
        for holder in holders:
            if not cxx.is_cxx(holder):
                lines.append(f"typedef struct {holder} {{ {self.inside(holder)} }} {holder};")
        if all(case.among for case in cases):
            lines += ["void probe_all(void)", "{", *(f"\t{name}();" for name in self.probes if name.startswith("probe_not_")), "}"]
        if language == "c":
            return lines
        scoped = [(holder, self.inside(holder)) for holder in holders if cxx.is_cxx(holder)]
        return ['extern "C" {', *lines, "}",
                *self.roles.classes.lines({name for name in calls if cxx.is_cxx(name)}, scoped)]

    def inside(self, holder):
        """A type's members, from all that is said of it."""
        members = {}
        for name, facts in self.policy.fields.items():
            if name.startswith("*.") or type_name(name) == holder:
                members.setdefault(member_of(name), []).extend(facts)
        kinds = {"pointer": "void *", "number": "long "}
        return " ".join(f"{kinds[field_kind(facts, self.policy)]}{member};" for member, facts in sorted(members.items()))
