# SPDX-License-Identifier: Apache-2.0
# run: a link in the background
# expect: reported
# names: goes on after its end.*[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
$BRINELL run --fail-on unknown -- sh -ec '(sleep 3; env -u COMPILER_PATH /usr/bin/gcc-12 $HARD $LINK main.c weak.c -o prog) >/dev/null 2>&1 </dev/null &' 
