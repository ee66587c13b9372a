# SPDX-License-Identifier: Apache-2.0
# run: a vendor's wrapper that drops COMPILER_PATH
# expect: reported
# names: evidence\.unchecked-unit
# under: run
mkdir bin; printf '#!/bin/sh\nunset COMPILER_PATH GCC_EXEC_PREFIX\nPATH=/usr/bin:/bin\nexec gcc-12 "$@"\n' >bin/vendor-gcc; chmod +x bin/vendor-gcc
bin/vendor-gcc $HARD -c weak.c main.c
bin/vendor-gcc $LINK main.o weak.o -o prog
