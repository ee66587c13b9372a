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

/* A number whose own name says that it is one, under another name as well. */
struct lock {
	unsigned pin_code;
	unsigned pin_code_length;
	unsigned error_code;
};

int by_its_name(const struct lock *lock)
{
	return printk("entered %06u\n", lock->pin_code); // finds: secrets.logged
}

int by_another_name(const struct lock *lock)
{
	unsigned entered = lock->pin_code, seen;

	seen = entered;
	return printk("entered %06u\n", seen); // finds: secrets.logged
}

static int shown(const char *what, unsigned number)
{
	return printk("%s=%u\n", what, number);
}

/* Wrapper. */
int handed_over(const struct lock *lock)
{
	return shown("code", lock->pin_code); // finds: secrets.logged
}

/* Near misses: how long it is, whether there is one, what else is a code. */
int about_it(const struct lock *lock)
{
	printk("%u digits, %s\n", lock->pin_code_length, lock->pin_code ? "set" : "unset");
	printk("right: %d\n", lock->pin_code == number());
	return shown("error", lock->error_code);
}

void paired(unsigned pairing_pin, unsigned led_pin)
{
	printk("code %06u\n", pairing_pin); // finds: secrets.logged
	printk("led at %u\n", led_pin);
}
