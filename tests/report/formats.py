# SPDX-License-Identifier: Apache-2.0
"""What the published formats ask of the documents that Brinell writes, in our own words: nothing here is copied from a
schema.  Each check returns a list of faults.  Sources: OASIS SARIF 2.1.0 and what GitHub documents for uploads; Ecma
CycloneDX 1.6; in-toto Statement v1 with the SCAI attribute report v0.2; GitLab's code quality report; the JUnit XML that
Ant, Jenkins and GitLab read.

Where BRINELL_SCHEMAS names a directory that holds the published schemas under the names of PUBLISHED, `published` checks
against them, too: Ant's JUnit.xsd and Jenkins' junit-10.xsd (xmllint), the in-toto attestation repository's `protos`
(protobuf-compiler, libprotobuf-dev and python3-protobuf), GitLab's codeclimate.json for each issue."""
import importlib.util
import json
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

import jsonschema

PUBLISHED = {"sarif": ["sarif-2.1.0.json"], "cyclonedx": ["bom-1.6.schema.json"], "gitlab": ["codeclimate.json"],
             "junit": ["JUnit.xsd", "junit-10.xsd"], "in-toto": ["protos/in_toto_attestation/predicates/scai/v0/scai.proto"]}
BESIDE = ("spdx.schema.json", "jsf-0.82.schema.json")

TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}
HEX = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}


def exactly(required, optional=None):
    """An object with these keys and no others."""
    return {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required),
            "additionalProperties": False}


def listed(item, least=0, unique=False):
    return {"type": "array", "items": item, "minItems": least, "uniqueItems": unique}


def one_of(*words):
    return {"enum": list(words)}


# --- SARIF ---

MESSAGE = exactly({"text": TEXT})
BAG = {"type": "object", "properties": {"tags": listed(TEXT, unique=True)}}
LOCATION = exactly(
    {"physicalLocation": exactly(
        {"artifactLocation": exactly({"uri": {"type": "string", "pattern": r"^[A-Za-z0-9\-._~!$&'()*+,;=:@%/]+$"}},
                                     {"uriBaseId": TEXT})},
        {"region": exactly({"startLine": {"type": "integer", "minimum": 1}},
                           {"startColumn": {"type": "integer", "minimum": 1}})})},
    {"message": MESSAGE, "id": COUNT})
RULE = exactly(
    {"id": TEXT, "shortDescription": MESSAGE, "fullDescription": MESSAGE, "help": exactly({"text": TEXT}, {"markdown": TEXT})},
    {"name": TEXT, "helpUri": TEXT,
     "defaultConfiguration": exactly({"level": one_of("none", "note", "warning", "error")}, {"enabled": {"type": "boolean"}}),
     "properties": {**BAG, "required": ["security-severity"]}})
RESULT = exactly(
    {"ruleId": TEXT, "ruleIndex": COUNT, "level": one_of("none", "note", "warning", "error"), "kind": one_of("fail", "open"),
     "message": MESSAGE, "locations": listed(LOCATION, 1)},
    {"partialFingerprints": exactly({"primaryLocationLineHash": {"type": "string", "pattern": r"^[0-9a-f]{1,16}:\d+$"}}),
     "codeFlows": listed(exactly({"threadFlows": listed(exactly({"locations": listed(exactly({"location": LOCATION}), 1)}), 1)}), 1),
     "relatedLocations": listed(LOCATION, 1, True),
     "suppressions": listed(exactly({"kind": one_of("inSource", "external"), "status": one_of("accepted"),
                                     "justification": TEXT}, {"properties": BAG}), 1),
     "properties": BAG})
