# SPDX-License-Identifier: Apache-2.0
"""The files of the editor tests' project.  APIs are declared as their headers do, so that no library is needed."""

GOOD = ["-O2", "-fPIE", "-fstack-protector-all", "-D_FORTIFY_SOURCE=2", "-Wformat=2", "-Werror=format-security"]
FLAGS = {"soft.c": ["-O2", "-fno-pie", "-fno-stack-protector"]}

CURL = """#ifdef __cplusplus
extern "C" {
#endif
typedef void CURL;
typedef enum { CURLOPT_SSL_VERIFYPEER = 64, CURLOPT_SSL_VERIFYHOST = 81 } CURLoption;
int curl_easy_setopt(CURL *handle, CURLoption option, ...);
"""

FILES = {
    "net.h": "#ifndef NET_H\n#define NET_H\n" + CURL + """
typedef struct evp_md_st EVP_MD;
const EVP_MD *EVP_md5(void);
static inline void net_verify(CURL *handle, long on)
{
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, on);
}
static inline const EVP_MD *net_hash(void)
{
	return EVP_md5();
}
#define NET_HASH() EVP_md5()
#ifdef __cplusplus
}
#endif
#endif
""",
    "flow.c": "#include \"net.h\"\n#include <stdlib.h>\n#include <string.h>\n" + """
int EVP_EncryptInit_ex(void *ctx, const void *type, void *impl, const unsigned char *key, const unsigned char *iv);

static void start(void *ctx, const unsigned char *key, const unsigned char *iv)
{
	EVP_EncryptInit_ex(ctx, NULL, NULL, key, iv);
}

int fetch(CURL *handle, CURL *other, void *ctx, const unsigned char *iv)
{
	unsigned char key[16];

	/* clé */ curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
	net_verify(other, 0L);
	memcpy(key, "0123456789abcdef", sizeof key);
	start(ctx, key, iv);
	return 0;
}

const EVP_MD *digest(int which)
{
	return which ? NET_HASH() : EVP_md5();
}

int update(void)
{
	int unused_variable;
	return system("curl -k https://update.example/fw -o /tmp/fw");
}

void good(CURL *handle)
{
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
	net_verify(handle, 1L);
}
""",
    "waived.c": "#include \"net.h\"\n" + """
const EVP_MD *etag(void)
{
	return EVP_md5(); /* brinell: allow crypto.weak-hash reason="cache key" owner="net" expires=2099-12-31 */
}
void off(CURL *handle)
{
	net_verify(handle, 0L);
}
""",
    "soft.c": "#include \"net.h\"\n" + """
void peer(CURL *handle)
{
	long on = 0;

	net_verify(handle, on);
}
""",
    "class.cpp": "#include \"net.h\"\n" + """
namespace net {
class Client {
public:
	explicit Client(CURL *handle, bool verify = false) : handle_(handle), verify_(verify) {}
	void set() { curl_easy_setopt(handle_, CURLOPT_SSL_VERIFYPEER, verify_ ? 1L : 0L); }

private:
	CURL *handle_;
	bool verify_;
};
} // namespace net

void soft(CURL *handle)
{
	net::Client client(handle, false);
	client.set();
	curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0L);
}
""",
}
