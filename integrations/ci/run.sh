#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What the GitHub action and the GitLab template run: $BRINELL_COMMAND under the gates, brinell.sarif in the working
# directory, an annotation for each finding, and the status of `brinell run`.
#   BRINELL_COMMAND [BRINELL_POLICY_INPUT] [BRINELL_MODE_INPUT] [BRINELL_FAIL_ON]
set -uo pipefail
command -v brinell >/dev/null || {
	echo "brinell isn't installed on this runner: install its packages first" >&2
	exit 125
}
sarif=$PWD/brinell.sarif
rm -f "$sarif"
words=(--mode "${BRINELL_MODE_INPUT:-record}" --report "$sarif" --fail-on "${BRINELL_FAIL_ON:-error}")
[ -z "${BRINELL_POLICY_INPUT:-}" ] || words+=(--policy "$BRINELL_POLICY_INPUT")
brinell run "${words[@]}" -- bash -ec "$BRINELL_COMMAND"
status=$?
[ -z "${GITHUB_OUTPUT:-}" ] || { [ ! -s "$sarif" ] || echo "sarif=$sarif" >>"$GITHUB_OUTPUT"; }
# No SARIF is no clean build, whatever the status says.
if [ ! -s "$sarif" ]; then
	echo "brinell: no report was written" >&2
	[ "$status" -ne 0 ] || status=125
fi
if [ -n "${GITHUB_ACTIONS:-}" ] && [ -s "$sarif" ]; then
	python3 - "$sarif" <<'PY'
import json
import sys


def escape(text):
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


with open(sys.argv[1], encoding="utf-8") as stream:
    log = json.load(stream)
for result in log["runs"][0].get("results", []):
    if result.get("suppressions") or result.get("kind") == "open":
        continue
    place = result["locations"][0]["physicalLocation"]
    region = place.get("region", {})
    where = "file=" + escape(place["artifactLocation"]["uri"]).replace(",", "%2C").replace(":", "%3A")
    where += f",line={region.get('startLine', 1)},col={region.get('startColumn', 1)}"
    kind = "error" if result["level"] == "error" else "warning"
    print(f"::{kind} {where},title={result['ruleId']}::{escape(result['message']['text'])}")
PY
fi
exit "$status"
