/* SPDX-License-Identifier: Apache-2.0 */
/* Verdicts on a linked file and on what was linked into it.  The policy says
 * which properties matter and how much; what each property asks of the facts
 * stands here, one function a property.  It reads no file: elf/ and the linker
 * wrapper hand it facts.  Waivers are applied by the caller, who alone has all
 * findings (bri_apply_waivers). */
#include "judge.h"

#include "report.h"
#include "waiver.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *bri_elf_kind_text(enum bri_elf_kind kind)
{
	static const char *const texts[] = {
	    [BRI_ELF_PIE] = "pie",
	    [BRI_ELF_STATIC_PIE] = "static-pie",
	    [BRI_ELF_SHARED] = "shared",
	    [BRI_ELF_EXEC] = "exec",
	    [BRI_ELF_STATIC_EXEC] = "static-exec",
	    [BRI_ELF_RELOCATABLE] = "relocatable",
	    [BRI_ELF_KERNEL_MODULE] = "kernel-module",
	    [BRI_ELF_ARCHIVE] = "archive",
	    [BRI_ELF_DEBUG] = "debug",
	    [BRI_ELF_CORE] = "core",
	    [BRI_ELF_DAMAGED] = "damaged",
	    [BRI_ELF_SCRIPT] = "script",
	    [BRI_ELF_CONFIG] = "config",
	};
	return (size_t)kind < sizeof texts / sizeof texts[0] && texts[kind] ? texts[kind] : "damaged";
}

/* ---- properties of an output ------------------------------------------------ */

struct question {
	const struct bri_policy *policy;
	const struct bri_output *output;
	enum bri_gate gate;
};

struct answer {
	enum bri_result result;
	char value[512]; /* what the rule's message shows, and the detail of the row */
};

__attribute__((format(printf, 3, 4))) static void say(struct answer *answer, enum bri_result result, const char *value,
                                                      ...)
{
	va_list args;
	answer->result = result;
	va_start(args, value);
	vsnprintf(answer->value, sizeof answer->value, value, args);
	va_end(args);
}

static void say_tri(struct answer *answer, enum bri_tri fact, enum bri_tri good, const char *proof, const char *fault)
{
	if (fact == BRI_NOT_KNOWN)
		say(answer, BRI_UNKNOWN, "can't be told from this file");
	else if (fact == good)
		say(answer, BRI_PASS, "%s", proof);
	else
		say(answer, BRI_FAIL, "%s", fault);
}

static bool is_static(const struct bri_output *output)
{
	return output->kind == BRI_ELF_STATIC_EXEC || output->kind == BRI_ELF_STATIC_PIE;
}

static void judge_pie(const struct question *question, struct answer *answer)
{
	enum bri_elf_kind kind = question->output->kind;
	if (kind == BRI_ELF_EXEC || kind == BRI_ELF_STATIC_EXEC)
		say(answer, BRI_FAIL, "linked to run at a fixed address");
	else
		say(answer, BRI_PASS, "ET_DYN: it runs at any address");
}

static void judge_noexecstack(const struct question *question, struct answer *answer)
{
	const struct bri_output *output = question->output;
	char culprit[256] = "";
	if (output->stack_culprit)
		snprintf(culprit, sizeof culprit, "; asked for by %s", output->stack_culprit);
	if (output->gnu_stack == BRI_NO && output->stack_default_executable)
		say(answer, BRI_FAIL, "no PT_GNU_STACK, and %s then makes it executable%s",
		    output->machine ? output->machine : "the platform", culprit);
	else if (output->gnu_stack == BRI_NO)
		say(answer, BRI_PASS, "no PT_GNU_STACK, and the platform never makes it executable");
	else if (output->gnu_stack == BRI_NOT_KNOWN || output->stack_executable == BRI_NOT_KNOWN)
		say(answer, BRI_UNKNOWN, "can't be told from this file");
	else if (output->stack_executable == BRI_YES)
		say(answer, BRI_FAIL, "PT_GNU_STACK says so%s", culprit);
	else
		say(answer, BRI_PASS, "PT_GNU_STACK says so");
}

