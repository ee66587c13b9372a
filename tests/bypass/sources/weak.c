#include <stdlib.h>
void weak(void)
{
	if (system("curl -k https://example.org/fw") != 0)
		abort();
}
