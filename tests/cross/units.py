# SPDX-License-Identifier: Apache-2.0
"""Programs whose faults no single unit shows.  A kind is a name, the sources by file name, the rule, and the places
that its finding must name: (file, word of the line)."""

API = """typedef struct ctx CTX;
struct aes { unsigned word[61]; };
int AES_set_encrypt_key(const unsigned char *key, const int bits, struct aes *out);
void SSL_CTX_set_verify(CTX *ctx, int mode, int (*callback)(int, void *));
int mosquitto_tls_psk_set(void *m, const char *psk, const char *identity, const char *ciphers);
int mosquitto_username_pw_set(void *m, const char *user, const char *password);
int mosquitto_tls_insecure_set(void *m, _Bool value);
int curl_easy_setopt(void *curl, int option, ...);
long getrandom(void *buffer, unsigned long size, unsigned flags);
int SSL_CTX_set_cipher_list(CTX *ctx, const char *list);
void *memcpy(void *to, const void *from, unsigned long size);
char *strcpy(char *to, const char *from);
char *getenv(const char *name);
int pthread_create(unsigned long *thread, const void *attributes, void *(*run)(void *), void *given);
"""
STUB = """int AES_set_encrypt_key(const unsigned char *key, const int bits, void *out) { return key && bits && out ? 0 : -1; }
void SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *)) { (void)ctx; (void)mode; (void)callback; }
int mosquitto_tls_psk_set(void *m, const char *p, const char *i, const char *c) { (void)m; (void)p; (void)i; (void)c; return 0; }
int mosquitto_username_pw_set(void *m, const char *u, const char *p) { (void)m; (void)u; (void)p; return 0; }
int mosquitto_tls_insecure_set(void *m, _Bool v) { (void)m; (void)v; return 0; }
int SSL_CTX_set_cipher_list(void *ctx, const char *list) { (void)ctx; (void)list; return 1; }
int curl_easy_setopt(void *curl, int option, ...) { (void)curl; (void)option; return 0; }
"""
KEY, VERIFY, ACCEPT, PASSWORD = "secrets.hardcoded-key", "tls.verify-off", "tls.accept-all-callback", "secrets.hardcoded-password"
CIPHERS, LOGGED, DRAWN = "tls.weak-ciphers", "secrets.logged", "random.weak-generator"

# Each kind's `_use` is what main() calls.
FAULTS = [
    ("array", {
        "array_a.c": "extern const unsigned char device_key[16];\nvoid array_use(void)\n{\n\tstruct aes aes;\n"
                     "\tAES_set_encrypt_key(device_key, 128, &aes);\n}\n",
        "array_b.c": "extern const unsigned char device_key[16];\n"
                     "const unsigned char device_key[16] = {7, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 6};\n",
    }, KEY, [("array_a.c", "AES_set"), ("array_b.c", "{7")]),
    ("pointer", {
        "pointer_a.c": "extern const char *shared_psk;\nvoid pointer_use(void)\n{\n"
                       "\tmosquitto_tls_psk_set(0, shared_psk, \"id\", 0);\n}\n",
        "pointer_b.c": "extern const char *shared_psk;\nconst char *shared_psk = \"00112233445566778899aabbccddeeff\";\n",
    }, KEY, [("pointer_a.c", "mosquitto_tls"), ("pointer_b.c", "0011")]),
    ("wrapper", {
        "wrapper_a.c": "void tls_init(CTX *ctx, _Bool verify);\nvoid wrapper_use(void)\n{\n\ttls_init(0, 0);\n}\n",
        "wrapper_b.c": "void tls_init(CTX *ctx, _Bool verify);\nvoid tls_init(CTX *ctx, _Bool verify)\n{\n"
                       "\tcurl_easy_setopt(ctx, 64, (long)verify);\n}\n",
    }, VERIFY, [("wrapper_a.c", "tls_init(0"), ("wrapper_b.c", "curl_easy")]),
    ("chosen_mode", {  # who hands over that nothing is verified is told, and nobody else
        "chosen_mode_a.c": "void tls_choose(CTX *ctx, _Bool verify);\nvoid chosen_mode_use(void)\n{\n\ttls_choose(0, 0);\n}\n",
        "chosen_mode_b.c": "void tls_choose(CTX *ctx, _Bool verify);\nvoid tls_choose(CTX *ctx, _Bool verify)\n{\n"
                           "\tSSL_CTX_set_verify(ctx, verify ? 3 : 0, 0);\n}\n",
    }, VERIFY, [("chosen_mode_a.c", "tls_choose(0"), ("chosen_mode_b.c", "SSL_CTX")]),
    ("callback", {
        "callback_a.c": "int let_in(int ok, void *store);\nvoid callback_use(void)\n{\n\tSSL_CTX_set_verify(0, 1, let_in);\n}\n",
        "callback_b.c": "int let_in(int ok, void *store);\nint let_in(int ok, void *store)\n{\n\t(void)ok;\n\t(void)store;\n\treturn 1;\n}\n",
    }, ACCEPT, [("callback_a.c", "SSL_CTX"), ("callback_b.c", "int let_in(int ok, void *store)")]),
    ("setter", {
        "setter_a.c": "void set_mode(int value);\nvoid apply_mode(CTX *ctx);\nvoid setter_use(void)\n{\n\tset_mode(0);\n\tapply_mode(0);\n}\n",
        "setter_b.c": "void set_mode(int value);\nvoid apply_mode(CTX *ctx);\nstatic int mode = 1;\nvoid set_mode(int value)\n{\n\tmode = value;\n}\n"
                      "void apply_mode(CTX *ctx)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n",
    }, VERIFY, [("setter_a.c", "set_mode(0)"), ("setter_b.c", "SSL_CTX")]),
    ("threaded", {
        "threaded_a.c": "struct job { void *client; const char *word; };\nvoid *threaded_run(void *given);\nvoid threaded_use(void)\n{\n"
                       "\tstatic struct job job = {0, \"fixed5ecret\"};\n\tunsigned long thread;\n\tpthread_create(&thread, 0, threaded_run, &job);\n}\n",
        "threaded_b.c": "struct job { void *client; const char *word; };\nvoid *threaded_run(void *given);\nvoid *threaded_run(void *given)\n{\n"
                       "\tstruct job *job = given;\n\tmosquitto_username_pw_set(job->client, \"n\", job->word);\n\treturn 0;\n}\n",
    }, PASSWORD, [("threaded_a.c", "pthread_create(&"), ("threaded_b.c", "mosquitto_username")]),
    ("written", {
        "written_a.c": "extern int peer_mode;\nint peer_mode = 1;\nvoid relax(void);\nvoid written_use(void)\n{\n\trelax();\n"
                       "\tSSL_CTX_set_verify(0, peer_mode, 0);\n}\n",
        "written_b.c": "extern int peer_mode;\nvoid relax(void);\nvoid relax(void)\n{\n\tpeer_mode = 0;\n}\n",
    }, VERIFY, [("written_a.c", "SSL_CTX"), ("written_b.c", "peer_mode = 0")]),
    ("apart", {  # the writer and the reader know nothing of each other
        "apart_a.c": "extern char broker_kept[32];\nchar broker_kept[32];\nvoid apart_use(void)\n{\n"
                     "\tmosquitto_username_pw_set(0, \"user\", broker_kept);\n}\n",
        "apart_b.c": "extern char broker_kept[32];\nvoid apart_fill(void);\nvoid apart_fill(void)\n{\n"
                     "\tstrcpy(broker_kept, \"pa55-of-the-maker\");\n}\n",
    }, PASSWORD, [("apart_a.c", "mosquitto_username"), ("apart_b.c", "pa55")]),
    ("table", {
        "table_a.c": "struct ops { void (*verify)(CTX *, int, int (*)(int, void *)); };\nextern const struct ops ops;\n"
                     "void table_use(void)\n{\n\tops.verify(0, 0, 0);\n}\n",
        "table_b.c": "struct ops { void (*verify)(CTX *, int, int (*)(int, void *)); };\nextern const struct ops ops;\n"
                     "const struct ops ops = {SSL_CTX_set_verify};\n",
    }, VERIFY, [("table_a.c", "ops.verify"), ("table_b.c", "{SSL_CTX")]),
    ("options", {
        "options_a.c": "struct option { int name; long value; };\nextern const struct option options[2];\nvoid options_use(void)\n{\n"
                       "\tfor (int i = 0; i < 2; i++)\n\t\tcurl_easy_setopt(0, options[i].name, options[i].value);\n}\n",
        "options_b.c": "struct option { int name; long value; };\nextern const struct option options[2];\n"
                       "const struct option options[2] = {{13, 30}, {64, 0}};\n",
    }, VERIFY, [("options_a.c", "curl_easy"), ("options_b.c", "{64, 0}")]),
    ("getter", {
        "getter_a.c": "const unsigned char *factory_key(void);\nvoid getter_use(void)\n{\n\tstruct aes aes;\n"
                      "\tAES_set_encrypt_key(factory_key(), 128, &aes);\n}\n",
        "getter_b.c": "const unsigned char *factory_key(void);\n"
                      "static const unsigned char bytes[16] = {9, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 7};\n"
                      "const unsigned char *factory_key(void)\n{\n\treturn bytes;\n}\n",
    }, KEY, [("getter_a.c", "AES_set"), ("getter_b.c", "{9")]),
    ("filled", {  # who fills is asked to, in another unit
        "filled_a.c": "void fill_key(unsigned char *to);\nvoid filled_use(void)\n{\n\tunsigned char key[16];\n\tstruct aes aes;\n\tfill_key(key);\n"
                      "\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "filled_b.c": "void fill_key(unsigned char *to);\nvoid fill_key(unsigned char *to)\n{\n\tfor (int i = 0; i < 16; i++)\n\t\tto[i] = 0x5a;\n}\n",
    }, KEY, [("filled_a.c", "AES_set"), ("filled_b.c", "0x5a")]),
]

FAULTS += [
    ("fallback", {  # nobody overrides the weak key
        "fallback_a.c": "extern const unsigned char fallback_key[16];\nvoid fallback_use(void)\n{\n\tstruct aes aes;\n"
                        "\tAES_set_encrypt_key(fallback_key, 128, &aes);\n}\n",
        "fallback_b.c": "extern const unsigned char fallback_key[16];\n__attribute__((weak)) const unsigned char fallback_key[16] = {1, 2, 3, 4, 5, 6, 7};\n",
    }, KEY, [("fallback_a.c", "AES_set"), ("fallback_b.c", "{1")]),
    ("prevailing", {  # the strong one accepts all, whatever the weak one does
        "prevailing_a.c": "int chosen(int ok, void *store);\nvoid prevailing_use(void)\n{\n\tSSL_CTX_set_verify(0, 1, chosen);\n}\n",
        "prevailing_b.c": "int chosen(int ok, void *store);\nint chosen(int ok, void *store)\n{\n\t(void)ok;\n\t(void)store;\n\treturn 1;\n}\n",
        "prevailing_c.c": "int chosen(int ok, void *store);\n__attribute__((weak)) int chosen(int ok, void *store)\n{\n\treturn ok && store;\n}\n",
    }, ACCEPT, [("prevailing_a.c", "SSL_CTX"), ("prevailing_b.c", "int chosen(int ok, void *store)")]),
]

