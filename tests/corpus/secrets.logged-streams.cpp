// SPDX-License-Identifier: Apache-2.0
// Secrets on the standard streams.
#include <iostream>
#include <sstream>
#include <string>

void greet(const std::string &user, const std::string &password)
{
	std::cout << "user " << user << " password " << password << "\n"; // finds: secrets.logged
}

void complain(const char *password)
{
	std::cerr << password; // finds: secrets.logged
}

/* Near misses. */
void masked(const std::string &password)
{
	std::cout << "password of " << password.size() << " letters\n";
}

void sent(std::ostringstream &out, const std::string &password)
{
	out << password;
}

/* Unknown. */
void any(const std::string &text)
{
	std::clog << text;
}
