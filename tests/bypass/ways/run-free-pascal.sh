# SPDX-License-Identifier: Apache-2.0
# run: Free Pascal
# expect: reported
# names: evidence\.unchecked-unit
# under: run
# needs: fpc
printf 'program prog;\nbegin\n  writeln(1);\nend.\n' >prog.pas
fpc -O2 -Xs prog.pas >/dev/null
