# Shared by the scripts of this folder, which source it from the root of the checkout.
# A case is one line of output: 'ok NAME', 'not ok NAME: why' or 'skipped: NAME (why)'.
# SPDX-License-Identifier: MIT

external=out/external
java_classes="$external/java/*"
anki_python=$external/anki/bin/python
tab=$(printf '\t')

ok() {
	printf 'ok %s\n' "$1"
}

not_ok() {
	printf 'not ok %s: %s\n' "$1" "$2"
}

# skip NAME WHY: a client is not there, which only CI counts as a fault.
skip() {
	if [ "${CI-}" = true ]; then
		not_ok "$1" "$2"
	else
		printf 'skipped: %s (%s)\n' "$1" "$2"
	fi
}

# verdict NAME FAULTS: ok where FAULTS is empty, else its first line says why.
verdict() {
	if [ -z "$2" ]; then
		ok "$1"
	else
		not_ok "$1" "$(printf '%s\n' "$2" | head -n 1)"
	fi
}

has() {
	command -v "$1" >/dev/null 2>&1
}

# run_client NAME COMMAND...: COMMAND prints its own cases; if it dies, that is one more.
run_client() {
	client=$1
	shift
	"$@" || not_ok "$client" "died with status $?"
}

# result_of FILE RESULTS: FILE's line in the output of a Java client, which is
# 'FILE <tab> faults in number <tab> in words'; in a line's place where there is none, says so.
result_of() {
	grep -F "$1$tab" "$2" || printf '%s\t1\tthe client died\n' "$1"
}

# as_root COMMAND...: fails where neither root nor sudo without a password is to be had.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif has sudo && sudo -n true 2>/dev/null; then
		sudo -n "$@"
	else
		return 1
	fi
}

# each KIND prints 'BANK FILE' for each output of that kind under the folder $banks.
each() {
	for file in "$banks"/*/*."$1"; do
		[ -f "$file" ] && printf '%s %s\n' "$(basename "$(dirname "$file")")" "$file"
	done
}