static void judge_relro(const struct question *question, struct answer *answer)
{
	const struct bri_output *output = question->output;
	if (output->relro == BRI_NO && !output->has_writable)
		say(answer, BRI_NOT_APPLICABLE, "nothing of it is writable");
	else if (output->relro == BRI_NO && question->gate == BRI_GATE_LINK && !output->has_relro_data)
		say(answer, BRI_NOT_APPLICABLE, "nothing of it is relocated when it runs");
	else
		say_tri(answer, output->relro, BRI_YES, "PT_GNU_RELRO", "no PT_GNU_RELRO that covers anything writable");
}

static void judge_bind_now(const struct question *question, struct answer *answer)
{
	if (is_static(question->output))
		say(answer, BRI_NOT_APPLICABLE, "a static program binds nothing when it runs");
	else
		say_tri(answer, question->output->bind_now, BRI_YES, "bound when it is loaded",
		        "neither DF_BIND_NOW nor DF_1_NOW");
}

static void judge_textrel(const struct question *question, struct answer *answer)
{
	char fault[300] = "DT_TEXTREL";
	if (question->output->textrel_culprit)
		snprintf(fault, sizeof fault, "%s isn't position independent", question->output->textrel_culprit);
	say_tri(answer, question->output->textrel, BRI_NO, "no DT_TEXTREL", fault);
}

static void judge_rwx_segment(const struct question *question, struct answer *answer)
{
	say_tri(answer, question->output->rwx_segment, BRI_NO, "no segment is both",
	        "a PT_LOAD segment is writable and executable");
}

/* Which gate says whether symbols are gone is the policy's. */
static bool is_stripped_asked(const struct question *question, struct answer *answer)
{
	const char *where = bri_policy_setting(question->policy, "strip");
	if (question->gate != BRI_GATE_LINK)
		return true;
	if (question->output->kind == BRI_ELF_KERNEL_MODULE) {
		say(answer, BRI_NOT_APPLICABLE, "a module keeps its symbols at the link");
		return false;
	}
	if (where && (strcmp(where, "run") == 0 || strcmp(where, "image") == 0)) {
		say(answer, BRI_NOT_APPLICABLE, "the policy judges it %s",
		    where[0] == 'r' ? "when `brinell run` ends" : "in the image");
		return false;
	}
	return true;
}

static void judge_stripped(const struct question *question, struct answer *answer)
{
	const struct bri_output *output = question->output;
	if (!is_stripped_asked(question, answer))
		return;
	bool module = output->kind == BRI_ELF_KERNEL_MODULE;
	bool symbols = !module && output->symtab == BRI_YES;
	if (output->debug == BRI_NOT_KNOWN || (!module && output->symtab == BRI_NOT_KNOWN))
		say(answer, BRI_UNKNOWN, "section headers are gone, so symbols can't be told");
	else if (symbols && output->debug == BRI_YES)
		say(answer, BRI_FAIL, "its symbol table and debug information");
	else if (symbols)
		say(answer, BRI_FAIL, "its symbol table");
	else if (output->debug == BRI_YES)
		say(answer, BRI_FAIL, "debug information");
	else
		say(answer, BRI_PASS, module ? "no debug information" : "neither symbol table nor debug information");
}

/* "/a/./b/../c" -> "/a/c", by text alone.  `ret_path` holds `size` bytes. */
static void normalise(const char *path, size_t length, char *ret_path, size_t size)
{
	size_t used = 0;
	for (size_t i = 0; i < length;) {
		while (i < length && path[i] == '/')
			i++;
		size_t start = i;
		while (i < length && path[i] != '/')
			i++;
		size_t part = i - start;
		if (part == 0 || (part == 1 && path[start] == '.'))
			continue;
		if (part == 2 && path[start] == '.' && path[start + 1] == '.') {
			while (used > 0 && ret_path[--used] != '/')
				continue;
			continue;
		}
		if (used + part + 2 > size)
			break;
		ret_path[used++] = '/';
		memcpy(ret_path + used, path + start, part);
		used += part;
	}
	ret_path[used] = 0;
}