# Nothing is found in these.  Each `_use` is called too; `_c` is linked like the others.
MISSES = [
    ("drawn", {
        "drawn_a.c": "extern unsigned char session_key[16];\nvoid draw(void);\nvoid drawn_use(void)\n{\n\tstruct aes aes;\n\tdraw();\n"
                     "\tAES_set_encrypt_key(session_key, 128, &aes);\n}\n",
        "drawn_b.c": "extern unsigned char session_key[16];\nunsigned char session_key[16] = {1, 2, 3};\nvoid draw(void);\nvoid draw(void)\n{\n"
                     "\tgetrandom(session_key, 16, 0);\n}\n",
    }),
    ("named", {
        "named_a.c": "extern const char *given_psk;\nvoid named_use(void)\n{\n\tmosquitto_tls_psk_set(0, given_psk, \"id\", 0);\n}\n",
        "named_b.c": "extern const char *given_psk;\nconst char *given_psk;\nvoid take_name(void);\nvoid take_name(void)\n{\n"
                     "\tgiven_psk = getenv(\"PSK\");\n}\n",
    }),
    ("asked_thread", {
        "asked_thread_a.c": "struct job { void *client; const char *word; };\nvoid *asked_thread_run(void *given);\nvoid asked_thread_use(void)\n{\n"
                             "\tstatic struct job job;\n\tunsigned long thread;\n\tjob.word = getenv(\"WORD\");\n"
                             "\tpthread_create(&thread, 0, asked_thread_run, &job);\n}\n",
        "asked_thread_b.c": "struct job { void *client; const char *word; };\nvoid *asked_thread_run(void *given);\nvoid *asked_thread_run(void *given)\n{\n"
                             "\tstruct job *job = given;\n\tmosquitto_username_pw_set(job->client, \"n\", job->word);\n\treturn 0;\n}\n",
    }),
    ("strict", {
        "strict_a.c": "void tls_strict(CTX *ctx, _Bool verify);\nvoid strict_use(void)\n{\n\ttls_strict(0, 1);\n}\n",
        "strict_b.c": "void tls_strict(CTX *ctx, _Bool verify);\nvoid tls_strict(CTX *ctx, _Bool verify)\n{\n"
                      "\tcurl_easy_setopt(ctx, 64, (long)verify);\n}\n",
    }),
    ("chosen_strict", {
        "chosen_strict_a.c": "void tls_choose_strict(CTX *ctx, _Bool verify);\nvoid chosen_strict_use(void)\n{\n\ttls_choose_strict(0, 1);\n}\n",
        "chosen_strict_b.c": "void tls_choose_strict(CTX *ctx, _Bool verify);\nvoid tls_choose_strict(CTX *ctx, _Bool verify)\n{\n"
                             "\tSSL_CTX_set_verify(ctx, verify ? 3 : 0, 0);\n}\n",
    }),
    ("picky", {
        "picky_a.c": "int pick(int ok, void *store);\nvoid picky_use(void)\n{\n\tSSL_CTX_set_verify(0, 1, pick);\n}\n",
        "picky_b.c": "int pick(int ok, void *store);\nint pick(int ok, void *store)\n{\n\treturn ok && store;\n}\n",
    }),
    ("overridden", {  # the weak one accepts all, and isn't what is linked
        "overridden_a.c": "int judge(int ok, void *store);\nvoid overridden_use(void)\n{\n\tSSL_CTX_set_verify(0, 1, judge);\n}\n",
        "overridden_b.c": "int judge(int ok, void *store);\n__attribute__((weak)) int judge(int ok, void *store)\n{\n\t(void)ok;\n\t(void)store;\n"
                          "\treturn 1;\n}\nvoid overridden_keep(void);\nvoid overridden_keep(void)\n{\n}\n",
        "overridden_c.c": "int judge(int ok, void *store);\nint judge(int ok, void *store)\n{\n\treturn ok && store;\n}\n",
    }),
    ("default", {  # of a weak key and a strong one, the strong one is linked: drawn at run time
        "default_a.c": "extern unsigned char default_key[16];\n__attribute__((weak)) unsigned char default_key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9};\n"
                       "void default_use(void)\n{\n\tstruct aes aes;\n\tAES_set_encrypt_key(default_key, 128, &aes);\n}\n",
        "default_b.c": "extern unsigned char default_key[16];\nunsigned char default_key[16];\nvoid default_draw(void);\n"
                       "void default_draw(void)\n{\n\tgetrandom(default_key, 16, 0);\n}\n",
    }),
    ("collected", {  # nobody calls its use, so where sections are collected it isn't part of the program
        "collected_a.c": "extern const unsigned char unused_key[16];\nvoid collected_use(void)\n{\n\tstruct aes aes;\n"
                         "\tAES_set_encrypt_key(unused_key, 128, &aes);\n}\nvoid collected_other(void);\nvoid collected_other(void)\n{\n}\n",
        "collected_b.c": "extern const unsigned char unused_key[16];\nconst unsigned char unused_key[16] = {4, 3, 2, 1, 9, 8, 7};\n",
    }),
    ("own", {  # two units' own objects of one name are two objects
        "own_a.c": "static int own_mode = 1;\nvoid own_use(void)\n{\n\tSSL_CTX_set_verify(0, own_mode, 0);\n}\n",
        "own_b.c": "static int own_mode = 1;\nint own_other(void);\nint own_other(void)\n{\n\town_mode = 0;\n\treturn own_mode;\n}\n",
    }),
    ("stricter", {
        "stricter_a.c": "extern int least_mode;\nint least_mode;\nvoid tighten(void);\nvoid stricter_use(void)\n{\n\ttighten();\n"
                        "\tSSL_CTX_set_verify(0, least_mode, 0);\n}\n",
        "stricter_b.c": "extern int least_mode;\nvoid tighten(void);\nvoid tighten(void)\n{\n\tleast_mode = 1;\n}\n",
    }),
]

# What no note may leave out though the unit that holds it knows nothing of a sink.
CONN = "struct conn { int port; int verify; unsigned char key[16]; };\n"
FAULTS += [
    ("passed", {  # the unit in the middle only hands it on, through a function of its own
        "passed_a.c": "void passed_on(CTX *ctx, int n, _Bool verify);\nvoid passed_use(void)\n{\n\tpassed_on(0, 3, 0);\n}\n",
        "passed_b.c": "void passed_on(CTX *ctx, int n, _Bool verify);\nvoid passed_last(CTX *ctx, _Bool verify);\nint printf(const char *, ...);\n"
                      "static void hand(CTX *ctx, _Bool verify)\n{\n\tprintf(\"on\");\n\tpassed_last(ctx, verify);\n}\n"
                      "void passed_on(CTX *ctx, int n, _Bool verify)\n{\n\tfor (int i = 0; i < n; i++)\n\t\tprintf(\"%d\", i);\n\thand(ctx, verify);\n}\n",
        "passed_c.c": "void passed_last(CTX *ctx, _Bool verify);\nvoid passed_last(CTX *ctx, _Bool verify)\n{\n\tcurl_easy_setopt(ctx, 64, (long)verify);\n}\n",
    }, VERIFY, [("passed_a.c", "passed_on(0"), ("passed_c.c", "curl_easy")]),
    ("member", {  # a structure goes round: one unit sets a member, another reads it
        "member_a.c": CONN + "void member_set(struct conn *conn, int verify);\nvoid member_open(const struct conn *conn);\nvoid member_use(void)\n{\n"
                      "\tstruct conn conn = {.port = 443, .verify = 1};\n\tmember_set(&conn, 0);\n\tmember_open(&conn);\n}\n",
        "member_b.c": CONN + "void member_set(struct conn *conn, int verify);\nvoid member_set(struct conn *conn, int verify)\n{\n"
                      "\tif (!conn)\n\t\treturn;\n\tstruct conn *mine = conn;\n\tmine->verify = verify;\n}\n",
        "member_c.c": CONN + "void member_open(const struct conn *conn);\nvoid member_open(const struct conn *conn)\n{\n\tSSL_CTX_set_verify(0, conn->verify, 0);\n}\n",
    }, VERIFY, [("member_a.c", "member_set(&conn"), ("member_c.c", "SSL_CTX")]),
    ("doubled", {  # one member of another structure's, by a unit that judges nothing
        "doubled_a.c": CONN + "void doubled_on(struct conn *to, const struct conn *from);\nvoid doubled_open(const struct conn *conn);\nvoid doubled_use(void)\n{\n"
                       "\tstruct conn one, two;\n\tone.verify = 0;\n\tdoubled_on(&two, &one);\n\tdoubled_open(&two);\n}\n",
        "doubled_b.c": CONN + "void doubled_on(struct conn *to, const struct conn *from);\nvoid doubled_on(struct conn *to, const struct conn *from)\n{\n"
                       "\tto->verify = from->verify;\n}\n",
        "doubled_c.c": CONN + "void doubled_open(const struct conn *conn);\nvoid doubled_open(const struct conn *conn)\n{\n\tSSL_CTX_set_verify(0, conn->verify, 0);\n}\n",
    }, VERIFY, [("doubled_a.c", "doubled_open(&two"), ("doubled_c.c", "SSL_CTX")]),
    ("told_by", {  # a number by what a structure says, in more ways than two
        "told_by_a.c": CONN + "int told_by_mode(const struct conn *conn);\nvoid told_by_set(CTX *ctx, int mode);\nvoid told_by_use(void)\n{\n"
                       "\tstruct conn conn;\n\tconn.verify = 0;\n\ttold_by_set(0, told_by_mode(&conn));\n}\n",
        "told_by_b.c": CONN + "int told_by_mode(const struct conn *conn);\nint told_by_mode(const struct conn *conn)\n{\n\tif (conn->verify == 2)\n\t\treturn 3;\n"
                       "\tif (conn->verify == 1)\n\t\treturn 1;\n\treturn 0;\n}\n",
        "told_by_c.c": "void told_by_set(CTX *ctx, int mode);\nvoid told_by_set(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n",
    }, VERIFY, [("told_by_a.c", "told_by_set(0"), ("told_by_b.c", "return 0"), ("told_by_c.c", "SSL_CTX")]),
    ("level", {  # a number made of another in a unit that judges nothing
        "level_a.c": "int level_mode(int level);\nvoid level_use(void)\n{\n\tSSL_CTX_set_verify(0, level_mode(0), 0);\n}\n",
        "level_b.c": "int level_mode(int level);\nint printf(const char *, ...);\nint level_mode(int level)\n{\n\tswitch (level) {\n\tcase 0:\n\t\tprintf(\"low\");\n"
                     "\t\treturn 0;\n\tcase 1:\n\tcase 2:\n\t\treturn 1;\n\tdefault:\n\t\treturn 3;\n\t}\n}\n",
    }, VERIFY, [("level_a.c", "SSL_CTX"), ("level_b.c", "return 0")]),
    ("listed", {  # a table walked where nothing is judged
        "listed_a.c": "void listed_set(void *curl, int option, long value);\nstatic const struct { int name; long value; } list[] = {{13, 30}, {64, 0}};\n"
                      "void listed_use(void)\n{\n\tfor (unsigned i = 0; i < sizeof list / sizeof list[0]; i++)\n\t\tlisted_set(0, list[i].name, list[i].value);\n}\n",
        "listed_b.c": "void listed_set(void *curl, int option, long value);\nvoid listed_set(void *curl, int option, long value)\n{\n"
                      "\tcurl_easy_setopt(curl, option, value);\n}\n",
    }, VERIFY, [("listed_a.c", "{64, 0}"), ("listed_b.c", "curl_easy")]),
    ("chosen_by", {  # what decides is another unit's constant
        "chosen_by_a.c": "void by_set(CTX *ctx, int mode);\nextern const int by_debug;\nvoid chosen_by_use(void)\n{\n\tby_set(0, by_debug ? 0 : 1);\n}\n",
        "chosen_by_b.c": "extern const int by_debug;\nconst int by_debug = 1;\n",
        "chosen_by_c.c": "void by_set(CTX *ctx, int mode);\nvoid by_set(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n",
    }, VERIFY, [("chosen_by_a.c", "by_set(0"), ("chosen_by_c.c", "SSL_CTX")]),
    ("copied", {  # a text that is copied on the way
        "copied_a.c": "void copied_login(const char *word);\nvoid copied_use(void)\n{\n\tcopied_login(\"pa55-of-the-maker\");\n}\n",
        "copied_b.c": "void copied_login(const char *word);\nvoid copied_last(const char *password);\nvoid copied_login(const char *password)\n{\n"
                      "\tchar own[64];\n\tstrcpy(own, password);\n\tcopied_last(own);\n}\n",
        "copied_c.c": "void copied_last(const char *password);\nvoid copied_last(const char *password)\n{\n\tmosquitto_username_pw_set(0, \"user\", password);\n}\n",
    }, PASSWORD, [("copied_a.c", "pa55"), ("copied_c.c", "mosquitto_username")]),
]
MISSES += [
    ("high", {
        "high_a.c": "int high_mode(int level);\nvoid high_use(void)\n{\n\tSSL_CTX_set_verify(0, high_mode(2), 0);\n}\n",
        "high_b.c": "int high_mode(int level);\nint high_mode(int level)\n{\n\tswitch (level) {\n\tcase 0:\n\t\treturn 0;\n\tcase 1:\n\tcase 2:\n\t\treturn 1;\n"
                    "\tdefault:\n\t\treturn 3;\n\t}\n}\n",
    }),
    ("filled", {  # zeroed by one unit, drawn by another, used by a third
        "filled_miss_a.c": CONN + "void filled_clear(struct conn *conn);\nvoid filled_draw(struct conn *conn);\nvoid filled_use(void)\n{\n\tstruct conn conn;\n\tstruct aes aes;\n"
                           "\tfilled_clear(&conn);\n\tfilled_draw(&conn);\n\tAES_set_encrypt_key(conn.key, 128, &aes);\n}\n",
        "filled_miss_b.c": CONN + "void *memset(void *, int, unsigned long);\nvoid filled_clear(struct conn *conn);\nvoid filled_clear(struct conn *conn)\n{\n"
                           "\tmemset(conn, 0, sizeof *conn);\n}\n",
        "filled_miss_c.c": CONN + "void filled_draw(struct conn *conn);\nvoid filled_draw(struct conn *conn)\n{\n\tgetrandom(conn->key, sizeof conn->key, 0);\n}\n",
    }),
]

