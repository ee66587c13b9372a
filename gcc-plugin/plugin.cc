/* SPDX-License-Identifier: Apache-2.0 */
/* The compile gate as a GCC plugin: takes the arguments, lowers each function
 * as the front end finishes it, asks the judge at the end of the unit, shows
 * what it found and leaves the evidence in the object.  It changes no tree, no
 * option that code depends on and no file but the unit's own output; without a
 * policy that can be read it fails the compile. */
#include "compat.h"

#include "diagnostics.h"
#include "lower.h"
#include "note.h"
#include "options.h"
#include "place.h"
#include "protection.h"
#include "source.h"

/* C++ only: not in cc1. */
extern tree coro_get_actor_function(tree) __attribute__((weak));

__attribute__((visibility("default"))) int plugin_is_GPL_compatible;
extern "C" __attribute__((visibility("default"))) int plugin_init(struct plugin_name_args *info,
                                                                  struct plugin_gcc_version *version);

static struct {
	struct bri_gate_unit *gate;
	struct bri_unit *unit;
	struct lowering *lower;
	const char *gcc_version;
	const char *output; /* the object's name, when an argument told it */
	bool judged;
	const char **inputs; /* files that the unit is read from, where that is asked for */
	size_t input_count;
} state;

static void start_unit(void *, void *)
{
	const char *option = options_mistrust();
	if (option != NULL) {
		error_at(UNKNOWN_LOCATION,
		         "brinell: this plugin was built for another build of GCC (option %<-%s%> is elsewhere); "
		         "rebuild Brinell with the plugin headers of this compiler",
		         option);
		return;
	}
	options_refuse_precompiled();
	state.unit = bri_unit_new(main_input_filename != NULL ? main_input_filename : "");
	if (state.unit == NULL) {
		error_at(UNKNOWN_LOCATION, "brinell: out of memory; nothing was checked");
		return;
	}
	bri_unit_set_resolver(state.unit, place_resolve, NULL);
	bri_gate_unit_begin(state.gate, state.unit);
	options_add(state.unit, state.gcc_version);
	protection_start(state.unit);
	state.lower = lowering_new(state.unit);
}

static void pre_genericize(void *function, void *)
{
	if (state.lower == NULL || seen_error())
		return;
	lower_function(state.lower, (tree)function);
	/* What is left of a coroutine only starts it: its body is another function's, of which nothing tells. */
	if (lang_GNU_CXX() && &coro_get_actor_function != NULL && DECL_COROUTINE_P((tree)function) &&
	    DECL_ACTOR_FN((tree)function) != NULL_TREE)
		lower_function(state.lower, DECL_ACTOR_FN((tree)function));
}

static void finish_decl(void *decl, void *)
{
	if (state.lower != NULL && !seen_error())
		lower_declaration(state.lower, (tree)decl);
}

/* A file that the unit is read from; asked for only where somebody wants the list. */
static void include_file(void *path, void *)
{
	if (path == NULL)
		return;
	if ((state.input_count & (state.input_count - 1)) == 0) /* grow at powers of two */
		state.inputs = XRESIZEVEC(const char *, state.inputs, state.input_count == 0 ? 1 : 2 * state.input_count);
	state.inputs[state.input_count++] = xstrdup((const char *)path);
}

/* Evidence into the object, or beside it when there will be none. */
static int leave_evidence(struct bri_error *reterr)
{
	size_t size = 0;
	unsigned char *bytes = NULL;
	const struct bri_function_counts counts = protection_counts();
	if (bri_gate_unit_note(state.gate, &counts, &bytes, &size, reterr) != 0)
		return -1;
	int status = 0;
	if (!bri_gate_unit_is_refused(state.gate) && !flag_syntax_only && !seen_error() && !note_write(bytes, size))
		status = bri_error_set(reterr, "", "cannot write the evidence note to the assembler output");
	free(bytes);
	if (bri_gate_unit_wants_inputs(state.gate))
		include_file(const_cast<char *>(main_input_filename), NULL);
	if (status == 0 && !flag_syntax_only)
		status = bri_gate_unit_list_inputs(state.gate, state.output, state.inputs, state.input_count, reterr);
	return status != 0 ? status : bri_gate_unit_report(state.gate, state.output, bri_sha256, reterr);
}

/* The driver deletes what it wrote, not the object of an earlier compile, which
 * may be this weak unit recorded. */
static void remove_old_object(void)
{
	struct stat status;
	if (state.output != NULL && !flag_syntax_only && lstat(state.output, &status) == 0 && S_ISREG(status.st_mode))
		unlink(state.output);
}

