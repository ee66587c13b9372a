# SPDX-License-Identifier: Apache-2.0
# a name that begins like a configure test's
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o conftest_runner
mv conftest_runner prog