static bool is_system_directory(const char *path, size_t length)
{
	static const char *const roots[] = {"/lib",       "/lib64",     "/lib32",      "/libx32",     "/usr/lib",
	                                    "/usr/lib64", "/usr/lib32", "/usr/libx32", "/usr/libexec",
	                                    /* the loader's word for the one of these that is the machine's */
	                                    "/$LIB",      "/${LIB}",    "/usr/$LIB",   "/usr/${LIB}"};
	char clean[1024];
	if (length + 2 > sizeof clean)
		return false;
	normalise(path, length, clean, sizeof clean);
	for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) {
		size_t root = strlen(roots[i]);
		if (strncmp(clean, roots[i], root) == 0 && (clean[root] == 0 || clean[root] == '/'))
			return true;
	}
	return false;
}

static bool starts_at_origin(const char *path, size_t length)
{
	static const char *const origins[] = {"$ORIGIN", "${ORIGIN}"};
	for (size_t i = 0; i < 2; i++) {
		size_t size = strlen(origins[i]);
		if (length >= size && strncmp(path, origins[i], size) == 0 && (length == size || path[size] == '/'))
			return true;
	}
	return false;
}

static void judge_rpath(const struct question *question, struct answer *answer)
{
	const char *element = question->output->rpath;
	if (question->gate == BRI_GATE_LINK) {
		say(answer, BRI_NOT_APPLICABLE, "judged in the image: installing may still rewrite it");
		return;
	}
	say(answer, BRI_PASS, element ? "system directories and $ORIGIN only" : "it names no directory");
	while (element) {
		const char *end = strchr(element, ':');
		size_t length = end ? (size_t)(end - element) : strlen(element);
		bool good = length > 0 && (element[0] == '/' ? is_system_directory(element, length)
		                                             : starts_at_origin(element, length));
		if (!good) {
			if (length == 0)
				say(answer, BRI_FAIL, "(empty: the working directory)");
			else
				say(answer, BRI_FAIL, "%.*s", (int)(length > 400 ? 400 : length), element);
			return;
		}
		element = end ? end + 1 : NULL;
	}
}

/* The words that `subject` of a check may be. */
static const struct property {
	const char *name;
	void (*judge)(const struct question *question, struct answer *answer);
	bool modules; /* asked of kernel modules too */
} properties[] = {
    {"pie", judge_pie, false},          {"noexecstack", judge_noexecstack, false},
    {"relro", judge_relro, false},      {"bind-now", judge_bind_now, false},
    {"textrel", judge_textrel, false},  {"rwx-segment", judge_rwx_segment, false},
    {"stripped", judge_stripped, true}, {"rpath", judge_rpath, false},
};

static const struct property *find_property(const char *name)
{
	for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++)
		if (strcmp(properties[i].name, name) == 0)
			return &properties[i];
	return NULL;
}

static void answer_property(const struct question *question, const struct property *property, struct answer *answer)
{
	const struct bri_output *output = question->output;
	switch (output->kind) {
	case BRI_ELF_PIE:
	case BRI_ELF_STATIC_PIE:
	case BRI_ELF_SHARED:
	case BRI_ELF_EXEC:
	case BRI_ELF_STATIC_EXEC:
		if (output->is_relocatable_link)
			break;
		property->judge(question, answer);
		return;
	case BRI_ELF_KERNEL_MODULE:
		if (output->is_relocatable_link || !property->modules)
			break;
		property->judge(question, answer);
		return;
	case BRI_ELF_DAMAGED:
		say(answer, BRI_UNKNOWN, "the file is damaged");
		return;
	default:
		break;
	}
	say(answer, BRI_NOT_APPLICABLE, "a file of kind %s", bri_elf_kind_text(output->kind));
}

/* ---- from answers to findings ------------------------------------------------- */

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash && slash[1] ? slash + 1 : path;
}

