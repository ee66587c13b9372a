// SPDX-License-Identifier: Apache-2.0
// A vector that is filled step by step: its words count wherever the index that nobody knows put them.
#include <stddef.h>
#include <unistd.h>

struct words {
	const char *word[16];
	int count;
};

static void add(struct words *words, const char *word)
{
	if (words->count < 15)
		words->word[words->count++] = word;
	words->word[words->count] = NULL;
}

void behind_a_loop(const char *url, char **headers, int count)
{
	const char *argv[64];
	int n = 0;

	argv[n++] = "curl";
	for (int i = 0; i < count && n < 50; i++) {
		argv[n++] = "-H";
		argv[n++] = headers[i];
	}
	argv[n++] = "-k";
	argv[n++] = url;
	argv[n] = NULL;
	execvp("curl", (char **)argv); // finds: process.insecure-download
}

void on_some_paths(const char *url, int is_lab)
{
	const char *argv[8];
	int n = 0;

	argv[n++] = "wget";
	if (is_lab)
		argv[n++] = "--no-check-certificate";
	argv[n++] = url;
	argv[n] = NULL;
	execvp(argv[0], (char **)argv); // finds: process.insecure-download
}

void either_word(const char *url, int is_lab)
{
	const char *argv[4] = {"curl", is_lab ? "-k" : "-s", url};

	execvp(argv[0], (char **)argv); // finds: process.insecure-download
}

void through_a_helper(const char *url)
{
	struct words words = {.count = 0};

	add(&words, "curl");
	add(&words, "--insecure");
	add(&words, url);
	execvp("curl", (char **)words.word); // finds: process.insecure-download
}

/* Near misses. */
void other_words(const char *url, char **headers, int count)
{
	const char *argv[64];
	int n = 0;

	argv[n++] = "curl";
	for (int i = 0; i < count && n < 50; i++) {
		argv[n++] = "-H";
		argv[n++] = headers[i];
	}
	argv[n++] = "-sS";
	argv[n++] = url;
	argv[n] = NULL;
	execvp("curl", (char **)argv);
}

void another_program(char **files, int count)
{
	const char *argv[64];
	int n = 0;

	argv[n++] = "tar";
	argv[n++] = "-k";
	for (int i = 0; i < count && n < 60; i++)
		argv[n++] = files[i];
	argv[n] = NULL;
	execvp("tar", (char **)argv);
}

void filled_anew(const char *url, int at, int (*fill)(const char **))
{
	const char *argv[64] = {"curl"};

	argv[at] = "-k";
	fill(argv);
	execvp("curl", (char **)argv);
}

/* Unknown: what the words are. */
void unknown(const char **words, int count)
{
	const char *argv[16] = {"curl"};

	for (int i = 0; i < count && i < 14; i++)
		argv[i + 1] = words[i];
	execvp("curl", (char **)argv);
}
