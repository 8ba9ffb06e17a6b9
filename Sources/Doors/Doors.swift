// Doors: ways in, and receipts out.
//
// What      Each door takes bytes, says who brought them, and gives the sender its receipt.
// Takes     HTTPS calls with a client certificate; files in drop folders.
// Gives     Arrivals for the flow; receipts as JSON or XML, faults as problem documents.
// Faults    Only size, time and who may come in are looked at here; the rest is the flow's.
// Standard  RFC 9110 (statuses), RFC 9457 (problem details), `urn:gatehouse:receipt:1`.
// See also  `Flow.Pipeline.take`, where the bytes become durable before anything is answered.