/* A scope's target may be a path or just the output's name. */
static uint8_t scoped_severity(const struct bri_policy *policy, const struct bri_rule *rule, const char *target,
                               const char *path)
{
	const char *id = bri_policy_text(policy, rule->id);
	uint8_t severity = bri_scope_severity(policy, id, rule->severity, base_of(target), path);
	return bri_scope_severity(policy, id, severity, target, path);
}

struct subject {
	const char *file; /* where the finding stands */
	const char *what; /* what its message calls it */
	const char *value;
	bool is_unknown; /* then the value says why, and what is wrong nobody knows */
	enum bri_gate gate;
	const struct bri_step *steps;
	size_t step_count;
};

/* "app: the file is damaged", where a refusal must say that nothing was found. */
static void unknown_text(const struct bri_policy *policy, const struct bri_rule *rule, bool refuses, const char *what,
                         const char *why, char *text, size_t room)
{
	snprintf(text, room, "%s: %s%s (%s)", what, refuses ? "not decided, and so refused: " : "", why,
	         bri_policy_text(policy, rule->title));
}

static int add_finding(struct bri_findings *findings, const struct bri_policy *policy, const struct bri_rule *rule,
                       uint8_t severity, enum bri_result result, const struct subject *subject,
                       struct bri_error *reterr)
{
	char message[1024], clauses[1024];
	struct bri_finding finding = {0};
	bri_report_rule(policy, rule, NULL, &finding, clauses, sizeof clauses);
	bri_report_expand(bri_policy_text(policy, rule->message), subject->what, subject->value, subject->what,
	                  "output", message, sizeof message);
	finding.fix = bri_report_fix(policy, rule, "output");
	if (subject->is_unknown) {
		unknown_text(policy, rule, result == BRI_FAIL, subject->what, subject->value, message, sizeof message);
		finding.fix = "";
	}
	finding.severity = severity;
	finding.result = (uint8_t)result;
	finding.gate = (uint8_t)subject->gate;
	finding.file = subject->file;
	finding.message = message;
	finding.steps = subject->steps;
	finding.step_count = subject->step_count;
	if (!bri_findings_add(findings, &finding))
		return bri_error_set(reterr, subject->file, "out of memory");
	return 0;
}

/* What an undecided requirement yields is the rule's. */
static int add_unknown(struct bri_findings *findings, const struct bri_policy *policy, const struct bri_rule *rule,
                       uint8_t severity, const struct subject *subject, struct bri_error *reterr)
{
	switch (rule->unknown) {
	case BRI_UNKNOWN_ERROR: /* undecided refuses as a fault does */
		return add_finding(findings, policy, rule, BRI_ERROR, BRI_FAIL, subject, reterr);
	case BRI_UNKNOWN_OPEN:
		return add_finding(findings, policy, rule, severity, BRI_UNKNOWN, subject, reterr);
	default:
		bri_findings_count_unknown(findings, bri_policy_text(policy, rule->id), 1);
		return 0;
	}
}

int bri_judge_output(const struct bri_policy *policy, const struct bri_output *output, enum bri_gate gate,
                     struct bri_findings *findings, struct bri_output_result *ret_results, size_t max_results,
                     size_t *ret_count, struct bri_error *reterr)
{
	size_t checks_count, rows = 0;
	const struct bri_check *checks = bri_policy_checks(policy, &checks_count);
	const struct bri_rule *rules = bri_policy_rules(policy, NULL);
	struct question question = {policy, output, gate};
	for (size_t i = 0; i < checks_count; i++) {
		if (checks[i].predicate != BRI_IS_OUTPUT)
			continue;
		const struct bri_rule *rule = &rules[checks[i].rule];
		const char *id = bri_policy_text(policy, rule->id);
		const char *name = bri_policy_text(policy, checks[i].subject);
		const struct property *property = find_property(name);
		if (!property)
			return bri_error_set(reterr, id,
			                     "the policy asks for the output property '%s', which this "
			                     "version doesn't know; install a newer Brinell",
			                     name);
		struct answer answer;
		answer_property(&question, property, &answer);
		uint8_t severity = scoped_severity(policy, rule, output->path, output->path);
		struct subject subject = {output->path, base_of(output->path), answer.value, answer.result == BRI_UNKNOWN, gate, NULL, 0};
		int status = 0;
		if (severity != BRI_OFF && answer.result == BRI_FAIL)
			status = add_finding(findings, policy, rule, severity, BRI_FAIL, &subject, reterr);
		else if (severity != BRI_OFF && answer.result == BRI_UNKNOWN)
			status = add_unknown(findings, policy, rule, severity, &subject, reterr);
		if (status != 0)
			return status;
		if (ret_results && rows < max_results)
			ret_results[rows] = (struct bri_output_result){id, (uint8_t)answer.result, severity,
			                                               bri_findings_keep(findings, answer.value)};
		rows++;
	}
	if (ret_count)
		*ret_count = rows;
	return bri_findings_is_complete(findings) ? 0 : bri_error_set(reterr, output->path, "out of memory");
}

