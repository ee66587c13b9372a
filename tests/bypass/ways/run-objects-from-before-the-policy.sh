# SPDX-License-Identifier: Apache-2.0
# run: objects from before the policy
# expect: refused
# names: evidence.policy-mismatch
# under: run
printf 'policy: mine\nextends: xiaomi-2.0-high\nseverities: {process.insecure-download: off}\n' >mine.yaml
BRINELL_POLICY=mine.yaml gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