FAULTS += [
    ("kmember", {  # a key behind a constant structure's member
        "kmember_a.c": "struct cfgx { int bits; const unsigned char *key; };\nextern const struct cfgx kmember_cfg;\nvoid kmember_use(void)\n"
            "{\n\tstruct aes aes;\n\tAES_set_encrypt_key(kmember_cfg.key, kmember_cfg.bits, &aes);\n}\n",
        "kmember_b.c": "struct cfgx { int bits; const unsigned char *key; };\n"
            "static const unsigned char bytes[16] = {91, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 7};\n"
            "extern const struct cfgx kmember_cfg;\nconst struct cfgx kmember_cfg = {128, bytes};\n",
    }, KEY, [("kmember_a.c", "AES_set"), ("kmember_b.c", "{91")]),
    ("cbtable", {  # a callback in a table behind a pointer
        "cbtable_a.c": "struct cbs { void (*log)(const char *); int (*verify)(int, void *); };\nextern const struct cbs *cbtable_cbs;\n"
            "void cbtable_use(void)\n{\n\tSSL_CTX_set_verify(0, 1, cbtable_cbs->verify);\n}\n",
        "cbtable_c.c": "struct cbs { void (*log)(const char *); int (*verify)(int, void *); };\nint cbtable_any(int ok, void *store);\n"
            "static const struct cbs table = {0, cbtable_any};\nextern const struct cbs *cbtable_cbs;\n"
            "const struct cbs *cbtable_cbs = &table;\n",
        "cbtable_b.c": "int cbtable_any(int ok, void *store);\nint cbtable_any(int ok, void *store)\n{\n\t(void)store;\n\tok = 1;\n"
            "\treturn ok;\n}\n",
    }, ACCEPT, [("cbtable_a.c", "SSL_CTX"), ("cbtable_b.c", "int cbtable_any(int ok, void *store)")]),
    ("sentinel", {  # options up to an empty one
        "sentinel_a.c": "struct opt { int name; long value; };\nextern const struct opt sentinel_opts[];\nvoid sentinel_use(void)\n{\n"
            "\tfor (const struct opt *o = sentinel_opts; o->name; o++)\n\t\tcurl_easy_setopt(0, o->name, o->value);\n}\n",
        "sentinel_b.c": "struct opt { int name; long value; };\nextern const struct opt sentinel_opts[];\n"
            "const struct opt sentinel_opts[] = {{13, 30}, {64, 0}, {0, 0}};\n",
    }, VERIFY, [("sentinel_a.c", "curl_easy"), ("sentinel_b.c", "{64, 0}")]),
    ("applied", {  # what a third unit calls by a pointer
        "applied_a.c": "void applied_on(void (*fn)(CTX *, int), int v);\nvoid applied_fn(CTX *c, int v);\nvoid applied_use(void)\n{\n"
            "\tapplied_on(applied_fn, 0);\n}\n",
        "applied_b.c": "void applied_on(void (*fn)(CTX *, int), int v);\nvoid applied_on(void (*fn)(CTX *, int), int v)\n{\n\tfn(0, v);\n}\n",
        "applied_c.c": "void applied_fn(CTX *c, int v);\nvoid applied_fn(CTX *c, int v)\n{\n\tSSL_CTX_set_verify(c, v, 0);\n}\n",
    }, VERIFY, [("applied_a.c", "applied_on("), ("applied_c.c", "SSL_CTX")]),
    ("early", {  # behind early ways out
        "early_a.c": "int early_1(int *x, int mode);\nvoid early_use(void)\n{\n\tint x = 4;\n\tearly_1(&x, 0);\n}\n",
        "early_b.c": "int early_1(int *x, int mode);\nint early_2(CTX *c, int mode);\nint early_ready(int);\nint early_1(int *x, int mode)\n"
            "{\n\tif (!x)\n\t\treturn -1;\n\tif (early_ready(*x) != 0)\n\t\treturn -2;\n\treturn early_2(0, mode);\n}\n",
        "early_c.c": "int early_ready(int);\nint early_2(CTX *c, int mode);\nint early_ready(int x)\n{\n\treturn getenv(\"X\") ? x : 0;\n}\n"
            "int early_2(CTX *c, int mode)\n{\n\tSSL_CTX_set_verify(c, mode, 0);\n\treturn 0;\n}\n",
    }, VERIFY, [("early_a.c", "early_1(&x"), ("early_c.c", "SSL_CTX")]),
    ("negated", {  # by its contrary
        "negated_a.c": "void negated_on(CTX *c, _Bool insecure);\nvoid negated_use(void)\n{\n\tnegated_on(0, 1);\n}\n",
        "negated_b.c": "void negated_last(CTX *c, long v);\nvoid negated_on(CTX *c, _Bool insecure);\n"
            "void negated_on(CTX *c, _Bool insecure)\n{\n\tnegated_last(c, !insecure);\n}\n",
        "negated_c.c": "void negated_last(CTX *c, long v);\nvoid negated_last(CTX *c, long v)\n{\n\tcurl_easy_setopt(c, 64, v);\n}\n",
    }, VERIFY, [("negated_c.c", "curl_easy")]),
    ("state", {  # a profile that another unit chose
        "state_a.c": "void state_pick(void);\nvoid state_go(void);\nvoid state_use(void)\n{\n\tstate_pick();\n\tstate_go();\n}\n",
        "state_b.c": "struct prof { int mode; };\nstatic const struct prof lax = {0}, tight = {1};\n"
            "static const struct prof *current = &tight;\nvoid state_pick(void);\nconst struct prof *state_now(void);\n"
            "void state_pick(void)\n{\n\tcurrent = &lax;\n}\nconst struct prof *state_now(void)\n{\n\treturn current;\n}\n",
        "state_c.c": "struct prof { int mode; };\nconst struct prof *state_now(void);\nvoid state_go(void);\nvoid state_go(void)\n{\n"
            "\tSSL_CTX_set_verify(0, state_now()->mode, 0);\n}\n",
    }, VERIFY, [("state_c.c", "SSL_CTX")]),
    ("listcat", {  # a list that is put together
        "listcat_a.c": "void listcat_make(void);\nvoid listcat_use(void)\n{\n\tlistcat_make();\n}\n",
        "listcat_b.c": "void listcat_make(void);\nvoid listcat_go(const char *list);\nchar *strcat(char *, const char *);\n"
            "void listcat_make(void)\n{\n\tchar list[64];\n\tstrcpy(list, \"HIGH\");\n\tstrcat(list, \":RC4-SHA\");\n"
            "\tlistcat_go(list);\n}\n",
        "listcat_c.c": "void listcat_go(const char *list);\nvoid listcat_go(const char *list)\n{\n\tSSL_CTX_set_cipher_list(0, list);\n}\n",
    }, CIPHERS, [("listcat_b.c", "listcat_go(list)"), ("listcat_c.c", "SSL_CTX")]),
]
MISSES += [
    ("rngover", {  # constant, and drawn over by a third unit
        "rngover_a.c": "extern unsigned char rngover_key[16];\nvoid rngover_seed(void);\nvoid rngover_use(void)\n{\n\tstruct aes aes;\n"
            "\trngover_seed();\n\tAES_set_encrypt_key(rngover_key, 128, &aes);\n}\n",
        "rngover_b.c": "extern unsigned char rngover_key[16];\n"
            "unsigned char rngover_key[16] = {91, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 7};\n",
        "rngover_c.c": "extern unsigned char rngover_key[16];\nvoid rngover_seed(void);\nvoid rngover_seed(void)\n{\n"
            "\tgetrandom(rngover_key, 16, 0);\n}\n",
    }),
    ("tabgood", {
        "tabgood_a.c": "struct opt { int name; long value; };\nextern const struct opt tabgood_opts[];\nvoid tabgood_use(void)\n{\n"
            "\tfor (const struct opt *o = tabgood_opts; o->name; o++)\n\t\tcurl_easy_setopt(0, o->name, o->value);\n}\n",
        "tabgood_b.c": "struct opt { int name; long value; };\nextern const struct opt tabgood_opts[];\n"
            "const struct opt tabgood_opts[] = {{13, 0}, {64, 1}, {81, 2}, {0, 0}};\n",
    }),
    ("neggood", {
        "neggood_a.c": "void neggood_on(CTX *c, _Bool insecure);\nvoid neggood_use(void)\n{\n\tneggood_on(0, 0);\n}\n",
        "neggood_b.c": "void neggood_last(CTX *c, long v);\nvoid neggood_on(CTX *c, _Bool insecure);\n"
            "void neggood_on(CTX *c, _Bool insecure)\n{\n\tneggood_last(c, !insecure);\n}\n",
        "neggood_c.c": "void neggood_last(CTX *c, long v);\nvoid neggood_last(CTX *c, long v)\n{\n\tcurl_easy_setopt(c, 64, v);\n}\n",
    }),
    ("lastwins", {  # what was set last counts
        "lastwins_a.c": "void lastwins_set(int v);\nvoid lastwins_go(CTX *c);\nvoid lastwins_use(void)\n{\n\tlastwins_set(0);\n"
            "\tlastwins_set(1);\n\tlastwins_go(0);\n}\n",
        "lastwins_b.c": "void lastwins_set(int v);\nint lastwins_get(void);\nstatic int kept;\nvoid lastwins_set(int v)\n{\n\tkept = v;\n}\n"
            "int lastwins_get(void)\n{\n\treturn kept;\n}\n",
        "lastwins_c.c": "int lastwins_get(void);\nvoid lastwins_go(CTX *c);\nvoid lastwins_go(CTX *c)\n{\n"
            "\tSSL_CTX_set_verify(c, lastwins_get(), 0);\n}\n",
    }),
    ("flaggood", {  # a bit that isn't set
        "flaggood_a.c": "void flaggood_open(CTX *c, unsigned flags);\nvoid flaggood_use(void)\n{\n\tflaggood_open(0, 1u | 1u << 3);\n}\n",
        "flaggood_b.c": "void flaggood_last(CTX *c, long v);\nvoid flaggood_open(CTX *c, unsigned flags);\n"
            "void flaggood_open(CTX *c, unsigned flags)\n{\n\tif (flags & (1u << 4))\n\t\tflaggood_last(c, 0);\n\telse\n"
            "\t\tflaggood_last(c, 1);\n}\n",
        "flaggood_c.c": "void flaggood_last(CTX *c, long v);\nvoid flaggood_last(CTX *c, long v)\n{\n\tcurl_easy_setopt(c, 64, v);\n}\n",
    }),
]

