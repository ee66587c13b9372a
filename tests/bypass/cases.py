# SPDX-License-Identifier: Apache-2.0
"""Ways to sneak weak code past the gates.  Each is a shell script that ends in `prog` if it gets through.

The scripts run in a directory of their own that holds the SOURCES below, with these variables: GATED and GATED_CLANG (a
compiler under the gates), UNGATED and UNGATED_CLANG (the same, bare), HARD (flags that satisfy the policy), LINK (so at the
link), BRINELL (the command), PLUGINARG (-fplugin-arg-brinell_gcc)."""

SOURCES = {
    # process.insecure-download needs no library: the fault is in one libc call.
    "weak.c": '#include <stdlib.h>\nvoid weak(void)\n{\n\tif (system("curl -k https://example.org/fw") != 0)\n\t\tabort();\n}\n',
    "main.c": "void weak(void);\nint main(int argc, char **argv)\n{\n\t(void)argv;\n\tif (argc > 100)\n\t\tweak();\n\treturn 0;\n}\n",
    "clean.c": "void weak(void);\nvoid weak(void)\n{\n}\n",
    # Nothing wrong but what a case does to it.
    "buffer.c": "void fill(char *);\nvoid weak(void);\nATTRIBUTE void weak(void)\n{\n\tchar text[64];\n\tfill(text);\n}\n",
    "fill.c": "void fill(char *text);\nvoid fill(char *text)\n{\n\t*text = 0;\n}\n",
}

DOWNLOAD = "process.insecure-download"
UNCHECKED = "evidence.unchecked-unit"
OFF = "evidence.off|evidence.unchecked-unit"
PROTECTOR = "hardening.stack-protector"
MAIN = "$GATED $HARD -c main.c\n"
WEAK_BARE = "$UNGATED $HARD -c weak.c\n"
LINKED = "$GATED $HARD $LINK main.o weak.o -o prog\n"
BUFFER_LINKED = "$GATED $HARD -c fill.c\n" + MAIN + "$GATED $HARD $LINK main.o fill.o buffer.o -o prog\n"

