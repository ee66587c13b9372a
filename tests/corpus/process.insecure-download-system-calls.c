// SPDX-License-Identifier: Apache-2.0
// Programs that are started past the usual functions.
typedef unsigned long uintptr_t;
typedef struct stream FILE;
int system(const char *command);
FILE *popen(const char *command, const char *mode);
FILE *_IO_popen(const char *command, const char *mode);
int fexecve(int file, char *const arguments[], char *const environment[]);
int execveat(int directory, const char *path, char *const arguments[], char *const environment[], int flags);
long syscall(long number, ...);
int on_exit(void (*run)(int status, void *given), void *given);
void qsort_r(void *base, unsigned long count, unsigned long size, int (*compare)(const void *, const void *, void *), void *given);

static char *const loose[] = {"curl", "-k", "https://example.org/fw", 0};
static char *const strict[] = {"curl", "--cacert", "ca.pem", "https://example.org/fw", 0};

void by_file(int file)
{
	fexecve(file, loose, 0); // finds: process.insecure-download
}

void by_directory(int directory)
{
	execveat(directory, "curl", loose, 0, 0); // finds: process.insecure-download
}

void by_number(void)
{
	syscall(59, "/usr/bin/curl", loose, 0L); // finds: process.insecure-download
	syscall(221, "/usr/bin/curl", loose, 0L); // finds: process.insecure-download
}

void by_inner_name(void)
{
	_IO_popen("curl -k https://example.org/fw", "r"); // finds: process.insecure-download
}

/* Cast: an address that is masked, and unmasked. */
void masked(void)
{
	uintptr_t kept = (uintptr_t)system ^ 0x1234;

	((int (*)(const char *))(kept ^ 0x1234))("curl -k https://example.org/fw"); // finds: process.insecure-download
	((int (*)(const char *))((uintptr_t)system | 1))("curl -k https://example.org/fw"); // finds: process.insecure-download
	((int (*)(const char *))((uintptr_t)system & ~1ul))("curl -k https://example.org/fw"); // finds: process.insecure-download
}

static void at_the_end(int status, void *given)
{
	(void)status;
	popen(given, "r");
}

static int in_order(const void *one, const void *other, void *given)
{
	(void)one;
	(void)other;
	return system(given);
}

/* Callback: what it is given, and nothing else. */
void later(int *numbers)
{
	on_exit(at_the_end, "curl -k https://example.org/fw"); // finds: process.insecure-download
	qsort_r(numbers, 2, sizeof *numbers, in_order, "curl -k https://example.org/fw"); // finds: process.insecure-download
}

/* Near miss: the certificate is checked; another call's number; a bit of the address is only looked at. */
void checked(int file)
{
	fexecve(file, strict, 0);
	syscall(59, "/usr/bin/curl", strict, 0L);
	syscall(64, 1L, loose, 0L);
	_IO_popen("curl https://example.org/fw", "r");
	if ((uintptr_t)system & 1)
		syscall(59, "/usr/bin/curl", strict, 0L);
}
