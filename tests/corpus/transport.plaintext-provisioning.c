// SPDX-License-Identifier: Apache-2.0
// ESP-IDF's provisioning: the security is an object whose address is given; Ameba's calls have common names.
typedef struct protocomm protocomm_t;
typedef struct { int version; } protocomm_security_t;
extern const protocomm_security_t protocomm_security0, protocomm_security1;
extern int protocomm_set_security(protocomm_t *, const char *, const protocomm_security_t *, const void *);

void open_to_all(protocomm_t *pc)
{
	protocomm_set_security(pc, "prov-session", &protocomm_security0, 0); // finds: transport.plaintext
}

void closed(protocomm_t *pc, const void *pop)
{
	protocomm_set_security(pc, "prov-session", &protocomm_security1, pop);
}

void either(protocomm_t *pc, int secure, const void *pop)
{
	const protocomm_security_t *security = secure ? &protocomm_security1 : &protocomm_security0;
	protocomm_set_security(pc, "prov-session", security, pop); // finds: transport.plaintext
}

/* Unknown. */
void given(protocomm_t *pc, const protocomm_security_t *security)
{
	protocomm_set_security(pc, "prov-session", security, 0);
}

/* Near miss: somebody's own function of the same name. */
extern int wifi_connect(const char *name, const char *password, int seconds);
extern int wifi_start_ap(const char *name, const char *password, const char *country);

int own(const char *password)
{
	wifi_start_ap("camera", password, "DE");
	return wifi_connect("home", password, 30);
}
