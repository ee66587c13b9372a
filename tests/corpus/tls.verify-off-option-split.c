/* SPDX-License-Identifier: Apache-2.0 */
/* Arguments of the form name=value: where strchr() finds the sign is somewhere in the argument, not at its start, so ending
 * the name there leaves a name that nobody knows; who looks it up may find any. */
typedef void CURL;
enum { CURLOPT_SSL_VERIFYPEER = 64 };
int curl_easy_setopt(CURL *handle, int option, ...);
char *strchr(const char *text, int letter);
int strcmp(const char *one, const char *other);
int atoi(const char *text);

static struct {
	long verify;
	const char *name;
} options;

/* Conditional: the argument decides. */
int started(CURL *curl, int argc, char **argv)
{
	char *name, *value;
	int i;

	options.verify = 1;
	if (argc < 2) {
usage:
		return 7;
	}
	for (i = 1; i < argc; i++) {
		name = argv[i];
		if ((value = strchr(name, '=')) == 0)
			goto usage;
		*value++ = '\0';
		if (strcmp(name, "name") == 0) {
			options.name = value;
		} else if (strcmp(name, "verify") == 0) {
			switch (atoi(value)) {
			case 0:
				options.verify = 0;
				break;
			case 1:
				options.verify = 1;
				break;
			default:
				goto usage;
			}
		} else {
			goto usage;
		}
	}
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, options.verify); // finds: tls.verify-off
}

/* Near miss: a text that is known, ended at its start, is none of the names. */
int ended(CURL *curl)
{
	char name[8] = "verify";
	long verify = 1;

	name[0] = '\0';
	if (strcmp(name, "verify") == 0)
		verify = 0;
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, verify);
}
