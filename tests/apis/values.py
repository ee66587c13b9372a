# SPDX-License-Identifier: Apache-2.0
"""Arguments as they are written, what a condition says of them (docs/policy.md, section 1), and arguments that satisfy
or miss one.  Written from the document, not from the core: when the two disagree, one is wrong."""
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

PLAIN = ("zz-plain", "camera", "a", "z", "", "AES-256-GCM", "ECDHE+AESGCM", "SHA256", "prime256v1", "https://zz")
NEUTRAL = (4096, 2048, 65536, 128, 256, 0x304, 32, 16, 7, 3, 2, 1, 0, 100000, 1 << 30, -1, 0x7fffffff)
NUMERIC = ("eq", "ne", "lt", "le", "gt", "ge", "in", "not-in", "set", "clear", "null", "non-null")
TEXTUAL = ("text", "prefix", "glob", "not-glob", "has", "longer", "tokens")


@dataclass
class Arg:
    kind: str                 # int text bytes list argv function param tagged call
    expr: str
    number: int = None
    text: str = None
    items: tuple = ()
    tags: frozenset = frozenset()
    call: str = None
    words: dict = None        # what a pointer points to, when that holds pointers: {word: Arg}
    stores: tuple = None      # (parameter, what a callback stores through it)
    callback: tuple = None    # (number returned or None, parameters whose target ends as zero)
    setup: list = field(default_factory=list)   # lines before the call
    top: list = field(default_factory=list)     # lines before the function


def c_text(text):
    return '"' + "".join(c if 32 <= ord(c) < 127 and c not in '"\\?@' else "\\%03o" % ord(c) for c in text) + '"'


def integer(number):
    return Arg("int", f"{number}L" if number > -(1 << 63) else "(-9223372036854775807L - 1)", number=number)


def text(words):
    return Arg("text", c_text(words), text=words)


def parameter(name):
    return Arg("param", name)


@lru_cache(maxsize=None)
def glob(pattern, words):
    """* and ? only, folded."""
    pattern, words = pattern.lower(), words.lower()
    reach = {0}
    for c in pattern:
        if c == "*":
            reach = {at for start in reach for at in range(start, len(words) + 1)}
        else:
            reach = {at + 1 for at in reach if at < len(words) and c in ("?", words[at])}
    return len(words) in reach


def tokens_hold(tokens, words):
    parts = [words]
    for separator in tokens["separators"]:
        parts = [piece for part in parts for piece in part.split(separator)]
    negated = [part for part in parts if part and part[0] in tokens["negators"]]
    named = [part for part in parts if part and part[0] not in tokens["negators"]]
    for entry in tokens["bad"]:
        name, _, lift = entry.partition(" unless ")
        found = any(glob(name, part.lstrip("+")) or ("+" in part and name.lower() in part.lower()) for part in named)
        lifted = lift and any(glob(lift, part[1:]) for part in negated)
        killed = any(part[0] == "!" and glob(name, part[1:]) for part in negated)
        if found and not lifted and not killed:
            return True
    return False


def text_holds(key, value, words):
    low = words.lower()
    if key == "text":
        return low in [word.lower() for word in value]
    if key == "prefix":
        return any(low.startswith(word.lower()) for word in value)
    if key == "has":
        return any(word.lower() in low for word in value)
    if key == "glob":
        return any(glob(word, words) for word in value)
    if key == "not-glob":
        return not any(glob(word, words) for word in value)
    if key == "longer":
        return len(words) >= value
    return tokens_hold(value, words)


def number_holds(key, value, number):
    return {"eq": lambda: number == value, "ne": lambda: number != value, "lt": lambda: number < value,
            "le": lambda: number <= value, "gt": lambda: number > value, "ge": lambda: number >= value,
            "in": lambda: number in value, "not-in": lambda: number not in value,
            "set": lambda: number & value == value, "clear": lambda: number & value == 0,
            "null": lambda: number == 0, "non-null": lambda: number != 0}[key]()


