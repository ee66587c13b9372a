# SPDX-License-Identifier: Apache-2.0
# -fplugin-arg: mode record
# expect: refused
# names: .
$GATED $HARD $PLUGINARG-mode=record -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
