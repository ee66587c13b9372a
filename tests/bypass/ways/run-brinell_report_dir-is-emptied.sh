# SPDX-License-Identifier: Apache-2.0
# run: BRINELL_REPORT_DIR is emptied
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c; rm -rf "$BRINELL_REPORT_DIR"/*
BRINELL_REPORT_DIR= ; export BRINELL_REPORT_DIR
env -i PATH=/usr/bin gcc-12 $HARD $LINK main.c weak.c -o prog
