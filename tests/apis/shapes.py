# SPDX-License-Identifier: Apache-2.0
"""What a name must look like to be declared: how many arguments, which are numbers, which are pointers (and may be
written through), what it returns.  All from the facts that speak of it."""
from values import NUMERIC, TEXTUAL

WEAK = {("eq", 0), ("ne", 0)}     # a comparison with nothing says neither number nor pointer
POINTER_EFFECTS = {"copy", "copy-text", "append-text", "format", "fill", "duplicate", "return-arg", "find", "last", "length",
                   "register", "derive", "mark", "unmark", "strengthen", "use", "preserve", "wrap", "resize", "number",
                   "compare", "transform", "keep", "named-function"}
WRITTEN = {"fill", "derive", "mark", "unmark", "strengthen", "use", "return-arg", "preserve", "keep"}
POINTER_RESULTS = {"derive", "format", "allocate", "duplicate", "return-arg", "find", "last", "wrap", "resize", "named-function"}
NUMBER_RESULTS = {"weak-random", "strong-random", "time", "pid", "verify-result"}
BYTES = {"hard-coded", "from", "plaintext-url", "url-credentials", "command", "accepts-always", "logged",
         "compared-secret", "not-constant"}


def of_condition(condition, deref=False):
    """number, pointer or either."""
    if deref or any(key in TEXTUAL or key in ("call", "object", "marked", "null", "non-null") for key in condition):
        return "pointer"
    numbers = [(key, value) for key, value in condition.items() if key in NUMERIC]
    return "either" if all(isinstance(v, int) and (k, v) in WEAK for k, v in numbers) else "number"


class Shape:
    """kinds[i]: number, pointer, input (a pointer to const) or handle; arguments from `variadic` on are untyped."""

    def __init__(self, facts, policy):
        self.hints, self.written, self.variadic = {}, set(), None
        self.result = "void"
        self.policy = policy
        for fact in facts:
            self._arguments(fact)
            self._result(fact)
        count = max(self.hints, default=-1) + 1
        self.kinds = []
        for index in range(count):
            hints = self.hints.get(index, set())
            if {"number", "pointer"} <= hints or "rest" in hints:
                self.variadic = index if self.variadic is None else self.variadic
            self.kinds.append("number" if "number" in hints and "pointer" not in hints
                              else "pointer" if index in self.written
                              else "input" if "pointer" in hints or "rest" in hints
                              else "number" if "either" in hints else "pointer")

    def hint(self, index, kind, written=False):
        if index is None:
            return
        self.hints.setdefault(index, set()).add(kind)
        if written:
            self.written.add(index)

    def _arguments(self, fact):
        for index, condition, place in fact.when:
            self.hint(index, of_condition(condition, place is not None))
        self.hint(fact.index("handle"), "pointer", True)
        self.hint(fact.index("to"), "pointer", True)
        self.hint(fact.index("length"), "number")
        self.hint(fact.index("data"), "pointer", True)
        if fact.rest_made:
            self.hint(fact.index("to"), "rest")
        if fact.argument is None:
            return
        if fact.rest:
            self.hint(fact.argument, "rest")
        if fact.pairs is not None:
            self.hint(fact.index("pairs"), "pointer" if fact.argv else "rest")
        if fact.role and not (fact.pairs is not None and fact.argv):
            for kind in self._of_role(fact):
                self.hint(fact.argument, kind)
        if fact.effect == "mark" and fact.role:
            return      # a seed that names its generator
        if fact.effect == "format" and not fact.rest:
            self.hint(fact.argument + 1, "rest")
        if fact.effect == "transform" and fact.index("to") is None:  # of a number
            self.hint(fact.argument, "number")
        elif fact.effect in POINTER_EFFECTS:
            self.hint(fact.argument, "pointer", fact.effect in WRITTEN)
        elif fact.effect:
            self.hint(fact.argument, "number")

    def _of_role(self, fact):
        asked = {check.predicate for check in self.policy.asked(fact)}
        if fact.deref or fact.argv or fact.writes or fact.answers:
            return {"pointer"}
        if fact.role == "seed" and fact.length is None:
            return {"number"}
        kinds = {of_condition(one) for one in fact.bad}
        if asked & BYTES and not fact.bad or not kinds:
            kinds.add("pointer")
        return {"number"} if "number" in kinds else kinds

    def _result(self, fact):
        if fact.effect in POINTER_RESULTS and fact.index("to") is None:
            self.result = "pointer"
        elif fact.result and fact.result not in NUMBER_RESULTS and not fact.checked:
            self.result = "pointer"
        elif (fact.result or fact.checked or fact.effect in ("length", "number", "compare", "transform")) and self.result == "void":
            self.result = "number"

    def returns(self):
        return {"pointer": "void *", "number": "long ", "void": "int "}[self.result]

    def prototype(self, name):
        words = {"number": "long", "pointer": "void *", "input": "const void *"}
        fixed = self.kinds if self.variadic is None else self.kinds[:self.variadic]
        if self.variadic == 0:
            return f"{self.returns()}{name}();"
        parameters = [words[kind] for kind in fixed] + (["..."] if self.variadic is not None else [])
        return f"{self.returns()}{name}({', '.join(parameters) or 'void'});"

    def spell(self, index, arg):
        """The argument as C, fit for its parameter."""
        typed = self.variadic is None or index < self.variadic
        kind = self.kinds[index] if index < len(self.kinds) else "pointer"
        if arg.kind == "int" and kind != "number" and (typed or (arg.number == 0 and self._pointer_only(index))):
            return f"(void *){arg.expr}"
        if arg.kind in ("text", "bytes", "list", "argv", "function", "tagged") and kind == "number" and typed:
            return f"(long){arg.expr}"
        return arg.expr

    def _pointer_only(self, index):
        return "number" not in self.hints.get(index, ())
