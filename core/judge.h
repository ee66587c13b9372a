/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_JUDGE_H
#define BRI_JUDGE_H

#include "fact.h"
#include "finding.h"
#include "policy.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One line of a source as the compiler read it (an editor's unsaved buffer
 * included), without its newline; the text is owned by the callee and lives
 * until the next call.  NULL when there is none. */
typedef const char *(*bri_line_reader)(void *context, const char *file, uint32_t line, size_t *ret_length);

/* What a unit's facts say of it, for scopes. */
struct bri_scope_unit { const char *triple, *language, *environment; };

struct bri_judge_options {
	uint32_t today;           /* days since 1970-01-01: waivers' expiry; 0: use SOURCE_DATE_EPOCH or the clock (bri_today) */
	bri_line_reader line;     /* for in-source waivers; NULL: none are honoured */
	void *line_context;
	bool refuse_source_waivers; /* a compiler cache would hide a changed comment (ccache without CCACHE_COMMENTS) */
	const struct bri_scope_unit *unit; /* filled by bri_judge_unit */
	const char *directory;    /* absolute: where relative names begin, for waivers' paths; NULL: not known */
	bool source_only;         /* source rules only (editor) */
	bool closed;              /* a program all of whose units are in sight: nobody else writes to its objects */
	/* A program's function is part of it, by its symbol; NULL: all are.  One that isn't still is where one that is
	 * calls it, since it may have been inlined there. */
	bool (*is_kept)(void *context, const char *symbol);
	void *kept_context;
	/* bri_judge_unit: filled with what only a program can settle, which must travel in the note; the caller has the
	 * room (0 .. bri_unit_functions, 0 .. bri_unit_nodes).  NULL: nobody asks. */
	struct bri_travel *travel;
};

/* Judge one unit: source rules, option rules, in-source and policy waivers.
 * Findings are added, sorted, to `findings`.  0, or -1 with `reterr` when the
 * unit or the list is incomplete or memory ran out: then nothing was proven. */
int bri_judge_unit(const struct bri_policy *policy, struct bri_unit *unit, const struct bri_judge_options *options,
                   struct bri_findings *findings, struct bri_error *reterr);

/* Whole program: the units' facts joined as the linker joined the objects (in
 * link order; the first definition prevails; names with internal linkage are
 * kept apart).  Adds only findings that no single unit could settle: pass the
 * units' own findings in `known`. */
struct bri_program;
struct bri_program *bri_program_new(void);
void bri_program_free(struct bri_program *program);
/* `unit` is borrowed until the program is freed. */
int bri_program_add(struct bri_program *program, const struct bri_unit *unit);
/* Where a unit only declares `from`, the linker takes `to` (--wrap, --defsym). */
int bri_program_alias(struct bri_program *program, const char *from, const char *to);
int bri_judge_program(const struct bri_policy *policy, const struct bri_program *program,
                      const struct bri_judge_options *options, const struct bri_findings *known,
                      struct bri_findings *findings, struct bri_error *reterr);

/* Waivers and scopes applied to findings that were read back from evidence:
 * severity by scope, policy waivers with today's date, and the waiver.*
 * findings for expired (and, when `whole`, unmatched) ones. */
int bri_apply_waivers(const struct bri_policy *policy, struct bri_findings *findings, uint32_t today, bool whole,
                      struct bri_error *reterr);

/* The same at a link, where a waiver's digest may be that of a file that findings stand at: "x.o", and for
 * "lib.a(x.o)" the archive.  `digest` writes its SHA-256 in hexadecimal; false: it can't be read. */
struct bri_waiver_files {
	bool (*digest)(void *context, const char *path, char ret_hex[65]);
	void *context;
	const char *directory; /* as in bri_judge_options */
};
int bri_apply_waivers_to_files(const struct bri_policy *policy, struct bri_findings *findings, uint32_t today,
                               const struct bri_waiver_files *files, struct bri_error *reterr);

/* Days since 1970-01-01 from SOURCE_DATE_EPOCH (decimal seconds) or the clock. */
uint32_t bri_today(void);

/* ---- link and image: facts about one ELF output, filled by elf/ ----------- */

