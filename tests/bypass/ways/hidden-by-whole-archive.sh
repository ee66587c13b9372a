# SPDX-License-Identifier: Apache-2.0
# hidden by --whole-archive
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c clean.c
$GATED $HARD -c main.c
ar rcs libweak.a weak.o
sed -i 's/weak()/(void)argc/' main.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o -Wl,--whole-archive libweak.a -Wl,--no-whole-archive -o prog
