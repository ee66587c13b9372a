// SPDX-License-Identifier: Apache-2.0
// The kernel's own conversions: %*ph and %32phN print the bytes, %p the address.
extern int _printk(const char *format, ...);

struct filter {
	unsigned char master_key[32];
	unsigned char address[6];
};

void bytes(const struct filter *filter)
{
	_printk("key %*phN\n", 32, filter->master_key); // finds: secrets.logged
	_printk("key %32ph\n", filter->master_key); // finds: secrets.logged
}

/* Near misses: where it lies, and other bytes. */
void place(const struct filter *filter)
{
	_printk("key at %p\n", filter->master_key);
	_printk("key at %16p\n", filter->master_key);
	_printk("from %*ph\n", 6, filter->address);
}
