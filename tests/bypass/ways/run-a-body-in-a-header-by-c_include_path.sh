# SPDX-License-Identifier: Apache-2.0
# run: a body in a header by C_INCLUDE_PATH
# expect: refused
# names: process.insecure-download
# under: run
mkdir inc; printf '#include <stdlib.h>\nstatic inline void run(void) { if (system("curl -k https://example.org/fw")) abort(); }\n' >inc/vendor.h; printf '#include <vendor.h>\nvoid weak(void);\nvoid weak(void) { run(); }\n' >weak.c
export C_INCLUDE_PATH=$PWD/inc
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog
