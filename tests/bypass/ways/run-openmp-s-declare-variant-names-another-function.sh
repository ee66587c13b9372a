# SPDX-License-Identifier: Apache-2.0
# run: OpenMP's declare variant names another function
# expect: refused
# names: process.insecure-download
# under: run
cat >weak.c <<'END'
int system(const char *);
void weak(void);
#pragma omp declare variant(system) match(implementation={vendor(gnu)})
int fetch(const char *command);
int fetch(const char *command)
{
	return *command;
}
void weak(void)
{
	if (fetch("curl -k https://example.org/fw"))
		__builtin_trap();
}
END
gcc-12 $HARD -fopenmp -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
