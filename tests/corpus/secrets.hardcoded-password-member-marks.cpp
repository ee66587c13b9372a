// SPDX-License-Identifier: Apache-2.0
// Members whose names say that they are members, and else the same: m_password, password_, mPassword.
#include <string>
#include <utility>

class First {
public:
	First(std::string user, std::string password) : user_(std::move(user)), password_(std::move(password)) {}
	const std::string &user() const { return user_; }

private:
	std::string user_, password_;
};

class Second {
public:
	explicit Second(const char *word) : m_password(word) {}
	int size() const { return m_password[0]; }

private:
	const char *m_password;
};

class Third {
public:
	void set(const std::string &word) { mPassword = word; }
	std::size_t size() const { return mPassword.size(); }

private:
	std::string mPassword;
};

void keep(const First &first);
void keep(const Second &second);
void keep(const Third &third);

/* Wrapper. */
void made()
{
	First first("camera", "f1rst5ecret"); // finds: secrets.hardcoded-password

	keep(first);
	keep(Second("sec0nd5ecret")); // finds: secrets.hardcoded-password
}

/* Field. */
void set()
{
	Third third;

	third.set("th1rd5ecret"); // finds: secrets.hardcoded-password
	keep(third);
}

/* Near misses: empty, another member, a longer name. */
class Other {
public:
	explicit Other(const char *word) : m_passwordless(word), path_(word) {}
	int size() const { return m_passwordless[0] + path_[0]; }

private:
	const char *m_passwordless, *path_;
};

void keep(const Other &other);

void empty()
{
	First first("camera", "");

	keep(first);
	keep(Other("0ther5ecret"));
}

/* Unknown. */
void given(const std::string &word)
{
	keep(First("camera", word));
}
