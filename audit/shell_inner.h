/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SHELL_INNER_H
#define BRI_SHELL_INNER_H

#include "shell.h"

#include <stdio.h>

/* What shell.c (the grammar) and shell_command.c (variables, commands) share. */

#define RAW_MAX 16384
#define WORDS_MAX 256
#define DEPTH_MAX 40
#define HERE_MAX 8
#define HERE_NAME 64
#define VARIABLES_MAX 512
#define VALUES_MAX 8
#define VALUE_MAX 1024
#define FUNCTIONS_MAX 256
#define FUNCTION_NAME 64
#define ARGUMENT_END 6 /* between the arguments, where they are kept as one text */

/* In a raw word: a variable's name between one of the first two and the end, its default behind MARK_OTHER. */
enum { MARK_PLAIN = 2, MARK_QUOTED, MARK_END, MARK_OTHER };

/* A command as it stands there, before variables are put in. */
struct raw {
	char bytes[RAW_MAX + 8];
	size_t word[WORDS_MAX + 1]; /* where each begins */
	size_t used, count, output, input, here_string; /* the last three: offsets plus one, 0 none */
	uint32_t line;
	bool in_word;
	bool is_quoted; /* something in the word was */
	char redirects; /* the next word is a redirection's target: '>', '<', 'h' here document, 's' here string, 'x' another; 0 no */
};

/* What reads a here document: its command, or the last one of the pipeline. */
struct here_reader {
	struct raw raw;
	size_t first; /* of its words: behind those of the grammar */
};

struct variable {
	char name[64];
	char *values[VALUES_MAX];
	size_t count;
	bool is_open; /* it may also have a value that isn't known */
};

/* A function that the script defines: its body is read again where it is called with arguments. */
struct function {
	char name[FUNCTION_NAME];
	char *body;
	const char *text; /* that it is defined in, while its end isn't reached; else NULL */
	size_t size, at;  /* at: where in `text` its body begins */
	uint32_t line;
	int nested;
	bool is_running;
};

struct shell {
	const char *text;
	size_t size, at, budget;
	uint32_t line;
	int depth;    /* of lists in lists */
	int nested;   /* of branches and loops: an assignment there may not happen */
	bool is_conditional; /* behind && or || */
	bool is_piped;       /* behind |, and no command was read yet */
	bool wants_pattern;
	bool in_array;       /* NAME=( ... : its words are kept as one */
	bool is_incomplete; /* something wasn't read */
	unsigned cases;
	char here[HERE_MAX][HERE_NAME];
	size_t here_count;
	bool here_is_quoted[HERE_MAX]; /* nothing in it is put in */
	bool here_is_script;
	bool here_has_reader;    /* the pipeline that reads it is complete */
	struct here_reader *here_reader; /* NULL: not known */
	size_t here_budget;
	struct variable *variables;
	size_t variable_count;
	struct function *functions;
	size_t function_count, call_budget;
	const char *arguments; /* of the function that is called; NULL: the script's own */
	int call_nested;       /* `nested` where it was called */
	bool has_ended;        /* a plain "exit" outside of every branch and function */
	bool is_quiet;         /* a file that the script reads: only its variables are taken */
	struct bri_shell_reader reader;
};

void shell_read_list(struct shell *shell, int end);
/* Another text, with the variables as they are now. */
void shell_read_text(struct shell *shell, const char *text, size_t size, uint32_t line);
/* A function's name was read, its body follows; the body's last brace was read. */
void shell_begin_function(struct shell *shell, const char *name, size_t at);
void shell_end_function(struct shell *shell);
/* The body of the function that the words call, with its arguments. */
void shell_call(struct shell *shell, const char *const *words, size_t count);
/* The arguments from `first` on as one text; false: they don't fit. */
bool shell_join(const char *const *words, size_t first, size_t count, char *text, size_t room);
/* Argument `number`, counted from 1; NULL: there's none. */
const char *shell_argument(const char *arguments, unsigned number, size_t *ret_length);
/* Here documents: the command is complete that may read those of its line; the line is. */
void shell_note_reader(struct shell *shell, const struct raw *raw, size_t first);
void shell_read_here_documents(struct shell *shell);
/* All that is left as one word, with its variables unless it is quoted. */
void shell_read_rest(struct shell *shell, struct raw *raw, bool is_quoted);
/* That word as a line for the command that reads it. */
void shell_hand_over_line(struct shell *shell, const struct here_reader *reader, const struct raw *line);
/* Hands the command over, unless only variables are asked for. */
void shell_tell(struct shell *shell, const struct bri_shell_command *command);
/* The command is complete: run its assignments, hand it over, begin another. */
void shell_finish(struct shell *shell, struct raw *raw);

#endif
