// Seals: what keeps content secret and unaltered, and says who a certificate names.
//
// What:     digests (`Digest`, `DigestStream`), a key (`Key`), sealing and keyed hashes (`Vault`),
//           what a certificate says (`Certificate`).
// Takes:    bytes; for a vault the 32 bytes of one key, from which all others are derived.
// Gives:    digests, sealed bytes, hashes that nobody without the key can make, names and times.
// Faults:   none of a message's. Sealed bytes that do not open: `SealError`; a key file that is
//           none: `KeyError`; a certificate that is none or says too much: `CertificateError`.
// Standard: FIPS 180-4 (SHA-256), FIPS 198-1 (HMAC), RFC 5869 (HKDF), NIST SP 800-38D (GCM),
//           RFC 5280 (certificates).
// See also: Sources/COpenSSL. Certificates are verified by the TLS listener, not here.
