#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Called by Buildroot before and after each step of each package (BR2_INSTRUMENTATION_SCRIPTS): when a target package has
# been installed, what its build left as evidence of refused units and links is told, and fails the step.
#   instrumentation.sh start|end STEP PACKAGE
set -eu
[ "$#" -eq 3 ] || {
	echo "usage: instrumentation.sh start|end STEP PACKAGE" >&2
	exit 2
}
moment=$1 step=$2 package=$3
reports=${BRINELL_REPORT_DIR:-${BASE_DIR:-.}/brinell}
case $moment-$step in
start-build)
	mkdir -p "$reports"
	;;
end-install-target)
	# Only what was refused lies there; an empty directory is a clean package.
	if [ -n "$(find "$reports" -name '*.brn' -print -quit 2>/dev/null)" ]; then
		echo ">>> brinell: $package" >&2
		brinell report "$reports" >&2 || exit 1
	fi
	;;
esac
