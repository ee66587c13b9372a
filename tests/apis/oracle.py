# SPDX-License-Identifier: Apache-2.0
"""What one call or store with known arguments must be told, by docs/policy.md: the (fact, rule) pairs."""
from values import Arg, holds, holds_any, integer

SECRET_NAMES = ("passw", "pwd", "passphrase", "passcode", "secret")


def named_secret(arg):
    return arg.kind == "param" and (any(part in arg.expr.lower() for part in SECRET_NAMES) or arg.expr == "pin")


def pointed(arg, place=0):
    """What a `deref` condition speaks of."""
    if arg.words is not None or arg.kind == "argv":
        words = arg.words if arg.words is not None else dict(enumerate(arg.items))
        return [words.get(place, Arg("int", "0", number=0))]
    return list(arg.items) if arg.kind == "list" else [arg]


def when_holds(fact, args):
    for index, condition, place in fact.when:
        if index >= len(args):
            return False
        looked = [args[index]] if place is None else pointed(args[index], place)[:1]
        if any(holds(condition, one) is not True and not unknown_is_no_match(condition, one) for one in looked):
            return False
    return True


def unknown_is_no_match(condition, arg):
    """In `when`, a text that isn't known matches none of a `not-glob`'s."""
    return set(condition) == {"not-glob"} and arg.kind in ("param", "tagged", "call")


def spread(fact, args):
    """Pairs in a vector, as if they were arguments."""
    at = fact.index("pairs") if fact.pairs is not None and fact.argv else None
    return args if at is None or at >= len(args) or args[at].kind != "argv" else [*args[:at], *args[at].items, *args[at + 1:]]


def words_of(arg, args, index):
    if arg.words is not None:
        return [arg.words[at].text or "" for at in sorted(arg.words)]
    if arg.kind == "argv":
        return [item.text or "" for item in arg.items]
    if arg.kind == "text" and index is not None:
        rest = args[index:]
        return [one.text or "\1" for one in rest if not (one.kind == "int" and one.number == 0)]
    return []


def command_holds(patterns, words):
    """The plain forms that the generator writes: PROGRAM OPTION..."""
    if len(words) > 2 and words[0].rpartition("/")[2] in ("sh", "bash", "ash", "dash") and words[1] == "-c":
        words = words[2].split()
    if not words:
        return False
    program = words[0].rpartition("/")[2]
    for programs, options in patterns:
        if program not in programs:
            continue
        if not options:
            return True
        for option in options:
            parts = option.split()
            if any(words[at:at + len(parts)] == parts for at in range(1, len(words))):
                return True
    return False


def accepts(fact, callback):
    if callback is None or not fact.accepts:
        return False
    number, zeros = callback
    for kind, what in fact.accepts:
        if kind == "lands-zero" and what not in zeros:
            return False
        if kind == "returns" and (number is None or holds(what, integer(number)) is not True):
            return False
    return True


def answer(fact, check, args, index):
    """Is it bad?"""
    predicate = check.predicate
    if predicate == "used":
        return True
    if index is None or index >= len(args):
        return False
    arg = args[index]
    if fact.answers:
        if not arg.stores or arg.stores[0] != "result":
            return False
        arg = arg.stores[1]
    elif fact.writes is not None:
        if not arg.stores or arg.stores[0] != fact.index("writes"):
            return False
        arg = arg.stores[1]
    if fact.deref and predicate != "bad":
        arg = pointed(arg, fact.index("word") or 0)[0]
    if predicate == "bad":
        if fact.deref:
            return any(holds_any(fact.bad, one) is True for one in pointed(arg, fact.index("word") or 0))
        return holds_any(fact.bad, arg) is True
    if predicate == "hard-coded":
        if arg.kind == "text":
            return bool(arg.text) or check.every
        return arg.kind in ("bytes", "list", "argv") or (arg.kind == "int" and arg.tags == {"plain number"})
    if predicate == "from":
        return bool(set(check.tags) & arg.tags)
    if predicate == "accepts-always":
        return accepts(fact, arg.callback)
    if predicate == "not-constant":
        return arg.kind in ("param", "tagged", "call")
    if predicate == "plaintext-url":
        scheme, found, host = (arg.text or "").partition("://")
        return bool(found) and scheme.lower() in check.schemes and not host.startswith(("localhost", "127."))
    if predicate == "url-credentials":
        name, found, host = (arg.text or "").partition("://")[2].partition("/")[0].partition("@")
        return bool(found) and bool(name.partition(":")[2])
    if predicate == "command":
        if fact.argv or fact.rest:
            return command_holds(check.patterns, words_of(arg, args, None if fact.argv else index))
        return command_holds(check.patterns, (arg.text or "").split())
    if predicate == "logged":
        return "secret" in arg.tags
    if predicate == "compared-secret":
        return index < 2 and len(args) > 1 and named_secret(args[1 - index]) and len(arg.text or "") >= 3
    return False


def found(policy, facts, args, marks=frozenset(), holder=None):
    """{(fact, rule)}.  `marks`: (tag, handle expression) that hold.  `holder`: the object whose field is stored to.  A
    later setting of one slot replaces an earlier."""
    reported, waiting, given = set(), {}, args
    own = {(fact.tag, args[fact.argument].expr) for fact in facts
           if fact.effect == "mark" and fact.argument is not None and fact.argument < len(args) and when_holds(fact, args)}
    for fact in facts:
        args = spread(fact, given)
        if not fact.role or not when_holds(fact, args):
            continue
        handle = args[fact.index("handle")].expr if fact.index("handle") is not None \
            and fact.index("handle") < len(args) else None
        handle = holder or handle
        positions = [0 if holder else fact.argument]
        if fact.rest and any(check.predicate == "logged" for check in policy.asked(fact)):
            positions = list(range(fact.argument, len(args)))
        for index in positions:
            for check in policy.asked(fact):
                bad = answer(fact, check, args, index)
                slotted = fact.slot and handle and check.predicate not in ("absent", "url-credentials")
                if slotted and not bad:
                    waiting.pop((handle, fact.slot), None)
                if not bad or (fact.exempt, handle) in marks or (fact.needs and (fact.needs, handle) not in marks):
                    continue
                if slotted and (fact.exempt, handle) in own:
                    continue    # the call itself says what excuses it
                if slotted:
                    waiting[(handle, fact.slot)] = (fact, check.rule)
                else:
                    reported.add((fact, check.rule))
    return reported | set(waiting.values())
