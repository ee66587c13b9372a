# SPDX-License-Identifier: Apache-2.0
# fish completion for brinell; words come from the command's own --help, so nothing is listed twice.

function __brinell_commands
	brinell --help 2>/dev/null | string replace -rf '^  ([a-z]+)  *(.*)' '$1\t$2'
end
function __brinell_options
	set -l words (commandline -opc)
	brinell $words[2] --help 2>/dev/null | string match -rag -- '(--[a-z][a-z0-9-]*)' | sort -u
end
function __brinell_rules
	brinell explain 2>/dev/null | string match -rg '^([a-z]+\.[a-z-]+) +(?:error|warning|off)'
end
complete -c brinell -f -n __fish_use_subcommand -a '(__brinell_commands)'
complete -c brinell -n 'not __fish_use_subcommand; and string match -q -- "-*" (commandline -ct)' -f -a '(__brinell_options)'
complete -c brinell -n '__fish_prev_arg_in --mode' -f -a 'enforce harden warn record off'
complete -c brinell -n '__fish_prev_arg_in --fail-on' -f -a 'error warning unknown'
complete -c brinell -n '__fish_seen_subcommand_from env; and __fish_prev_arg_in --format' -f -a 'sh make cmake meson specs json'
complete -c brinell -n '__fish_prev_arg_in --policy' -a 'xiaomi-2.0-low xiaomi-2.0-medium xiaomi-2.0-high en303645-3.1.3 openssf-hardening strict'
complete -c brinell -n '__fish_seen_subcommand_from explain' -f -a '(__brinell_rules)'
complete -c brinell -n '__fish_seen_subcommand_from env' -f -a 'sh make cmake meson specs json'
complete -c brinell -n '__fish_seen_subcommand_from policy' -a 'check show compile diff'
complete -c brinell -n '__fish_seen_subcommand_from baseline' -a 'write prune'
complete -c brinell -n '__fish_seen_subcommand_from plugin; and not __fish_seen_subcommand_from build' -f -a build
complete -c brinell -n '__fish_prev_arg_in --cc' -f -a '(__fish_complete_command)'
