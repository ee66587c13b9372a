/* SPDX-License-Identifier: Apache-2.0 */
/* What the flow cases call, declared as the libraries' headers do. */
#ifndef DECLARED_H
#define DECLARED_H
typedef unsigned char u8; typedef unsigned int u32; typedef __SIZE_TYPE__ size_t; typedef long ssize_t;
#define NULL ((void*)0)
void *memcpy(void *,const void *,size_t); void *memset(void *,int,size_t); void *memmove(void*,const void*,size_t);
char *strcpy(char *,const char *); char *strncpy(char*,const char*,size_t); char *strcat(char *,const char *); char *strncat(char*,const char*,size_t);
size_t strlen(const char *); int strcmp(const char*,const char*); int memcmp(const void*,const void*,size_t); char *strdup(const char*); char *strchr(const char*,int);
int snprintf(char *,size_t,const char *,...); int sprintf(char*,const char*,...); int printf(const char*,...);
void *malloc(size_t); void *calloc(size_t,size_t); void *realloc(void*,size_t); void free(void*);
char *getenv(const char*); int atoi(const char*); unsigned long strtoul(const char*,char**,int);
ssize_t read(int,void*,size_t); int open(const char*,int,...); int close(int); ssize_t getrandom(void*,size_t,unsigned);
int system(const char*);
typedef struct aes_key_st { u32 k[60]; int r; } AES_KEY;
int AES_set_encrypt_key(const u8 *, const int, AES_KEY *);
void AES_cbc_encrypt(const u8*,u8*,size_t,const AES_KEY*,u8*,const int);
typedef struct ssl_ctx_st SSL_CTX; typedef struct ssl_st SSL; typedef struct x509s X509_STORE_CTX;
void SSL_CTX_set_verify(SSL_CTX *, int, int (*)(int, X509_STORE_CTX *));
long SSL_CTX_ctrl(SSL_CTX*,int,long,void*);
#define SSL_CTX_set_min_proto_version(c,v) SSL_CTX_ctrl(c,123,v,NULL)
int SSL_CTX_set_cipher_list(SSL_CTX*,const char*);
typedef struct evp_md_st EVP_MD; const EVP_MD *EVP_get_digestbyname(const char*); const EVP_MD *EVP_md5(void); const EVP_MD *EVP_sha256(void);
typedef struct evp_c EVP_CIPHER; typedef struct evp_cc EVP_CIPHER_CTX; typedef struct eng ENGINE;
const EVP_CIPHER *EVP_aes_128_cbc(void);
int EVP_EncryptInit_ex(EVP_CIPHER_CTX*,const EVP_CIPHER*,ENGINE*,const u8*,const u8*);
int PKCS5_PBKDF2_HMAC(const char*,int,const u8*,int,int,const EVP_MD*,int,u8*);
typedef void CURL; int curl_easy_setopt(CURL*,int,...);
#define CURLOPT_URL 10002
#define CURLOPT_PASSWORD 10174
#define CURLOPT_USERPWD 10005
#define CURLOPT_SSL_VERIFYPEER 64
#define CURLOPT_SSL_VERIFYHOST 81
struct mosquitto; int mosquitto_username_pw_set(struct mosquitto*,const char*,const char*);
int mosquitto_connect(struct mosquitto*,const char*,int,int);
int mosquitto_tls_insecure_set(struct mosquitto*,_Bool);
int rand(void); void srand(unsigned); long time(long*);
int RAND_bytes(u8*,int);
typedef struct { int x[100]; } mbedtls_ssl_config; void mbedtls_ssl_conf_authmode(mbedtls_ssl_config*,int);
void mbedtls_ssl_conf_min_version(mbedtls_ssl_config*,int,int);
int mbedtls_ssl_conf_psk(mbedtls_ssl_config*,const u8*,size_t,const u8*,size_t);
typedef struct { int y[80]; } mbedtls_aes_context; int mbedtls_aes_setkey_enc(mbedtls_aes_context*,const u8*,unsigned);
#endif
