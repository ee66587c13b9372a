# SPDX-License-Identifier: Apache-2.0
# run: a clean program of names that are no functions of their own
# expect: passes
cat >weak.c <<'C'
void weak(void);
static void own(void)
{
}
void weak(void) __attribute__((alias("own")));
static int one(void)
{
	return 1;
}
static int (*pick(void))(void)
{
	return one;
}
int choose(void) __attribute__((ifunc("pick")));
int first(int x);
int first(int x)
{
	return x * 3 + 7;
}
static int second(int x)
{
	return x * 3 + 7;
}
int (*keep(void))(int);
int (*keep(void))(int)
{
	return second;
}
int third(int x);
int third(int x)
{
	return x * 3 + 7;
}
int often(int x);
inline int often(int x)
{
	return x + 1;
}
extern int often(int x);
int versioned(void);
int versioned(void)
{
	return 2;
}
extern inline __attribute__((gnu_inline)) int twice(int x)
{
	return x + x;
}
int twice(int x)
{
	return 2 * x;
}
__asm__(".symver versioned,versioned@V1");
C
cat >build <<'B'
gcc-12 $HARD -c main.c
gcc-12 $HARD -c fill.c
for c in gcc-12 clang-14; do
	for o in -O1 -O2 -Os '-O2 -ffunction-sections' '-O2 -fvisibility=hidden -g'; do
		$c $HARD $o -c weak.c
		/usr/bin/ld -r fill.o weak.o -o both.o
		strip -g both.o
		gcc-12 $HARD $LINK main.o both.o -o prog
	done
done
gcc-12 $HARD -flto -ffat-lto-objects -c weak.c
strip -x weak.o
gcc-12 $HARD $LINK main.o fill.o weak.o -o prog
B
$BRINELL run -- sh -e build
