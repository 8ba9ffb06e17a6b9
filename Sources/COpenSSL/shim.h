// COpenSSL: the parts of OpenSSL 3 that Seals uses, and two calls that Swift cannot write itself,
// since their parameters are lists of tagged C unions.

#ifndef GATEHOUSE_COPENSSL_H
#define GATEHOUSE_COPENSSL_H

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/// A new HMAC-SHA-256 with this key, or a null pointer. `EVP_MAC_init` without a key begins anew.
static inline EVP_MAC_CTX *gatehouse_new_hmac_sha256(const unsigned char *key, size_t key_bytes) {
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)"SHA256", 0),
        OSSL_PARAM_construct_end(),
    };
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(mac);
    EVP_MAC_free(mac);
    if (context != NULL && EVP_MAC_init(context, key, key_bytes, parameters) != 1) {
        EVP_MAC_CTX_free(context);
        context = NULL;
    }
    return context;
}

/// HKDF-SHA-256 (RFC 5869) without salt: 1, or 0 when OpenSSL could not do it.
static inline int gatehouse_hkdf_sha256(
    const unsigned char *key, size_t key_bytes, const unsigned char *info, size_t info_bytes,
    unsigned char *derived, size_t derived_bytes) {
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)"SHA256", 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)key, key_bytes),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)info, info_bytes),
        OSSL_PARAM_construct_end(),
    };
    EVP_KDF *kdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
    EVP_KDF_CTX *context = EVP_KDF_CTX_new(kdf);
    EVP_KDF_free(kdf);
    int is_derived =
        context != NULL && EVP_KDF_derive(context, derived, derived_bytes, parameters) == 1;
    EVP_KDF_CTX_free(context);
    return is_derived;
}

#endif
