/* SPDX-License-Identifier: Apache-2.0 */
/* What GCC was told, as it ended up: options read by name, and compared with
 * the compiled-in layout before any of them is believed; preprocessor state
 * where only that tells.  States settings and judges none. */
#include "options.h"

#include "c-family/c-pragma.h"

/* Front end and preprocessor: absent from lto1 and f951, where parse_in tells. */
extern struct cpp_reader *parse_in __attribute__((weak));
extern int flag_hosted __attribute__((weak));
extern cpp_hashnode *cpp_lookup(cpp_reader *, const unsigned char *, unsigned int) __attribute__((weak));
extern const unsigned char *cpp_macro_definition(cpp_reader *, cpp_hashnode *) __attribute__((weak));
extern cpp_options *cpp_get_options(cpp_reader *) __attribute__((weak));

static const unsigned languages = CL_COMMON | CL_TARGET | CL_C | CL_CXX;

/* The variable behind an option; NULL when this compiler hasn't it. */
static const void *variable(const char *name)
{
	size_t option = find_opt(name, languages | CL_DRIVER);
	if (option >= cl_options_count || strcmp(cl_options[option].opt_text + 1, name) != 0)
		return NULL;
	return option_flag_var((int)option, &global_options);
}

static int number(const char *name, int missing)
{
	const int *value = (const int *)variable(name);
	return value != NULL ? *value : missing;
}

const char *options_mistrust(void)
{
	static const struct {
		const char *name;
		const int *direct;
	} known[] = {
		{"fstack-protector", &global_options.x_flag_stack_protect},
		{"fpie", &global_options.x_flag_pie},
		{"fpic", &global_options.x_flag_pic},
		{"fstack-clash-protection", &global_options.x_flag_stack_clash_protection},
	};
	for (size_t i = 0; i < ARRAY_SIZE(known); i++)
		if (variable(known[i].name) != known[i].direct)
			return known[i].name;
	return NULL;
}

static bool is_plugin_option(const char *text)
{
	return text != NULL && strncmp(text, "-fplugin", 8) == 0;
}

static bool is_ours(const char *text)
{
	return is_plugin_option(text) && strstr(text, "brinell") != NULL;
}

/* The driver answers each -fplugin with an -iplugindir, which objects for LTO record: it goes too, unless another
 * plugin asked for it. */
void options_forget_plugin(void)
{
	unsigned kept = 0;
	bool others = false;
	for (unsigned i = 0; i < save_decoded_options_count; i++) {
		const char *text = save_decoded_options[i].orig_option_with_args_text;
		others |= is_plugin_option(text) && !is_ours(text);
	}
	for (unsigned i = 0; i < save_decoded_options_count; i++) {
		const char *text = save_decoded_options[i].orig_option_with_args_text;
		if (is_ours(text) || (!others && text != NULL && strncmp(text, "-iplugindir", 11) == 0))
			continue;
		save_decoded_options[kept++] = save_decoded_options[i];
	}
	save_decoded_options_count = kept;
}

void options_refuse_precompiled(void)
{
	if (&parse_in != NULL && parse_in != NULL)
		cpp_get_callbacks(parse_in)->valid_pch = NULL;
}

/* ---- macros ------------------------------------------------------------------- */

static bool can_see_macros(void)
{
	return &parse_in != NULL && parse_in != NULL && !cpp_get_options(parse_in)->preprocessed;
}

/* The macro's text, "" when it is defined empty; NULL when it isn't defined. */
static const char *macro(const char *name)
{
	cpp_hashnode *node = cpp_lookup(parse_in, (const unsigned char *)name, strlen(name));
	if (node == NULL || node->type != NT_USER_MACRO)
		return NULL;
	const char *text = (const char *)cpp_macro_definition(parse_in, node);
	text += strcspn(text, " ");
	return text + strspn(text, " ");
}

