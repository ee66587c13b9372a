#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# BR2_ROOTFS_POST_BUILD_SCRIPT: audits what ships.  Buildroot calls it with the target directory, after stripping.
set -eu
target=${1:?usage: post-build.sh TARGET_DIR}
report=${BINARIES_DIR:-$(dirname "$target")}/brinell.json
status=0
mkdir -p "$(dirname "$report")"
brinell audit ${BRINELL_POLICY:+--policy "$BRINELL_POLICY"} --json "$target" >"$report" || status=$?
if [ "$status" -ne 0 ]; then
	brinell audit ${BRINELL_POLICY:+--policy "$BRINELL_POLICY"} "$target" >&2 || true
	echo "brinell: the image isn't clean (status $status); all of it is in $report" >&2
	[ "${BRINELL_MODE:-enforce}" != warn ] || status=0
fi
exit "$status"
