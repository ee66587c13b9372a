// SPDX-License-Identifier: Apache-2.0
// A number that serves as a secret, made by arithmetic: what is stored under one name is one thing.
extern unsigned number(void);
extern int bt_passkey_set(unsigned);
extern int printk(const char *, ...);

void passkey_shown(void)
{
	unsigned code = number() % 1000000;
	bt_passkey_set(code);
	printk("pairing with %06u\n", code); // finds: secrets.logged
}

void later(unsigned *seen)
{
	unsigned code;
	code = number() & 0xfffff;
	printk("pairing with %06u\n", code); // finds: secrets.logged
	bt_passkey_set(code);
}

/* Near misses: another number, and what the name held before. */
void others(void)
{
	unsigned code = number() % 1000000, tries = number() % 10;
	printk("%u tries\n", tries);
	bt_passkey_set(code);
	printk("passkey is set, %u\n", tries);
}

void stored_anew(void)
{
	unsigned code = number() % 10;
	printk("%u devices\n", code);
	code = number() % 1000000;
	bt_passkey_set(code);
}
