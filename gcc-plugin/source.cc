/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of the sources that the compiler read.  GCC's own file cache keeps a hundred starts of lines a file and reads on
 * from there: sqlite3.c (250,000 lines) took four times its compile for the lines that lowering asks for.  Here a file is
 * read whole, once, and its lines are found once. */
#include "source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* The front end's: NULL in lto1 and f951. */
extern struct cpp_reader *parse_in __attribute__((weak));

struct source_file {
	const char *name;
	const char *path;  /* by which it can be opened */
	char *text;        /* NULL: can't be read */
	size_t size;
	unsigned unlisted; /* lines before the file's first: an editor's buffer begins with one that names its file */
	vec<size_t> starts;
};

static vec<source_file *> sources;

/* Standard input where it is a file: by a descriptor of our own, since the compiler closes its own when it has read. */
static char input_name[sizeof "/proc/self/fd/" + 12];

void source_keep_input(void)
{
	struct stat status;
	/* A pipe can't be read twice: whoever opens it again waits for a writer that won't come. */
	if (num_in_fnames != 0 && stat(in_fnames[0], &status) == 0 && !S_ISREG(status.st_mode))
		compat_hide_source();
	if (num_in_fnames == 0 || strcmp(in_fnames[0], "-") != 0 || fstat(STDIN_FILENO, &status) != 0 ||
	    !S_ISREG(status.st_mode))
		return;
	int kept = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
	if (kept >= 0)
		snprintf(input_name, sizeof(input_name), "/proc/self/fd/%d", kept);
}

static void read_whole(struct source_file *file)
{
	int descriptor = open(file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat status;
	if (descriptor < 0)
		return;
	if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
		file->text = XNEWVEC(char, status.st_size);
	for (ssize_t got = 1; file->text != NULL && got > 0 && file->size < (size_t)status.st_size; file->size += MAX(got, 0))
		got = read(descriptor, file->text + file->size, status.st_size - file->size);
	close(descriptor);
}

static void find_lines(struct source_file *file)
{
	static const char mark[] = "\xef\xbb\xbf"; /* UTF-8's: in no column */
	size_t at = file->size >= 3 && memcmp(file->text, mark, 3) == 0 ? 3 : 0;
	while (at < file->size) {
		file->starts.safe_push(at);
		const char *end = (const char *)memchr(file->text + at, '\n', file->size - at);
		at = end != NULL ? (size_t)(end - file->text) + 1 : file->size;
	}
}

/* An editor's buffer comes on standard input under its file's name, which the first line there tells; the file itself
 * is older than the buffer. */
static struct source_file *open_source(const char *name)
{
	const char *edited = getenv("BRINELL_EDITOR_FILE");
	bool is_edited = edited != NULL && strcmp(edited, name) == 0;
	struct source_file *file = XCNEW(struct source_file);
	file->name = xstrdup(name);
	file->path = file->name;
	if (input_name[0] != '\0' && (is_edited || strcmp(name, "<stdin>") == 0)) {
		file->path = input_name;
		file->unlisted = is_edited;
	}
	read_whole(file);
	find_lines(file);
	sources.safe_push(file);
	return file;
}

/* Who asks for a line asks for its neighbours next: the last file is looked at first. */
static struct source_file *source_of(const char *name)
{
	static struct source_file *last;
	if (last != NULL && strcmp(last->name, name) == 0)
		return last;
	for (unsigned i = 0; i < sources.length(); i++)
		if (strcmp(sources[i]->name, name) == 0)
			return last = sources[i];
	return last = open_source(name);
}

/* The compiler turns another encoding into its own first: columns are those of what it made. */
static bool is_recoded(void)
{
	const char *charset = &parse_in != NULL && parse_in != NULL ? cpp_get_options(parse_in)->input_charset : NULL;
	return charset != NULL && strcasecmp(charset, "UTF-8") != 0;
}

char_span source_line(const char *name, int line)
{
	struct source_file *file = source_of(name);
	size_t index = (size_t)line - 1 + file->unlisted;
	if (line <= 0 || index >= file->starts.length())
		return char_span(NULL, 0);
	if (is_recoded())
		return compat_source_line(file->path, (int)index + 1);
	size_t start = file->starts[index], end = index + 1 < file->starts.length() ? file->starts[index + 1] : file->size;
	return char_span(file->text + start, end - start - (file->text[end - 1] == '\n'));
}
