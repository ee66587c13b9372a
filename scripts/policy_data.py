# SPDX-License-Identifier: Apache-2.0
"""The policy's YAML as scripts and tests need it: API facts with their lines, and what the rules ask of each role.

Scalars stay texts, as Brinell's own reader takes them; numbers are read where the policy's language has numbers."""
from dataclasses import dataclass, field
from pathlib import Path

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
NUMBERS = {"eq", "ne", "lt", "le", "gt", "ge", "in", "not-in", "set", "clear", "mask", "longer"}
TEXTS = {"text", "prefix", "glob", "not-glob", "has", "call", "object", "marked"}
INDICES = ("handle", "to", "length")


@dataclass(frozen=True)
class Check:
    rule: str
    predicate: str
    every: bool            # the quantifier is `all`
    tags: tuple = ()
    patterns: tuple = ()   # (programs, options) of `command`
    schemes: tuple = ()
    slot: str = ""


@dataclass(eq=False)
class Fact:
    path: Path
    line: int
    kind: str              # "call", "field" or "parameter"
    names: list
    keys: dict
    library: str
    when: list = field(default_factory=list)   # (argument, condition, the word behind the pointer or None)
    bad: list = field(default_factory=list)
    accepts: list = field(default_factory=list)

    def __str__(self):
        return f"{self.path.name}:{self.line}"

    def index(self, key):
        word = self.keys.get(key)
        return None if word in (None, "result") else int(word.rstrip("+"))

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        return self.keys.get(key)

    @property
    def argument(self):
        return self.index("arg") if self.pairs is None else self.index("pairs") + 1

    @property
    def rest(self):
        return self.keys.get("arg", "").endswith("+")

    @property
    def rest_made(self):
        return self.keys.get("to", "").endswith("+")


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def condition(raw):
    """One map: numbers become numbers, single words become lists."""
    result = {}
    for key, value in raw.items():
        if key in NUMBERS:
            numbers = [signed(int(word, 0)) for word in listed(value)]
            result[key] = numbers if key in ("in", "not-in") else numbers[0]
        elif key in TEXTS:
            result[key] = listed(value)
        elif key == "tokens":
            result[key] = {"separators": value["separators"], "negators": value.get("negators", ""),
                           "bad": listed(value["bad"])}
        elif key == "named":      # enumerators: their numbers, since no unit here declares them
            result["in"] = [signed(int(number, 0)) for number in value.values()]
        elif key in ("null", "non-null"):
            result[key] = True
    return result


def signed(number):
    return number - (1 << 64) if number >= 1 << 63 else number


def fact_of(path, node, raw, library):
    kind = next(key for key in ("call", "field", "parameter") if key in raw)
    names = listed(raw[kind])
    if kind == "parameter":   # the words that tell it; of a setter those of its function
        names = [name for name in names if not name.startswith("!")] or listed(raw.get("functions"))
    if kind == "call":   # "*snprintf": of any function that is called so
        names = ["own_" + name[1:] if name.startswith("*") else name for name in names]
    fact = Fact(path, node.start_mark.line + 1, kind, names, raw, library)
    # A field's condition is about the value; a pair's name is a condition on what stands in front of its value.
    fact.when = [(int(one.get("arg", 0)), condition(one), int(one.get("word", 0)) if one.get("deref") == "true" else None)
                 for one in listed(raw.get("when"))]
    if fact.pairs is not None:
        fact.when.append((fact.index("pairs"), condition(raw["named"]), None))
    fact.bad = [condition(one) for one in listed(raw.get("bad"))]
    for one in listed(raw.get("accepts")):
        if "returns" in one:
            fact.accepts.append(("returns", condition(one["returns"])))
        elif "lands-zero" in one:
            fact.accepts.append(("lands-zero", int(one["lands-zero"])))
    return fact


class Policy:
    """All facts by name, and all checks by role."""

    def __init__(self, top):
        self.facts = []
        self.libraries = {}
        self.calls = {}     # name -> facts
        self.fields = {}    # type.member -> facts
        self.checks = {}    # role -> checks
        self.secret = set()
        self.public_roles = set()
        self.rules = {}
        for path in sorted((top / "policies" / "rules").glob("*.yaml")):
            self._rules(path)
        for path in sorted((top / "policies" / "apis").glob("*.yaml")):
            self.read(path)

    def read(self, path, text=None):
        root = yaml.compose(text or path.read_text(encoding="utf-8"), Loader=LOADER)
        raw = construct(root)
        self.libraries[path] = raw
        nodes = next((value for key, value in root.value if key.value == "facts"), None)
        for node, one in zip(nodes.value if nodes else [], raw.get("facts") or []):
            self.add(fact_of(path, node, one, raw["library"]))

    def add(self, fact):
        self.facts.append(fact)
        table = {"call": self.calls, "field": self.fields}.get(fact.kind, {})
        for name in fact.names:
            table.setdefault(name, []).append(fact)

    def _rules(self, path):
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
        raw = construct(root)
        nodes = next(value.value for key, value in root.value if key.value == "rules")
        for role, settings in (raw.get("roles") or {}).items():
            self.checks.setdefault(role, [])
            if isinstance(settings, dict) and settings.get("secret") == "true":
                self.secret.add(role)
            if isinstance(settings, dict) and settings.get("public") == "true":
                self.public_roles.add(role)
        for node, rule in zip(nodes, raw["rules"]):
            self.rules[rule["id"]] = rule
            rule["file"], rule["line"] = path.name, node.start_mark.line + 1
            for one in rule.get("checks") or []:
                patterns = tuple((tuple(p["program"].split("|")), tuple(listed(p.get("options"))))
                                 for p in listed(one.get("patterns")))
                check = Check(rule["id"], one["is"], one.get("quantifier") == "all", tuple(listed(one.get("tag"))),
                              patterns, tuple(listed(one.get("schemes"))), one.get("slot", ""))
                for role in listed(one.get("role")):
                    self.checks.setdefault(role, []).append(check)

    def asked(self, fact):
        return self.checks.get(fact.role, []) if fact.role else []


def construct(node):
    if isinstance(node, yaml.MappingNode):
        return {key.value: construct(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [construct(item) for item in node.value]
    return node.value


def read(path):
    """A whole file, every scalar a text."""
    return construct(yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER))
