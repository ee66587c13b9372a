#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Validate policy files against their schemas: schema_check.py SCHEMA_DIR FILE...

Prints one line for each file, "good FILE" or "bad FILE: what"; status 1 when
any is bad.  Reads YAML as 1.2's core schema does (off and yes are texts, dates
too), as the editors that use the schemas do.
"""
import json
import os
import re
import sys

import jsonschema
import yaml


class CoreLoader(yaml.SafeLoader):
    def construct_mapping(self, node, deep=False):
        """Keys are texts, whatever they look like (`null: true`)."""
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


def construct_map(loader, node):
    return loader.construct_mapping(node)


CoreLoader.yaml_implicit_resolvers = {}
CoreLoader.add_constructor("tag:yaml.org,2002:map", construct_map)
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^(?:[-+]?[0-9]+|0x[0-9a-fA-F]+)$"), list("-+0123456789"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$"), list("-+.0123456789"))

KIND = {"library": "api", "family": "rules", "profile": "profile", "standard": "clauses", "policy": "policy"}


def main():
    schemas = {}
    bad = 0
    for kind in set(KIND.values()):
        with open(os.path.join(sys.argv[1], kind + ".json"), encoding="utf-8") as stream:
            schema = json.load(stream)
        jsonschema.Draft7Validator.check_schema(schema)
        schemas[kind] = jsonschema.Draft7Validator(schema)
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as stream:
            document = yaml.load(stream, Loader=CoreLoader)
        first = next(iter(document), None) if isinstance(document, dict) else None
        if first not in KIND:
            print(f"bad {path}: first key {first!r} is none of a policy file's")
            bad += 1
            continue
        error = jsonschema.exceptions.best_match(schemas[KIND[first]].iter_errors(document))
        if error is None:
            print(f"good {path}")
        else:
            where = "/".join(str(part) for part in error.absolute_path)
            print(f"bad {path}: {where}: {error.message[:300]}")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
