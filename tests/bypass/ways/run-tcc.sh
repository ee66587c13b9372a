# SPDX-License-Identifier: Apache-2.0
# run: tcc
# expect: reported
# names: evidence.unchecked-unit
# under: run
# needs: tcc
$(command -v /usr/bin/tcc /usr/local/bin/tcc | head -n 1) main.c weak.c -o prog
