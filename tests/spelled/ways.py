# SPDX-License-Identifier: Apache-2.0
"""Other spellings of a C source: what it does stays the same, and so do its lines.  Where things stand is Clang's to say
(its syntax tree as JSON); what is written by a macro is left as it is."""
import json
import subprocess

ASSIGNED = ("DeclRefExpr", "MemberExpr", "ArraySubscriptExpr", "UnaryOperator")
SCALARS = ("int", "unsigned", "long", "char", "short", "_Bool", "bool", "size_t")


def tree_of(clang, source, flags):
    done = subprocess.run([clang, "-fsyntax-only", "-w", *flags, "-Xclang", "-ast-dump=json", source.name], cwd=source.parent,
                          capture_output=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def extent(node):
    """[begin, end) in the file; None: a macro, or nowhere."""
    begin, end = node.get("range", {}).get("begin", {}), node.get("range", {}).get("end", {})
    if "offset" not in begin or "offset" not in end or "includedFrom" in begin:
        return None
    return begin["offset"], end["offset"] + end["tokLen"]


def own(tree):
    """What the file itself declares, not its headers."""
    return [node for node in tree.get("inner", []) if extent(node) and "includedFrom" not in node.get("loc", {})]


def walk(node, parent=None):
    yield node, parent
    for child in node.get("inner", []):
        yield from walk(child, node)


def type_of(node):
    return node.get("type", {}).get("desugaredQualType", node.get("type", {}).get("qualType", ""))


def is_scalar(node):
    words = type_of(node).replace("const", "").split()
    return type_of(node).rstrip().endswith("*") or bool(words) and words[0] in (*SCALARS, "enum")


def bodies(tree):
    for node in own(tree):
        if node.get("kind") == "FunctionDecl" and any(child.get("kind") == "CompoundStmt" for child in node.get("inner", [])):
            yield node


def is_bit_field(node, bits):
    """A member that is one, whatever it is converted to."""
    while node.get("kind") in ("ImplicitCastExpr", "ParenExpr") and node.get("inner"):
        node = node["inner"][0]
    return node.get("kind") == "MemberExpr" and node.get("referencedMemberDecl") in bits


def bit_fields(tree):
    return {node["id"] for node, _ in walk(tree) if node.get("kind") == "FieldDecl" and node.get("isBitfield")}


class Edits:
    def __init__(self, text):
        self.text, self.inserted = text, []

    def around(self, where, before, behind):
        order = len(self.inserted)
        self.inserted += [(where[0], 1, order, before), (where[1], 0, -order, behind)]

    def result(self):
        text, at, out = self.text, 0, []
        for offset, _, _, more in sorted(self.inserted):
            out += [text[at:offset], more.encode()]
            at = offset
        return b"".join([*out, text[at:]])


def copied(tree, text):
    """Every argument is first put into a local of its own."""
    edits, bits = Edits(text), bit_fields(tree)
    for function in bodies(tree):
        for call, _ in walk(function):
            for argument in call.get("inner", [])[1:] if call.get("kind") == "CallExpr" else []:
                where = extent(argument)
                if where and extent(call) and is_scalar(argument) and not is_bit_field(argument, bits):
                    edits.around(where, "({ __auto_type copy_ = (", "); copy_; })")
    return edits


def stored(tree, text):
    """Every store goes through a pointer to what is stored to."""
    edits, bits = Edits(text), bit_fields(tree)
    for function in bodies(tree):
        for store, _ in walk(function):
            target = store["inner"][0] if store.get("kind") == "BinaryOperator" and store.get("opcode") == "=" else None
            if target and target.get("kind") in ASSIGNED and extent(target) and is_scalar(target) and not is_bit_field(target, bits):
                edits.around(extent(target), "*({ __auto_type to_ = &(", "); to_; })")
    return edits


def repeated(tree, text):
    """Every statement that is an expression stands in a loop that runs once."""
    edits = Edits(text)
    for function in bodies(tree):
        for node, parent in walk(function):
            where = extent(node)
            if parent and parent["kind"] == "CompoundStmt" and node.get("kind") in ("CallExpr", "BinaryOperator") and where:
                if text[where[1]:where[1] + 1] == b";":
                    edits.around((where[0], where[1] + 1), "for (int once_ = 0; once_ < 1; once_++) { ", " }")
    return edits


def turned(tree, text):
    """Every if without an else asks for the contrary, and has one."""
    edits = Edits(text)
    for function in bodies(tree):
        for node, _ in walk(function):
            parts = node.get("inner", []) if node.get("kind") == "IfStmt" else []
            if len(parts) == 2 and extent(parts[0]) and extent(parts[1]):
                edits.around(extent(parts[0]), "!(", ")")
                edits.around((extent(parts[1])[0],) * 2, "{ } else ", "")
    return edits


CALLED_AT = "/* called at "


def wrapped(tree, text):
    """Every call of a function with an argument or more goes through one of its own, which stands behind everything, on a line
    that says where it is called."""
    edits, known = Edits(text), {}
    for function in bodies(tree):
        for call, _ in walk(function):
            callee = next((node for node, _ in walk(call["inner"][0]) if node.get("kind") == "DeclRefExpr"), None) \
                if call.get("kind") == "CallExpr" and extent(call) else None
            named = (callee or {}).get("referencedDecl", {})
            form = named.get("type", {}).get("qualType", "")
            where = extent(callee) if callee else None
            if named.get("kind") != "FunctionDecl" or not where or "..." in form or form.count("(") != 1 or "[" in form:
                continue
            gives, _, takes = form.rstrip(")").partition("(")
            types = [part.strip() for part in takes.split(",")]
            if takes in ("", "void") or len(types) != len(call["inner"]) - 1 or named["name"].startswith("__builtin"):
                continue
            if named["name"] not in known:
                parameters = ", ".join(f"{part.replace('restrict', '')} given{i}_" for i, part in enumerate(types))
                passed = ", ".join(f"given{i}_" for i in range(len(types)))
                back = "" if gives.strip() == "void" else "return "
                head = f"static {gives}{named['name']}_wrapped_({parameters})"
                edits.around((extent(function)[0],) * 2, head + "; ", "")
                known[named["name"]] = (f"{head} {{ {back}{named['name']}({passed}); }}", [])
            known[named["name"]][1].append(text.count(b"\n", 0, where[0]) + 1)
            edits.around((where[1],) * 2, "_wrapped_", "")
    end = "\n" if text[-1:] != b"\n" else ""
    for body, calls in known.values():
        edits.around((len(text),) * 2, f"{end}{body} {CALLED_AT}{' '.join(map(str, calls))} */\n", "")
        end = ""
    return edits


def told_at_calls(text, found, before):
    """What is told in one of the wrappers counts as told where that is called, if it was told there."""
    for number, line in enumerate(text.decode(errors="replace").splitlines(), 1):
        _, mark, calls = line.partition(CALLED_AT)
        for item in [item for item in found if mark and item[0] == number]:
            at_calls = {(int(call), *item[1:]) for call in calls.rstrip(" */").split()} & before
            found = found - {item} | at_calls if at_calls else found
    return found


def apart(tree, text, of_helpers):
    """One of two units: what is static in the file, or all the rest.  None: there is nothing to part."""
    out, helpers = bytearray(text), 0

    def blank(begin, end):
        for i in range(begin, end):
            out[i] = out[i] if out[i] == 10 else 32

    for node in own(tree):
        begin, end = extent(node)
        hidden = node.get("storageClass") == "static"
        if node.get("kind") == "VarDecl" and "const" not in type_of(node).split("[")[0].split("*")[-1]:
            return None  # both would have it
        if node.get("kind") != "FunctionDecl":
            continue
        body = next((extent(child) for child in node.get("inner", []) if child.get("kind") == "CompoundStmt"), None)
        for word in (b"static", b"inline") if hidden else ():
            at = out.find(word, begin, body[0] if body else end)
            if at >= 0:
                blank(at, at + len(word))
        helpers += bool(body and hidden)
        if body and hidden != of_helpers:
            blank(*body)
            out[body[0]] = ord(";")
    return bytes(out) if helpers else None


WAYS = {way.__name__: way for way in (copied, stored, repeated, turned, wrapped)}
