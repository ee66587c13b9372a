# SPDX-License-Identifier: Apache-2.0
# bash completion for brinell; words come from the command's own --help, so nothing is listed twice.

_brinell()
{
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words
	COMPREPLY=()
	if [ "$COMP_CWORD" -eq 1 ]; then
		words=$(brinell --help 2>/dev/null | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p')
		mapfile -t COMPREPLY < <(compgen -W "$words --help --version" -- "$current")
		return
	fi
	# Behind "--" stands another program's command line.
	local i
	for ((i = 2; i < COMP_CWORD; i++)); do
		if [ "${COMP_WORDS[i]}" = -- ]; then
			mapfile -t COMPREPLY < <(compgen -c -f -- "$current")
			return
		fi
	done
	case $previous in
	--mode) words="enforce harden warn record off" ;;
	--format)
		words="text sarif json html junit gitlab csv markdown in-toto cyclonedx"
		[ "$command" = env ] && words="sh make cmake meson specs json"
		;;
	--fail-on) words="error warning unknown" ;;
	--policy)
		words="xiaomi-2.0-low xiaomi-2.0-medium xiaomi-2.0-high en303645-3.1.3 openssf-hardening strict"
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"; compgen -f -X '!*.@(yaml|bri)' -- "$current")
		return
		;;
	--cc) words=$(compgen -c | grep -E '(^|-)(gcc|g\+\+|clang|clang\+\+)(-[0-9.]+)?$' | sort -u) ;;
	--source-root | --package-root | -p | --build)
		mapfile -t COMPREPLY < <(compgen -d -- "$current")
		return
		;;
	esac
	if [ -z "$words" ]; then
		case $command:$current in
		*:-*) words=$(brinell "$command" --help 2>/dev/null | grep -o -e '--[a-z][a-z0-9-]*' | sort -u) ;;
		explain:*) words=$(brinell explain 2>/dev/null | awk '$2 ~ /^(error|warning|off)$/ {print $1}') ;;
		env:*) words="sh make cmake meson specs json" ;;
		baseline:*) [ "$COMP_CWORD" -eq 2 ] && words="write prune" ;;
		plugin:*) [ "$COMP_CWORD" -eq 2 ] && words=build ;;
		policy:*) [ "$COMP_CWORD" -eq 2 ] && words="check show compile diff" ;;
		esac
	fi
	if [ -n "$words" ]; then
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$current")
	fi
}
complete -F _brinell brinell
