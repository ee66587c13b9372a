# SPDX-License-Identifier: Apache-2.0
# -fplugin-arg: mode off
# expect: refused
# names: .
$GATED $HARD $PLUGINARG-mode=off -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