static int macro_number(const char *name)
{
	const char *text = macro(name);
	if (text == NULL)
		return 0;
	return *text == '\0' ? 1 : atoi(text);
}

static void add_number(struct bri_unit *unit, const char *key, int value)
{
	char text[16];
	snprintf(text, sizeof(text), "%d", value);
	bri_unit_set_option(unit, key, text);
}

/* glibc's headers say what fortification they gave; without them only the
 * request and optimisation are known. */
static void add_fortify(struct bri_unit *unit, const char *optimization)
{
	int requested = MAX(0, MIN(macro_number("_FORTIFY_SOURCE"), 3));
	add_number(unit, "fortify-requested", requested);
	if (macro("__USE_FORTIFY_LEVEL") != NULL)
		add_number(unit, "fortify", MAX(0, MIN(macro_number("__USE_FORTIFY_LEVEL"), 3)));
	else
		add_number(unit, "fortify", strcmp(optimization, "0") != 0 ? requested : 0);
}

static bool targets(const char *prefix)
{
	return strncmp(BRINELL_TARGET, prefix, strlen(prefix)) == 0;
}

static void add_libc(struct bri_unit *unit)
{
	if (macro("__UCLIBC__") != NULL)
		bri_unit_set_option(unit, "libc", "other");
	else if (macro("__GLIBC__") != NULL)
		bri_unit_set_option(unit, "libc", "glibc");
	else if (strstr(BRINELL_TARGET, "musl") != NULL)
		bri_unit_set_option(unit, "libc", "musl");
}

/* ---- settings -------------------------------------------------------------------- */

/* x86-64: a program's random canary lies at %fs:0x28, and what lies at another place of that segment may be anything. */
static bool moves_canary(void)
{
	static const char offset[] = "-mstack-protector-guard-offset=", segment[] = "-mstack-protector-guard-reg=";
	const long known = 0x28;
	long at = known;
	bool is_own_segment = false;
	for (unsigned i = 0; i < save_decoded_options_count; i++) {
		const char *text = save_decoded_options[i].orig_option_with_args_text;
		if (text != NULL && strncmp(text, offset, strlen(offset)) == 0)
			at = strtol(text + strlen(offset), NULL, 0);
		else if (text != NULL && strncmp(text, segment, strlen(segment)) == 0)
			is_own_segment = strcmp(text + strlen(segment), "fs") != 0;
	}
	return targets("x86_64") && at != known && !is_own_segment;
}

static const char *stack_protector(void)
{
	if (flag_stack_protect != 0 && moves_canary())
		return "with a canary at a place of its own";
	switch (flag_stack_protect) {
	case SPCT_FLAG_EXPLICIT:
		return "explicit";
	case SPCT_FLAG_DEFAULT:
		return "default";
	case SPCT_FLAG_STRONG:
		return "strong";
	case SPCT_FLAG_ALL:
		return "all";
	default:
		return "none";
	}
}

/* MIPS sets flag_pic for every abicalls unit, PIE or not: there only what was
 * asked for (on the command line or as the compiler's default) counts. */
static const char *code_model(void)
{
	if (flag_pie > 0)
		return "pie";
	bool asked = !targets("mips") || global_options_set.x_flag_pic;
	return flag_pic > 0 && asked ? "pic" : "none";
}

static const char *stack_clash(void)
{
	static const char *const able[] = {"x86_64", "i386", "i486", "i586", "i686", "aarch64", "powerpc", "s390"};
	if (flag_stack_clash_protection)
		return "on";
	for (size_t i = 0; i < ARRAY_SIZE(able); i++)
		if (targets(able[i]))
			return "off";
	return "unsupported";
}

static const char *control_flow_of(bool branch, bool returns)
{
	return branch && returns ? "full" : branch ? "branch" : returns ? "return" : "none";
}

