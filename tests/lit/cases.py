# SPDX-License-Identifier: Apache-2.0
"""The cases of a corpus file: each function and each object of the file that is a case, by the rules it is one for.

    fires         it holds a `// finds: RULE` (or `waives:`)
    near miss     a function that others can call and that finds nothing: a case for the file's rule
    unknown, wrapper, field, conditional
                  the last comment in front of it begins so: `/* Wrapper. */`, `/* Field, conditional: words. */`;
                  unknown finds nothing of the file's rule, the others are said of what fires

The file's rule is how its name begins.  A static function without any of these is a part of other cases.
"""
import re
from dataclasses import dataclass, field

KINDS = ("fires", "near miss", "unknown", "wrapper", "field", "conditional")
KIND = "(?:unknown|wrapper|field|conditional)"
SAID = re.compile(rf"(?://|/\*)\s*({KIND}(?:, {KIND})*)\s*(?:[.:;]|\*/|$)", re.I)
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"\(.*?\)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|[{};]|[^\W\d]\w*|\n|.', re.S)
ENTERED = re.compile(r'\b(namespace|extern "C"|class|struct|union|enum)\b[^;={}()]*$')
FOUND = re.compile(r"(?:finds|waives):\s*(.*?)\s*(?:\*/.*)?$", re.M)


@dataclass
class Chunk:
    """One definition at file, namespace or class scope."""
    line: int
    end: int
    head: str
    text: str
    comment: str      # the last comment in front of it
    member: bool      # it stands in a class


@dataclass
class Case:
    path: object
    line: int
    name: str
    rules: dict = field(default_factory=dict)    # rule -> kinds


def pieces(text):
    """Comments and preprocessor lines apart from code: (kind, text, line)."""
    line, fresh, skipping = 1, True, False
    for match in TOKEN.finditer(text):
        token = match.group()
        if skipping:
            skipping = not (token == "\n" and text[match.start() - 1] != "\\")
        elif fresh and token == "#":
            skipping = True
        elif token.startswith(("//", "/*")):
            yield "comment", token, line
        else:
            yield ("blank" if token.isspace() else "code"), token, line
        fresh = token == "\n" or (fresh and token.isspace())
        line += token.count("\n")


def chunks(text):
    """Definitions with a body or an initialiser, in order."""
    depth, head, comment, first, result, scopes = 0, "", "", 0, [], []
    lines = text.splitlines()
    for kind, token, line in pieces(text):
        if kind == "comment":
            if depth == 0 and not head.strip():
                comment = token
            continue
        if depth == 0 and not head.strip() and token in ("{", "}"):
            if token == "}" and scopes:
                scopes.pop()
            continue
        if depth == 0 and kind == "code" and not head.strip():
            first = line
        if token == "{":
            entered = ENTERED.search(head) if depth == 0 else None
            if entered:
                scopes.append(entered.group(1))
                head = ""
                continue
            depth += 1
        elif token == "}":
            depth -= 1
        if depth == 0 and (token == ";" or (token == "}" and is_function(head))):
            result.append(Chunk(first, line, head.strip(), "\n".join(lines[first - 1:line]), comment,
                                "class" in scopes or "struct" in scopes))
            head = comment = ""
        elif depth == 0:
            if not (kind == "blank" and not head):
                head += token
    return result


def is_function(head):
    return "(" in head and "=" not in re.sub(r"operator\s*\S+|\([^()]*\)", "", head)


def stands_alone(chunk):
    """A function that others can call."""
    return is_function(chunk.head) and "{" in chunk.text and not chunk.member and \
        not re.match(r"(template\s*<.*>\s*)?(static|inline)\b", chunk.head, re.S)


def name_of(head):
    match = re.search(r"([~\w]+)\s*\(", head) if is_function(head) else re.search(r"(\w+)\s*(?:\[.*\])?\s*(?:=.*)?$", head, re.S)
    return match.group(1) if match else head[-30:]


def rule_of(path, rules):
    """The rule that a corpus file's name begins with."""
    return max((rule for rule in rules if path.name.startswith((rule + "-", rule + "."))), key=len, default=None)


def rules_found(text):
    return {part.split()[0] for value in FOUND.findall(text) for part in value.split(",") if part.split()}


def cases_of(path, text, rule):
    """(cases, mistakes)"""
    cases, mistakes = [], []
    for chunk in chunks(text):
        found, said = rules_found(chunk.text), SAID.match(chunk.comment)
        kinds = set(said.group(1).lower().split(", ")) if said else set()
        case = Case(path, chunk.line, name_of(chunk.head))
        for one in found:
            case.rules[one] = {"fires"} | (kinds - {"unknown"})
        if "unknown" in kinds and rule in found:
            mistakes.append(f"{path}:{chunk.line}: {case.name} is said to be unknown, and {rule} is found in it")
        elif "unknown" in kinds:
            case.rules.setdefault(rule, set()).add("unknown")
        elif kinds and not found:
            mistakes.append(f"{path}:{chunk.line}: {case.name} is said to be a {'/'.join(sorted(kinds))} case, and finds nothing")
        elif not found and stands_alone(chunk):
            case.rules[rule] = {"near miss"}
        if case.rules:
            cases.append(case)
    return cases, mistakes
