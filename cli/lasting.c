/* SPDX-License-Identifier: Apache-2.0 */
/* Whoever a build leaves behind is adopted (a subreaper, where the system knows them) and found among the children.  It
 * ends none of them. */
#include "lasting.h"

#include "judge.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#define MOMENTS 100 /* of 10 ms */

/* In the ticks of /proc.  Children from before the build (of a shell that became this process) aren't the build's. */
static unsigned long long since;

void bri_lasting_adopt(void)
{
	struct timespec now = {0, 0};
	unsigned long long ticks = (unsigned long long)sysconf(_SC_CLK_TCK);

#ifdef CLOCK_BOOTTIME
	clock_gettime(CLOCK_BOOTTIME, &now);
#endif
	since = (unsigned long long)now.tv_sec * ticks + (unsigned long long)now.tv_nsec / (1000000000ULL / ticks);
#ifdef PR_SET_CHILD_SUBREAPER
	prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
#endif
}

int bri_lasting_wait(pid_t child)
{
	int status;
	pid_t ended;

	while ((ended = waitpid(-1, &status, 0)) != child)
		if (ended < 0 && errno != EINTR)
			return -1;
	return status;
}

/* Children that have ended are let go; is there another one? */
static bool has_children(void)
{
	pid_t ended;

	while ((ended = waitpid(-1, NULL, WNOHANG)) > 0)
		;
	return ended == 0;
}

/* Is process `id` a child of ours and of the build, and what is its program called? */
static bool is_child(const char *id, char ret_name[64])
{
	char path[300], line[512];
	FILE *file;
	bool is_ours = false;

	snprintf(path, sizeof(path), "/proc/%s/stat", id);
	file = fopen(path, "re");
	if (file == NULL)
		return false;
	if (fgets(line, sizeof(line), file) != NULL) {
		char *start = strchr(line, '('), *end = strrchr(line, ')'), state;
		int parent;
		unsigned long long began;

		if (start != NULL && end != NULL &&
		    sscanf(end + 1, " %c %d %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %llu", &state, &parent,
		           &began) == 3) {
			is_ours = parent == getpid() && state != 'Z' && began >= since;
			snprintf(ret_name, 64, "%.*s", (int)(end - start - 1), start + 1);
		}
	}
	fclose(file);
	return is_ours;
}

static int tell(const struct bri_policy *policy, const char *name, struct bri_findings *findings, struct bri_error *reterr)
{
	const struct bri_input input = {name, BRI_INPUT_LASTING, "a process that this build began and that goes on after its end: "
	                                "what it makes comes too late to be judged; let the build wait for it"};

	return bri_judge_inputs(policy, "", &input, 1, findings, reterr);
}

int bri_lasting_find(const struct bri_policy *policy, struct bri_findings *findings, struct bri_error *reterr)
{
	const struct timespec moment = {0, 10000000};
	struct dirent *entry;
	int status = 0;
	DIR *processes;

	for (int i = 0; has_children() && i < MOMENTS; i++)
		nanosleep(&moment, NULL);
	if (!has_children())
		return 0;
	processes = opendir("/proc");
	while (status == 0 && processes != NULL && (entry = readdir(processes)) != NULL) {
		char name[64];

		if (isdigit((unsigned char)entry->d_name[0]) && is_child(entry->d_name, name))
			status = tell(policy, name, findings, reterr);
	}
	if (processes == NULL)
		return tell(policy, "a process", findings, reterr);
	closedir(processes);
	return status;
}