static enum bri_predicate predicate_of(const struct bri_policy *policy, const struct bri_rule *rule)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(policy, &count);
	const struct bri_rule *rules = bri_policy_rules(policy, NULL);
	enum bri_predicate found = BRI_IS_EVIDENCE;
	for (size_t i = 0; i < count; i++)
		if (&rules[checks[i].rule] == rule && (checks[i].predicate == BRI_IS_OUTPUT || checks[i].predicate == BRI_IS_IMAGE))
			found = (enum bri_predicate)checks[i].predicate;
	return found;
}

/* A row that evidence gave tells the place in the source in front: "net.c:12:3: what is wrong". */
static const char *place_of(const char *detail, char *ret_file, size_t size, uint32_t *ret_line, uint32_t *ret_column)
{
	const char *end = strstr(detail, ": ");
	unsigned line, column;
	size_t length = 0;
	int used = 0;
	for (const char *at = detail; end && length == 0 && at < end; at++)
		if (*at == ':' && sscanf(at, ":%u:%u%n", &line, &column, &used) == 2 && at + used == end)
			length = (size_t)(at - detail);
	if (length == 0 || length >= size)
		return detail;
	memcpy(ret_file, detail, length);
	ret_file[length] = 0;
	*ret_line = line;
	*ret_column = column;
	return end + 2;
}

int bri_judge_row(const struct bri_policy *policy, const struct bri_output_result *row, const char *file, uint32_t line,
                  struct bri_findings *findings, struct bri_error *reterr)
{
	const struct bri_rule *rule = bri_policy_find_rule(policy, row->rule);
	enum bri_predicate predicate = rule ? predicate_of(policy, rule) : BRI_IS_EVIDENCE;
	struct bri_finding finding = {.rule = row->rule, .message = row->detail};
	char message[1024], clauses[1024], source[512];
	if (row->severity == BRI_OFF || (row->result != BRI_FAIL && row->result != BRI_UNKNOWN) ||
	    (row->result == BRI_UNKNOWN && predicate == BRI_IS_EVIDENCE))
		return 0;
	if (row->result == BRI_UNKNOWN && rule->unknown == BRI_UNKNOWN_SILENT) {
		bri_findings_count_unknown(findings, row->rule, 1);
		return 0;
	}
	if (rule)
		bri_report_rule(policy, rule, NULL, &finding, clauses, sizeof clauses);
	finding.file = file;
	finding.line = line;
	finding.message = row->detail;
	if (predicate == BRI_IS_EVIDENCE)
		finding.message = place_of(row->detail, source, sizeof source, &finding.line, &finding.column);
	if (finding.message != row->detail)
		finding.file = source;
	if (predicate == BRI_IS_OUTPUT) {
		bri_report_expand(bri_policy_text(policy, rule->message), base_of(file), row->detail, base_of(file), "output",
		                  message, sizeof message);
		finding.message = message;
		finding.fix = bri_report_fix(policy, rule, "output");
	}
	if (predicate == BRI_IS_OUTPUT && row->result == BRI_UNKNOWN) {
		unknown_text(policy, rule, rule->unknown == BRI_UNKNOWN_ERROR, base_of(file), row->detail, message, sizeof message);
		finding.fix = "";
	}
	bool refuses = row->result == BRI_UNKNOWN && rule->unknown == BRI_UNKNOWN_ERROR;
	finding.severity = refuses ? BRI_ERROR : row->severity;
	finding.result = refuses ? BRI_FAIL : row->result;
	finding.gate = BRI_GATE_IMAGE;
	return bri_findings_add(findings, &finding) ? 0 : bri_error_set(reterr, file, "out of memory");
}

