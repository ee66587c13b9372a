// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// File-scope objects, each with a constructor: what was remembered while one was made isn't there any more when the next is.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

void use(void *what);

class Login {
	std::string password_;
	int tries_;

public:
	Login() : password_("hunter22"), tries_(0) { use(this); } // finds: secrets.hardcoded-password
	void reset() { password_ = "hunter23"; }                  // finds: secrets.hardcoded-password
};

class Account {
	char password[20];
	int tries;

public:
	Account() : tries(0)
	{
		strcpy(password, "hunter24"); // finds: secrets.hardcoded-password
		use(this);
	}
};

class Token {
	char token[17];

public:
	Token()
	{
		for (int i = 0; i < 16; i++)
			token[i] = static_cast<char>('a' + rand() % 26); // finds: random.weak-generator
		token[16] = 0;
		use(this);
	}
};

Login login;
Account account;
Token first_token, second_token;
Login second_login;
