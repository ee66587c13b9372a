# SPDX-License-Identifier: Apache-2.0
# run: gnatmake links a bare unit
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: gnatmake
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
printf 'procedure Own is\n   procedure Weak;\n   pragma Import (C, Weak, "weak");\nbegin\n   Weak;\nend Own;\n' >own.adb
gnatmake -q own.adb -largs $LINK weak.o; mv own prog
