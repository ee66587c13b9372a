# SPDX-License-Identifier: Apache-2.0
# run: a linker plugin of one's own adds an object
# expect: refused
# names: evidence.unchecked-unit
# under: run
cat >plugin.c <<'X'
enum { END, CLAIMED = 5 + 1, ADD = 11 }; /* LDPT_: register all symbols read, add input file */
struct word { int tag; union { int value; void *pointer; } as; };
static int (*add)(const char *);
static int all_read(void) { return add("weak.o"); }
int onload(struct word *word);
int onload(struct word *word)
{
	for (int (*hook)(int (*)(void)); word->tag != END; word++)
		if (word->tag == ADD)
			add = (int (*)(const char *))word->as.pointer;
		else if (word->tag == CLAIMED && (hook = (int (*)(int (*)(void)))word->as.pointer))
			hook(all_read);
	return 0;
}
X
/usr/bin/gcc-12 -shared -fPIC plugin.c -o "$XDG_CACHE_HOME.so"
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 -fno-lto $HARD $LINK -Wl,-plugin,"$XDG_CACHE_HOME.so" main.o -o prog
