# SPDX-License-Identifier: Apache-2.0
# run: a vendor's wrapper script in the tree
# expect: refused
# names: evidence\.unchecked-unit
# under: run
mkdir bin; printf '#!/bin/sh\nexec /usr/bin/gcc-12 -fno-stack-protector "$@"\n' >bin/vendor-gcc; chmod +x bin/vendor-gcc
bin/vendor-gcc $HARD -c weak.c main.c
bin/vendor-gcc $LINK main.o weak.o -o prog
