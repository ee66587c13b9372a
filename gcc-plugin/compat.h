/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GCC_COMPAT_H
#define BRI_GCC_COMPAT_H

/* GCC's own headers, in the order they need, and every difference between
 * its releases (11 and later).  No other file of this directory may test
 * GCCPLUGIN_VERSION.  Core headers come first: system.h poisons names. */

#include <cxxabi.h>

extern "C" {
#include "assembler.h"
#include "cxx_name.h"
#include "error.h"
#include "evidence.h"
#include "fact.h"
#include "finding.h"
#include "gate.h"
#include "judge.h"
#include "policy.h"
#include "sha256.h"
}

#include "gcc-plugin.h"
#include "plugin-version.h"

#include "tree.h"
#include "stringpool.h"
#include "attribs.h"
#include "tree-iterator.h"
#include "stor-layout.h"
#include "cp/cp-tree.h"
#include "c-family/c-common.h"
#include "cpplib.h"
#include "diagnostic.h"
#include "diagnostic-core.h"
#include "langhooks.h"
#include "langhooks-def.h"
#include "opts.h"
#include "toplev.h"
#include "output.h"
#include "memmodel.h"
#include "function.h"
#include "cgraph.h"
#include "rtl.h"
#include "emit-rtl.h"
#include "tree-pass.h"
#include "context.h"
#include "file-prefix-map.h"
#include "input.h"
#include "fold-const.h"
#include "target.h"

/* Has moved, and the headers above no longer bring it. */
#if GCCPLUGIN_VERSION >= 16000
#include "diagnostics/file-cache.h"
using diagnostics::char_span;
#endif

/* cp-tree.h of GCC 15 puts a function of cc1plus in its place; cc1 loads this plugin, too. */
#undef seen_error

#if GCCPLUGIN_VERSION < 11000
#error "Brinell needs GCC 11 or later: the front ends of older releases build other trees"
#endif

/* ---- locations ------------------------------------------------------------ */

/* Facts hold 32-bit locations.  GCC 15 widened location_t: there it is an index
 * into a table. */
#if GCCPLUGIN_VERSION >= 15000
#define BRI_WIDE_LOCATIONS 1
uint32_t place_pack(location_t location);
location_t place_unpack(uint32_t location);
#else
static inline uint32_t place_pack(location_t location)
{
	return location > BUILTINS_LOCATION ? location : 0;
}

static inline location_t place_unpack(uint32_t location)
{
	return location;
}
#endif

/* The same place and range under a number of its own; wants a discriminator since 13, renamed in 14. */
static inline location_t compat_own_location(location_t location, void *owner)
{
	source_range range = get_range_from_loc(line_table, location);
#if GCCPLUGIN_VERSION >= 14000
	return line_table->get_or_create_combined_loc(location, range, owner, 0);
#elif GCCPLUGIN_VERSION >= 13000
	return get_combined_adhoc_loc(line_table, location, range, owner, 0);
#else
	return get_combined_adhoc_loc(line_table, location, range, owner);
#endif
}

/* Where the macro that a map stands for was invoked; renamed in 14. */
static inline location_t compat_expansion_point(const line_map_macro *map)
{
#if GCCPLUGIN_VERSION >= 14000
	return map->get_expansion_point_location();
#else
	return map->expansion;
#endif
}

/* One line of a source as the compiler's own cache holds it. */
static inline char_span compat_source_line(const char *file, int line)
{
#if GCCPLUGIN_VERSION >= 14000
	return global_dc->get_file_cache().get_source_line(file, line);
#else
	return location_get_source_line(file, line);
#endif
}

/* Before 14 the call that makes a temporary stands where its type is written; from 14 on where what is written ends,
 * and at the value where nobody wrote it. */
#if GCCPLUGIN_VERSION >= 14000
#define COMPAT_TEMPORARY_ENDS true
#else
#define COMPAT_TEMPORARY_ENDS false
#endif

/* ---- diagnostics ----------------------------------------------------------- */