# (name, script, what the refusal must name: alternatives joined by |)
REFUSED = [
    ("no trick at all", "$GATED $HARD -c weak.c\n" + MAIN + LINKED, DOWNLOAD),
    ("no trick, Clang", "$GATED_CLANG $HARD -c weak.c\n" + MAIN + LINKED, DOWNLOAD),
    # silence
    ("-w", "$GATED $HARD -w -c weak.c\n" + MAIN + LINKED, DOWNLOAD),
    ("-w, Clang", "$GATED_CLANG $HARD -w -c weak.c\n" + MAIN + LINKED, DOWNLOAD),
    ("-Wno-error and -Wno-everything, Clang", "$GATED_CLANG $HARD -Wno-error -Wno-everything -c weak.c\n" + MAIN + LINKED, DOWNLOAD),
    ("a pragma that ignores diagnostics",
     "(echo '#pragma GCC diagnostic ignored \"-Wall\"'; echo '#pragma GCC diagnostic ignored \"-Wextra\"'; cat weak.c) >weak1.c\n"
     "$GATED $HARD -c weak1.c -o weak.o\n" + MAIN + LINKED, DOWNLOAD),
    ("a pragma that ignores everything, Clang",
     "(echo '#pragma clang diagnostic ignored \"-Weverything\"'; cat weak.c) >weak1.c\n"
     "$GATED_CLANG $HARD -c weak1.c -o weak.o\n" + MAIN + LINKED, DOWNLOAD),
    ("-fmax-errors=1 and -fpermissive-like leniency", "$GATED $HARD -fmax-errors=1 -fno-diagnostics-show-caret -c weak.c\n" + MAIN + LINKED,
     DOWNLOAD),
    ("standard error closed", "$GATED $HARD -c weak.c 2>/dev/null || { echo 'refused [process.insecure-download]'; exit 1; }\n" + MAIN + LINKED,
     DOWNLOAD),
    # hiding in a system header
    ("a linemarker that says system header",
     "(echo '# 1 \"/usr/include/weak.h\" 1 3'; cat weak.c) >weak1.c\n$GATED $HARD -c weak1.c -o weak.o\n" + MAIN + LINKED, DOWNLOAD),
    ("an included file with #pragma GCC system_header",
     "(echo '#pragma GCC system_header'; cat weak.c) >body.h\necho '#include \"body.h\"' >weak1.c\n"
     "$GATED $HARD -c weak1.c -o weak.o\n" + MAIN + LINKED, DOWNLOAD),
    ("an included file under -isystem",
     "mkdir sys && cp weak.c sys/body.h && echo '#include <body.h>' >weak1.c\n"
     "$GATED $HARD -isystem sys -c weak1.c -o weak.o\n" + MAIN + LINKED, DOWNLOAD),
    # options and attributes
    ("the last option wins: -fno-stack-protector", "$GATED $HARD -fno-stack-protector -c weak.c clean.c\n" + MAIN + LINKED, PROTECTOR),
    ("the last option wins: -fno-pie", "$GATED $HARD -fno-pie -c clean.c -o weak.o\n" + MAIN + LINKED, "hardening.pie"),
    ("attribute optimize(no-stack-protector)",
     "$GATED $HARD '-DATTRIBUTE=__attribute__((optimize(\"no-stack-protector\")))' -c buffer.c\n" + BUFFER_LINKED, PROTECTOR),
    ("attribute no_stack_protector",
     "$GATED $HARD '-DATTRIBUTE=__attribute__((no_stack_protector))' -c buffer.c\n" + BUFFER_LINKED, PROTECTOR),
    ("attribute no_stack_protector, Clang",
     "$GATED_CLANG $HARD '-DATTRIBUTE=__attribute__((no_stack_protector))' -c buffer.c\n" + BUFFER_LINKED, PROTECTOR),
    ("pragma GCC optimize(no-stack-protector)",
     "(echo '#pragma GCC optimize (\"no-stack-protector\")'; cat buffer.c) >buffer1.c\n"
     "$GATED $HARD -DATTRIBUTE= -c buffer1.c -o buffer.o\n" + BUFFER_LINKED, PROTECTOR),
    ("an in-source waiver without a reason",
     "sed 's|.*system.*|&  // brinell: allow process.insecure-download|' weak.c >weak1.c\n"
     "$GATED $HARD -c weak1.c -o weak.o\n" + MAIN + LINKED, DOWNLOAD + "|waiver.incomplete"),
    ("an in-source waiver that has expired",
     "sed 's|.*system.*|&  // brinell: allow process.insecure-download reason=\"once\" owner=\"me\" expires=2020-01-01|' weak.c >weak1.c\n"
     "$GATED $HARD -c weak1.c -o weak.o\n" + MAIN + LINKED, DOWNLOAD + "|waiver.expired"),
    # the plugin's own arguments
    ("-fplugin-arg: mode off", "$GATED $HARD $PLUGINARG-mode=off -c weak.c\n" + MAIN + LINKED, "."),
    ("-fplugin-arg: mode record", "$GATED $HARD $PLUGINARG-mode=record -c weak.c\n" + MAIN + LINKED, "."),
    ("-fno-plugin", "$GATED $HARD -fno-plugin -c weak.c\n" + MAIN + LINKED, "."),
    ("-fno-plugin, Clang", "$GATED_CLANG $HARD -fno-plugin -c weak.c\n" + MAIN + LINKED, "."),
    ("-Xclang that loads nothing", "$GATED_CLANG $HARD -Xclang -clear-ast-before-backend -c weak.c\n" + MAIN + LINKED, "."),
    # other ways in
    ("response file for the compiler", "echo \"$HARD -c weak.c\" >arguments\n$GATED @arguments\n" + MAIN + LINKED, DOWNLOAD),
    ("response file in a response file", "echo \"$HARD -c weak.c\" >inner\necho @inner >outer\n$GATED @outer\n" + MAIN + LINKED, DOWNLOAD),
    ("-pipe and -save-temps", "$GATED $HARD -save-temps -pipe -c weak.c\n" + MAIN + LINKED, DOWNLOAD),
    ("preprocessed beforehand", "$UNGATED $HARD -E weak.c -o weak.i\n$GATED $HARD -c weak.i\n" + MAIN + LINKED, DOWNLOAD),
    ("compile and link in one command", "$GATED $HARD $LINK main.c weak.c -o prog\n", DOWNLOAD),
    ("source on standard input", "$GATED $HARD -x c -c - -o weak.o <weak.c\n" + MAIN + LINKED, DOWNLOAD + "|" + OFF),
    ("dressed up as a configure test", "cp weak.c conftest.c\n$GATED $HARD -c conftest.c -o weak.o\n" + MAIN + LINKED, DOWNLOAD + "|" + OFF),
    # units nobody checked
    ("a prebuilt object", WEAK_BARE + MAIN + LINKED, UNCHECKED),
    ("a prebuilt object in a response file", WEAK_BARE + MAIN + "echo 'main.o weak.o -o prog' >files\n$GATED $HARD $LINK @files\n", UNCHECKED),
    ("a prebuilt object by -Wl,@file", WEAK_BARE + MAIN + "echo weak.o >files\n$GATED $HARD $LINK main.o -Wl,@files -o prog\n", UNCHECKED),
    ("a prebuilt object by a linker script", WEAK_BARE + MAIN + "echo 'INPUT(weak.o)' >weak.ld\n$GATED $HARD $LINK main.o weak.ld -o prog\n",
     UNCHECKED),
    ("hidden in an archive", WEAK_BARE + MAIN + "ar rcs libweak.a weak.o\n$GATED $HARD $LINK main.o -L. -lweak -o prog\n", UNCHECKED),
    ("hidden in a thin archive", WEAK_BARE + MAIN + "ar rcsT libweak.a weak.o\n$GATED $HARD $LINK main.o -L. -lweak -o prog\n", UNCHECKED),
    ("hidden by --whole-archive", WEAK_BARE + "$GATED $HARD -c clean.c\n" + MAIN +
     "ar rcs libweak.a weak.o\nsed -i 's/weak()/(void)argc/' main.c\n" + MAIN +
     "$GATED $HARD $LINK main.o -Wl,--whole-archive libweak.a -Wl,--no-whole-archive -o prog\n", UNCHECKED),
    ("named like a start file", WEAK_BARE + MAIN + "mv weak.o crtweak.o\n$GATED $HARD $LINK main.o ./crtweak.o -o prog\n", UNCHECKED),
    ("named crt1.o, in another directory", WEAK_BARE + MAIN + "mkdir lib && mv weak.o lib/crti.o\n$GATED $HARD $LINK main.o lib/crti.o -o prog\n",
     UNCHECKED),
    ("relocatable link, under the gates", WEAK_BARE + MAIN + "$GATED -r -nostdlib main.o weak.o -o both.o\n$GATED $HARD $LINK both.o -o prog\n",
     UNCHECKED),
    ("assembler source", "$UNGATED $HARD -S weak.c\n$GATED -c weak.s\n" + MAIN + LINKED, UNCHECKED),
    ("assembler source, preprocessed", "$UNGATED $HARD -S weak.c -o weak.S\n$GATED -c weak.S\n" + MAIN + LINKED, UNCHECKED),
    ("data as an object", "ld -r -b binary -z noexecstack clean.c -o weak.o\nsed -i '/weak/d' main.c\n" + MAIN + LINKED, UNCHECKED),
    ("compiled in mode off", "BRINELL_MODE=off $GATED $HARD -c weak.c\n" + MAIN + LINKED, OFF),
    ("compiled in mode record", "BRINELL_MODE=record $GATED $HARD -c weak.c\n" + MAIN + LINKED, DOWNLOAD + "|" + OFF),
    ("compiled in mode warn", "BRINELL_MODE=warn $GATED $HARD -c weak.c\n" + MAIN + LINKED, DOWNLOAD + "|" + OFF),
    # evidence
    ("the note taken out", "BRINELL_MODE=record $GATED $HARD -c weak.c\nobjcopy -R .note.brinell weak.o\n" + MAIN + LINKED, UNCHECKED),
    ("the note emptied", "BRINELL_MODE=record $GATED $HARD -c weak.c\n: >empty\nobjcopy --update-section .note.brinell=empty weak.o\n"
     + MAIN + LINKED, "evidence\\."),
    ("the note cut short", "$GATED $HARD -c clean.c -o weak.o\nobjcopy -O binary --only-section=.note.brinell --set-section-flags "
     ".note.brinell=alloc weak.o note\nhead -c 40 note >short\nobjcopy --update-section .note.brinell=short weak.o\n" + MAIN + LINKED,
     "evidence\\."),
    ("a note of rubbish", "(cat weak.c; printf '%s\\n' '__asm__(\".pushsection .note.brinell,\\\"e\\\",%note; .fill 64,1,0x41; .popsection\");') "
     ">weak1.c\n$UNGATED $HARD -c weak1.c -o weak.o\n" + MAIN + LINKED, "evidence\\."),
    ("a note with an unknown version", "$GATED $HARD -c clean.c -o weak.o\nobjcopy -O binary --only-section=.note.brinell "
     "--set-section-flags .note.brinell=alloc weak.o note\nprintf '\\377\\377\\377\\377' | dd of=note bs=1 seek=20 conv=notrunc 2>/dev/null\n"
     "objcopy --update-section .note.brinell=note weak.o\n" + MAIN + LINKED, "evidence\\."),
    # policy
    ("compiled under a weaker policy", "BRINELL_POLICY=xiaomi-2.0-low $GATED $HARD -c clean.c -o weak.o\n" + MAIN + LINKED,
     "evidence.policy-mismatch"),
    ("a policy file of the source's own", "mkdir sub && cp weak.c sub/\n"
     "printf 'policy: mine\\nextends: xiaomi-2.0-high\\nseverities: {process.insecure-download: off}\\n' >sub/brinell.yaml\n"
     "(cd sub && $GATED $HARD -c weak.c -o ../weak.o)\n" + MAIN + LINKED, "evidence.policy-mismatch"),
    # another linker
    *((f"another linker: {name}", WEAK_BARE + MAIN + f"$GATED $HARD $LINK -fuse-ld={name} main.o weak.o -o prog\n", UNCHECKED)
      for name in ("bfd", "gold", "lld", "mold")),
    ("another linker, Clang", WEAK_BARE + MAIN + "$GATED_CLANG $HARD $LINK -fuse-ld=lld main.o weak.o -o prog\n", UNCHECKED),
    ("a linker by its path, Clang", WEAK_BARE + MAIN + "$GATED_CLANG $HARD $LINK --ld-path=/usr/bin/ld main.o weak.o -o prog\n", UNCHECKED),
    ("-B with a linker of one's own", "mkdir mine && ln -s /usr/bin/ld mine/ld && ln -s /usr/bin/ld.bfd mine/ld.bfd\n" + WEAK_BARE + MAIN +
     "$GATED $HARD $LINK -B$PWD/mine main.o weak.o -o prog\n", UNCHECKED),
    ("-B with a linker of one's own, Clang", "mkdir mine && ln -s /usr/bin/ld mine/ld\n" + WEAK_BARE + MAIN +
     "$GATED_CLANG $HARD $LINK -B$PWD/mine main.o weak.o -o prog\n", UNCHECKED),
    ("a linker first in PATH", "mkdir mine && ln -s /usr/bin/ld mine/ld\n" + WEAK_BARE + MAIN +
     "PATH=$PWD/mine:$PATH $GATED $HARD $LINK main.o weak.o -o prog\n", UNCHECKED),
    ("COMPILER_PATH with a linker of one's own", "mkdir mine && ln -s /usr/bin/ld mine/ld\n" + WEAK_BARE + MAIN +
     "COMPILER_PATH=$PWD/mine $GATED $HARD $LINK main.o weak.o -o prog\n", UNCHECKED),
    # LTO
    ("LTO, a prebuilt object", "$UNGATED $HARD -flto -c weak.c\n$GATED $HARD -flto -c main.c\n$GATED $HARD $LINK -flto main.o weak.o -o prog\n", UNCHECKED),
    ("LTO, the weak unit", "$GATED $HARD -flto -c weak.c\n$GATED $HARD -flto -c main.c\n$GATED $HARD $LINK -flto main.o weak.o -o prog\n", DOWNLOAD),
    ("fat LTO without the linker's plugin", "$UNGATED $HARD -flto -ffat-lto-objects -c weak.c\n$GATED $HARD -flto -ffat-lto-objects -c main.c\n"
     "$GATED $HARD $LINK -flto -fno-use-linker-plugin main.o weak.o -o prog\n", UNCHECKED),
    ("LTO with gold, a prebuilt object", "$UNGATED $HARD -flto -c weak.c\n$GATED $HARD -flto -c main.c\n"
     "$GATED $HARD $LINK -flto -fuse-ld=gold main.o weak.o -o prog\n", UNCHECKED),
    # the output
    ("-no-pie at the link", "$GATED $HARD -c clean.c -o weak.o\n" + MAIN + "$GATED $HARD $LINK -no-pie main.o weak.o -o prog\n", "hardening.pie"),
    ("-z execstack", "$GATED $HARD -c clean.c -o weak.o\n" + MAIN + "$GATED $HARD $LINK -Wl,-z,execstack main.o weak.o -o prog\n",
     "hardening.noexecstack"),
    ("not stripped", "$GATED $HARD -c clean.c -o weak.o\n" + MAIN + "$GATED $HARD -pie main.o weak.o -o prog\n", "hardening.stripped"),
    ("a weak shared library", WEAK_BARE + "$GATED $HARD -fPIC -shared $SHARED weak.o -o prog\n", UNCHECKED),
    # a build under `brinell run`
    ("run: a Makefile with an absolute compiler",
     "printf 'prog: main.c weak.c\\n\\t/usr/bin/gcc-12 $(F) main.c weak.c -o prog\\n' >Makefile\n"
     "$BRINELL run -- make F=\"$HARD $LINK\"\n", DOWNLOAD + "|" + UNCHECKED),
    ("run: a prebuilt object", WEAK_BARE + "printf 'prog: main.c\\n\\t$(CC) $(F) main.c weak.o -o prog\\n' >Makefile\n"
     "$BRINELL run -- make F=\"$HARD $LINK\"\n", UNCHECKED),
    ("run: make -i goes on after errors", "printf 'prog: main.c weak.c\\n\\t$(CC) $(F) main.c weak.c -o prog\\n' >Makefile\n"
     "$BRINELL run -- make -i F=\"$HARD $LINK\"\n", DOWNLOAD),
    ("run: ld called by hand", WEAK_BARE + "$UNGATED $HARD -c main.c\nprintf 'prog:\\n\\tld -r main.o weak.o -o prog\\n' >Makefile\n"
     "$BRINELL run -- make\n", UNCHECKED),
]

