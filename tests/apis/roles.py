# SPDX-License-Identifier: Apache-2.0
"""Cases from what a fact's role is asked: a call or store that is bad, and one that is nearly so."""
import re

import cxx
from case import Case
from oracle import found
from shapes import Shape
from values import Arg, c_text, holds, integer, missing, parameter, satisfying, text

LENGTHS = (16, 32, 24, 64, 8, 12, 128, 256)
# Where a tag is asked for in bytes.
SINKS = {"time": ("probe_seed", "random.predictable-seed"), "pid": ("probe_seed", "random.predictable-seed"),
         "weak-random": ("probe_key", "random.weak-generator")}
KEY = ", ".join(str(number) for number in range(17, 49))


class Impossible(Exception):
    """The generator has no idea how to exercise this fact."""


def spelled_list(items):
    return ", ".join(item.expr for item in items)


def is_general(fact):
    """Of a member of any structure, or a declared parameter: what goes to an API as well, by its words, is told there."""
    return fact.kind == "parameter" or (fact.kind == "field" and fact.names[0].startswith("*."))


def spelled_so(glob):
    """An identifier that the glob of words fits: "*_aes_*" -> "x_aes_x"."""
    return glob.replace("*", "x").strip("_")


def hold(words):
    """An array of pointers: {place: Arg}."""
    setup = [line for arg in words.values() for line in arg.setup]
    setup.append(f"const void *hold[{max(words) + 2}] = {{0}};")
    setup += [f"hold[{place}] = {arg.expr};" for place, arg in sorted(words.items())]
    return Arg("list", "hold", words=words, setup=setup, top=[line for arg in words.values() for line in arg.top])


