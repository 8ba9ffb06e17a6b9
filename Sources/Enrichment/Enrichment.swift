// Enrichment: the referral that staff will read, and its routes.
//
// What      Puts verdict, links, history and message together into one document, says to which
//           queues it goes, and spells it as JSON, as XML and as two printed pages.
// Takes     What the stages before found, and `routes.yaml`.
// Gives     A `ReferralDocument`, its entries, and their files.
// Faults    None: what is missing is named in the document.
// Standard  `urn:gatehouse:referral:1`, published in `Schemas`.
// See also  `Queue`, which makes the folders; `Triage`, which decided.
