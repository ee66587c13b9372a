# SPDX-License-Identifier: Apache-2.0
"""Cases from what a fact says a call does: a finding at a probe behind it appears, or vanishes.  The probes are
functions of the test's own policy."""
import cxx
from case import Case
from roles import KEY, Impossible, word
from values import Arg, integer, parameter, text

KEY_RULE, HASH_RULE, SIZE_RULE = "secrets.hardcoded-key", "crypto.weak-hash", "crypto.short-key"
WEAK_RULE, SEED_RULE, LOG_RULE, SLOT_RULE = ("random.weak-generator", "random.predictable-seed", "secrets.logged",
                                             "tls.verify-off")
BYTES = f"unsigned char bytes[32] = {{{KEY}}};"


def asked(consumer, what):
    return f"{consumer[0]}({what.partition(',')[0] if consumer[0] == 'probe_log' else what})"


class Effects:
    def __init__(self, policy, roles):
        self.policy, self.roles = policy, roles

    def of(self, fact, name):
        if fact.effect:
            writer = getattr(self, "effect_" + fact.effect.replace("-", "_"), None)
            if not writer:
                raise Impossible(f"no idea of the effect '{fact.effect}'")
            yield from writer(fact, name)
        if fact.result:
            yield from self.result(fact, name)

    # --- pieces ---

    def call(self, case, fact, name, given, result=None):
        """One line that calls it: `given` {index: expression}."""
        shape = self.roles.shapes[name]
        chosen = self.roles.when_args(fact)
        args = []
        for index in range(max(len(shape.kinds), max([*given, *chosen], default=-1) + 1)):
            if index in given:
                arg = Arg("address", given[index]) if isinstance(given[index], str) else given[index]
            elif index in chosen:
                arg = chosen[index]
            else:
                kind = shape.kinds[index] if index < len(shape.kinds) else "pointer"
                arg = parameter(case.parameter(f"{kind[0]}{index}", kind))
            for line in arg.setup:
                case.line(line)
            args.append(shape.spell(index, arg))
        case.calls.add(name)
        from oracle import found
        told = found(self.policy, self.policy.calls[name], [self.known(fact, given, chosen, i) for i in range(len(args))])
        if cxx.is_cxx(name) and cxx.is_constructor(name):
            raise Impossible("what a constructor does to its object shows only to its own members")
        case.line(f"{cxx.received(result, name)}{self.roles.invoke(name, args)};", {rule for _, rule in told})
        return args

    @staticmethod
    def known(fact, given, chosen, index):
        if index in given and not isinstance(given[index], str):
            return given[index]
        return chosen.get(index) or Arg("param", f"argument{index}")

    def pair(self, fact, name):
        return Case(fact, name, "fires"), Case(fact, name, "near miss")

    def sized(self, fact, count):
        return {} if fact.index("length") is None else {fact.index("length"): integer(count)}

    def probe(self, case, what, fires, rule, name):
        case.line(f"{what};", {rule} if fires else ())
        case.rule = rule
        case.calls.add(name)

    def unaffected(self, fact, name, setup, affected, other, probe, rule):
        """A finding that vanishes: on its object it doesn't appear, on another it stays."""
        fires, misses = self.pair(fact, name)
        for case, target in ((fires, other), (misses, affected)):
            for line in setup:
                case.line(line)
            self.call(case, fact, name, target)
            self.probe(case, probe, case is fires, rule, probe.partition("(")[0])
            yield case

    # --- bytes ---

    def bytes_made(self, fact, name, index, size, more=None):
        """`size` bytes that argument `index` gets: a constant, or not."""
        for case in self.pair(fact, name):
            source = "bytes"
            if case.kind == "fires":
                case.line(BYTES)
            else:
                source = case.parameter("bytes", "input")
            case.line("unsigned char made[32], others[32];")
            self.call(case, fact, name, {**(more or {}), index: "made", fact.argument: source, **self.sized(fact, 16)})
            self.probe(case, f"probe_key(made, {size})", case.kind == "fires", KEY_RULE, "probe_key")
            yield case

    def effect_copy(self, fact, name):
        yield from self.bytes_made(fact, name, fact.index("to"), 16)

    def effect_transform(self, fact, name):
        """As constant as what it is made of, and of a length of its own."""
        first = fact.index("to")
        if first is None:
            yield from self.number_made(fact, name)
            return
        for index in (first, first + 1) if fact.rest_made else (first,):
            yield from self.bytes_made(fact, name, index, 32, {first: "others"})

    def number_made(self, fact, name):
        """Bytes made one by one of others: of a constant, or not."""
        for case in self.pair(fact, name):
            source = "bytes"
            if case.kind == "fires":
                case.line(BYTES)
            else:
                source = case.parameter("bytes", "input")
            case.line("unsigned char made[16];")
            letter = Arg("param", f"((const unsigned char *){source})[i]")
            self.call(case, fact, name, {fact.argument: letter}, "for (int i = 0; i < 16; i++) made[i] = (unsigned char)")
            self.probe(case, "probe_key(made, 16)", case.kind == "fires", KEY_RULE, "probe_key")
            yield case

    def text_made(self, fact, name, start, good, bad, more=None):
        for case in self.pair(fact, name):
            case.line("char made[32]" + (f" = {start};" if start else ";"))
            piece = Arg("text", bad if case.kind == "fires" else good, text="")
            deref = fact.deref == "true"
            if deref:
                case.line("char *pointed = 0;")
            self.call(case, fact, name, {fact.index("to"): "&pointed" if deref else "made", fact.argument: piece,
                                         **self.sized(fact, 16), **(more or {})})
            self.probe(case, f"probe_text({'pointed' if deref else 'made'})", case.kind == "fires", HASH_RULE,
                       "probe_text")
            yield case

    def effect_copy_text(self, fact, name):
        yield from self.text_made(fact, name, None, '"sha256"', '"md5"')

    def effect_append_text(self, fact, name):
        yield from self.text_made(fact, name, '"md"', '"x"', '"5"')

    def effect_format(self, fact, name):
        if fact.index("to") is None:
            for case in self.pair(fact, name):
                words = "md" if case.kind == "fires" else "sha"
                if fact.rest:
                    given = {fact.argument: text(words), fact.argument + 1: text("5"), fact.argument + 2: Arg("int", "(char *)0", number=0)}
                else:
                    given = {fact.argument: Arg("text", f'"{words}%d"', text=""), fact.argument + 1: integer(5)}
                self.call(case, fact, name, given, "char *made = ")
                self.probe(case, "probe_text(made)", case.kind == "fires", HASH_RULE, "probe_text")
                yield case
            return
        yield from self.text_made(fact, name, None, '"sha%d"', '"md%d"', {fact.argument + 1: integer(5)})

    def effect_compare(self, fact, name):
        for case in self.pair(fact, name):
            given = Arg("text", '"b"', text="") if case.kind == "fires" else case.parameter("words", "input")
            self.call(case, fact, name, {fact.argument: given, fact.index("to"): Arg("text", '"a"', text=""),
                                         **self.sized(fact, 2)}, "long made = ")
            self.probe(case, "probe_size(made)", case.kind == "fires", SIZE_RULE, "probe_size")
            yield case

    def effect_set(self, fact, name):
        for case in self.pair(fact, name):
            case.line("unsigned char made[16];")
            value = integer(0x41) if case.kind == "fires" else parameter(case.parameter("byte", "number"))
            self.call(case, fact, name, {fact.index("to"): "made", fact.argument: value, **self.sized(fact, 16)})
            self.probe(case, "probe_key(made, 16)", case.kind == "fires", KEY_RULE, "probe_key")
            yield case

    def effect_clear(self, fact, name):
        setup = ['char made[16] = "md5";', 'char others[16] = "md5";']
        yield from self.unaffected(fact, name, setup, {fact.index("to"): "made", **self.sized(fact, 16)},
                                   {fact.index("to"): "others", **self.sized(fact, 16)}, "probe_text(made)", HASH_RULE)

    def effect_fill(self, fact, name):
        setup = [BYTES, "unsigned char others[32];"]
        positions = [fact.argument] + ([fact.argument + 1] if fact.rest else [])
        consumer = self.consumer(fact.tag)
        for position in positions:
            affected = {position: "bytes", **self.sized(fact, 32)}
            other = {position: "others", **self.sized(fact, 32)}
            if fact.rest and position > fact.argument:
                affected[fact.argument] = other[fact.argument] = "others"
            if consumer:
                for case, target in zip(self.pair(fact, name), (affected, other)):
                    case.line(BYTES)
                    case.line("unsigned char others[32];")
                    if case.kind == "near miss":
                        case.line("probe_fill(bytes, 32);")
                    self.call(case, fact, name, target)
                    if case.kind == "fires":
                        self.reached(case, consumer)
                    self.probe(case, asked(consumer, "bytes, 32"), case.kind == "fires", consumer[1], consumer[0])
                    yield case
            else:
                yield from self.unaffected(fact, name, setup, affected, other, "probe_key(bytes, 32)", KEY_RULE)

    def consumer(self, tag):
        """(probe, rule) that a tag is asked at."""
        return {"weak-random": ("probe_key", WEAK_RULE), "time": ("probe_seed", SEED_RULE),
                "pid": ("probe_seed", SEED_RULE), "secret": ("probe_log", LOG_RULE)}.get(tag)

    def role_of(self, tag):
        """(role, rule) of a check that asks for what comes from it."""
        return next(((role, check.rule) for role, checks in sorted(self.policy.checks.items()) for check in checks
                     if check.predicate == "from" and tag in check.tags), None)

    # --- memory and pointers ---

    def effect_allocate(self, fact, name):
        size = {fact.argument: integer(32)}
        if fact.index("length") is not None:
            size = {fact.argument: integer(1), fact.index("length"): integer(32)}
        for case in self.pair(fact, name):
            self.call(case, fact, name, size, "unsigned char *made = ")
            zeroed = fact.tag == "zeroed"
            if not zeroed and case.kind == "fires":
                case.line(BYTES)
                case.line("probe_copy(made, bytes, 32);")
            elif zeroed and case.kind == "near miss":
                case.line("probe_fill(made, 32);")
            self.probe(case, "probe_key_all(made)" if not zeroed else "probe_key(made, 32)", case.kind == "fires",
                       KEY_RULE, "probe_key")
            yield case

    def passed_on(self, fact, name):
        for case in self.pair(fact, name):
            piece = Arg("text", '"md5"' if case.kind == "fires" else '"sha256"', text="")
            case.line(f"char given[16] = {piece.expr};")
            given = {fact.argument: "given", **self.sized(fact, 16)}
            if fact.index("to") is None:
                self.call(case, fact, name, given, "char *made = ")
            else:
                case.line("char *made = 0;")
                self.call(case, fact, name, {fact.index("to"): "&made", **given})
            self.probe(case, "probe_text(made)", case.kind == "fires", HASH_RULE, "probe_text")
            yield case

    def effect_duplicate(self, fact, name):
        """A text, or so many bytes; returned, or pointed to by `to`."""
        if fact.index("length") is None and fact.index("to") is None:
            yield from self.passed_on(fact, name)
            return
        for case in self.pair(fact, name):
            source = "bytes"
            if case.kind == "fires":
                case.line(BYTES)
            else:
                source = case.parameter("bytes", "input")
            case.line("void *made = 0;")
            given = {fact.argument: source, **self.sized(fact, 16)}
            if fact.index("length") is None:
                given[fact.argument] = Arg("text", '"md5"', text="") if case.kind == "fires" else parameter(source)
            if fact.index("to") is not None:
                given[fact.index("to")] = "&made"
            self.call(case, fact, name, given, None if fact.index("to") is not None else "made = ")
            texts = fact.index("length") is None
            self.probe(case, "probe_text(made)" if texts else "probe_key(made, 16)", case.kind == "fires",
                       HASH_RULE if texts else KEY_RULE, "probe_text" if texts else "probe_key")
            yield case

    def effect_resize(self, fact, name):
        yield from self.passed_on(fact, name)

    def effect_wrap(self, fact, name):
        for case in self.pair(fact, name):
            source = "bytes"
            if case.kind == "fires":
                case.line(BYTES)
            else:
                source = case.parameter("bytes", "input")
            self.call(case, fact, name, {fact.argument: source, **self.sized(fact, 32)}, "void *made = ")
            self.probe(case, "probe_key_behind(made)", case.kind == "fires", KEY_RULE, "probe_key_behind")
            yield case

    def effect_return_arg(self, fact, name):
        """The result is the argument: what is set on one is set on the other."""
        for case in self.pair(fact, name):
            handle, other = case.parameter("handle", "pointer"), case.parameter("other", "pointer")
            self.probe(case, "probe_slot_probe(handle, 0)", case.kind == "fires", SLOT_RULE, "probe_slot")
            self.call(case, fact, name, {fact.argument: handle if case.kind == "near miss" else other}, "void *made = ")
            case.line("probe_slot_probe(made, 1);")
            yield case

    def effect_find(self, fact, name):
        if fact.index("to") is not None or fact.deref:
            yield from self.found_on(fact, name)
            return
        if any(fact.argument in (one.index("to"), one.argument if one.effect == "fill" else None)
               for one in self.policy.calls[name]):
            yield from self.found_behind(fact, name)
            return
        for case in self.pair(fact, name):
            source = "bytes"
            if case.kind == "fires":
                case.line(f"static const {BYTES}")
            else:
                source = case.parameter("bytes", "input")
            self.call(case, fact, name, {fact.argument: source}, "const unsigned char *made = ")
            self.probe(case, "probe_key(made, 16)", case.kind == "fires", KEY_RULE, "probe_key")
            yield case

    def found_on(self, fact, name):
        """What comes after the first word of a text: a constant, or not."""
        for case in self.pair(fact, name):
            words = '"one two three"' if case.kind == "fires" else case.parameter("words", "input")
            case.line(f"char *place = (char *){words}, *from = place;")
            first, then = ({fact.argument: "&from"},) * 2 if fact.deref else (
                {fact.index("to"): "&from", fact.argument: "place"}, {fact.index("to"): "&from", fact.argument: "(char *)0"})
            self.call(case, fact, name, first)
            self.call(case, fact, name, then, "char *made = ")
            self.probe(case, "probe_key(made, 16)", case.kind == "fires", KEY_RULE, "probe_key")
            yield case

    def found_behind(self, fact, name):
        """Somewhere in what it has just written: a constant, or not."""
        copy = next(one for one in self.policy.calls[name] if one.index("to") == fact.argument)
        for case in self.pair(fact, name):
            source = parameter(case.parameter("words", "input"))
            if case.kind == "fires":
                case.line(BYTES)
                source = Arg("text", '"abcdefghijklmnop"', text="abcdefghijklmnop")
            case.line("char made[16];")
            self.call(case, fact, name, {fact.argument: "made", copy.argument: source, **self.sized(copy, 16)},
                      "char *there = ")
            self.probe(case, "probe_key(there, 16)", case.kind == "fires", KEY_RULE, "probe_key")
            yield case

    def effect_length(self, fact, name):
        for case in self.pair(fact, name):
            given = '"abc"' if case.kind == "fires" else case.parameter("words", "input")
            self.call(case, fact, name, {fact.argument: Arg("text", given, text="")}, "long made = ")
            self.probe(case, "probe_size(made)", case.kind == "fires", SIZE_RULE, "probe_size")
            yield case

    def effect_number(self, fact, name):
        base = {} if fact.index("length") is None else {fact.index("length"): integer(10)}
        for case in self.pair(fact, name):
            given = '"3"' if case.kind == "fires" else case.parameter("words", "input")
            self.call(case, fact, name, {fact.argument: Arg("text", given, text=""), **base}, "long made = ")
            self.probe(case, "probe_size(made)", case.kind == "fires", SIZE_RULE, "probe_size")
            yield case

    def kept(self, fact, name):
        """What it is given stays as it is; what an unknown function is given doesn't."""
        shape = self.roles.shapes[name]
        index = fact.argument if fact.argument is not None else next(
            (at for at, kind in enumerate(shape.kinds) if kind == "pointer"), None)
        if fact.effect == "register":
            index = next((at for at, kind in enumerate(shape.kinds) if kind == "pointer" and at != index), index)
        for case in self.pair(fact, name):
            case.line('char made[16] = "md5";')
            self.call(case, fact, name, {index if index is not None else 0: "made"})
            if case.kind == "near miss":
                case.line("probe_keep(made);")
            self.probe(case, "probe_text(made)", case.kind == "fires", HASH_RULE, "probe_text")
            yield case

    effect_preserve = kept
    effect_keep = kept

    def effect_register(self, fact, name):
        """What it starts is given what the call was given for it."""
        yield from self.kept(fact, name)
        if fact.index("data") is None:
            return
        parameters = ", ".join(f"void *p{index}" for index in range(fact.index("to") + 1))
        for case in self.pair(fact, name):
            case.top.append(f"static void starts@({parameters}) {{ probe_text(p{fact.index('to')}); }}")
            case.calls.add("probe_text")
            case.rule = HASH_RULE
            data = Arg("text", '"md5"' if case.kind == "fires" else '"sha256"', text="")
            self.call(case, fact, name, {fact.argument: Arg("function", "(void *)starts@"), fact.index("data"): data})
            line, rules = case.body[-1]
            case.body[-1] = (line, rules | ({HASH_RULE} if case.kind == "fires" else set()))
            yield case

    def effect_named_function(self, fact, name):
        """What it returns, or stores where an argument points, is the function of that name."""
        for case in self.pair(fact, name):
            asked_for = Arg("text", '"probe_text"' if case.kind == "fires" else '"probe_nothing"', text="")
            stored = fact.index("to")
            if stored is None:
                self.call(case, fact, name, {fact.argument: asked_for}, "void (*named)(const char *) = (void (*)(const char *))")
            else:
                case.line("void (*named)(const char *) = 0;")
                self.call(case, fact, name, {fact.argument: asked_for, stored: "(void *)&named"})
            self.probe(case, 'named("md5")', case.kind == "fires", HASH_RULE, "probe_text")
            yield case

    def effect_exit(self, fact, name):
        for case in self.pair(fact, name):
            if case.kind == "fires":
                case.line(f"if ({case.parameter('asked', 'number')})")
            self.call(case, fact, name, {})
            self.probe(case, "probe_size(512)", case.kind == "fires", SIZE_RULE, "probe_size")
            yield case

    # --- handles ---

    def effect_mark(self, fact, name):
        if fact.role:
            return      # a seed, which its role's cases exercise; the mark shows in the severity only
        for case in self.pair(fact, name):
            handle, other = case.parameter("handle", "pointer"), case.parameter("other", "pointer")
            self.call(case, fact, name, {fact.argument: handle if case.kind == "near miss" else other})
            self.probe(case, f"probe_unless_{word(fact.tag)}(handle, 0)", case.kind == "fires", SLOT_RULE, "probe_slot")
            yield case

    def effect_unmark(self, fact, name):
        if fact.argument is None:       # a unit that makes marked handles, and this one: what it is handed isn't known
            case = Case(fact, name, "fires", among=False)
            handle = case.parameter("handle", "pointer")
            case.line(f"probe_made_{word(fact.tag)}();")
            self.call(case, fact, name, {})
            self.probe(case, f"probe_unless_{word(fact.tag)}({handle}, 0)", True, SLOT_RULE, "probe_slot")
            yield case
            return
        for case in self.pair(fact, name):
            handle, other = case.parameter("handle", "pointer"), case.parameter("other", "pointer")
            case.line(f"probe_mark_{word(fact.tag)}(handle);")
            self.call(case, fact, name, {fact.argument: handle if case.kind == "fires" else other})
            self.probe(case, f"probe_unless_{word(fact.tag)}(handle, 0)", case.kind == "fires", SLOT_RULE, "probe_slot")
            yield case

    def effect_strengthen(self, fact, name):
        for case in self.pair(fact, name):
            handle, other = case.parameter("handle", "pointer"), case.parameter("other", "pointer")
            self.probe(case, f"probe_slot_{word(fact.slot)}(handle, 0)", case.kind == "fires", SLOT_RULE, "probe_slot")
            self.call(case, fact, name, {fact.argument: handle if case.kind == "near miss" else other})
            yield case

    def effect_derive(self, fact, name):
        to = fact.index("to")
        for case in self.pair(fact, name):
            handle, other = case.parameter("handle", "pointer"), case.parameter("other", "pointer")
            target = {fact.argument: handle if case.kind == "near miss" else other}
            child = "child"
            if to is not None:
                if fact.deref:
                    case.line("void *child = 0;")
                else:
                    case.parameter("child", "pointer")
                target[to] = "&child" if fact.deref else child
            self.call(case, fact, name, target, None if to is not None else "void *child = ")
            self.probe(case, "probe_slot_probe(handle, 0)", case.kind == "fires", SLOT_RULE, "probe_slot")
            case.line(f"probe_slot_probe({child}, 1);")
            yield case

    def effect_use(self, fact, name):
        for case in self.pair(fact, name):
            handle, other = case.parameter("handle", "pointer"), case.parameter("other", "pointer")
            self.probe(case, "probe_slot_probe(handle, 0)", case.kind == "fires", SLOT_RULE, "probe_slot")
            self.call(case, fact, name, {fact.argument: handle if case.kind == "fires" else other})
            case.line("probe_slot_probe(handle, 1);")
            yield case

    # --- results ---

    def result(self, fact, name):
        if fact.checked:
            yield from self.checked(fact, name)
            return
        consumer = self.consumer(fact.result)
        exempts = any(one.exempt == fact.result for one in self.policy.facts)
        if consumer and consumer[0] == "probe_log":
            yield from self.logged(fact, name)
        elif consumer:
            yield from self.number(fact, name, consumer)
        elif fact.result == "strong-random":
            yield from self.replaced(fact, name)
        elif exempts:
            yield from self.exempting(fact, name)
        elif any(one.needs == fact.result for one in self.policy.facts):
            yield from self.needed(fact, name)
        elif self.role_of(fact.result):
            yield from self.asked_of_role(fact, name, *self.role_of(fact.result))
        else:
            raise Impossible(f"nothing asks for the tag '{fact.result}'")

    def needed(self, fact, name):
        for case in self.pair(fact, name):
            other = case.parameter("other", "pointer")
            self.call(case, fact, name, {}, "void *made = ")
            handle = "made" if case.kind == "fires" else other
            self.probe(case, f"probe_needs_{word(fact.result)}({handle}, 0)", case.kind == "fires", SLOT_RULE, "probe_slot")
            yield case

    def asked_of_role(self, fact, name, role, rule):
        for case in self.pair(fact, name):
            other = case.parameter("other", "pointer")
            self.call(case, fact, name, {}, "void *made = ")
            given = "made" if case.kind == "fires" else other
            self.probe(case, f"probe_role_{word(role)}({given})", case.kind == "fires", rule, f"probe_role_{word(role)}")
            yield case

    def checked(self, fact, name):
        for case in self.pair(fact, name):
            handle = case.parameter("handle", "pointer")
            self.probe(case, f"probe_slot_{word(fact.slot)}({handle}, 0)", case.kind == "fires", SLOT_RULE, "probe_slot")
            self.call(case, fact, name, {fact.index("handle"): handle}, "long verdict = ")
            if case.kind == "near miss":
                case.line("if (verdict) return;")
            yield case

    def number(self, fact, name, consumer):
        for case in self.pair(fact, name):
            self.call(case, fact, name, {}, "long made = ")
            if case.kind == "near miss":
                case.line("probe_fill(&made, sizeof made);")
            else:
                self.reached(case, consumer)
            self.probe(case, f"{consumer[0]}(&made, sizeof made)", case.kind == "fires", consumer[1], consumer[0])
            yield case

    @staticmethod
    def reached(case, consumer):
        """A weak generator's own finding is told once: where its number goes."""
        if consumer[1] == WEAK_RULE:
            text, rules = case.body[-1]
            case.body[-1] = (text, rules - {WEAK_RULE})

    def public(self, fact, name):
        """What is only called like a secret."""
        for case in self.pair(fact, name):
            case.parameter("private_key", "input")
            self.call(case, fact, name, {fact.argument: "private_key"} if case.kind == "near miss" else {})
            self.probe(case, "probe_log(private_key)", case.kind == "fires", LOG_RULE, "probe_log")
            yield case

    def logged(self, fact, name):
        for case in self.pair(fact, name):
            self.call(case, fact, name, {}, "char *made = ")
            if case.kind == "near miss":
                case.line('made = "set";')
            self.probe(case, "probe_log(made)", case.kind == "fires", LOG_RULE, "probe_log")
            yield case

    def replaced(self, fact, name):
        for case in self.pair(fact, name):
            case.line("long made = 5, other;")
            self.call(case, fact, name, {}, "made = " if case.kind == "near miss" else "other = ")
            self.probe(case, "probe_key(&made, sizeof made)", case.kind == "fires", KEY_RULE, "probe_key")
            yield case

    def exempting(self, fact, name):
        for case in self.pair(fact, name):
            other = case.parameter("other", "pointer")
            self.call(case, fact, name, {}, "void *made = ")
            handle = "made" if case.kind == "near miss" else other
            self.probe(case, f"probe_unless_{word(fact.result)}({handle}, 0)", case.kind == "fires", SLOT_RULE,
                       "probe_slot")
            yield case