def one_key(key, value, mask, arg):
    """True, False, or None when it can't be known."""
    if key in TEXTUAL:
        if arg.kind in ("int", "function"):
            return False
        return None if arg.text is None else text_holds(key, value, arg.text)
    if key == "marked":
        return bool(arg.tags & set(value))
    if key == "object":
        return None if arg.kind in ("param", "tagged", "call") else arg.kind == "object" and arg.expr in value
    if key == "call":
        return arg.call in value if arg.call else None if arg.kind in ("param", "tagged") else False
    if arg.kind == "int":
        return number_holds(key, value, arg.number & mask if mask else arg.number)
    if arg.kind in ("param", "tagged", "call"):
        return None
    if key == "null" or (key == "eq" and value == 0 and not mask):
        return False
    return key == "non-null" or (key == "ne" and value == 0 and not mask)


def holds(condition, arg):
    answers = [one_key(key, value, condition.get("mask"), arg) for key, value in condition.items() if key != "mask"]
    return False if False in answers else None if None in answers else True


def holds_any(conditions, arg):
    answers = [holds(one, arg) for one in conditions]
    return True if True in answers else None if None in answers else False


def spelled(pattern):
    """A text that a glob fits."""
    return pattern.replace("*", "x").replace("?", "y")


def texts_of(conditions):
    for condition in conditions:
        for key in ("text", "has"):
            yield from condition.get(key, ())
        for key in ("prefix", "glob", "not-glob"):
            for word in condition.get(key, ()):
                yield from (spelled(word), word.replace("*", "").replace("?", "y"), word + "x")
        if "longer" in condition:
            yield "x" * condition["longer"]
        for entry in condition.get("tokens", {}).get("bad", ()):
            name = entry.partition(" unless ")[0]
            yield from (spelled(name), name.replace("*", ""))


def numbers_of(conditions):
    for condition in conditions:
        found = []
        for key in NUMERIC:
            if isinstance(condition.get(key), list):
                found += condition[key]
            elif key in condition and condition[key] is not True:
                found.append(condition[key])
        mask = condition.get("mask")
        for number in found:
            yield from (number, number - 1, number + 1, 0)
        if mask:
            yield from (mask, ~mask)
        if "clear" in condition:
            yield from (0, ~condition["clear"])
        for key in ("null", "non-null"):
            if key in condition:
                yield from (0, 1)


def candidates(conditions):
    """Arguments worth a try, the telling ones first."""
    conditions = list(conditions)
    some_text = any(key in TEXTUAL for one in conditions for key in one)
    for one in conditions:
        for name in one.get("call", ()):
            yield Arg("call", None, call=name)
        for name in one.get("object", ()):
            yield Arg("object", name, top=[f"extern char {name}[16];"])
        for tag in one.get("marked", ()):
            yield Arg("tagged", f"probe_made_{tag.replace('-', '_')}()", tags=frozenset([tag]))
    if some_text:
        found = list(texts_of(conditions))
        yield from map(text, found)
        yield from (text(a + b) for a, b in product(found[:12], found[:12]) if a and b)
        yield from map(text, PLAIN)
    numbers = list(dict.fromkeys(numbers_of(conditions)))
    if any("non-null" in one for one in conditions):
        yield text("zz-plain")
    yield from map(integer, numbers)
    yield from (integer(a | b) for a, b in product(numbers[:8], numbers[:8]))
    yield from map(integer, NEUTRAL)
    if not some_text:
        yield text("zz-plain")
    if any("object" in one for one in conditions):
        yield Arg("object", "another_object", top=["extern char another_object[16];"])
    if any("call" in one for one in conditions):
        yield Arg("call", None, call="probe_other")


TRIED = {}     # many lines say the same


def tried(conditions, wanted):
    key = (repr(conditions), wanted)
    if key not in TRIED:
        TRIED[key] = [arg for arg in candidates(conditions) if all(holds(one, arg) is wanted for one in conditions)]
    return TRIED[key]


def satisfying(conditions):
    """Every argument found for which all of them hold."""
    return tried(list(conditions), True)


def missing(conditions):
    """Every argument found for which none of them holds."""
    return tried(list(conditions), False)
