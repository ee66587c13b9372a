# SPDX-License-Identifier: Apache-2.0
"""The test's own policy: functions that ask what a flow brought them, one for each thing that can be asked."""
from pathlib import Path

from roles import word

PLAIN = """
  - {call: probe_key, arg: 0, length: 1, role: key}
  - {call: probe_key_all, arg: 0, role: key}
  - {call: probe_key_behind, arg: 0, deref: true, role: key}
  - {call: probe_text, arg: 0, role: digest, bad: {text: [md5]}}
  - {call: probe_size, arg: 0, role: key-bits, bad: {lt: 2048}}
  - {call: probe_seed, arg: 0, length: 1, role: drbg-seed}
  - {call: probe_log, arg: 0, role: log-text}
  - {call: probe_fill, arg: 0, length: 1, effect: fill}
  - {call: probe_copy, arg: 1, to: 0, length: 2, effect: copy}
  - {call: probe_secret, result: secret}
"""
DECLARED = ["void probe_keep(void *);", "void *probe_handle(void);", "void *probe_other(void);"]


def text_of(policy):
    slots = sorted({fact.slot for fact in policy.facts if fact.slot} | {"probe"} |
                   {check.slot for checks in policy.checks.values() for check in checks if check.slot})
    tags = sorted({tag for fact in policy.facts for tag in (fact.tag, fact.result, fact.exempt) if tag and tag != "zeroed"} |
                  {tag for checks in policy.checks.values() for check in checks for tag in check.tags})
    lines = [f"  - {{call: probe_slot_{word(slot)}, arg: 1, role: verify-mode, bad: {{eq: 0}}, handle: 0, slot: {slot}}}"
             for slot in slots]
    for tag in tags:
        lines += [f"  - {{call: probe_unless_{word(tag)}, arg: 1, role: verify-mode, bad: {{eq: 0}}, handle: 0, "
                  f"slot: probe, exempt: {tag}}}",
                  f"  - {{call: probe_mark_{word(tag)}, arg: 0, effect: mark, tag: {tag}}}",
                  f"  - {{call: probe_made_{word(tag)}, result: {tag}}}",
                  f"  - {{call: probe_not_{word(tag)}, effect: unmark, tag: {tag}}}",
                  f"  - {{call: probe_fill_{word(tag)}, arg: 0, length: 1, effect: fill, tag: {tag}}}"]
    needed = sorted({fact.needs for fact in policy.facts if fact.needs})
    lines += [f"  - {{call: probe_needs_{word(tag)}, arg: 1, role: verify-mode, bad: {{eq: 0}}, handle: 0, slot: probe, "
              f"needs: {tag}}}" for tag in needed]
    asked = {role for role, checks in policy.checks.items() for check in checks if check.predicate == "from"}
    lines += [f"  - {{call: probe_role_{word(role)}, arg: 0, role: {role}}}" for role in sorted(asked)]
    return "library: probes\ntitle: The tests' own\nfacts:" + PLAIN + "\n".join(lines) + "\n"


def add(policy):
    """The probes' facts join the policy's; returns their text."""
    text = text_of(policy)
    own = len(policy.facts)
    policy.read(Path("probes.yaml"), text)
    probes = policy.facts[own:]
    del policy.facts[own:]
    return text, [name for fact in probes for name in fact.names]