RUN = exactly(
    {"tool": exactly({"driver": exactly({"name": TEXT, "rules": listed(RULE, unique=True)},
                                        {"version": TEXT, "semanticVersion": TEXT})}),
     "results": listed(RESULT), "columnKind": one_of("utf16CodeUnits"),
     "invocations": listed(exactly({"executionSuccessful": {"type": "boolean"}},
                                   {"toolExecutionNotifications": listed(exactly({"message": MESSAGE, "level": TEXT}), 1)}), 1)},
    {"originalUriBaseIds": {"type": "object", "additionalProperties": exactly({"uri": {"type": "string", "pattern": "^file:///.*/$"}})},
     "properties": BAG})
SARIF = exactly({"version": one_of("2.1.0"), "runs": listed(RUN, 1)}, {"$schema": TEXT})


def sarif(log):
    found = faults_of(SARIF, log)
    if found:
        return found
    if len(log["runs"]) != 1:
        found.append("more than one run")
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    if len({rule["id"] for rule in rules}) != len(rules):
        found.append("a rule's id twice")
    for rule in rules:
        if not 0 < float(rule["properties"]["security-severity"]) <= 10 or len(rule["properties"].get("tags", [])) > 10:
            found.append(f"{rule['id']}: severity or tags")
    for result in run["results"]:
        where = f"{result['ruleId']}: "
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            found.append(where + "ruleIndex")
        if (result["kind"] == "open") != (result["level"] == "none"):
            found.append(where + "an open result has a level")
        for place in places(result):
            location = place["physicalLocation"]["artifactLocation"]
            relative = not location["uri"].startswith(("file:///", "%3C"))
            if relative != ("uriBaseId" in location) or location["uri"].startswith("/"):
                found.append(where + location["uri"])
            if "uriBaseId" in location and location["uriBaseId"] not in run["originalUriBaseIds"]:
                found.append(where + "unknown uriBaseId")
    return found


def places(result):
    yield from result["locations"]
    yield from result.get("relatedLocations", [])
    for flow in result.get("codeFlows", []):
        for thread in flow["threadFlows"]:
            yield from (step["location"] for step in thread["locations"])


# --- GitLab ---

GITLAB = listed(exactly({"description": TEXT, "check_name": TEXT, "fingerprint": HEX,
                         "severity": one_of("info", "minor", "major", "critical", "blocker"),
                         "location": exactly({"path": TEXT, "lines": exactly({"begin": {"type": "integer", "minimum": 1}})})}))


def gitlab(issues):
    found = faults_of(GITLAB, issues)
    if not found and len({issue["fingerprint"] for issue in issues}) != len(issues):
        found.append("a fingerprint twice")
    return found


# --- in-toto, SCAI ---

STATEMENT = exactly({
    "_type": one_of("https://in-toto.io/Statement/v1"),
    "subject": listed(exactly({"name": TEXT, "digest": exactly({"sha256": HEX})}), 1),
    "predicateType": one_of("https://in-toto.io/attestation/scai/attribute-report/v0.2"),
    "predicate": exactly({"attributes": listed(exactly({"attribute": TEXT}, {"conditions": {"type": "object"}}), 1)},
                         {"producer": exactly({"uri": TEXT}, {"name": TEXT})})})


def in_toto(statement):
    found = faults_of(STATEMENT, statement)
    if not found and len({subject["name"] for subject in statement["subject"]}) != len(statement["subject"]):
        found.append("a subject twice")
    return found


# --- CycloneDX ---

REF = TEXT
PROPERTY = exactly({"name": TEXT, "value": {"type": "string"}})
HASH = exactly({"alg": one_of("SHA-256"), "content": HEX})
COMPONENT = {**exactly(
    {"type": one_of("application", "library", "file", "firmware"), "name": TEXT},
    {"bom-ref": REF, "version": TEXT, "purl": {"type": "string", "pattern": r"^pkg:[a-z]+/[^?#]+"}, "hashes": listed(HASH, 1),
     "properties": listed(PROPERTY)})}
