# SPDX-License-Identifier: Apache-2.0
# run: ld -r with a bare C++ unit of a namespace, then strip -g
# expect: reported
# names: all\.o: unknown: .*names were stripped.*evidence\.unchecked-unit[\s\S]*note: linked into 'prog'[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
$BRINELL run --fail-on unknown -- sh -ec 'echo "namespace own { void run(); void run() {} }" >own.cpp; g++-12 $HARD -c own.cpp
	printf "#include <cstdlib>\nnamespace weak { void run(); void run() { if (system(\"curl -k https://example.org/fw\")) abort(); } }\n" >weak.cpp
	/usr/bin/g++-12 $HARD -c weak.cpp -o weak.o; /usr/bin/ld -r own.o weak.o -o all.o; strip -g all.o
	printf "namespace weak { void run(); }\nint main(int count, char **) { if (count > 100) weak::run(); }\n" >main.cpp
	g++-12 $HARD -c main.cpp; g++-12 $HARD $LINK main.o all.o -o prog' 
