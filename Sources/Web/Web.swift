// Web: TLS, peer identity, limits, reload: what doors and desk share.
//
// What      Listens, makes the other side prove who it is, keeps slow and oversized callers within
//           bounds, and hands each call on. No type of the network libraries goes further up.
// Takes     Certificates and keys; a function that answers a call.
// Gives     Calls with the peer's identity, kept for the connection.
// Faults    None of a message's. What fails in the handshake ends there, with a log line.
// Standard  RFC 9110 and 9112 (HTTP), RFC 8446 (TLS 1.3); mutual TLS with a private authority.
// See also  `Doors` and `Desk`, which answer.