CONFORMANCE = exactly({}, {"score": {"type": "number", "minimum": 0, "maximum": 1}, "rationale": TEXT})
CLAIM = exactly({"bom-ref": REF, "target": REF, "predicate": TEXT},
                {"reasoning": TEXT, "evidence": listed(REF, 1), "counterEvidence": listed(REF, 1)})
EVIDENCE = exactly({"bom-ref": REF}, {"propertyName": TEXT, "description": TEXT, "created": MOMENT,
                                      "author": exactly({"name": TEXT})})
CYCLONEDX = exactly(
    {"bomFormat": one_of("CycloneDX"), "specVersion": one_of("1.6"), "version": {"type": "integer", "minimum": 1},
     "serialNumber": {"type": "string", "pattern": "^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"},
     "metadata": exactly({"timestamp": MOMENT, "tools": exactly({"components": listed(COMPONENT, 1)}), "component": COMPONENT},
                         {"properties": listed(PROPERTY)}),
     "declarations": exactly({"assessors": listed(exactly({"bom-ref": REF}, {"thirdParty": {"type": "boolean"},
                                                                             "organization": exactly({"name": TEXT})}), 1),
                              "attestations": listed(exactly({"map": listed(exactly(
                                  {"requirement": REF}, {"claims": listed(REF, 1), "counterClaims": listed(REF, 1),
                                                         "conformance": CONFORMANCE}))}, {"summary": TEXT, "assessor": REF}), 1),
                              "claims": listed(CLAIM), "evidence": listed(EVIDENCE)}),
     "definitions": exactly({"standards": listed(exactly(
         {"bom-ref": REF, "name": TEXT, "requirements": listed(exactly(
             {"bom-ref": REF, "identifier": TEXT}, {"title": TEXT, "properties": listed(PROPERTY)}))}), 1)})},
    {"components": listed(COMPONENT, unique=True),
     "dependencies": listed(exactly({"ref": REF}, {"dependsOn": listed(REF, unique=True)}), unique=True),
     "compositions": listed({"type": "object"}),
     "vulnerabilities": listed(exactly(
         {"bom-ref": REF, "id": TEXT, "affects": listed(exactly({"ref": REF}), 1)},
         {"source": exactly({"name": TEXT}), "ratings": listed({"type": "object"}), "cwes": listed({"type": "integer", "minimum": 1}),
          "description": TEXT, "detail": TEXT, "recommendation": TEXT, "properties": listed(PROPERTY),
          "analysis": exactly({"state": one_of("exploitable", "in_triage", "not_affected", "resolved")}, {"detail": TEXT})}))})


def refs(value):
    """Every bom-ref that the document defines."""
    if isinstance(value, dict):
        if "bom-ref" in value:
            yield value["bom-ref"]
        for child in value.values():
            yield from refs(child)
    elif isinstance(value, list):
        for child in value:
            yield from refs(child)


def cyclonedx(bom):
    found = faults_of(CYCLONEDX, bom)
    if found:
        return found
    defined = list(refs(bom))
    if len(set(defined)) != len(defined):
        found.append("a bom-ref twice")
    used = {row["ref"] for row in bom.get("dependencies", [])}
    used.update(ref for row in bom.get("dependencies", []) for ref in row.get("dependsOn", []))
    used.update(place["ref"] for one in bom.get("vulnerabilities", []) for place in one["affects"])
    for claim in bom["declarations"]["claims"]:
        used.update([claim["target"], *claim.get("evidence", []), *claim.get("counterEvidence", [])])
    for attestation in bom["declarations"]["attestations"]:
        used.add(attestation["assessor"])
        for row in attestation["map"]:
            used.update([row["requirement"], *row.get("claims", []), *row.get("counterClaims", [])])
    found.extend(f"undefined {ref}" for ref in sorted(used - set(defined)))
    return found


# --- JUnit ---

SUITE = {"name", "package", "id", "timestamp", "hostname", "tests", "failures", "errors", "skipped", "time"}


