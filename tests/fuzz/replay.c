/* SPDX-License-Identifier: Apache-2.0 */
/* Runs a fuzz target without a fuzzer: every file of the directories given, then
 * mutations of it that are the same on every machine and every run. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MUTATIONS = 3000, EDITS = 4, SECONDS = 1 };

static uint64_t random_state;

static uint64_t next_random(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state;
}

static size_t mutate(uint8_t *bytes, size_t size)
{
	size_t edits = 1 + next_random() % EDITS;
	for (size_t i = 0; i < edits && size > 0; i++) {
		size_t at = next_random() % size;
		size_t other = next_random() % size;
		switch (next_random() % 5) {
		case 0:
			bytes[at] ^= (uint8_t)(1u << next_random() % 8);
			break;
		case 1:
			bytes[at] = (uint8_t)next_random();
			break;
		case 2:
			size = at;
			break;
		case 3:
			bytes[at] = bytes[other];
			break;
		default:
			memmove(bytes + at, bytes + at + 1, size - at - 1);
			size--;
		}
	}
	return size;
}

/* In a block of exactly its size, so that a sanitizer sees the first byte too many. */
static void run(const uint8_t *bytes, size_t size)
{
	uint8_t *copy = malloc(size > 0 ? size : 1);
	if (copy == NULL)
		abort();
	memcpy(copy, bytes, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
}

static int replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
		perror(path);
		return -1;
	}
	size_t size = (size_t)ftell(file);
	rewind(file);
	uint8_t *bytes = malloc(size + 1);
	uint8_t *changed = malloc(size + 1);
	if (bytes == NULL || changed == NULL || fread(bytes, 1, size, file) != size) {
		perror(path);
		return -1;
	}
	fclose(file);
	run(bytes, size);
	random_state = 0x9e3779b97f4a7c15u ^ size;
	clock_t start = clock();
	for (int i = 0; i < MUTATIONS && clock() - start < SECONDS * CLOCKS_PER_SEC; i++) {
		memcpy(changed, bytes, size);
		run(changed, mutate(changed, size));
	}
	free(bytes);
	free(changed);
	return 0;
}

int main(int argc, char **argv)
{
	int files = 0;
	for (int i = 1; i < argc; i++) {
		DIR *directory = opendir(argv[i]);
		if (directory == NULL) {
			perror(argv[i]);
			return 1;
		}
		for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
			char path[4096];
			if (entry->d_name[0] == '.')
				continue;
			snprintf(path, sizeof(path), "%s/%s", argv[i], entry->d_name);
			if (replay(path) < 0)
				return 1;
			files++;
		}
		closedir(directory);
	}
	printf("%d seeds replayed\n", files);
	return files > 0 ? 0 : 1;
}