/* ---- what was linked ------------------------------------------------------------ */

static const char *property_of(enum bri_input_state state)
{
	switch (state) {
	case BRI_INPUT_CHECKED:
		return NULL;
	case BRI_INPUT_OTHER_POLICY:
		return "policy-mismatch";
	case BRI_INPUT_NOT_ENFORCED:
		return "off";
	default:
		return "unchecked-unit";
	}
}

bool bri_input_is_unknown(enum bri_input_state state)
{
	return state == BRI_INPUT_STRANGER || state == BRI_INPUT_PARTLY || state == BRI_INPUT_LASTING;
}

static const struct bri_rule *rule_of(const struct bri_policy *policy, const char *property)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(policy, &count);
	for (size_t i = 0; i < count; i++)
		if (checks[i].predicate == BRI_IS_EVIDENCE &&
		    strcmp(bri_policy_text(policy, checks[i].subject), property) == 0)
			return bri_policy_rules(policy, NULL) + checks[i].rule;
	return NULL;
}

const char *bri_evidence_rule(const struct bri_policy *policy, enum bri_input_state state, const char *path,
                              uint8_t *ret_severity)
{
	const char *property = property_of(state);
	const struct bri_rule *rule = property ? rule_of(policy, property) : NULL;
	if (!rule)
		return NULL;
	*ret_severity = scoped_severity(policy, rule, path, path);
	return bri_policy_text(policy, rule->id);
}

static int judge_input(const struct bri_policy *policy, const char *output, const struct bri_input *input,
                       struct bri_findings *findings, struct bri_error *reterr)
{
	const char *property = property_of(input->state);
	const struct bri_rule *rule = property ? rule_of(policy, property) : NULL;
	/* Evidence that can't be read is refused whatever the policy says of
	 * units without any: somebody or something changed it. */
	bool damaged = input->state == BRI_INPUT_DAMAGED;
	if (!rule) {
		if (damaged)
			return bri_error_set(reterr, input->path, "its evidence can't be read (%s); build it again",
			                     input->detail);
		return 0;
	}
	uint8_t severity = scoped_severity(policy, rule, output, input->path);
	if (damaged)
		severity = BRI_ERROR;
	if (severity == BRI_OFF)
		return 0;
	char linked[600];
	snprintf(linked, sizeof linked, "linked into '%s'", base_of(output));
	struct bri_step step = {.file = output, .text = linked};
	const char *value = input->detail && input->detail[0] ? input->detail : "it carries no evidence";
	/* An object or archive that is audited by itself was linked into nothing. */
	size_t length = strlen(output);
	bool is_itself = strncmp(input->path, output, length) == 0 && (input->path[length] == 0 || input->path[length] == '(');
	bool unknown = bri_input_is_unknown(input->state), linked_in = input->state != BRI_INPUT_LASTING && !is_itself;
	struct subject subject = {input->path, input->path, value, unknown, BRI_GATE_LINK, linked_in ? &step : NULL, linked_in};
	if (input->state == BRI_INPUT_STRANGER)
		snprintf(linked, sizeof linked, "'%s' is linked against it", base_of(output));
	return add_finding(findings, policy, rule, severity, unknown ? BRI_UNKNOWN : BRI_FAIL, &subject, reterr);
}

int bri_judge_inputs(const struct bri_policy *policy, const char *output, const struct bri_input *inputs, size_t count,
                     struct bri_findings *findings, struct bri_error *reterr)
{
	for (size_t i = 0; i < count; i++)
		if (judge_input(policy, output, &inputs[i], findings, reterr) != 0)
			return -1;
	return bri_findings_is_complete(findings) ? 0 : bri_error_set(reterr, output, "out of memory");
}
