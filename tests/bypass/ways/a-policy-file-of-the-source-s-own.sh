# SPDX-License-Identifier: Apache-2.0
# a policy file of the source's own
# expect: refused
# names: evidence.policy-mismatch
mkdir sub && cp weak.c sub/
printf 'policy: mine\nextends: xiaomi-2.0-high\nseverities: {process.insecure-download: off}\n' >sub/brinell.yaml
(cd sub && $GATED $HARD -c weak.c -o ../weak.o)
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
