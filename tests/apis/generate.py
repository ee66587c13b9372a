# SPDX-License-Identifier: Apache-2.0
"""All cases of all facts, in units; what can't be exercised is an error that names the line."""
import probes
from case import Unit
from effects import Effects
from policy_data import Policy
from roles import Impossible, Roles, field_kind, type_name

UNIT = 500   # cases

# (file, name): why no case can be generated.  Aim: none.
EXCEPTIONS = {}


class Generator:
    def __init__(self, top):
        self.policy = Policy(top)
        self.probe_text, self.probes = probes.add(self.policy)
        self.roles = Roles(self.policy)
        self.effects = Effects(self.policy, self.roles)
        self.errors = []     # (fact, name, what)
        self.cases = []
        for fact in self.policy.facts:
            for name in fact.names:
                self.exercise(fact, name)

    def exercise(self, fact, name):
        if (fact.path.name, name) in EXCEPTIONS:
            return
        try:
            if fact.kind == "field":
                made = list(self.roles.of_field(fact, name))
            else:
                made = list(self.roles.of_call(fact, name)) if fact.role else []
                made += self.effects.of(fact, name)
        except Impossible as why:
            self.errors.append((fact, name, str(why)))
            return
        except (ArithmeticError, LookupError, TypeError, ValueError) as why:   # words that the generator hasn't learnt
            self.errors.append((fact, name, f"the generator stumbles: {why!r}"))
            return
        self.cases += made
        kinds = {case.kind for case in made}
        for kind in ("fires", "near miss"):
            if kind not in kinds:
                self.errors.append((fact, name, f"no case that {'fires' if kind == 'fires' else 'is nearly so'}"))

    # --- units ---

    def units(self):
        for language, chosen in (("c", [case for case in self.cases if not case.program]),):
            for first in range(0, len(chosen), UNIT):
                unit = Unit(first // UNIT, language)
                unit.cases = chosen[first:first + UNIT]
                yield unit, unit.build(self.head(unit.cases))
        for number, case in enumerate(case for case in self.cases if case.program):
            unit = Unit(f"p{number}")
            unit.cases = [case]
            yield unit, unit.build(self.head(unit.cases))

    def head(self, cases):
        lines = [*probes.DECLARED, *(self.roles.shapes[name].prototype(name) for name in self.probes)]
        calls = {name for case in cases for name in case.calls}
        declared = {*self.probes, "probe_other", "probe_slot"}
        for name in sorted(calls - declared):
            shape = self.roles.shapes.get(name)
            lines.append(shape.prototype(name) if shape else f"void *{name}(void);")
        for holder in sorted({type_name(name) for case in cases for name in case.fields}):
            lines += self.structure(holder)
        return lines

    def structure(self, holder):
        members = {}
        for name, facts in self.policy.fields.items():
            owner, _, member = name.rpartition(".")
            if owner == "*" or type_name(name) == holder:
                members.setdefault(member, []).extend(facts)
        kinds = {"pointer": "void *", "number": "long "}
        inside = " ".join(f"{kinds[field_kind(facts, self.policy)]}{member};" for member, facts in sorted(members.items()))
        return [f"typedef struct {holder} {{ {inside} }} {holder};"]