# Texts and bytes that only their reader can weigh, and units far from any that judges something.
FAULTS += [
    ("suites", {
        "suites_a.c": "extern const char *const suites_allowed;\nvoid suites_use(void)\n{\n\tSSL_CTX_set_cipher_list(0, suites_allowed);\n}\n",
        "suites_b.c": "extern const char *const suites_allowed;\nconst char *const suites_allowed = \"HIGH:RC4-SHA\";\n",
    }, CIPHERS, [("suites_a.c", "SSL_CTX"), ("suites_b.c", "RC4")]),
    ("suites_told", {  # handed through a unit that knows no cipher
        "suites_told_a.c": "void told_on(CTX *ctx, const char *list);\nvoid suites_told_use(void)\n{\n\ttold_on(0, \"DEFAULT:eNULL\");\n}\n",
        "suites_told_b.c": "void told_on(CTX *ctx, const char *list);\nvoid told_last(CTX *ctx, const char *list);\n"
                           "void told_on(CTX *ctx, const char *list)\n{\n\tif (list)\n\t\ttold_last(ctx, list);\n}\n",
        "suites_told_c.c": "void told_last(CTX *ctx, const char *list);\nvoid told_last(CTX *ctx, const char *list)\n{\n"
                           "\tSSL_CTX_set_cipher_list(ctx, list);\n}\n",
    }, CIPHERS, [("suites_told_a.c", "told_on(0"), ("suites_told_c.c", "SSL_CTX")]),
    ("short", {  # a text of which little more than its length says something
        "short_a.c": "void short_login(const char *given);\nvoid short_use(void)\n{\n\tshort_login(\"Qx7!\");\n}\n",
        "short_b.c": "void short_login(const char *password);\nvoid short_login(const char *password)\n{\n"
                     "\tmosquitto_username_pw_set(0, \"user\", password);\n}\n",
    }, PASSWORD, [("short_a.c", "Qx7"), ("short_b.c", "mosquitto_username")]),
    ("sentence", {  # it reads like a message to somebody
        "sentence_a.c": "void sentence_login(const char *given);\nvoid sentence_use(void)\n{\n\tsentence_login(\"correct horse battery staple\");\n}\n",
        "sentence_b.c": "void sentence_login(const char *password);\nvoid sentence_login(const char *password)\n{\n"
                        "\tmosquitto_username_pw_set(0, \"user\", password);\n}\n",
    }, PASSWORD, [("sentence_a.c", "correct horse"), ("sentence_b.c", "mosquitto_username")]),
    ("texts", {  # one of a table of texts
        "texts_a.c": "extern const char *const texts_all[3];\nvoid texts_use(void)\n{\n\tmosquitto_username_pw_set(0, \"user\", texts_all[1]);\n}\n",
        "texts_b.c": "extern const char *const texts_all[3];\nconst char *const texts_all[3] = {\"hello\", \"pa55-of-the-maker\", \"bye\"};\n",
    }, PASSWORD, [("texts_a.c", "mosquitto_username"), ("texts_b.c", "pa55")]),
    ("deep", {  # five units on the way, none of which judges anything
        "deep_a.c": "const unsigned char *deep_1(void);\nvoid deep_use(void)\n{\n\tstruct aes aes;\n\tAES_set_encrypt_key(deep_1(), 128, &aes);\n}\n",
        "deep_b.c": "const unsigned char *deep_1(void);\nconst unsigned char *deep_2(void);\nconst unsigned char *deep_1(void)\n{\n\treturn deep_2();\n}\n",
        "deep_2_b.c": "const unsigned char *deep_2(void);\nconst unsigned char *deep_3(void);\nconst unsigned char *deep_2(void)\n{\n\treturn deep_3();\n}\n",
        "deep_3_b.c": "const unsigned char *deep_3(void);\nconst unsigned char *deep_4(void);\nconst unsigned char *deep_3(void)\n{\n\treturn deep_4();\n}\n",
        "deep_4_c.c": "const unsigned char *deep_4(void);\nextern const unsigned char deep_key[16];\nconst unsigned char *deep_4(void)\n{\n\treturn deep_key;\n}\n",
        "deep_5_c.c": "extern const unsigned char deep_key[16];\n"
                      "const unsigned char deep_key[16] = {6, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 1};\n",
    }, KEY, [("deep_a.c", "AES_set"), ("deep_5_c.c", "{6, 3")]),
    ("hook", {  # who sets the hook names neither its reader nor what judges it
        "hook_a.c": "extern int (*hook_call)(int ok, void *store);\nint (*hook_call)(int ok, void *store);\nvoid hook_set(void);\nvoid hook_use(void)\n{\n"
                    "\thook_set();\n\tSSL_CTX_set_verify(0, 1, hook_call);\n}\n",
        "hook_b.c": "extern int (*hook_call)(int ok, void *store);\nint hook_yes(int ok, void *store);\nvoid hook_set(void);\nvoid hook_set(void)\n{\n"
                    "\thook_call = hook_yes;\n}\n",
        "hook_c.c": "int hook_yes(int ok, void *store);\nint hook_yes(int ok, void *store)\n{\n\t(void)ok;\n\t(void)store;\n\treturn 1;\n}\n",
    }, ACCEPT, [("hook_a.c", "SSL_CTX"), ("hook_c.c", "int hook_yes(int ok, void *store)")]),
    ("bytes", {  # bytes that another unit copies into the caller's room
        "bytes_a.c": "void bytes_fill(unsigned char *to);\nvoid bytes_use(void)\n{\n\tstruct aes aes;\n\tunsigned char key[16];\n\tbytes_fill(key);\n"
                     "\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "bytes_b.c": "void bytes_fill(unsigned char *to);\nvoid bytes_fill(unsigned char *to)\n{\n\tmemcpy(to, \"sixteen letters.\", 16);\n}\n",
    }, KEY, [("bytes_a.c", "AES_set"), ("bytes_b.c", "memcpy")]),
    ("caller", {  # the unit that judges is called with what a third one keeps
        "caller_a.c": "void caller_open(void);\nvoid caller_use(void)\n{\n\tcaller_open();\n}\n",
        "caller_b.c": "void caller_open(void);\nint caller_mode(void);\nvoid caller_apply(int mode);\nvoid caller_open(void)\n{\n\tcaller_apply(caller_mode());\n}\n",
        "caller_mode_b.c": "int caller_mode(void);\nint caller_mode(void)\n{\n\treturn 0;\n}\n",
        "caller_c.c": "void caller_apply(int mode);\nvoid caller_apply(int mode)\n{\n\tSSL_CTX_set_verify(0, mode, 0);\n}\n",
    }, VERIFY, [("caller_mode_b.c", "return 0"), ("caller_c.c", "SSL_CTX")]),
    ("identity", {  # a text compared on the way
        "identity_a.c": "void identity_on(const char *kind, const char *given);\nvoid identity_use(void)\n{\n\tidentity_on(\"psk\", \"00112233445566778899aabbccddeeff\");\n}\n",
        "identity_b.c": "int strcmp(const char *, const char *);\nvoid identity_on(const char *kind, const char *psk);\n"
                        "void identity_on(const char *kind, const char *psk)\n{\n\tif (strcmp(kind, \"psk\") == 0)\n"
                        "\t\tmosquitto_tls_psk_set(0, psk, \"id\", 0);\n}\n",
    }, KEY, [("identity_a.c", "identity_on("), ("identity_b.c", "mosquitto_tls")]),
]
MISSES += [
    ("suites_good", {
        "suites_good_a.c": "extern const char *const good_suites;\nvoid suites_good_use(void)\n{\n\tSSL_CTX_set_cipher_list(0, good_suites);\n}\n",
        "suites_good_b.c": "extern const char *const good_suites;\nconst char *const good_suites = \"ECDHE-ECDSA-AES128-GCM-SHA256:!RC4\";\n",
    }),
    ("asked", {  # what is handed on was read, whatever texts stand beside it
        "asked_a.c": "const char *asked_for(const char *what);\nvoid asked_use(void)\n{\n\tmosquitto_username_pw_set(0, \"user\", asked_for(\"password of the broker\"));\n}\n",
        "asked_b.c": "const char *asked_for(const char *what);\nint printf(const char *, ...);\nconst char *asked_for(const char *what)\n{\n"
                     "\tprintf(\"please give the %s\", what);\n\treturn getenv(\"PASSWORD\");\n}\n",
    }),
    ("texts_none", {  # a table's empty place
        "texts_none_a.c": "extern const char *const none_all[3];\nvoid texts_none_use(void)\n{\n\tmosquitto_username_pw_set(0, \"user\", none_all[1]);\n}\n",
        "texts_none_b.c": "extern const char *const none_all[3];\nconst char *const none_all[3] = {\"hello\", 0, \"bye\"};\n",
    }),
    ("deeper", {
        "deeper_a.c": "const unsigned char *deeper_1(void);\nvoid deeper_use(void)\n{\n\tstruct aes aes;\n\tAES_set_encrypt_key(deeper_1(), 128, &aes);\n}\n",
        "deeper_b.c": "const unsigned char *deeper_1(void);\nconst unsigned char *deeper_2(void);\nconst unsigned char *deeper_1(void)\n{\n\treturn deeper_2();\n}\n",
        "deeper_c.c": "const unsigned char *deeper_2(void);\nstatic unsigned char drawn[16];\nconst unsigned char *deeper_2(void)\n{\n\tgetrandom(drawn, 16, 0);\n\treturn drawn;\n}\n",
    }),
    ("bytes_drawn", {  # what the bytes were before they are drawn doesn't count
        "bytes_drawn_a.c": "void drawn_fill(unsigned char *to);\nvoid bytes_drawn_use(void)\n{\n\tstruct aes aes;\n\tunsigned char key[16];\n\tdrawn_fill(key);\n"
                           "\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "bytes_drawn_b.c": "void drawn_fill(unsigned char *to);\nlong read(int fd, void *to, unsigned long size);\nvoid drawn_fill(unsigned char *to)\n{\n"
                           "\tmemcpy(to, \"sixteen letters.\", 16);\n\tgetrandom(to, 16, 0);\n}\n",
    }),
    ("bytes_read", {
        "bytes_read_a.c": "void read_fill(unsigned char *to);\nvoid bytes_read_use(void)\n{\n\tstruct aes aes;\n\tunsigned char key[16];\n\tread_fill(key);\n"
                          "\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "bytes_read_b.c": "#include <unistd.h>\nvoid read_fill(unsigned char *to);\nvoid read_fill(unsigned char *to)\n{\n"
                          "\tmemcpy(to, \"sixteen letters.\", 16);\n\tif (read(0, to + 0, 16) != 16)\n\t\t*to = 0;\n}\n",
    }),
    ("hook_strict", {
        "hook_strict_a.c": "extern int (*strict_call)(int ok, void *store);\nint (*strict_call)(int ok, void *store);\nvoid strict_set(void);\nvoid hook_strict_use(void)\n{\n"
                           "\tstrict_set();\n\tSSL_CTX_set_verify(0, 1, strict_call);\n}\n",
        "hook_strict_b.c": "extern int (*strict_call)(int ok, void *store);\nint hook_no(int ok, void *store);\nvoid strict_set(void);\nvoid strict_set(void)\n{\n"
                           "\tstrict_call = hook_no;\n}\n",
        "hook_strict_c.c": "int hook_no(int ok, void *store);\nint hook_no(int ok, void *store)\n{\n\treturn ok && store;\n}\n",
    }),
]

FAULTS += [
    ("alias", {  # called by the other name that its unit gives a static function
        "alias_a.c": "void alias_mode(CTX *ctx, int mode);\nvoid alias_use(void)\n{\n\talias_mode(0, 0);\n}\n",
        "alias_b.c": "static void own_mode(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n"
                     "void alias_mode(CTX *ctx, int mode) __attribute__((alias(\"own_mode\")));\n",
    }, VERIFY, [("alias_a.c", "alias_mode(0"), ("alias_b.c", "SSL_CTX")]),
]

CONFIG = "struct member { char host[16]; int port; unsigned char key[16]; };\n"

# What one unit prints, and what another one reads into the caller's room.
FAULTS += [
    ("said", {
        "said_a.c": "void say_it(const char *text);\nvoid said_on(const char *password);\nvoid said_on(const char *password)\n{\n\tsay_it(password);\n}\n"
                    "void said_use(void)\n{\n\tsaid_on(getenv(\"PASSWORD\"));\n}\n",
        "said_b.c": "#include <stdio.h>\nvoid say_it(const char *text);\nvoid say_it(const char *text)\n{\n\tprintf(\"%s\", text);\n}\n",
    }, LOGGED, [("said_a.c", "say_it(password"), ("said_b.c", "printf")]),
    ("logged", {  # by a log of the project's own, into a buffer first
        "logged_a.c": "void log_it(int level, const char *format, ...);\nvoid logged_on(const char *user, const char *password);\n"
                      "void logged_on(const char *user, const char *password)\n{\n\tlog_it(3, \"login %s %s\", user, password);\n}\n"
                      "void logged_use(void)\n{\n\tlogged_on(\"me\", getenv(\"PASSWORD\"));\n}\n",
        "logged_b.c": "#include <stdarg.h>\n#include <stdio.h>\n#include <syslog.h>\nvoid log_it(int level, const char *format, ...);\n"
                      "void log_it(int level, const char *format, ...)\n{\n\tchar text[200];\n\tva_list rest;\n\tva_start(rest, format);\n"
                      "\tvsnprintf(text, sizeof text, format, rest);\n\tva_end(rest);\n\tsyslog(level, \"%s\", text);\n}\n",
    }, LOGGED, [("logged_a.c", "log_it(3"), ("logged_b.c", "syslog(level")]),
    ("printed", {  # composed of what was handed over
        "printed_a.c": "void print_it(const char *what, const char *text);\nvoid printed_on(const char *passphrase);\nvoid printed_on(const char *passphrase)\n"
                       "{\n\tprint_it(\"wlan\", passphrase);\n}\nvoid printed_use(void)\n{\n\tprinted_on(getenv(\"WLAN\"));\n}\n",
        "printed_b.c": "#include <stdio.h>\nvoid print_it(const char *what, const char *text);\nvoid print_it(const char *what, const char *text)\n{\n"
                       "\tchar line[100];\n\tsnprintf(line, sizeof line, \"%s=%s\", what, text);\n\tputs(line);\n}\n",
    }, LOGGED, [("printed_b.c", "puts")]),
]
MISSES += [
    ("said_length", {
        "said_length_a.c": "void say_length(const char *what, unsigned long length);\nvoid length_on(const char *password);\nunsigned long strlen(const char *);\n"
                           "void length_on(const char *password)\n{\n\tsay_length(\"password\", strlen(password));\n}\n"
                           "void said_length_use(void)\n{\n\tlength_on(getenv(\"PASSWORD\"));\n}\n",
        "said_length_b.c": "#include <stdio.h>\nvoid say_length(const char *what, unsigned long length);\nvoid say_length(const char *what, unsigned long length)\n{\n"
                           "\tprintf(\"%s has %lu\", what, length);\n}\n",
    }),
    ("member_read", {  # zero until another unit reads it
        "member_read_a.c": CONN + "void member_read(struct conn *conn);\nvoid member_read_use(void)\n{\n\tstruct conn conn = {0};\n\tstruct aes aes;\n"
                           "\tmember_read(&conn);\n\tAES_set_encrypt_key(conn.key, 128, &aes);\n}\n",
        "member_read_b.c": "#include <unistd.h>\n" + CONN + "void member_read(struct conn *conn);\nvoid member_read(struct conn *conn)\n{\n"
                           "\tif (read(0, conn->key, sizeof conn->key) != (long)sizeof conn->key)\n\t\t_exit(1);\n}\n",
    }),
    ("file_read", {
        "file_read_a.c": "int file_read(unsigned char *to);\nvoid file_read_use(void)\n{\n\tunsigned char key[16] = {0};\n\tstruct aes aes;\n"
                         "\tif (file_read(key))\n\t\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "file_read_b.c": "#include <stdio.h>\nint file_read(unsigned char *to);\nint file_read(unsigned char *to)\n{\n\tFILE *file = fopen(\"/etc/key\", \"r\");\n"
                         "\tint good = file && fread(to, 1, 16, file) == 16;\n\tif (file)\n\t\tfclose(file);\n\treturn good;\n}\n",
    }),
    ("asked_text", {
        "asked_text_a.c": CONN + "void text_read(struct conn *conn);\nvoid asked_text_use(void)\n{\n\tstruct conn conn = {0};\n\tstruct aes aes;\n"
                          "\ttext_read(&conn);\n\tAES_set_encrypt_key(conn.key, 128, &aes);\n}\n",
        "asked_text_b.c": "#include <stdlib.h>\n#include <string.h>\n" + CONN + "void text_read(struct conn *conn);\nvoid text_read(struct conn *conn)\n{\n"
                          "\tconst char *text = getenv(\"KEY\");\n\tif (text)\n\t\tstrncpy((char *)conn->key, text, sizeof conn->key);\n}\n",
    }),
]

# Every caller is in sight: what a wrapper decides by its parameter is decided; a structure's members are each their own.
MISSES += [
    ("sternly", {
        "sternly_a.c": "void sternly_on(CTX *ctx, int strict);\nvoid sternly_use(void)\n{\n\tsternly_on(0, 1);\n}\n",
        "sternly_b.c": "void sternly_on(CTX *ctx, int strict);\nvoid sternly_mode(CTX *ctx, int mode);\nvoid sternly_on(CTX *ctx, int strict)\n{\n"
                      "\tsternly_mode(ctx, strict ? 1 : 0);\n}\n",
        "sternly_c.c": "void sternly_mode(CTX *ctx, int mode);\nvoid sternly_mode(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n",
    }),
]
FAULTS += [
    ("lenient", {
        "lenient_a.c": "void lenient_on(CTX *ctx, int strict);\nvoid lenient_use(void)\n{\n\tlenient_on(0, 1);\n\tlenient_on(0, 0);\n}\n",
        "lenient_b.c": "void lenient_on(CTX *ctx, int strict);\nvoid lenient_mode(CTX *ctx, int mode);\nvoid lenient_on(CTX *ctx, int strict)\n{\n"
                       "\tlenient_mode(ctx, strict ? 1 : 0);\n}\n",
        "lenient_c.c": "void lenient_mode(CTX *ctx, int mode);\nvoid lenient_mode(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n",
    }, VERIFY, [("lenient_b.c", "lenient_mode(ctx, strict"), ("lenient_a.c", "lenient_on(0, 0)"), ("lenient_c.c", "SSL_CTX")]),
    ("beside", {  # another unit sets and reads the members beside it
        "beside_a.c": "#include <stdio.h>\n" + CONFIG + "extern struct member beside;\nvoid beside_load(FILE *file);\nvoid beside_use(void)\n{\n"
                      "\tstruct aes aes;\n\tbeside_load(0);\n\tAES_set_encrypt_key(beside.key, 128, &aes);\n}\n",
        "beside_b.c": "#include <stdio.h>\n" + CONFIG + "extern struct member beside;\nstruct member beside = "
                      "{\"cloud\", 1, {5, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 7}};\nvoid beside_load(FILE *file);\n"
                      "void beside_load(FILE *file)\n{\n\tif (!file || fscanf(file, \"%15s %d\", beside.host, &beside.port) != 2)\n\t\tbeside.port = 2;\n}\n",
    }, KEY, [("beside_a.c", "AES_set"), ("beside_b.c", "{5, 3")]),
]

# Other names: by a pragma, by a label for the assembler on data, by the loader.
LABELLED = "extern {0}unsigned char label_{1}[16] __asm__(\"blob_{2}\");\n"
FAULTS += [
    ("weakly", {
        "weakly_a.c": "void weakly_choose(CTX *ctx, int mode);\nvoid weakly_use(void)\n{\n\tweakly_choose(0, 0);\n}\n",
        "weakly_b.c": "void weakly_set(CTX *ctx, int mode);\nvoid weakly_set(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n"
                      "#pragma weak weakly_choose = weakly_set\n",
    }, VERIFY, [("weakly_a.c", "weakly_choose(0"), ("weakly_b.c", "SSL_CTX")]),
    ("labelled", {
        "labelled_a.c": LABELLED.format("const ", "a", 1) + "void labelled_use(void)\n{\n\tstruct aes aes;\n\tAES_set_encrypt_key(label_a, 128, &aes);\n}\n",
        "labelled_b.c": LABELLED.format("const ", "b", 1) +
                        "const unsigned char label_b[16] = {55, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 7};\n",
    }, KEY, [("labelled_a.c", "AES_set"), ("labelled_b.c", "{55")]),
    ("loaded", {  # one unit loads, another calls
        "loaded_a.c": "extern int (*loaded_set)(void *, int, ...);\nvoid loaded_load(void *library);\nvoid loaded_use(void)\n{\n\tloaded_load(0);\n"
                      "\tloaded_set(0, 64, 0L);\n}\n",
        "loaded_b.c": "void *dlsym(void *library, const char *name);\nextern int (*loaded_set)(void *, int, ...);\nint (*loaded_set)(void *, int, ...);\n"
                      "void loaded_load(void *library);\nvoid loaded_load(void *library)\n{\n"
                      "\tloaded_set = (int (*)(void *, int, ...))dlsym(library, \"curl_easy_setopt\");\n}\n",
    }, VERIFY, [("loaded_a.c", "loaded_set(0, 64"), ]),
]
MISSES += [
    ("weakly", {
        "weakly_a.c": "void weakly_choose(CTX *ctx, int mode);\nvoid weakly_use(void)\n{\n\tweakly_choose(0, 1);\n}\n",
        "weakly_b.c": "void weakly_set(CTX *ctx, int mode);\nvoid weakly_set(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n"
                      "#pragma weak weakly_choose = weakly_set\n",
    }),
    ("labelled", {  # of one name in the source, and of two for the linker
        "labelled_a.c": LABELLED.format("", "a", 1) + "void labelled_use(void)\n{\n\tstruct aes aes;\n\tAES_set_encrypt_key(label_a, 128, &aes);\n}\n",
        "labelled_b.c": LABELLED.format("", "b", 1) + LABELLED.format("", "a", 2) +
                        "unsigned char label_a[16] = {55, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 7};\nunsigned char label_b[16];\n"
                        "__attribute__((constructor)) static void labelled_draw(void)\n{\n\tgetrandom(label_b, 16, 0);\n}\n",
    }),
    ("loaded", {
        "loaded_a.c": "extern int (*loaded_set)(void *, int, ...);\nvoid loaded_load(void *library);\nvoid loaded_use(void)\n{\n\tloaded_load(0);\n"
                      "\tloaded_set(0, 64, 1L);\n}\n",
        "loaded_b.c": "void *dlsym(void *library, const char *name);\nextern int (*loaded_set)(void *, int, ...);\nint (*loaded_set)(void *, int, ...);\n"
                      "void loaded_load(void *library);\nvoid loaded_load(void *library)\n{\n"
                      "\tloaded_set = (int (*)(void *, int, ...))dlsym(library, \"curl_easy_setopt\");\n}\n",
    }),
]

# What the program's start brings, what a mask or a list of arguments hides, what only words hold.
FAULTS += [
    ("started", {  # set before main, by a function that nobody calls
        "started_a.c": "extern int started_mode;\nint started_mode = 1;\nvoid started_use(void)\n{\n\tSSL_CTX_set_verify(0, started_mode, 0);\n}\n",
        "started_b.c": "extern int started_mode;\n__attribute__((constructor)) static void lax(void)\n{\n\tstarted_mode = 0;\n}\n",
    }, VERIFY, [("started_a.c", "SSL_CTX"), ("started_b.c", "started_mode = 0")]),
    ("resolved", {  # the function is what another one returns when the program starts
        "resolved_a.c": "void resolved_mode(CTX *ctx, int mode);\nvoid resolved_use(void)\n{\n\tresolved_mode(0, 0);\n}\n",
        "resolved_b.c": "void resolved_mode(CTX *ctx, int mode);\nstatic void resolved_own(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n"
                        "static void (*resolved_pick(void))(CTX *, int)\n{\n\treturn resolved_own;\n}\n"
                        "void resolved_mode(CTX *ctx, int mode) __attribute__((ifunc(\"resolved_pick\")));\n",
    }, VERIFY, [("resolved_a.c", "resolved_mode(0"), ("resolved_b.c", "SSL_CTX")]),
    ("variable", {  # one of a list of arguments, handed on as a list
        "variable_a.c": "int variable_set(void *curl, int option, ...);\nvoid variable_use(void)\n{\n\tvariable_set(0, 13, 30L);\n"
                        "\tvariable_set(0, 64, 0L);\n}\n",
        "variable_b.c": "#include <stdarg.h>\nint variable_set(void *curl, int option, ...);\nint variable_list(void *curl, int option, va_list list);\n"
                        "int variable_set(void *curl, int option, ...)\n{\n\tva_list list;\n\tva_start(list, option);\n"
                        "\tint done = variable_list(curl, option, list);\n\tva_end(list);\n\treturn done;\n}\n",
        "variable_c.c": "#include <stdarg.h>\nint variable_list(void *curl, int option, va_list list);\n"
                        "int variable_list(void *curl, int option, va_list list)\n{\n\tlong value = va_arg(list, long);\n"
                        "\treturn curl_easy_setopt(curl, option, value);\n}\n",
    }, VERIFY, [("variable_a.c", "variable_set(0, 64"), ("variable_c.c", "return curl_easy")]),
    ("masked", {
        "masked_a.c": "void masked_off(unsigned char *to, const unsigned char *from, int n);\nextern const unsigned char masked_bytes[16];\n"
                      "void masked_use(void)\n{\n\tunsigned char key[16];\n\tstruct aes aes;\n\tmasked_off(key, masked_bytes, 16);\n"
                      "\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "masked_b.c": "void masked_off(unsigned char *to, const unsigned char *from, int n);\n"
                      "void masked_off(unsigned char *to, const unsigned char *from, int n)\n{\n\tfor (int i = 0; i < n; i++)\n"
                      "\t\tto[i] = from[i] ^ 0x5a;\n}\n",
        "masked_c.c": "extern const unsigned char masked_bytes[16];\n"
                      "const unsigned char masked_bytes[16] = {8, 200, 17, 4, 91, 2, 33, 47, 12, 6, 180, 9, 77, 21, 5, 60};\n",
    }, KEY, [("masked_a.c", "AES_set")]),
    ("added", {
        "added_a.c": "void added_off(unsigned char *to, const unsigned char *from, int n);\nextern const unsigned char added_bytes[16];\n"
                    "void added_use(void)\n{\n\tunsigned char key[16];\n\tstruct aes aes;\n\tadded_off(key, added_bytes, 16);\n"
                    "\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "added_b.c": "void added_off(unsigned char *to, const unsigned char *from, int n);\n"
                    "void added_off(unsigned char *to, const unsigned char *from, int n)\n{\n\tfor (int i = 0; i < n; i++)\n"
                    "\t\tto[i] = from[i] + 0x31;\n}\n",
        "added_c.c": "extern const unsigned char added_bytes[16];\n"
                    "const unsigned char added_bytes[16] = {8, 200, 17, 4, 91, 2, 33, 47, 12, 6, 180, 9, 77, 21, 5, 60};\n",
    }, KEY, [("added_a.c", "AES_set")]),
    ("shifted", {
        "shifted_a.c": "void shifted_off(unsigned char *to, const unsigned char *from, int n);\nextern const unsigned char shifted_bytes[16];\n"
                    "void shifted_use(void)\n{\n\tunsigned char key[16];\n\tstruct aes aes;\n\tshifted_off(key, shifted_bytes, 16);\n"
                    "\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "shifted_b.c": "void shifted_off(unsigned char *to, const unsigned char *from, int n);\n"
                    "void shifted_off(unsigned char *to, const unsigned char *from, int n)\n{\n\tfor (int i = 0; i < n; i++)\n"
                    "\t\tto[i] = (unsigned char)(from[i] - i);\n}\n",
        "shifted_c.c": "extern const unsigned char shifted_bytes[16];\n"
                    "const unsigned char shifted_bytes[16] = {8, 200, 17, 4, 91, 2, 33, 47, 12, 6, 180, 9, 77, 21, 5, 60};\n",
    }, KEY, [("shifted_a.c", "AES_set")]),
    ("settings", {  # of many rows: a table of members holds what is decided by, however long it is
        "settings_a.c": "struct row { int port, verify, tries; };\nextern const struct row settings_rows[100];\nvoid settings_use(void)\n{\n"
                        "\tSSL_CTX_set_verify(0, settings_rows[2].verify, 0);\n}\n",
        "settings_b.c": "struct row { int port, verify, tries; };\nextern const struct row settings_rows[100];\n"
                        f"const struct row settings_rows[100] = {{{', '.join(['{8883, 0, 3}'] * 100)}}};\n",
    }, VERIFY, [("settings_a.c", "SSL_CTX")]),
    ("words", {  # rand() on the line of the call: the unit's warning there isn't the link's error
        "words_a.c": "int rand(void);\nvoid words_key(unsigned a, unsigned b);\nvoid words_use(void)\n{\n"
                     "\twords_key((unsigned)rand(), (unsigned)rand());\n}\n",
        "words_b.c": "void words_key(unsigned a, unsigned b);\nvoid words_key(unsigned a, unsigned b)\n{\n\tunsigned words[4];\n\tstruct aes aes;\n"
                     "\twords[0] = a;\n\twords[1] = b;\n\twords[2] = a ^ b;\n\twords[3] = a + b;\n"
                     "\tAES_set_encrypt_key((const unsigned char *)words, 128, &aes);\n}\n",
    }, DRAWN, [("words_a.c", "words_key((unsigned)"), ("words_b.c", "AES_set")]),
    ("tentative", {  # one object, that two units define without a value
        "tentative_a.c": "extern char tentative_password[32];\n__attribute__((common)) char tentative_password[32];\nvoid tentative_use(void)\n{\n"
                         "\tmosquitto_username_pw_set(0, \"user\", tentative_password);\n}\n",
        "tentative_b.c": "extern char tentative_password[32];\n__attribute__((common)) char tentative_password[32];\n"
                         "__attribute__((constructor)) static void tentative_fill(void)\n{\n\tstrcpy(tentative_password, \"pa55-of-the-maker\");\n}\n",
    }, PASSWORD, [("tentative_a.c", "mosquitto_username"), ("tentative_b.c", "strcpy")]),
]
MISSES += [
    ("started_good", {
        "started_good_a.c": "extern int good_mode;\nint good_mode = 1;\nvoid started_good_use(void)\n{\n\tSSL_CTX_set_verify(0, good_mode, 0);\n}\n",
        "started_good_b.c": "extern int good_mode;\n__attribute__((constructor)) static void tight(void)\n{\n\tgood_mode = 3;\n}\n",
    }),
    ("variable_good", {
        "variable_good_a.c": "int good_set(void *curl, int option, ...);\nvoid variable_good_use(void)\n{\n\tgood_set(0, 13, 0L);\n\tgood_set(0, 64, 1L);\n}\n",
        "variable_good_b.c": "#include <stdarg.h>\nint good_set(void *curl, int option, ...);\nint good_set(void *curl, int option, ...)\n{\n\tva_list list;\n"
                             "\tva_start(list, option);\n\tlong value = va_arg(list, long);\n\tva_end(list);\n\treturn curl_easy_setopt(curl, option, value);\n}\n",
    }),
    ("masked_good", {  # what is drawn is mixed with what isn't
        "masked_good_a.c": "void good_mix(unsigned char *to, const unsigned char *with);\nextern const unsigned char good_bytes[16];\nvoid masked_good_use(void)\n{\n"
                           "\tunsigned char key[16];\n\tstruct aes aes;\n\tgood_mix(key, good_bytes);\n\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "masked_good_b.c": "void good_mix(unsigned char *to, const unsigned char *with);\nvoid good_mix(unsigned char *to, const unsigned char *with)\n{\n"
                           "\tgetrandom(to, 16, 0);\n\tfor (int i = 0; i < 16; i++)\n\t\tto[i] ^= with[i];\n}\n",
        "masked_good_c.c": "extern const unsigned char good_bytes[16];\nconst unsigned char good_bytes[16] = {8, 200, 17, 4, 91, 2, 33, 47, 12, 6, 180};\n",
    }),
    ("added_good", {  # what is drawn, with a sum over it
        "added_good_a.c": "void good_add(unsigned char *to, const unsigned char *with);\nextern const unsigned char good_sums[16];\nvoid added_good_use(void)\n{\n"
                          "\tunsigned char key[16];\n\tstruct aes aes;\n\tgood_add(key, good_sums);\n\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "added_good_b.c": "void good_add(unsigned char *to, const unsigned char *with);\nvoid good_add(unsigned char *to, const unsigned char *with)\n{\n"
                          "\tgetrandom(to, 16, 0);\n\tfor (int i = 0; i < 16; i++)\n\t\tto[i] += with[i];\n}\n",
        "added_good_c.c": "extern const unsigned char good_sums[16];\nconst unsigned char good_sums[16] = {8, 200, 17, 4, 91, 2, 33, 47, 12, 6, 180};\n",
    }),
    ("resolved_good", {
        "resolved_good_a.c": "void good_chosen(CTX *ctx, int mode);\nvoid resolved_good_use(void)\n{\n\tgood_chosen(0, 1);\n}\n",
        "resolved_good_b.c": "void good_chosen(CTX *ctx, int mode);\nstatic void good_own(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n"
                             "static void (*good_pick(void))(CTX *, int)\n{\n\treturn good_own;\n}\n"
                             "void good_chosen(CTX *ctx, int mode) __attribute__((ifunc(\"good_pick\")));\n",
    }),
]

# Names that the linker is told to take for others: RENAMES are its words, and the kinds are only linked with them.
RENAMES = {"faults": ["-Wl,--wrap=wrapped_mode", "-Wl,--defsym=older_mode=newer_mode"], "misses": ["-Wl,--wrap,kept_mode"]}
RENAMED = [
    ("wrapped", {  # the wrapper hands on another number than it was given
        "wrapped_a.c": "void wrapped_mode(CTX *ctx, int mode);\nvoid wrapped_use(void)\n{\n\twrapped_mode(0, 1);\n}\n",
        "wrapped_b.c": "void wrapped_mode(CTX *ctx, int mode);\nvoid wrapped_mode(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n",
        "wrapped_c.c": "void __wrap_wrapped_mode(CTX *ctx, int mode);\nvoid __real_wrapped_mode(CTX *ctx, int mode);\n"
                       "void __wrap_wrapped_mode(CTX *ctx, int mode)\n{\n\t(void)mode;\n\t__real_wrapped_mode(ctx, 0);\n}\n",
    }, VERIFY, [("wrapped_c.c", "__real_wrapped_mode(ctx, 0"), ("wrapped_b.c", "SSL_CTX")]),
    ("older", {
        "older_a.c": "void older_mode(CTX *ctx, int mode);\nvoid older_use(void)\n{\n\tolder_mode(0, 0);\n}\n",
        "older_b.c": "void newer_mode(CTX *ctx, int mode);\nvoid newer_mode(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n",
    }, VERIFY, [("older_a.c", "older_mode(0"), ("older_b.c", "SSL_CTX")]),
]
RENAMED_MISSES = [
    ("kept", {  # the wrapper sets it right
        "kept_a.c": "void kept_mode(CTX *ctx, int mode);\nvoid kept_use(void)\n{\n\tkept_mode(0, 0);\n}\n",
        "kept_b.c": "void kept_mode(CTX *ctx, int mode);\nvoid kept_mode(CTX *ctx, int mode)\n{\n\tSSL_CTX_set_verify(ctx, mode, 0);\n}\n",
        "kept_c.c": "void __wrap_kept_mode(CTX *ctx, int mode);\nvoid __real_kept_mode(CTX *ctx, int mode);\n"
                    "void __wrap_kept_mode(CTX *ctx, int mode)\n{\n\t__real_kept_mode(ctx, mode | 1);\n}\n",
    }),
]

# Whose facts a link reads: the sources, and how many of the units (main.c among them) are to be read.
NEXT = "int {0}_next(int n);\nint {0}_next(int n)\n{{\n\treturn n + 1;\n}}\n"
SINK = "void sink(int mode);\nvoid sink(int mode)\n{\n\tSSL_CTX_set_verify(0, mode ? 1 : 3, 0);\n}\n"
READS = [
    ("nothing is judged", {"main.c": "int one_next(int n);\nint main(void)\n{\n\treturn one_next(1);\n}\n", "one.c": NEXT.format("one"),
                           "two.c": NEXT.format("two")}, 0),
    ("who calls, and whom that calls", {
        "main.c": "void on(int mode);\nint near_next(int n);\nint main(void)\n{\n\ton(near_next(1));\n\treturn 0;\n}\n",
        "on.c": "void on(int mode);\nvoid sink(int mode);\nvoid on(int mode)\n{\n\tsink(mode);\n}\n", "sink.c": SINK, "near.c": NEXT.format("near"),
        "far.c": NEXT.format("far")}, 4),
    ("who shares data", {
        "main.c": "extern int shared_mode;\nvoid sink(int mode);\nint main(void)\n{\n\tsink(shared_mode);\n\treturn 0;\n}\n", "sink.c": SINK,
        "kept.c": "extern int shared_mode;\nint shared_mode = 1;\n", "far.c": NEXT.format("far"),
        "writes.c": "extern int shared_mode;\nvoid writes(void);\nvoid writes(void)\n{\n\tshared_mode = 2;\n}\n"}, 4),
    ("who may log a secret elsewhere", {
        "main.c": "void tell(const char *text);\nint main(int argc, char **argv)\n{\n\tchar *password = argv[argc - 1];\n\ttell(password);\n\treturn 0;\n}\n",
        "tell.c": "void tell(const char *text);\nvoid tell(const char *text)\n{\n\t(void)text;\n}\n", "far.c": NEXT.format("far")}, 2),
]

FAULTS += [
    ("stepped", {  # the pointer goes on through what it fills
        "stepped_a.c": "void step_through(unsigned char *key, int n);\nvoid stepped_use(void)\n{\n\tunsigned char key[16];\n\tstruct aes aes;\n"
                       "\tstep_through(key, 16);\n\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "stepped_b.c": "void step_through(unsigned char *key, int n);\nvoid step_through(unsigned char *key, int n)\n{\n\twhile (n-- > 0)\n\t\t*key++ = 0x41;\n}\n",
    }, KEY, [("stepped_a.c", "AES_set")]),
    ("worded", {  # a mode of three, by words
        "worded_a.c": "int mode_by_word(const char *word);\nvoid worded_use(void)\n{\n\tSSL_CTX_set_verify(0, mode_by_word(getenv(\"MODE\")), 0);\n}\n",
        "worded_b.c": "int mode_by_word(const char *word);\nint mode_by_word(const char *word)\n{\n\tif (word[0] == 'n')\n\t\treturn 0;\n"
                      "\tif (word[0] == 'p')\n\t\treturn 1;\n\treturn 3;\n}\n",
    }, VERIFY, [("worded_a.c", "SSL_CTX")]),
    ("tabled", {  # several texts in one array: the first is the list
        "tabled_a.c": "extern const char table_of_lists[];\nvoid tabled_use(void)\n{\n\tSSL_CTX_set_cipher_list(0, table_of_lists);\n}\n",
        "tabled_b.c": "extern const char table_of_lists[];\nconst char table_of_lists[] = \"RC4-SHA\\0this one is said to people, and is far longer than what a key may be\";\n",
    }, CIPHERS, [("tabled_a.c", "SSL_CTX")]),
    ("pointed", {  # another unit says where the log goes
        "pointed_b.c": "struct ops { int (*say)(const char *, ...); };\nvoid pointed_login(struct ops *ops, const char *password);\n"
                       "void pointed_login(struct ops *ops, const char *password)\n{\n\tops->say(\"logging in with %s\", password);\n}\n",
        "pointed_a.c": "#include <stdio.h>\nstruct ops { int (*say)(const char *, ...); };\nvoid pointed_login(struct ops *ops, const char *password);\n"
                       "void pointed_use(void)\n{\n\tstruct ops ops = {printf};\n\tpointed_login(&ops, getenv(\"PASSWORD\"));\n}\n",
    }, LOGGED, [("pointed_b.c", "ops->say")]),
]

# What a callback was handed is replaced by what another unit answers, where it is a no.
REPLACED = "int replaced_%s_call(int ok, void *store);\nint replaced_%s_ask(int ok);\n__attribute__((weak)) int replaced_%s_call(int ok, void *store)\n" \
           "{\n\t(void)store;\n\tif (!ok)\n\t\tok = replaced_%s_ask(ok);\n\treturn ok;\n}\n"
FAULTS += [
    ("replaced", {
        "replaced_a.c": "int replaced_off_call(int ok, void *store);\nvoid replaced_use(void)\n{\n\tSSL_CTX_set_verify(0, 1, replaced_off_call);\n}\n",
        "replaced_b.c": REPLACED.replace("%s", "off"),
        "replaced_c.c": "int replaced_off_ask(int ok);\nint replaced_off_ask(int ok)\n{\n\t(void)ok;\n\treturn 1;\n}\n",
    }, ACCEPT, [("replaced_a.c", "SSL_CTX")]),
]
MISSES += [
    ("replaced_good", {
        "replaced_good_a.c": "int replaced_on_call(int ok, void *store);\nvoid replaced_good_use(void)\n{\n\tSSL_CTX_set_verify(0, 1, replaced_on_call);\n}\n",
        "replaced_good_b.c": REPLACED.replace("%s", "on"),
        "replaced_good_c.c": "int puts(const char *);\nint replaced_on_ask(int ok);\nint replaced_on_ask(int ok)\n{\n\tputs(\"refused\");\n\treturn ok;\n}\n",
    }),
]

# Comparisons of the program's own, in another unit: by an answer of 0, or of 1; with what a third unit keeps.
UNEQUAL = "int %s_unequal(const char *one, const char *other);\nint %s_unequal(const char *one, const char *other)\n{\n" \
          "\twhile (*one && *one == *other) {\n\t\tone++;\n\t\tother++;\n\t}\n\treturn *one - *other;\n}\n"
EQUAL = "int %s_equal(const void *one, const void *other, unsigned long size);\nint %s_equal(const void *one, const void *other, unsigned long size)\n{\n" \
        "\tconst unsigned char *a = one, *b = other;\n\tunsigned char differs = 0;\n\tfor (unsigned long i = 0; i < size; i++)\n" \
        "\t\tdiffers |= a[i] ^ b[i];\n\treturn differs == 0;\n}\n"
LOGIN = "int %s_unequal(const char *one, const char *other);\nint %s_login(const char *password);\nint %s_login(const char *password)\n{\n"
FAULTS += [
    ("own_unequal", {
        "own_unequal_a.c": LOGIN.replace("%s", "own") + "\treturn own_unequal(password, \"pa55-of-the-maker\") == 0;\n}\n"
                           "void own_unequal_use(void)\n{\n\town_login(getenv(\"PASSWORD\"));\n}\n",
        "own_unequal_b.c": UNEQUAL.replace("%s", "own"),
    }, PASSWORD, [("own_unequal_a.c", "pa55")]),
    ("own_equal", {
        "own_equal_a.c": "int own_equal(const void *one, const void *other, unsigned long size);\nextern const char own_word[12];\n"
                         "int own_enter(const char *password);\nint own_enter(const char *password)\n{\n\tif (own_equal(own_word, password, 12))\n"
                         "\t\treturn 1;\n\treturn 0;\n}\nvoid own_equal_use(void)\n{\n\town_enter(getenv(\"PASSWORD\"));\n}\n",
        "own_equal_b.c": EQUAL.replace("%s", "own"),
        "own_equal_c.c": "extern const char own_word[12];\nconst char own_word[12] = \"x9Kq-21abZZ\";\n",
    }, PASSWORD, [("own_equal_a.c", "own_equal(own_word"), ("own_equal_c.c", "own_word[12] = ")]),
]
MISSES += [
    ("own_kept", {  # with what is kept; what is no secret; a word that nobody may choose
        "own_kept_a.c": LOGIN.replace("%s", "kept") + "\treturn kept_unequal(password, getenv(\"STORED\")) == 0;\n}\n"
                        "int kept_choose(const char *password);\nint kept_choose(const char *password)\n{\n"
                        "\tif (!kept_unequal(password, \"12345678\"))\n\t\treturn -1;\n\treturn kept_login(password);\n}\n"
                        "void own_kept_use(void)\n{\n\tkept_choose(getenv(\"PASSWORD\"));\n\tif (kept_unequal(getenv(\"MODE\"), \"station\"))\n"
                        "\t\tkept_login(\"\");\n}\n",
        "own_kept_b.c": UNEQUAL.replace("%s", "kept"),
    }),
]

# What goes through a text letter by letter, or makes a number of it, lies in a unit that judges nothing.
UNHEX = """static int %s_nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}
void %s_decode(const char *hex, unsigned char *out);
void %s_decode(const char *hex, unsigned char *out)
{
	while (*hex) {
		*out++ = (unsigned char)(%s_nibble(hex[0]) << 4 | %s_nibble(hex[1]));
		hex += 2;
	}
}
"""
MASK = """void %s_unmask(unsigned char *out, const unsigned char *in, unsigned long n, unsigned char mask);
void %s_unmask(unsigned char *out, const unsigned char *in, unsigned long n, unsigned char mask)
{
	while (n--)
		*out++ = *in++ ^ mask;
}
"""
COPY = """void %s_copy(char *to, const char *from);
void %s_copy(char *to, const char *from)
{
	while ((*to++ = *from++) != 0) {
	}
}
"""
DIAL = """void %s_dial(CTX *ctx, int flags);
void %s_dial(CTX *ctx, int flags)
{
	SSL_CTX_set_verify(ctx, flags & 1, 0);
}
"""
FAULTS += [
    ("unhex", {
        "unhex_a.c": "void unhex_decode(const char *hex, unsigned char *out);\nvoid unhex_use(void)\n{\n\tstruct aes aes;\n\tunsigned char key[16];\n"
                     "\tunhex_decode(\"00112233445566778899aabbccddee07\", key);\n\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "unhex_b.c": UNHEX.replace("%s", "unhex"),
    }, KEY, [("unhex_a.c", "AES_set")]),
    ("masked", {
        "masked_a.c": "void masked_unmask(unsigned char *out, const unsigned char *in, unsigned long n, unsigned char mask);\n"
                      "static const unsigned char kept[16] = {7, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 6};\nvoid masked_use(void)\n{\n"
                      "\tstruct aes aes;\n\tunsigned char key[16];\n\tmasked_unmask(key, kept, sizeof kept, 0x5a);\n\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "masked_b.c": MASK.replace("%s", "masked"),
    }, KEY, [("masked_a.c", "AES_set")]),
    ("lettered", {
        "lettered_a.c": "void lettered_copy(char *to, const char *from);\nvoid lettered_use(void)\n{\n\tchar word[32];\n"
                        "\tlettered_copy(word, \"pa55-of-the-maker\");\n\tmosquitto_username_pw_set(0, \"user\", word);\n}\n",
        "lettered_b.c": COPY.replace("%s", "lettered"),
    }, PASSWORD, [("lettered_a.c", "mosquitto_username")]),
    ("eitherbit", {  # what chooses isn't known, what is chosen from is
        "eitherbit_a.c": "void eitherbit_dial(CTX *ctx, int flags);\nstruct door { int factory; };\nextern struct door eitherbit_door(void);\n"
                         "struct door eitherbit_door(void)\n{\n\treturn (struct door){getenv(\"FACTORY\") != 0};\n}\nvoid eitherbit_use(void)\n{\n"
                         "\teitherbit_dial(0, 8 | (eitherbit_door().factory ? 0 : 1));\n}\n",
        "eitherbit_b.c": DIAL.replace("%s", "eitherbit"),
    }, VERIFY, [("eitherbit_a.c", "eitherbit_dial(0"), ("eitherbit_b.c", "SSL_CTX")]),
    ("varied", {  # a callback with a variable that has a yes and a no
        "varied_a.c": "int varied_check(int ok, void *store);\nvoid varied_use(void)\n{\n\tSSL_CTX_set_verify(0, 1, varied_check);\n}\n",
        "varied_b.c": "int varied_check(int ok, void *store);\nint varied_check(int ok, void *store)\n{\n\tint good = ok;\n\tif (getenv(\"DEBUG\") && store)\n"
                      "\t\tgood = 0;\n\tgood = 1;\n\treturn good;\n}\n",
    }, ACCEPT, [("varied_a.c", "SSL_CTX"), ("varied_b.c", "int varied_check(int ok, void *store)")]),
]
MISSES += [
    ("unhexed", {
        "unhexed_a.c": "void unhexed_decode(const char *hex, unsigned char *out);\nvoid unhexed_use(void)\n{\n\tstruct aes aes;\n\tunsigned char key[16] = {0};\n"
                       "\tif (getenv(\"KEY\"))\n\t\tunhexed_decode(getenv(\"KEY\"), key);\n\telse\n\t\tgetrandom(key, sizeof key, 0);\n"
                       "\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "unhexed_b.c": UNHEX.replace("%s", "unhexed"),
    }),
    ("unmasked", {
        "unmasked_a.c": "void unmasked_unmask(unsigned char *out, const unsigned char *in, unsigned long n, unsigned char mask);\nvoid unmasked_use(void)\n{\n"
                        "\tstruct aes aes;\n\tunsigned char key[16], drawn[16];\n\tgetrandom(drawn, sizeof drawn, 0);\n"
                        "\tunmasked_unmask(key, drawn, sizeof drawn, 0x5a);\n\tAES_set_encrypt_key(key, 128, &aes);\n}\n",
        "unmasked_b.c": MASK.replace("%s", "unmasked"),
    }),
    ("unlettered", {
        "unlettered_a.c": "void unlettered_copy(char *to, const char *from);\nvoid unlettered_use(void)\n{\n\tchar word[32];\n\tconst char *given = getenv(\"WORD\");\n"
                          "\tif (!given)\n\t\treturn;\n\tunlettered_copy(word, given);\n\tmosquitto_username_pw_set(0, \"user\", word);\n}\n",
        "unlettered_b.c": COPY.replace("%s", "unlettered"),
    }),
    ("bothbits", {
        "bothbits_a.c": "void bothbits_dial(CTX *ctx, int flags);\nvoid bothbits_use(void)\n{\n\tbothbits_dial(0, 1 | (getenv(\"FACTORY\") ? 8 : 0));\n}\n",
        "bothbits_b.c": DIAL.replace("%s", "bothbits"),
    }),
]

# C++: bodies that lie in the library's headers stay at home.  Sources, and the places of the finding; none: nothing is found.
CXX_API = """#include <array>
#include <cstring>
extern "C" { int AES_set_encrypt_key(const unsigned char *key, const int bits, void *out); long getrandom(void *buffer, unsigned long size, unsigned flags); }
class Key { public: const unsigned char *data() const { return bytes_.data(); } protected: std::array<unsigned char, 16> bytes_{}; };
void use(const Key &key);
"""
CONFIG_CLASS = """#include <string>
class Config
{
public:
	static constexpr int port = 8883;
	static Config &instance();
	const std::string &password() const { return kept_; }

private:
	Config();
	std::string kept_;
};
"""
MODE_CLASS = """struct Mode
{
	virtual ~Mode() {}
	virtual int mode(int depth) const { return depth ? 1 : 1; }
};
Mode *made();
extern "C" void SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *));
"""
ASKED_MODE = MODE_CLASS + "int main()\n{\n\tMode *made_here = made();\n\tSSL_CTX_set_verify(nullptr, made_here->mode(0), nullptr);\n\tdelete made_here;\n}\n"
CXX_USE = "void use(const Key &key)\n{\n\tunsigned char aes[300];\n\tAES_set_encrypt_key(key.data(), 128, aes);\n}\n"
CXX = [
    ("an array filled by a copy", {
        "main.cpp": "class Stored : public Key { public: Stored(); };\nint main()\n{\n\tStored stored;\n\tuse(stored);\n}\n", "use.cpp": CXX_USE,
        "stored.cpp": "class Stored : public Key { public: Stored(); };\nStored::Stored()\n{\n\tstd::memcpy(bytes_.data(), \"0123456789abcdef\", 16);\n}\n",
    }, KEY, [("main.cpp", "use(stored"), ("use.cpp", "AES_set")]),
    ("a password that a class keeps, behind inline members", {
        "main.cpp": CONFIG_CLASS + "extern \"C\" int mosquitto_username_pw_set(void *m, const char *user, const char *password);\nint main()\n{\n"
                    "\tmosquitto_username_pw_set(nullptr, \"user\", Config::instance().password().c_str());\n\treturn Config::port == 1;\n}\n",
        "config.cpp": CONFIG_CLASS + "Config::Config()\n{\n\tkept_ = \"pa55-of-the-maker\";\n}\n"
                      "Config &Config::instance()\n{\n\tstatic Config config;\n\treturn config;\n}\n",
    }, PASSWORD, [("main.cpp", "mosquitto_username_pw_set(nullptr"), ("config.cpp", "kept_ = ")]),
    ("a mode that is set before main", {
        "main.cpp": "extern int mode;\nextern \"C\" void SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *));\nint main()\n{\n"
                    "\tSSL_CTX_set_verify(nullptr, mode, nullptr);\n}\n",
        "mode.cpp": "extern int mode;\nint mode = 1;\n",
        "lax.cpp": "extern int mode;\nnamespace {\nstruct Lax\n{\n\tLax()\n\t{\n\t\tmode = 0;\n\t}\n} lax;\n}\n",
    }, VERIFY, [("main.cpp", "SSL_CTX_set_verify(nullptr"), ("lax.cpp", "mode = 0")]),
    ("a class that only its factory's unit knows", {
        "main.cpp": ASKED_MODE,
        "made.cpp": MODE_CLASS + "struct Lax : Mode\n{\n\tint mode(int depth) const override\n\t{\n\t\treturn depth;\n\t}\n};\n"
                    "Mode *made()\n{\n\treturn new Lax;\n}\n",
    }, VERIFY, [("main.cpp", "SSL_CTX_set_verify(nullptr"), ("made.cpp", "return depth;")]),
    ("a class that its factory's unit makes strict", {
        "main.cpp": ASKED_MODE,
        "made.cpp": MODE_CLASS + "struct Strict : Mode\n{\n\tint mode(int depth) const override\n\t{\n\t\treturn depth + 3;\n\t}\n};\n"
                    "Mode *made()\n{\n\treturn new Strict;\n}\n",
    }, None, []),
    ("an array that is drawn, element by element or whole", {
        "main.cpp": "class Drawn : public Key { public: Drawn(); };\nunsigned char one();\nstatic void alone()\n{\n\tstd::array<unsigned char, 16> key{};\n"
                    "\tunsigned char aes[300];\n\tfor (int i = 0; i < 16; i++)\n\t\tkey[i] = one();\n\tAES_set_encrypt_key(key.data(), 128, aes);\n}\n"
                    "static void whole()\n{\n\tstd::array<unsigned char, 16> key{};\n\tunsigned char aes[300];\n\tgetrandom(&key[0], 16, 0);\n"
                    "\tAES_set_encrypt_key(key.data(), 128, aes);\n}\nint main()\n{\n\tDrawn drawn;\n\tuse(drawn);\n\talone();\n\twhole();\n}\n",
        "use.cpp": CXX_USE,
        "drawn.cpp": "class Drawn : public Key { public: Drawn(); };\nunsigned char one();\nDrawn::Drawn()\n{\n\tgetrandom(bytes_.data(), bytes_.size(), 0);\n}\n"
                     "unsigned char one()\n{\n\tunsigned char byte = 0;\n\tgetrandom(&byte, 1, 0);\n\treturn byte;\n}\n",
    }, None, []),
]

# A weak function is another unit's where one defines it, and a choice by another unit's constant is its own: their units wait.
WEAK_ONE = "int %s_mode(void);\nvoid %s_keep(void);\n__attribute__((weak)) int %s_mode(void)\n{\n\treturn %d;\n}\nvoid %s_use(void)\n{\n\t%s_keep();\n\tSSL_CTX_set_verify(0, %s_mode(), 0);\n}\n"
KEEP = "void %s_keep(void);\nvoid %s_keep(void)\n{\n}\n"  # so that its unit is asked for
STRONG_ONE = KEEP + "int %s_mode(void);\nint %s_mode(void)\n{\n\treturn %d;\n}\n"
BY_CONSTANT = "struct %s { unsigned debug : 1; unsigned lax : 1; };\nextern const struct %s %s_board;\n"
ASK_CONSTANT = "void %s_use(void)\n{\n\tSSL_CTX_set_verify(0, %s_board.lax ? 0 : 1, 0);\n}\n"


def of(text, name, number=0):
    return text.replace("%s", name).replace("%d", str(number))


FAULTS += [
    ("yielding", {
        "yielding_a.c": of(WEAK_ONE, "yielding", 1),
        "yielding_b.c": of(STRONG_ONE, "yielding", 0),
    }, VERIFY, [("yielding_a.c", "SSL_CTX"), ("yielding_b.c", "return 0")]),
    ("unyielding", {  # nobody overrides it
        "unyielding_a.c": of(WEAK_ONE, "unyielding", 0),
        "unyielding_b.c": of(KEEP, "unyielding"),
    }, VERIFY, [("unyielding_a.c", "SSL_CTX"), ("unyielding_a.c", "return 0")]),
    ("by_board", {
        "by_board_a.c": of(BY_CONSTANT + ASK_CONSTANT, "by_board"),
        "by_board_b.c": of(BY_CONSTANT + "const struct %s %s_board = {.lax = 1};\n", "by_board"),
    }, VERIFY, [("by_board_a.c", "SSL_CTX")]),
]
MISSES += [
    ("yielded", {
        "yielded_a.c": of(WEAK_ONE, "yielded", 0),
        "yielded_b.c": of(STRONG_ONE, "yielded", 1),
    }),
    ("by_strict_board", {
        "by_strict_board_a.c": of(BY_CONSTANT + ASK_CONSTANT, "by_strict_board"),
        "by_strict_board_b.c": of(BY_CONSTANT + "const struct %s %s_board = {.debug = 1};\n", "by_strict_board"),
    }),
]

# A number that another unit makes of a text.
WORDED = """int %s_mode(const char *word);
int strcmp(const char *one, const char *other);
int %s_mode(const char *word)
{
	if (strcmp(word, "verification-none") == 0)
		return 0;
	if (strcmp(word, "peer") == 0 || strcmp(word, "verification-peer") == 0)
		return 1;
	return 3;
}
"""
ASK_WORDED = "int %s_mode(const char *word);\nvoid %s_use(void)\n{\n\tSSL_CTX_set_verify(0, %s_mode(\"WORD\"), 0);\n}\n"
FAULTS += [
    ("worded", {
        "worded_a.c": of(ASK_WORDED, "worded").replace("WORD", "verification-none"),
        "worded_b.c": of(WORDED, "worded"),
    }, VERIFY, [("worded_a.c", "SSL_CTX"), ("worded_b.c", "return 0")]),
]
MISSES += [
    ("worded_peer", {
        "worded_peer_a.c": of(ASK_WORDED, "worded_peer").replace("WORD", "peer"),
        "worded_peer_b.c": of(WORDED, "worded_peer"),
    }),
    ("worded_long", {
        "worded_long_a.c": of(ASK_WORDED, "worded_long").replace("WORD", "verification-peer"),
        "worded_long_b.c": of(WORDED, "worded_long"),
    }),
]

# What a unit knows of its own constants, the program knows: a text that is compared, a letter, a row, what no argument tells.
MISSES += [
    ("settled_good", {
        "settled_good_a.c": """int strcmp(const char *, const char *);
struct settled { int rank; };
static const struct settled settled_rows[] = {{0}, {5}};
static int by_word(const char *word)
{
	if (strcmp(word, "none") == 0)
		return 0;
	return 1;
}
static int is_none(const char *word)
{
	return !strcmp(word, "none");
}
static int by_another(const char *word)
{
	return is_none(word) ? 0 : 1;
}
static int by_letter(const char *word)
{
	switch (word[0]) {
	case 'n':
		return 0;
	default:
		return 3;
	}
}
static int by_long_word(const char *word)
{
	if (strcmp(word, "verification-is-off") == 0)
		return 0;
	return 1;
}
static int by_row(const struct settled *row)
{
	if (row->rank == 0)
		return 0;
	return 1;
}
static void into(const char *word, int *mode)
{
	*mode = strcmp(word, "none") ? 1 : 0;
}
static int by_itself(void)
{
	if (!strcmp("peer", "none"))
		return 0;
	return 1;
}
void settled_good_use(void)
{
	int mode;
	into("peer", &mode);
	SSL_CTX_set_verify(0, by_word("peer"), 0);
	SSL_CTX_set_verify(0, by_another("peer"), 0);
	SSL_CTX_set_verify(0, by_letter("peer"), 0);
	SSL_CTX_set_verify(0, by_long_word("verification-by-the-ca"), 0);
	SSL_CTX_set_verify(0, by_row(&settled_rows[1]), 0);
	SSL_CTX_set_verify(0, mode, 0);
	SSL_CTX_set_verify(0, by_itself(), 0);
}
""",
        "settled_good_b.c": "int settled_good_other(int n);\nint settled_good_other(int n)\n{\n\treturn n + 1;\n}\n",
    }),
]
