# SPDX-License-Identifier: Apache-2.0
# run: BRINELL_TREE names another directory
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c; mkdir else
BRINELL_TREE=$PWD/else; export BRINELL_TREE
env -i PATH=/usr/bin gcc-12 $HARD $LINK main.c weak.c -o prog