# Here Brinell can't do its part: a failure (status 125), and no program either.
FAILS = [
    ("a policy that isn't there", "BRINELL_POLICY=nothing.yaml $GATED $HARD -c weak.c\n" + MAIN + LINKED, "nothing.yaml"),
    ("an empty policy", ": >empty.bri\nBRINELL_POLICY=empty.bri $GATED $HARD -c weak.c\n" + MAIN + LINKED, "empty.bri"),
    ("a damaged policy", "head -c 3000 $SHARE/xiaomi-2.0-high.bri >cut.bri\nBRINELL_POLICY=cut.bri $GATED $HARD -c clean.c -o weak.o\n"
     + MAIN + LINKED, "cut.bri"),
    ("a policy with one byte changed", "cp $SHARE/xiaomi-2.0-high.bri bent.bri\nchmod u+w bent.bri\n"
     "printf 'x' | dd of=bent.bri bs=1 seek=5000 conv=notrunc 2>/dev/null\n"
     "BRINELL_POLICY=bent.bri $GATED $HARD -c clean.c -o weak.o\n" + MAIN + LINKED, "bent.bri"),
]

# Without these every case above could be refused for the wrong reason.
ACCEPTED = [
    ("a clean program", "$GATED $HARD -c clean.c -o weak.o\n" + MAIN + LINKED + "./prog\n"),
    ("a clean program, Clang", "$GATED_CLANG $HARD -c clean.c -o weak.o\n$GATED_CLANG $HARD -c main.c\n$GATED_CLANG $HARD $LINK main.o weak.o -o prog\n./prog\n"),
    ("a clean program with a buffer", "$GATED $HARD -DATTRIBUTE= -c buffer.c\n" + BUFFER_LINKED + "./prog\n"),
    ("a clean archive", "$GATED $HARD -c clean.c -o weak.o\n" + MAIN + "ar rcs libweak.a weak.o\n$GATED $HARD $LINK main.o -L. -lweak -o prog\n./prog\n"),
    ("a clean relocatable link", "$GATED $HARD -c clean.c -o weak.o\n" + MAIN +
     "$GATED -r -nostdlib main.o weak.o -o both.o\n$GATED $HARD $LINK both.o -o prog\n./prog\n"),
    ("a clean program by LTO", "$GATED $HARD -flto -c clean.c -o weak.o\n$GATED $HARD -flto -c main.c\n"
     "$GATED $HARD $LINK -flto main.o weak.o -o prog\n./prog\n"),
    *((f"a clean program by {name}", "$GATED $HARD -c clean.c -o weak.o\n" + MAIN +
       f"$GATED $HARD $LINK -fuse-ld={name} main.o weak.o -o prog\n./prog\n") for name in ("gold", "lld", "mold")),
    ("an unchecked archive member that isn't linked", WEAK_BARE + "mv weak.o other.o\n$GATED $HARD -c clean.c -o weak.o\n" + MAIN +
     "objcopy --redefine-sym weak=unused other.o\nar rcs libweak.a weak.o other.o\n$GATED $HARD $LINK main.o -L. -lweak -o prog\n./prog\n"),
    ("run: a clean program", "printf 'prog: main.c clean.c\\n\\t$(CC) $(F) main.c clean.c -o prog\\n' >Makefile\n"
     "$BRINELL run -- make F=\"$HARD $LINK\"\n./prog\n"),
    ("a complete in-source waiver",
     "sed 's|.*system.*|&  // brinell: allow process.insecure-download reason=\"a test\" owner=\"me\" expires=2099-01-01|' weak.c >weak1.c\n"
     "$GATED $HARD -c weak1.c -o weak.o\n" + MAIN + LINKED + "./prog\n"),
]
