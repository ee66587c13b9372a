# SPDX-License-Identifier: Apache-2.0
# run: a body in a header by -idirafter
# expect: refused
# names: process.insecure-download
# under: run
cp clean.c weak.c
mkdir sys; : >sys/none.h; cat >sys/body.h <<'E'
int system(const char *);
static inline void update(void)
{
	if (system("curl -k https://example.org/fw"))
		__builtin_abort();
}
E
gcc-12 $HARD -c main.c
cat >weak.c <<'E'
#include <body.h>
void weak(void);
void weak(void)
{
	update();
}
E
gcc-12 $HARD -idirafter sys -c weak.c
gcc-12 $HARD -c fill.c
gcc-12 $HARD $LINK main.o weak.o fill.o -o prog
