# SPDX-License-Identifier: Apache-2.0
# run: a weaker brinell.yaml in a vendor's directory
# expect: refused
# names: evidence.policy-mismatch|evidence|hardening
# under: run
cp clean.c weak.c
mkdir vendor; cp weak.c vendor; printf 'schema: 1\nextends: xiaomi-2.0-low\nrules: {process.insecure-download: off, hardening.stack-protector: off}\n' >vendor/brinell.yaml
cd vendor; gcc-12 $HARD -fno-stack-protector -c weak.c -o ../weak.o; cd ..
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