/* NULL: macros tell, later. */
static const char *control_flow(void)
{
	if (targets("x86_64") || targets("i386") || targets("i486") || targets("i586") || targets("i686")) {
		int flags = number("fcf-protection=", 0);
		return control_flow_of(flags & CF_BRANCH, flags & CF_RETURN);
	}
	if (!targets("aarch64"))
		return "unsupported";
	const char *const *text = (const char *const *)variable("mbranch-protection=");
	if (text == NULL || *text == NULL)
		return NULL;
	bool both = strstr(*text, "standard") != NULL;
	return control_flow_of(both || strstr(*text, "bti") != NULL, both || strstr(*text, "pac-ret") != NULL);
}

static const char *auto_var_init(void)
{
	switch (number("ftrivial-auto-var-init=", -1)) {
	case 0:
		return "none";
	case 1:
		return "pattern";
	case 2:
		return "zero";
	default:
		return "unsupported";
	}
}

static const char *format_security(void)
{
	size_t option = find_opt("Wformat-security", languages);
	if (option >= cl_options_count || number("Wformat-security", 0) <= 0 || number("Wformat=", 0) <= 0 ||
	    compat_inhibits_warnings())
		return "off";
	return compat_is_error((int)option) ? "error" : "warning";
}

static const char *strict_flex_arrays(void)
{
	static const char *const levels[] = {"0", "1", "2", "3"};
	int level = number("fstrict-flex-arrays=", -1);
	return level >= 0 && level <= 3 ? levels[level] : "unsupported";
}

static int optimization(void)
{
	return optimize_size ? 2 : optimize_debug ? 1 : MAX(0, MIN(optimize, 3));
}

void options_add(struct bri_unit *unit, const char *gcc_version)
{
	char *compiler = concat("gcc ", gcc_version, NULL);
	bri_unit_set_option(unit, "compiler", compiler);
	free(compiler);
	bri_unit_set_option(unit, "target", BRINELL_TARGET);
	bri_unit_set_option(unit, "language", lang_GNU_CXX() ? "c++" : "c");
	bri_unit_set_option(unit, "byte-order", BYTES_BIG_ENDIAN ? "big" : "little");
	add_number(unit, "pointer-size", (int)int_size_in_bytes(ptr_type_node));
	bri_unit_set_option(unit, "code", code_model());
	bri_unit_set_option(unit, "stack-protector", stack_protector());
	add_number(unit, "optimize", optimization());
	bri_unit_set_option(unit, "stack-clash", stack_clash());
	if (control_flow() != NULL)
		bri_unit_set_option(unit, "control-flow", control_flow());
	bri_unit_set_option(unit, "auto-var-init", auto_var_init());
	bri_unit_set_option(unit, "format-security", format_security());
	bri_unit_set_option(unit, "strict-flex-arrays", strict_flex_arrays());
	bri_unit_set_option(unit, "lto", flag_lto == NULL ? "none" : flag_fat_lto_objects ? "fat" : "slim");
	bool is_freestanding = &flag_hosted != NULL && !flag_hosted;
	bri_unit_set_option(unit, "environment", is_freestanding ? "freestanding" : "hosted");
}

void options_add_late(struct bri_unit *unit)
{
	if (trampolines_created)
		bri_unit_set_option(unit, "exec-stack", "yes");
	if (!can_see_macros()) {
		if (bri_unit_option(unit, "control-flow") == NULL)
			bri_unit_set_option(unit, "control-flow", "none");
		return;
	}
	add_fortify(unit, bri_unit_option(unit, "optimize"));
	add_libc(unit);
	if (bri_unit_option(unit, "control-flow") == NULL)
		bri_unit_set_option(unit, "control-flow",
		                    control_flow_of(macro("__ARM_FEATURE_BTI_DEFAULT") != NULL,
		                                    macro("__ARM_FEATURE_PAC_DEFAULT") != NULL));
	if (macro("__KERNEL__") != NULL)
		bri_unit_set_option(unit, "environment", "kernel");
}
