# SPDX-License-Identifier: Apache-2.0
"""C++ names: scopes, classes and templates declared from the names alone, members called on a pointer.  Argument 0 of a
member is its object; a constructor's is what it makes."""
import re

WORDS = {"number": "long", "pointer": "void *", "input": "const void *"}
ANY = "probe_type"      # what a class template is made for when a name doesn't say


def is_cxx(name):
    return "::" in name or name.startswith("operator ")


def why_not(name):
    """What keeps a name from being declared by itself."""
    if name.startswith("std::") or name.startswith("operator "):
        return "the standard library's own, which only its headers declare"
    if name.startswith("override::"):
        return "a class of one's own, derived from the library's"
    if re.search(r"(?:^|::)operator[<>]", name):
        return "an operator: only its header declares it"
    scope, function, parameters = split(name)
    if not re.match(r"^~?\w+(?:<.*>)?$", function) or any(not re.match(r"^\w+(?:<.*>)?$", part) for part in scope):
        return "an operator: only its header declares it"
    if parameters and any(not re.match(r"^(?:\w+::)*\w+ const&$", one) for one in parameters):
        return "parameter types that only its header declares"
    return None


def cut(text, separator):
    """Parts of the text, split outside of brackets."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(text):
        depth += text[at] in "<(" or 0
        depth -= text[at] in ">)" or 0
        if depth == 0 and text.startswith(separator, at):
            parts.append(text[start:at])
            at = start = at + len(separator)
            continue
        at += 1
    return parts + [text[start:]]


def split(name):
    """-> (scope as a list, function, parameter types or None)"""
    parameters = None
    if name.endswith(")") and "operator()" not in name:
        first = next(at for at in range(len(name)) if name[at] == "(" and name[:at].count("<") == name[:at].count(">"))
        parameters = [one for one in cut(name[first + 1:-1], ", ") if one]
        name = name[:first]
    parts = cut(name, "::")
    return parts[:-1], parts[-1], parameters


def bare(part):
    return part.partition("<")[0]


def arguments(part):
    return cut(part[len(bare(part)) + 1:-1], ", ") if "<" in part else []


def parts(name):
    scope, function, _ = split(name)
    return scope, function


def is_constructor(name):
    scope, function = parts(name)
    return bool(scope) and bare(scope[-1]) == function


def is_member(name, shape):
    """Facts that take argument 0 for a handle, or say nothing of it, speak of a member."""
    if is_constructor(name):
        return True
    if 0 in shape.written:
        return True
    return 0 not in shape.hints and "<" not in parts(name)[1]


class Declarations:
    """All types and functions that some names need.  `known`: all names of the policy, which say what is a template."""

    def __init__(self, known, shapes):
        self.shapes = shapes
        self.templates = {}     # path without arguments -> kinds of the arguments
        self.enums = set()
        for name in known:
            if is_cxx(name) and not why_not(name):
                self._learn(parts(name)[0])

    def _learn(self, scope):
        for at, part in enumerate(scope):
            some = arguments(part)
            if some:
                self.templates["::".join(map(bare, scope[:at + 1]))] = [kind for kind in map(self._kind, some)]
            for one in some:
                if one[0] != "(" and "::" in one:
                    self._learn(cut(one, "::"))

    @staticmethod
    def _kind(argument):
        if argument[0] == "(":
            return argument[1:argument.index(")")]
        return "bool" if argument in ("true", "false") else "class"

    def spelled(self, scope):
        """The scope as source names it: of a template without arguments, the one made for ANY."""
        words = []
        for at, part in enumerate(scope):
            kinds = self.templates.get("::".join(map(bare, scope[:at + 1])))
            if kinds and "<" not in part:
                part += "<" + ", ".join(ANY if kind == "class" else f"({kind})0" for kind in kinds) + ">"
            words.append(part)
        return words

    def lines(self, names, fields=()):
        """Lines that declare the functions, and the types with the fields ({type: inside})."""
        tree, used = {}, set()

        def node(path, is_class):
            here = tree
            for part in path:
                here = here.setdefault(part, {"": {"class": "<" in part, "lines": []}})
            here[""]["class"] |= is_class
            return here[""]

        def use(argument):
            path = cut(argument, "::")
            for one in [word for part in path for word in arguments(part)]:
                use(one)
            if argument[0] != "(" and argument not in ("true", "false", ANY):
                used.add(tuple(path))
        for name in sorted(names):
            scope, function, parameters = split(name)
            scope = self.spelled(scope)
            for one in [word for part in [*scope, function] for word in arguments(part)]:
                use(one)
            for one in parameters or []:
                use(one.removesuffix(" const&"))
            node(scope, is_member(name, self.shapes[name]))
        for holder, _ in fields:
            node(self.spelled(holder.split("::")), True)
        for path in used:
            node(path, True)
        for holder, inside in fields:
            node(self.spelled(holder.split("::")), True)["lines"].append(inside)
        for name in sorted(names):
            self._function(name, node)
        return [f"struct {ANY} {{}};", *self._primaries(), *self._forward(tree, ()),
                *self._written(tree, (), False), *self._written(tree, (), True)]

    def _function(self, name, node):
        scope, function, types = split(name)
        at, shape = node(self.spelled(scope), False), self.shapes[name]
        listed = ", ".join(types) if types is not None else None
        if is_constructor(name):
            at["lines"].append(f"{function}({parameters(shape, 1) if listed is None else listed});")
            return
        member = is_member(name, shape)
        static = "static " if at["class"] and not member else ""
        template = "template <class...> " if "<" in function else ""
        line = f"{template}{static}{shape.returns()}{bare(function)}"
        line += f"({parameters(shape, 1 if member else 0) if listed is None else listed});"
        if line not in at["lines"]:
            at["lines"].append(line)

    def _primaries(self):
        """Enumerations of template arguments, and the templates, declared."""
        for kind in sorted({kind for kinds in self.templates.values() for kind in kinds if "::" in kind}):
            *scope, last = kind.split("::")
            yield inside(scope, f"enum {last} {{}};")
        for path, kinds in sorted(self.templates.items()):
            *scope, last = path.split("::")
            yield inside(scope, f"template <{', '.join(kinds)}> struct {last};")

    def _forward(self, tree, path):
        """Classes that lie in namespaces, declared."""
        for name, inner in tree.items():
            if not name:
                continue
            if inner[""]["class"]:
                if "<" not in name:
                    yield inside(path, f"struct {name};")
            elif "<" not in name:
                yield from self._forward(inner, (*path, name))

    def _written(self, tree, path, made):
        """Definitions: of plain classes first, since templates are made for what is nested in them."""
        for line in tree.get("", {"lines": []})["lines"] if made else []:
            yield inside(path, line)
        for name, inner in tree.items():
            if name and not inner[""]["class"]:
                yield from self._written(inner, (*path, name), made)
            elif name and ("<" in name) == made:
                yield inside(path, self._class(name, inner))

    def _class(self, name, inner):
        nested = [self._class(key, value) for key, value in inner.items() if key]
        template = "template <> " if "<" in name else ""
        return f"{template}struct {name} {{ {' '.join(nested + inner['']['lines'])} }};"

    def invoke(self, name, spelled, shape):
        """The call as an expression, or for a constructor a declaration."""
        scope, function, types = split(name)
        holder = "::".join(self.spelled(scope))
        if types:
            spelled = ["probe_handle()", *(f"*({one.removesuffix(' const&')} *)probe_handle()" for one in types)]
        if is_constructor(name):
            return f"{holder} object({', '.join(spelled[1:])})" if spelled[1:] else f"{holder} object"
        if is_member(name, shape):
            own = spelled[0] if spelled else "probe_handle()"
            return f"(({holder} *){own})->{function}({', '.join(spelled[1:])})"
        return f"{holder}::{function}({', '.join(spelled)})"


def inside(scope, line):
    for part in reversed(scope):
        line = f"namespace {part} {{ {line} }}"
    return line


def parameters(shape, first):
    fixed = shape.kinds[first:] if shape.variadic is None else shape.kinds[first:shape.variadic]
    return ", ".join([WORDS[kind] for kind in fixed] + (["..."] if shape.variadic is not None else []))


def received(result, name):
    """`char *made = ` needs its type again where C++ converts nothing."""
    match = re.match(r"^((?:const )?(?:unsigned )?(?:char|void) \*)\w+ = $", result or "")
    return f"{result}({match.group(1)})" if match and is_cxx(name) else result or ""