/* Bodies that a compiled module brings along come past every hook, and may be of a compile that no gate saw. */
static bool imports_modules(void)
{
	for (unsigned i = 0; i < LINEMAPS_ORDINARY_USED(line_table); i++)
		if (MAP_MODULE_P(LINEMAPS_ORDINARY_MAP_AT(line_table, i)))
			return true;
	return false;
}

/* Bodies that come past the plugin: why nothing can be proven of the unit; NULL: there are none. */
static const char *unseen_bodies(void)
{
	if (imports_modules())
		return "GCC doesn't show what this unit's C++ modules hold, so nothing can be proven of it; "
		       "include headers instead of importing";
	if (flag_gimple)
		return "GCC doesn't show the bodies that -fgimple lets a unit write in GCC's own languages, so nothing can be "
		       "proven of it; write them in C";
	return NULL;
}

static void judge(void)
{
	struct bri_error failure = {};
	if (state.judged || state.lower == NULL || seen_error())
		return;
	state.judged = true;
	if (unseen_bodies() != NULL) {
		bri_error_set(&failure, "", "%s", unseen_bodies());
		diagnostics_fail(&failure);
		return;
	}
	lower_finish(state.lower);
	options_add_late(state.unit);
	if (bri_gate_unit_judge(state.gate, state.unit, place_line, NULL, &failure) != 0) {
		diagnostics_fail(&failure);
		return;
	}
	if (leave_evidence(&failure) != 0)
		diagnostics_fail(&failure);
	diagnostics_show(bri_gate_unit_findings(state.gate), bri_gate_unit_policy(state.gate));
	if (!bri_gate_unit_is_refused(state.gate))
		return;
	remove_old_object();
	if (!seen_error())
		error_at(UNKNOWN_LOCATION, "brinell: the unit is refused");
}

static void finish_unit(void *, void *)
{
	judge();
}

/* -fsyntax-only ends no unit: judge all the same.  Then everything goes. */
static void finish(void *, void *)
{
	if (flag_syntax_only)
		judge();
	lowering_free(state.lower);
	state.lower = NULL;
	bri_gate_unit_free(state.gate);
	state.gate = NULL;
	bri_unit_free(state.unit);
	state.unit = NULL;
}

static bool take_arguments(struct plugin_name_args *info)
{
	struct bri_error failure = {};
	state.gate = bri_gate_unit_new();
	if (state.gate == NULL) {
		error_at(UNKNOWN_LOCATION, "brinell: out of memory; nothing was checked");
		return false;
	}
	for (int i = 0; i < info->argc; i++) {
		const char *key = info->argv[i].key, *value = info->argv[i].value;
		if (value == NULL)
			value = "";
		if (strcmp(key, "output") == 0)
			state.output = value;
		if (bri_gate_unit_argument(state.gate, key, value, &failure) != 0) {
			diagnostics_fail(&failure);
			return false;
		}
	}
	if (bri_gate_unit_open(state.gate, &failure) != 0) {
		diagnostics_fail(&failure);
		return false;
	}
	return true;
}

int plugin_init(struct plugin_name_args *info, struct plugin_gcc_version *version)
{
	if (!plugin_default_version_check(version, &gcc_version)) {
		error_at(UNKNOWN_LOCATION,
		         "brinell: %qs was built for GCC %s (%s), this is GCC %s (%s); use the plugin under "
		         "%<lib/brinell/gcc/%> that %<brinell doctor%> names for this compiler, or rebuild Brinell with "
		         "its plugin headers installed",
		         info->full_name, gcc_version.basever, BRINELL_TARGET, version->basever, version->datestamp);
		return 1;
	}
	/* Link-time optimisation, Fortran and others: no source of ours. */
	if (!lang_GNU_C() && !lang_GNU_CXX())
		return 0;
	state.gcc_version = version->basever;
	if (!take_arguments(info))
		return 0; /* the error was given: the compile fails */
	if (bri_gate_unit_mode(state.gate) == BRI_MODE_OFF)
		return 0;
	source_keep_input();
	options_forget_plugin();
	protection_watch(info);
	if (bri_gate_unit_wants_inputs(state.gate))
		register_callback(info->base_name, PLUGIN_INCLUDE_FILE, include_file, NULL);
	register_callback(info->base_name, PLUGIN_START_UNIT, start_unit, NULL);
	register_callback(info->base_name, PLUGIN_PRE_GENERICIZE, pre_genericize, NULL);
	register_callback(info->base_name, PLUGIN_FINISH_DECL, finish_decl, NULL);
	register_callback(info->base_name, PLUGIN_FINISH_UNIT, finish_unit, NULL);
	register_callback(info->base_name, PLUGIN_FINISH, finish, NULL);
	return 0;
}
