# SPDX-License-Identifier: Apache-2.0
# a policy that isn't there
# expect: fails
# names: nothing.yaml
BRINELL_POLICY=nothing.yaml $GATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
