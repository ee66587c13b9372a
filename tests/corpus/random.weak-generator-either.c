// SPDX-License-Identifier: Apache-2.0
// One of two numbers, of which one can be predicted: told alike, whichever way round a compiler writes the choice.
#include <stdio.h>
#include <stdlib.h>

void printed(char *token, int strong, unsigned given)
{
	unsigned number = strong ? given : (unsigned)rand();
	snprintf(token, 9, "%08x", number); // finds: random.weak-generator
}

void turned(char *token, int weak, unsigned given)
{
	unsigned number = weak == 0 ? given : (unsigned)rand();
	snprintf(token, 9, "%08x", number); // finds: random.weak-generator
}