class Roles:
    def __init__(self, policy):
        self.policy = policy
        self.shapes = {name: Shape(facts, policy) for name, facts in policy.calls.items()}
        self.classes = cxx.Declarations(policy.calls, self.shapes)

    # --- arguments ---

    def when_args(self, fact, broken=None):
        """{index: Arg} that satisfies `when`; the one at `broken` misses it."""
        by_index, chosen = {}, {}
        for index, condition, place in fact.when:
            by_index.setdefault(index, {}).setdefault(place, []).append(condition)
        for index, places in by_index.items():
            for place, conditions in places.items():
                args = missing(conditions) if index == broken else satisfying(conditions)
                if not args:
                    raise Impossible(f"no value for `when` of argument {index}")
                chosen[index] = args[0] if place is None else self.both(chosen.get(index), self.behind(args[0], place=place))
        return chosen

    @staticmethod
    def both(one, other):
        """What two say of the words behind one pointer."""
        return other if one is None or one.words is None or other.words is None else hold({**one.words, **other.words})

    @staticmethod
    def behind(*args, place=0):
        """What a pointer points to: numbers closed by a zero, or a pointer in the word of that number."""
        if args[-1].kind == "int":
            setup = [f"static const int list[] = {{{spelled_list(args)}, 0}};"]
            return Arg("list", "list", items=tuple(args), setup=setup)
        return hold({place: args[-1]})

    def result_of(self, name):
        shape = self.shapes.get(name)
        count = len(shape.kinds) if shape else 0
        args = ["0"] * (count if not shape or shape.variadic is None else shape.variadic)
        return Arg("call", f"{name}({', '.join(args)})", call=name)

    def values(self, fact, check):
        """(bad ones, good ones) for the fact's argument, behind a pointer or a callback when it's said to be there."""
        bad, good = self.plain_values(fact, check)
        if fact.answers:
            return [self.answering(arg) for arg in bad], [self.answering(arg) for arg in good]
        if fact.writes is not None:
            return [self.storing(fact, arg) for arg in bad], \
                   [self.storing(fact, arg) for arg in good if arg] + [self.storing(fact, None)]
        if fact.deref and check.predicate != "bad":
            place = fact.index("word") or 0
            return [self.behind(arg or parameter("given"), place=place) for arg in bad], \
                   [self.behind(arg or parameter("given"), place=place) for arg in good]
        return bad, good

    @staticmethod
    def answering(arg):
        """A callback that returns it, or what it was given."""
        body = [*(line.replace("unsigned char made", "static unsigned char made") for line in arg.setup), f"return (void *){arg.expr};"] \
            if arg else ["return p0;"]
        return Arg("function", "(void *)answers@", stores=("result", arg or Arg("tagged", "")),
                   top=[f"static void *answers@(void *p0) {{ {' '.join(body)} }}"])

    @staticmethod
    def storing(fact, arg):
        """A callback that stores it through its parameter."""
        at = fact.index("writes")
        parameters = ", ".join(f"void *p{n}" for n in range(max(at, 2) + 1))
        if arg is None or arg.kind == "tagged":
            tags = [word(tag) for tag in (arg.tags if arg else ())]
            body = [f"probe_fill{'_' + tags[0] if tags else ''}(p{at}, 32);"]
        elif arg.kind == "int":
            body = [f"*(int *)p{at} = {arg.expr};"]
        else:
            body = [*arg.setup, f"probe_copy(p{at}, {arg.expr}, {len(arg.text) + 1 if arg.text is not None else 32});"]
        return Arg("function", "(void *)gives@", stores=(at, arg or Arg("tagged", "")),
                   top=[f"static int gives@({parameters}) {{ {' '.join(body)} return 16; }}"])

    def plain_values(self, fact, check):
        predicate = check.predicate
        if predicate == "bad":
            return self.bad_values(fact)
        if predicate == "hard-coded":
            return self.constants(fact, check)
        if predicate == "from":
            tag = check.tags[0]
            return [Arg("tagged", "made", tags=frozenset([tag]),
                        setup=["unsigned char made[32];", f"probe_fill_{word(tag)}(made, 32);"])], \
                   [Arg("tagged", "made", setup=["unsigned char made[32];", "probe_fill(made, 32);"])]
        if predicate == "accepts-always":
            return self.callbacks(fact)
        if predicate == "plaintext-url":
            scheme = check.schemes[0]
            host = "door" if is_general(fact) else "camera"
            return [text(f"{scheme}://{host}.example/a")], [text(f"{scheme}://127.0.0.1/a"), text(f"{scheme}s://camera.example/"),
                                                            text("zz://camera.example")]
        if predicate == "url-credentials":
            host = "door" if is_general(fact) else "camera"
            return [text(f"https://user:word@{host}.example/a")], [text("https://user@camera.example:8443/a:b@c")]
        if predicate == "command":
            return self.commands(fact, check)
        if predicate == "not-constant":
            return [None], [text("ls /tmp")]
        if predicate == "logged":
            return [Arg("tagged", "probe_secret()", tags=frozenset(["secret"]))], [text("started")]
        if predicate == "compared-secret":
            return [text("hunter22")], [text("hunter22")]
        raise Impossible(f"no idea of '{predicate}'")

    def bad_values(self, fact):
        bad, good = [], []
        for one in fact.bad:
            some = satisfying([one])
            if not some:
                raise Impossible(f"no value for `bad` {one}")
            bad += [some[0], some[-1]]
        good = missing(fact.bad)
        if fact.deref:
            place = fact.index("word") or 0
            first = good[:1] if good and good[0].kind == "int" and good[0].number else []
            lists = [self.behind(*(first if arg.number else []), arg) for arg in bad if arg.kind == "int"] if fact.length is None else []
            return lists + [self.behind(arg, place=place) for arg in bad], \
                   [self.behind(arg, place=place) for arg in good if arg.number != 0]
        return bad, [arg if arg.call is None else self.result_of(arg.call) for arg in good]

    def constants(self, fact, check):
        unknown = [None, Arg("tagged", "made", setup=["unsigned char made[32];", "probe_fill(made, 32);"])]
        if fact.role == "seed" and fact.length is None:
            return [Arg("int", "20261", number=20261, tags=frozenset(["plain number"]))], [None]
        own = [condition for index, condition, place in fact.when if index == fact.argument and place is None]
        if own:     # the text itself must be of a kind
            return [arg for arg in satisfying(own) if arg.text], [arg for arg in missing(own) if arg.text]
        if not check.every:
            return [text("gate77gate77gate" if is_general(fact) else "hunter22hunter22")], unknown
        return [Arg("bytes", "bytes", setup=[f"static const unsigned char bytes[32] = {{{KEY}}};"])], unknown

    def callbacks(self, fact):
        zeros = [what for kind, what in fact.accepts if kind == "lands-zero"]
        wanted = [what for kind, what in fact.accepts if kind == "returns"]
        count = max(zeros + [2]) + 1
        parameters = ", ".join(f"void *p{n}" for n in range(count))
        clears = "".join(f" *(unsigned *)p{n} = 0;" for n in zeros)

        def callback(name, value, zeroed, body):
            return Arg("function", f"(void *){name}@", callback=(value, zeroed),
                       top=[f"static long {name}@({parameters}) {{{body}}}"])
        numbers = satisfying(wanted) if wanted else [integer(0)]
        numbers = [arg for arg in numbers if arg.kind == "int"]
        if not numbers:
            raise Impossible("no value for `accepts`")
        yes = numbers[0].number
        no = next((arg.number for arg in missing(wanted) if arg.kind == "int"), 0) if wanted else 0
        refusing = [callback("asks", None, (), f"{clears} return (long)p0 ? {yes}L : {no}L;")] if wanted else []
        keeps = [callback("keeps", yes, (), f" return {yes}L;")] if zeros else []
        return [callback("accepts", yes, tuple(zeros), f"{clears} return {yes}L;")], keeps + refusing

    def commands(self, fact, check):
        bad, good = [], [("ls", "/tmp")]
        for programs, options in check.patterns:
            bad.append((programs[0], *(options[0].split() if options else ())))
        if fact.argv:
            def vector(words):
                args = [text(one) for one in words]
                return Arg("argv", "vector", items=tuple(args),
                           setup=[f"char *const vector[] = {{{spelled_list(args)}, 0}};"])
            return [vector(words) for words in bad], [vector(words) for words in good]
        if fact.rest:
            return [tuple(map(text, words)) + (integer(0),) for words in bad], \
                   [tuple(map(text, words)) + (integer(0),) for words in good]
        return [text(" ".join(words)) for words in bad], [text(" ".join(words)) for words in good]

    # --- calls ---

    def assemble(self, fact, name, case, value, broken=None, length=None, offset=0):
        """The call's arguments; positions that no word is said of are parameters."""
        shape = self.shapes[name]
        chosen = self.when_args(fact, broken)
        index = fact.argument
        values = value if isinstance(value, tuple) else (value,)
        if index is not None:
            index += offset
            for at, one in enumerate(values):
                if one is not None and not (index + at in chosen and one is not value):
                    chosen[index + at] = self.both(chosen.get(index + at), one)
        if fact.pairs is not None and fact.argv:
            items = (chosen.pop(index - 1), chosen.pop(index))
            if any(item.setup or item.kind == "param" for item in items):
                raise Impossible("only known words stand in a vector here")
            chosen[index - 1] = Arg("argv", "pairs", items=items, setup=[f"const char *pairs[] = {{{spelled_list(items)}, 0}};"])
        elif fact.pairs is not None:
            chosen[index + 1] = integer(0)
        if fact.exempt and fact.index("handle") is not None and any(check.predicate == "logged" for check in self.policy.asked(fact)):
            # A caller's stream may lead anywhere; the program's own is a log.
            chosen.setdefault(fact.index("handle"), Arg("call", "probe_stream", top=["extern void *probe_stream;"]))
        if length is not None:
            chosen.setdefault(fact.index("length"), integer(length))
        args = []
        for at in range(max(len(shape.kinds), max(chosen, default=-1) + 1)):
            if at not in chosen:
                kind = shape.kinds[at] if at < len(shape.kinds) else "pointer"
                chosen[at] = parameter(case.parameter(f"{kind[0]}{at}", kind))
            args.append(chosen[at])
        return args

    def marked(self, fact, args):
        """The marks that the fact's handle must carry."""
        return {(fact.needs, args[fact.index("handle")].expr)} if fact.needs else frozenset()

    def write(self, case, name, args, rules, received=""):
        for tag, handle in self.marked(case.fact, args):
            case.line(f"probe_mark_{word(tag)}({handle});")
        shape = self.shapes[name]
        case.calls.add(name)
        for arg in args:
            case.top += [line for line in arg.top if line not in case.top]
            for line in arg.setup:
                case.line(line)
            if arg.call:
                case.calls.add(arg.call)
            if any(one.kind == "param" for one in (arg.words or {}).values()):
                case.parameter("given", "input")
        spelled = [shape.spell(index, arg) for index, arg in enumerate(args)]
        case.line(f"{received}{self.invoke(name, spelled)};", rules)

    def invoke(self, name, spelled):
        return self.classes.invoke(name, spelled, self.shapes[name]) if cxx.is_cxx(name) else f"{name}({', '.join(spelled)})"

    def attempts(self, fact, name, check, kind, values):
        """Ways to write the case, each with what it must be told."""
        lengths = LENGTHS if fact.length is not None and check.predicate in ("hard-coded", "from") else (None,)
        offsets = (2, 0) if fact.rest and check.predicate == "logged" else (0,)
        brokens = [None]
        if kind == "near miss" and check.predicate == "used":
            brokens = [index for index, _, _ in fact.when]
        for value in values:
            for broken in brokens:
                for length in lengths:
                    for offset in offsets:
                        case = Case(fact, name, kind, rule=check.rule)
                        try:
                            args = self.assemble(fact, name, case, self.called(value), broken, length, offset)
                        except Impossible:
                            continue
                        if check.predicate == "compared-secret":
                            self.name_other(case, fact, args, kind)
                        yield case, args

    def called(self, value):
        return self.result_of(value.call) if isinstance(value, Arg) and value.call and not value.expr else value

    @staticmethod
    def name_other(case, fact, args, kind):
        other = 1 - fact.argument
        case.parameters.pop(args[other].expr, None)
        args[other] = parameter(case.parameter("password" if kind == "fires" else "mode", "input"))

    def call_case(self, fact, name, check, kind, values):
        best = None
        facts = self.policy.calls[name]
        for case, args in self.attempts(fact, name, check, kind, values):
            told = found(self.policy, facts, args, self.marked(fact, args))
            mine = (fact, check.rule) in told
            if mine != (kind == "fires"):
                continue
            rules = {rule for _, rule in told}
            badness = (kind == "near miss" and check.rule in rules, len(rules))
            if best is None or badness < best[0]:
                best = (badness, case, args, rules)
            if badness == (False, 1 if kind == "fires" else 0):
                break
        if best is None:
            raise Impossible(f"{check.rule}: no call that {'is bad' if kind == 'fires' else 'is nearly so'}")
        _, case, args, rules = best
        self.write(case, name, args, rules)
        return case

    def namesake(self, fact, name, check):
        """The near miss of a name that is a finding by itself: another name that holds it."""
        case = Case(fact, name, "near miss", rule=check.rule)
        other = "our_" + re.sub(r"\W+", "_", name)
        case.top.append(f"void {other}@(void);")
        case.line(f"{other}@();")
        return case

    def exempted(self, fact, name, check):
        """The same bad call, on a handle that is marked."""
        for case, args in self.attempts(fact, name, check, "fires", self.values(fact, check)[0]
                                        if check.predicate != "used" else [None]):
            handle = args[fact.index("handle")] if fact.index("handle") is not None else Arg("call", "made")
            marks = self.marked(fact, args)
            if (fact, check.rule) not in found(self.policy, self.policy.calls[name], args, marks):
                continue
            told = found(self.policy, self.policy.calls[name], args, {(fact.exempt, handle.expr), *marks})
            case.kind = "near miss"
            mark = f"probe_mark_{word(fact.exempt)}({handle.expr});"
            if handle.expr == "made":
                self.write(case, name, args, {rule for one, rule in told if one != fact}, "void *made = (void *)")
                case.line(mark)
            else:
                case.line(mark)
                self.write(case, name, args, {rule for _, rule in told})
            return case
        raise Impossible("no call on an exempt handle")

    def of_call(self, fact, name):
        own = any(index == fact.argument and place is None for index, _, place in fact.when)
        for check in self.policy.asked(fact):
            if check.predicate == "from" and own:
                continue    # what its bytes come from can't be known together with what its text is
            if check.predicate == "absent":
                yield from self.absent(fact, name, check)
                continue
            if check.predicate == "used":
                yield self.call_case(fact, name, check, "fires", [None])
                yield self.call_case(fact, name, check, "near miss", [None]) if fact.when \
                    else self.namesake(fact, name, check)
            else:
                bad, good = self.values(fact, check)
                yield self.call_case(fact, name, check, "fires", bad)
                yield self.call_case(fact, name, check, "near miss", good)
            if fact.exempt and fact.handle is not None and not cxx.is_constructor(name):
                yield self.exempted(fact, name, check)

    def absent(self, fact, name, check):
        """Only a program can say that nothing was set: these are linked."""
        for kind in ("fires", "near miss"):
            case = Case(fact, name, kind, rule=check.rule, program=True)
            args = self.assemble(fact, name, case, None)
            handle = args[fact.argument]
            case.parameters.pop(handle.expr)
            case.line(f"void *{handle.expr} = probe_handle();")
            for other in self.policy.asked(fact):
                if other.predicate == "absent" and (kind == "near miss" or other != check):
                    case.line(f"probe_slot_{word(other.slot)}({handle.expr}, 1);")
            self.write(case, name, args, {check.rule} if kind == "fires" else ())
            yield case

    # --- declared parameters ---

    def of_parameter(self, fact, name):
        """A function that is declared in front, its parameters called so."""
        def first(key):
            return next((glob for glob in fact.keys.get(key) or () if not glob.startswith("!")), None)
        is_setter = first("parameter") is None
        function = spelled_so(name if is_setter else first("functions") or "our_sink")
        taken = "what" if is_setter else spelled_so(name)
        compared = {"eq", "ne", "lt", "le", "gt", "ge", "in", "not-in", "set", "clear"}   # with a number
        kind_of = "long " if compared & set(fact.keys.get("bad") or ()) else "const void *"
        beside = f", const void *{spelled_so(first('beside'))}" if first("beside") else ""
        if first("called"):
            yield from self.of_called(fact, name, first("called"))
            return
        for check in self.policy.asked(fact):
            for kind, values in zip(("fires", "near miss"), self.values(fact, check)):
                case = Case(fact, name, kind, rule=check.rule)
                case.top.append(f"void {function}@(void *o, {kind_of}{taken}{beside});")
                arg = values[0] or parameter(case.parameter("given", "input"))
                case.top += arg.top
                for line in arg.setup:
                    case.line(line)
                case.line(f"{function}@({case.parameter('o', 'pointer')}, {arg.expr}{', 0' if beside else ''});",
                          {check.rule} if kind == "fires" else ())
                yield case

    def of_called(self, fact, name, glob):
        """The function's own name tells, digits and all; longer words don't."""
        words = [word for word in glob.replace("*", "_x_").split("_") if word]
        for check in self.policy.asked(fact):
            for kind, function in (("fires", "_".join(["our@"] + words)), ("near miss", "z_".join(["our@"] + words) + "z")):
                case = Case(fact, name, kind, rule=check.rule)
                case.top.append(f"void {function}(void *o, const void *{spelled_so(name)});")
                given = parameter(case.parameter("given", "input")) if check.predicate == "used" else self.values(fact, check)[0][0]
                for line in given.setup:
                    case.line(line)
                case.line(f"{function}({case.parameter('o', 'pointer')}, {given.expr});",
                          {check.rule} if kind == "fires" else ())
                yield case

    # --- fields ---

    def of_field(self, fact, name):
        facts = self.field_facts(name)
        if fact.result:
            yield from self.field_result(fact, name)
        if fact.effect:
            yield from self.field_effect(fact, name, facts)
        for check in self.policy.asked(fact):
            bad, good = self.values(fact, check)
            for kind, values in (("fires", bad), ("near miss", good)):
                yield self.field_case(fact, name, check, kind, values, facts, False)
                yield self.field_case(fact, name, check, kind, values, facts, True)

    def field_result(self, fact, name):
        """What is read from it is such a thing, but where something else was stored."""
        probe, rule = SINKS[fact.result]
        for kind in ("fires", "near miss"):
            case = Case(fact, name, kind, rule=rule)
            case.fields.add(name)
            case.parameters["holder"] = f"{type_name(name)} *"
            member = f"holder->{member_of(name)}"
            if kind == "near miss":
                case.line(f"{member} = {case.parameter('given', 'number')};")
            case.line(f"long read = {member};")
            case.line(f"{probe}(&read, sizeof read);", {rule} if kind == "fires" else ())
            yield case

    def field_facts(self, name):
        return self.policy.fields[name]   # what is said of the type goes first

    def field_effect(self, fact, name, facts):
        """A store marks or strengthens the structure that it's made in, and no other."""
        holder, member = type_name(name), member_of(name)
        some = satisfying([condition for _, condition, _ in fact.when]) if fact.when else []
        for kind, target in (("fires", "other"), ("near miss", "holder")):
            case = Case(fact, name, kind, rule="tls.verify-off")
            case.fields.add(name)
            case.parameters.update({"holder": f"{holder} *", "other": f"{holder} *"})
            arg = some[0] if some else parameter(case.parameter("given", field_kind(facts, self.policy)))
            case.top += arg.top
            for line in arg.setup:
                case.line(line)
            told = {rule for _, rule in found(self.policy, facts, [arg], holder="holder")}
            probe = f"probe_unless_{word(fact.tag)}" if fact.effect == "mark" else f"probe_slot_{word(fact.slot)}"
            store = (f"{target}->{member} = {cast(arg, facts, self.policy)};", told)
            asked = (f"{probe}(holder, 0);", {"tls.verify-off"} if kind == "fires" else ())
            for line in ((store, asked) if fact.effect == "mark" else (asked, store)):
                case.line(*line)
            yield case

    def field_case(self, fact, name, check, kind, values, facts, initialiser):
        holder, member = type_name(name), member_of(name)
        for value in values:
            case = Case(fact, name, kind, rule=check.rule)
            case.fields.add(name)
            arg = self.called(value) or parameter(case.parameter("given", field_kind(facts, self.policy)))
            if any(one.kind == "param" for one in (arg.words or {}).values()):
                case.parameter("given", "input")
            told = found(self.policy, facts, [arg], holder="holder")
            if ((fact, check.rule) in told) != (kind == "fires"):
                continue
            if any(one.kind == "param" for one in (arg.words or {}).values()):
                case.parameter("given", "input")
            case.top += arg.top
            for line in arg.setup:
                case.line(line)
            rules = {rule for _, rule in told}
            if initialiser:
                case.line(f"{holder} holder = {{.{member} = {cast(arg, facts, self.policy)}}};", rules)
                case.line("probe_keep(&holder);")
            else:
                case.parameters["holder"] = f"{holder} *"
                case.line(f"holder->{member} = {cast(arg, facts, self.policy)};", rules)
            return case
        raise Impossible(f"{check.rule}: no store that {'is bad' if kind == 'fires' else 'is nearly so'}")


def word(name):
    return name.replace("-", "_")


def member_of(name):
    """The member's own name; one that only its last words tell has others before them."""
    return name.rpartition(".")[2].replace("*", "own")


def type_name(name):
    holder = name.rpartition(".")[0]
    return "anything" if holder == "*" else holder


def field_kind(facts, policy):
    """number or pointer, from all that is said of the field."""
    from shapes import of_condition, BYTES
    kinds = {of_condition(one) for fact in facts for one in fact.bad}
    for fact in facts:
        kinds |= {of_condition(one) for _, one, _ in fact.when}
        if not fact.bad and {check.predicate for check in policy.asked(fact)} & BYTES or fact.deref:
            kinds.add("pointer")
    return "pointer" if "pointer" in kinds else "number"


def cast(arg, facts, policy):
    if arg.kind == "int" and field_kind(facts, policy) == "pointer":
        return f"(void *){arg.expr}"
    return f"(void *){arg.expr}" if arg.kind in ("text", "bytes", "list") else arg.expr