enum bri_elf_kind {
	BRI_ELF_PIE, BRI_ELF_STATIC_PIE, BRI_ELF_SHARED, BRI_ELF_EXEC, BRI_ELF_STATIC_EXEC, BRI_ELF_RELOCATABLE,
	BRI_ELF_KERNEL_MODULE, BRI_ELF_ARCHIVE, BRI_ELF_DEBUG, BRI_ELF_CORE, BRI_ELF_DAMAGED, BRI_ELF_SCRIPT,
	BRI_ELF_CONFIG
};
const char *bri_elf_kind_text(enum bri_elf_kind kind); /* "pie", "static-pie", ... */

enum bri_tri { BRI_NO, BRI_YES, BRI_NOT_KNOWN };

struct bri_output {
	const char *path;        /* as findings show it */
	enum bri_elf_kind kind;
	const char *machine;     /* "x86-64", "aarch64", "arm", "mips", ... */
	enum bri_tri gnu_stack;      /* a PT_GNU_STACK (or, in objects, .note.GNU-stack) is present */
	enum bri_tri stack_executable; /* it says executable */
	bool stack_default_executable; /* what the platform does when it's absent */
	const char *stack_culprit;   /* input that asked for it; NULL not known */
	enum bri_tri relro, bind_now, textrel, rwx_segment;
	const char *textrel_culprit;
	enum bri_tri symtab, debug;  /* .symtab, .debug_* present */
	const char *rpath;           /* DT_RPATH/DT_RUNPATH text; NULL none */
	bool has_writable;           /* anything is writable when it runs */
	bool has_relro_data;         /* the linker knows data that RELRO would protect, or it can't be told */
	bool is_link;                /* judged at the link (strip: link), not in an image */
	bool is_relocatable_link;    /* ld -r */
};
/* Results of every hardening rule for that file; findings for the failing
 * ones.  `results`, when given, receives one row per output rule. */
struct bri_output_result { const char *rule; uint8_t result; uint8_t severity; const char *detail; };
int bri_judge_output(const struct bri_policy *policy, const struct bri_output *output, enum bri_gate gate,
                     struct bri_findings *findings, struct bri_output_result *ret_results, size_t max_results,
                     size_t *ret_count, struct bri_error *reterr);
/* The finding that such a row came with, or one of an image's rule (bri_judge_image), when all that is left of it is the
 * row: an audit made elsewhere.  Rows that come with none add none. */
int bri_judge_row(const struct bri_policy *policy, const struct bri_output_result *row, const char *file, uint32_t line,
                  struct bri_findings *findings, struct bri_error *reterr);

/* ---- link: what was linked ------------------------------------------------- */

enum bri_input_state {
	BRI_INPUT_CHECKED,
	BRI_INPUT_UNCHECKED,      /* no evidence */
	BRI_INPUT_OTHER_POLICY,   /* evidence under another policy digest */
	BRI_INPUT_NOT_ENFORCED,   /* recorded, a probe, or mode off */
	BRI_INPUT_DAMAGED,        /* evidence that can't be read: never a pass */
	/* What can't be known, and refuses nothing: */
	BRI_INPUT_STRANGER,       /* a shared object of the project's own that no known link made: not in the program */
	BRI_INPUT_PARTLY,         /* its evidence is there, and doesn't tell of all that is, or may be, in it */
	BRI_INPUT_LASTING         /* a process of the build that goes on after its end */
};
/* Unknown whatever the rule says of units that nobody knows. */
bool bri_input_is_unknown(enum bri_input_state state);
struct bri_input {
	const char *path;         /* "x.o", "liba.a(x.o)" */
	enum bri_input_state state;
	const char *detail;       /* "assembler source", "data object", "made under policy 12ab…", "mode record"; "" none */
};
/* The rule that such an input breaks, with the severity it has there; NULL when the policy has none (checked inputs). */
const char *bri_evidence_rule(const struct bri_policy *policy, enum bri_input_state state, const char *path,
                              uint8_t *ret_severity);
int bri_judge_inputs(const struct bri_policy *policy, const char *output, const struct bri_input *inputs, size_t count,
                     struct bri_findings *findings, struct bri_error *reterr);

#ifdef __cplusplus
}
#endif
#endif
