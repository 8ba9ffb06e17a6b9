// Pages: HTML made safe.
//
// What      Markup is written as Swift text with values put in; every value is escaped unless it
//           is markup itself, so that nothing a partner wrote can become part of a page.
// Takes     Literals of our own, which are markup; text from anywhere, which never is.
// Gives     HTML as UTF-8.
// Faults    None. Characters that a page cannot show, and those that turn its direction, are
//           shown as their code points.
// Standard  HTML Living Standard, section 13.1.2 (elements, attributes, text).
// See also  README, "Why it is so", for why this is no template engine.
