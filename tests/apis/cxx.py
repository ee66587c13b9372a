# SPDX-License-Identifier: Apache-2.0
"""C++ names: scopes and classes declared from the names alone, members called on a pointer.  Argument 0 of a member is
its object; a constructor's is what it makes."""
import re

WORDS = {"number": "long", "pointer": "void *", "input": "const void *"}
PLAIN = re.compile(r"^(?:\w+::)+\w+$")


def is_cxx(name):
    return "::" in name or name.startswith("operator ")


def why_not(name):
    """What keeps a name from being declared by itself."""
    if name.startswith("std::") or name.startswith("operator "):
        return "the standard library's own, which only its headers declare"
    if not PLAIN.match(name):
        return "parameter types, template arguments or an operator: only its header declares them"
    return None


def parts(name):
    scope, _, function = name.rpartition("::")
    return scope.split("::"), function


def is_constructor(name):
    scope, function = parts(name)
    return scope[-1] == function


def is_member(name, shape):
    """Facts that take argument 0 for a handle, or say nothing of it, speak of a member."""
    if is_constructor(name):
        return True
    if 0 in shape.written:
        return True
    return 0 not in shape.hints


def parameters(shape, first):
    fixed = shape.kinds[first:] if shape.variadic is None else shape.kinds[first:shape.variadic]
    return ", ".join([WORDS[kind] for kind in fixed] + (["..."] if shape.variadic is not None else []))


def declarations(names, shapes, fields=()):
    """Lines that declare the functions, and the types with the fields ({type: inside})."""
    tree = {}

    def node(path):
        here = tree
        for part in path:
            here = here.setdefault(part, {"": {"class": False, "lines": []}})
        return here[""]
    for name in sorted(names):
        scope, function = parts(name)
        if is_member(name, shapes[name]):
            node(scope)["class"] = True
    for holder, inside in fields:
        at = node(holder.split("::"))
        at["class"] = True
        at["lines"].append(inside)
    for name in sorted(names):
        scope, function = parts(name)
        at, shape = node(scope), shapes[name]
        if is_constructor(name):
            at["lines"].append(f"{function}({parameters(shape, 1)});")
            continue
        member = is_member(name, shape)
        static = "static " if at["class"] and not member else ""
        at["lines"].append(f"{static}{shape.returns()}{function}({parameters(shape, 1 if member else 0)});")
    return written(tree)


def written(tree):
    lines = []
    for name, inner in tree.items():
        if not name:
            continue
        about = inner[""]
        inside = written({key: value for key, value in inner.items() if key}) + about["lines"]
        lines.append(f"{'struct' if about['class'] else 'namespace'} {name} {{ {' '.join(inside)} }}{';' if about['class'] else ''}")
    return lines


def invoke(name, spelled, shape):
    """The call as an expression, or for a constructor a declaration."""
    scope, function = parts(name)
    holder = "::".join(scope)
    if is_constructor(name):
        return f"{holder} object({', '.join(spelled[1:])})" if spelled[1:] else f"{holder} object"
    if is_member(name, shape):
        own = spelled[0] if spelled else "probe_handle()"
        return f"(({holder} *){own})->{function}({', '.join(spelled[1:])})"
    return f"{name}({', '.join(spelled)})"


def received(result, name):
    """`char *made = ` needs its type again where C++ converts nothing."""
    match = re.match(r"^((?:const )?(?:unsigned )?(?:char|void) \*)\w+ = $", result or "")
    return f"{result}({match.group(1)})" if match and is_cxx(name) else result or ""