def junit(text):
    root = ElementTree.fromstring(text)
    found = [] if root.tag == "testsuites" and not root.attrib else ["the root"]
    for number, suite in enumerate(root):
        if suite.tag != "testsuite" or set(suite.attrib) != SUITE or suite.get("id") != str(number):
            found.append(f"suite {suite.attrib}")
            continue
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.get("timestamp")):
            found.append("timestamp")
        cases = suite.findall("testcase")
        if [child.tag for child in suite] != ["properties"] + ["testcase"] * len(cases) + ["system-out", "system-err"]:
            found.append(f"children of {suite.get('name')}")
        counts = {"tests": len(cases), "errors": 0, "failures": len(suite.findall("testcase/failure")),
                  "skipped": len(suite.findall("testcase/skipped"))}
        found.extend(f"{suite.get('name')}: {key}" for key, value in counts.items() if suite.get(key) != str(value))
        for case in cases:
            if set(case.attrib) != {"name", "classname", "time"} or len(case) > 1 or not case.get("name"):
                found.append(f"case {case.attrib}")
            for child in case:
                wanted = {"failure": {"type", "message"}, "skipped": {"message"}}.get(child.tag)
                if wanted != set(child.attrib):
                    found.append(f"{child.tag} {child.attrib}")
    return found


# --- all ---

def faults_of(schema, document):
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}"
            for fault in jsonschema.Draft7Validator(schema).iter_errors(document)]


def read(directory, name):
    with open(os.path.join(directory, name), encoding="utf-8") as stream:
        return json.load(stream)


def published(form, document):
    """None: no schema at hand."""
    directory = os.environ.get("BRINELL_SCHEMAS", "")
    at_hand = [os.path.join(directory, name) for name in PUBLISHED[form] if directory and os.path.exists(os.path.join(directory, name))]
    if not at_hand:
        return None
    if form == "junit":
        return [fault for path in at_hand for fault in by_xsd(path, document)]
    if form == "in-toto":
        return by_protos(directory, document)
    with open(at_hand[0], encoding="utf-8") as stream:
        schema = json.load(stream)
    store = {}
    for name in BESIDE:
        if os.path.exists(os.path.join(directory, name)):
            other = read(directory, name)
            store[other["$id"]] = other
    resolver = jsonschema.RefResolver(schema.get("$id") or schema.get("id") or "", schema, store=store)
    validator = jsonschema.Draft7Validator(schema, resolver=resolver)
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}"
            for one in (document if form == "gitlab" else [document]) for fault in validator.iter_errors(one)]


def by_xsd(path, text):
    with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", path, stream.name], capture_output=True, text=True, check=False)
    return done.stderr.splitlines()[:20] if done.returncode else []


def by_protos(directory, statement):
    """The publisher's messages: a member that they don't have, or of another type, is a fault.  None: nothing to read
    them with."""
    if importlib.util.find_spec("google") is None or shutil.which("protoc") is None:
        return None
    from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory  # pylint: disable=import-outside-toplevel
    with tempfile.NamedTemporaryFile(suffix=".pb") as stream:
        subprocess.run(["protoc", f"-I{directory}/protos", "-I/usr/include", "--include_imports", f"--descriptor_set_out={stream.name}",
                        "in_toto_attestation/v1/statement.proto", "in_toto_attestation/predicates/scai/v0/scai.proto"], check=True)
        files = descriptor_pb2.FileDescriptorSet.FromString(stream.read())
    pool = descriptor_pool.DescriptorPool()
    for one in files.file:
        pool.Add(one)
    found = []
    for name, value in (("in_toto_attestation.v1.Statement", statement),
                        ("in_toto_attestation.predicates.scai.v0.AttributeReport", statement["predicate"])):
        message = message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName(name))()
        try:
            json_format.ParseDict(value, message, descriptor_pool=pool)
        except json_format.ParseError as fault:
            found.append(f"{name}: {fault}")
    return found
