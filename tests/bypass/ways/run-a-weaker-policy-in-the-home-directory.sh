# SPDX-License-Identifier: Apache-2.0
# run: a weaker policy in the home directory
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download|policy
# under: run
mkdir h; printf 'policy: mine\nextends: xiaomi-2.0-low\nseverities: {process.insecure-download: off}\n' >h/brinell.yaml
export HOME=$PWD/h XDG_CACHE_HOME=$PWD/h/c
cp weak.c h/; (cd h && gcc-12 $HARD -c weak.c -o ../weak.o)
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
