# SPDX-License-Identifier: Apache-2.0
# run: a clean program, a constant command in a thread
# expect: passes
# under: run
cat >weak.c <<'END'
#include <pthread.h>
#include <stdlib.h>
void weak(void);
static void *run(void *command)
{
	return system(command) ? command : 0;
}
void weak(void)
{
	pthread_t thread;
	pthread_create(&thread, 0, run, "sync");
}
END
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -lpthread -o prog