/* True when findings go to a reader of text, so that a heading may be printed.
 * The option sets callbacks and leaves no variable to look at. */
static inline bool compat_prints_text(void)
{
	bool is_text = true;
	for (unsigned i = 0; i < save_decoded_options_count; i++) {
		const struct cl_decoded_option *option = &save_decoded_options[i];
		const char *text = option->orig_option_with_args_text;
		if (text != NULL && option->arg != NULL &&
		    (strncmp(text, "-fdiagnostics-format", 20) == 0 || strncmp(text, "-fdiagnostics-set-output", 24) == 0))
			is_text = strncmp(option->arg, "text", 4) == 0;
	}
	return is_text;
}

/* Of the unit's assembler at file scope (`asm("...")`) what follows, and its text: extended asm holds it in a tree. */
static inline asm_node *compat_next_asm(asm_node *node)
{
#if GCCPLUGIN_VERSION >= 16000
	return safe_as_a<asm_node *>(node->next);
#else
	return node->next;
#endif
}

static inline tree compat_asm_text(const asm_node *node)
{
	return TREE_CODE(node->asm_str) == STRING_CST ? node->asm_str : ASM_STRING(node->asm_str);
}

static inline pretty_printer *compat_printer(void)
{
#if GCCPLUGIN_VERSION >= 15000
	return global_dc->get_reference_printer();
#else
	return global_dc->printer;
#endif
}

/* Diagnostics show no line of the source and count columns without one: as options, whose names have stayed. */
static inline void compat_hide_source(void)
{
	struct cl_option_handlers handlers;
	set_default_handlers(&handlers, NULL);
	handle_generated_option(&global_options, &global_options_set, OPT_fdiagnostics_show_caret, NULL, 0, CL_COMMON, {},
	                        UNKNOWN_LOCATION, &handlers, true, global_dc);
	const int bytes = 1;
	handle_generated_option(&global_options, &global_options_set, OPT_fdiagnostics_column_unit_, "byte", bytes, CL_COMMON,
	                        {}, UNKNOWN_LOCATION, &handlers, true, global_dc);
}

/* True under -w. */
static inline bool compat_inhibits_warnings(void)
{
#if GCCPLUGIN_VERSION >= 14000
	return global_dc->m_inhibit_warnings;
#else
	return global_dc->dc_inhibit_warnings;
#endif
}

/* A wrapper in templates, gone with GCC 14. */
#if GCCPLUGIN_VERSION >= 14000
#define COMPAT_CASE_NON_DEPENDENT
#else
#define COMPAT_CASE_NON_DEPENDENT case NON_DEPENDENT_EXPR:
#endif

/* A diagnostic's kind; a class of its own in 16. */
#if GCCPLUGIN_VERSION >= 16000
typedef enum diagnostics::kind compat_kind;
#define COMPAT_KIND_ERROR diagnostics::kind::error
#define COMPAT_KIND_UNSPECIFIED diagnostics::kind::unspecified
#else
typedef diagnostic_t compat_kind;
#define COMPAT_KIND_ERROR DK_ERROR
#define COMPAT_KIND_UNSPECIFIED DK_UNSPECIFIED
#endif

/* True when a warning of that option ends the compile. */
static inline bool compat_is_error(int option)
{
#if GCCPLUGIN_VERSION >= 14000
	/* What is set can only be asked for by setting it: the table is private. */
	compat_kind kind = global_dc->classify_diagnostic(option, COMPAT_KIND_ERROR, UNKNOWN_LOCATION);

	global_dc->classify_diagnostic(option, kind, UNKNOWN_LOCATION);
	return kind == COMPAT_KIND_ERROR || (kind == COMPAT_KIND_UNSPECIFIED && global_dc->warning_as_error_requested_p());
#else
	compat_kind kind = global_dc->classify_diagnostic[option];

	return kind == COMPAT_KIND_ERROR || (kind == COMPAT_KIND_UNSPECIFIED && global_dc->warning_as_error_requested);
#endif
}

#endif
