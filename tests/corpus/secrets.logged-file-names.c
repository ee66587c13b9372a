// SPDX-License-Identifier: Apache-2.0
// What names the file that holds a secret isn't the secret, though it may be called as it is.
extern int printf(const char *, ...);
typedef struct file FILE;
extern FILE *stderr;
extern int fprintf(FILE *, const char *, ...);
extern FILE *fopen(const char *, const char *);
extern int fclose(FILE *);
extern void perror(const char *);
extern int open(const char *, int, ...);
extern int access(const char *, int);
extern long read(int, void *, unsigned long);
typedef struct ssl_ctx_st SSL_CTX;
extern int SSL_CTX_use_PrivateKey_file(SSL_CTX *, const char *, int);
struct mosquitto;
extern int mosquitto_username_pw_set(struct mosquitto *, const char *, const char *);

struct options {
	const char *private_key, *device_key;
	char session_key[64];
	const char *user_password;
};

/* Near misses. */
int load(SSL_CTX *ctx, const char *private_key)
{
	if (SSL_CTX_use_PrivateKey_file(ctx, private_key, 1) != 1) {
		printf("cannot use %s\n", private_key);
		return -1;
	}
	return 0;
}

int load_member(SSL_CTX *ctx, const struct options *options)
{
	if (SSL_CTX_use_PrivateKey_file(ctx, options->private_key, 1) != 1)
		fprintf(stderr, "cannot use %s\n", options->private_key);
	return 0;
}

int told_elsewhere(const struct options *options)
{
	return printf("the key is in %s\n", options->private_key);
}

int open_it(const char *session_key)
{
	if (access(session_key, 4) != 0)
		perror(session_key);
	return open(session_key, 0);
}

static int opened(const char *path)
{
	FILE *file = fopen(path, "r");

	return file ? fclose(file) : -1;
}

int by_another(const struct options *options)
{
	int result = opened(options->device_key);

	if (result < 0)
		printf("nothing in %s\n", options->device_key);
	return result;
}

static const char *const secret_key = "/etc/app/secret.key";
int from_a_constant(void)
{
	return printf("reading %s\n", secret_key);
}

extern int curl_easy_setopt(void *, int, ...);
void options_by_number(void *curl, const struct options *options)
{
	curl_easy_setopt(curl, 10087, options->private_key);
	curl_easy_setopt(curl, 10174, options->user_password);
}

/* Field. */
int an_option_that_is_no_file(const struct options *options)
{
	return printf("%s\n", options->user_password); // finds: secrets.logged
}

/* Field. */
int the_key_itself(const struct options *options)
{
	return printf("%s\n", options->session_key); // finds: secrets.logged
}

/* Wrapper. */
int what_lies_there(const char *private_key, char *session_key)
{
	int file = open(private_key, 0);

	read(file, session_key, 32);
	return printf("%s: %s\n", private_key, session_key); // finds: secrets.logged
}

/* Conditional. */
int both(struct mosquitto *m, const char *password)
{
	if (opened(password) < 0)
		mosquitto_username_pw_set(m, "me", password);
	return printf("%s\n", password); // finds: secrets.logged
}

/* One name of a member that is a password somewhere and a file somewhere else: a password. */
struct login {
	char password[64];
};
int read_from(const struct login *login)
{
	FILE *file = fopen(login->password, "r");

	return file ? fclose(file) : -1;
}

int send_it(const struct login *login, struct mosquitto *client)
{
	return mosquitto_username_pw_set(client, "me", login->password);
}

void show(const struct login *login)
{
	printf("password %s\n", login->password); // finds: secrets.logged
}
