# SPDX-License-Identifier: Apache-2.0
# -B with a linker of one's own
# expect: refused
# names: evidence.unchecked-unit
mkdir mine && ln -s /usr/bin/ld mine/ld && ln -s /usr/bin/ld.bfd mine/ld.bfd
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK -B$PWD/mine main.o weak.o -o prog
