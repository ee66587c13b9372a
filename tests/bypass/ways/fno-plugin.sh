# SPDX-License-Identifier: Apache-2.0
# -fno-plugin
# expect: refused
# names: .
$GATED $HARD -fno-plugin -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
