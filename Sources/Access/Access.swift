// Access: who sent this, and may they?
//
// What      Tells the partner from its certificate, and whether a message's sender is that partner.
// Takes     `partners.yaml`; the names in a client certificate; a notification's header.
// Gives     The partner, or nobody; a warning for a message type that was not agreed.
// Faults    `access.wrong-partner`: a certificate bound to one partner never speaks for another.
// See also  `Web`, which reads the certificate; `deploy/demo/partners.yaml` for the keys.
