#include "CSchemas.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

// No published file holds a zero byte, so each ends at the first: the one that is added to it.
static const struct { const char *name; const char *bytes; } files[] = {
    { "code-lists-1.json", (const char[]){
#embed "../../Schemas/code-lists-1.json" suffix(, 0)
    } },
    { "code-lists-1.schema.json", (const char[]){
#embed "../../Schemas/code-lists-1.schema.json" suffix(, 0)
    } },
    { "notification-1.schema.json", (const char[]){
#embed "../../Schemas/notification-1.schema.json" suffix(, 0)
    } },
    { "notification-1.xsd", (const char[]){
#embed "../../Schemas/notification-1.xsd" suffix(, 0)
    } },
    { "openapi.yaml", (const char[]){
#embed "../../Schemas/openapi.yaml" suffix(, 0)
    } },
    { "receipt-1.schema.json", (const char[]){
#embed "../../Schemas/receipt-1.schema.json" suffix(, 0)
    } },
    { "receipt-1.xsd", (const char[]){
#embed "../../Schemas/receipt-1.xsd" suffix(, 0)
    } },
    { "referral-1.schema.json", (const char[]){
#embed "../../Schemas/referral-1.schema.json" suffix(, 0)
    } },
    { "referral-1.xsd", (const char[]){
#embed "../../Schemas/referral-1.xsd" suffix(, 0)
    } },
    { "examples/allegation-staff.json", (const char[]){
#embed "../../Schemas/examples/allegation-staff.json" suffix(, 0)
    } },
    { "examples/allegation-staff.xml", (const char[]){
#embed "../../Schemas/examples/allegation-staff.xml" suffix(, 0)
    } },
    { "examples/anonymous.json", (const char[]){
#embed "../../Schemas/examples/anonymous.json" suffix(, 0)
    } },
    { "examples/anonymous.xml", (const char[]){
#embed "../../Schemas/examples/anonymous.xml" suffix(, 0)
    } },
    { "examples/correction.json", (const char[]){
#embed "../../Schemas/examples/correction.json" suffix(, 0)
    } },
    { "examples/correction.xml", (const char[]){
#embed "../../Schemas/examples/correction.xml" suffix(, 0)
    } },
    { "examples/cpis-access.json", (const char[]){
#embed "../../Schemas/examples/cpis-access.json" suffix(, 0)
    } },
    { "examples/cpis-access.xml", (const char[]){
#embed "../../Schemas/examples/cpis-access.xml" suffix(, 0)
    } },
    { "examples/exploitation-screen.json", (const char[]){
#embed "../../Schemas/examples/exploitation-screen.json" suffix(, 0)
    } },
    { "examples/exploitation-screen.xml", (const char[]){
#embed "../../Schemas/examples/exploitation-screen.xml" suffix(, 0)
    } },
    { "examples/faults/access.not-allowed.json", (const char[]){
#embed "../../Schemas/examples/faults/access.not-allowed.json" suffix(, 0)
    } },
    { "examples/faults/access.not-allowed.xml", (const char[]){
#embed "../../Schemas/examples/faults/access.not-allowed.xml" suffix(, 0)
    } },
    { "examples/faults/access.wrong-partner.json", (const char[]){
#embed "../../Schemas/examples/faults/access.wrong-partner.json" suffix(, 0)
    } },
    { "examples/faults/access.wrong-partner.xml", (const char[]){
#embed "../../Schemas/examples/faults/access.wrong-partner.xml" suffix(, 0)
    } },
    { "examples/faults/answers.csv", (const char[]){
#embed "../../Schemas/examples/faults/answers.csv" suffix(, 0)
    } },
    { "examples/faults/attachment.not-whole.json", (const char[]){
#embed "../../Schemas/examples/faults/attachment.not-whole.json" suffix(, 0)
    } },
    { "examples/faults/attachment.not-whole.xml", (const char[]){
#embed "../../Schemas/examples/faults/attachment.not-whole.xml" suffix(, 0)
    } },
    { "examples/faults/child.voice-missing.json", (const char[]){
#embed "../../Schemas/examples/faults/child.voice-missing.json" suffix(, 0)
    } },
    { "examples/faults/child.voice-missing.xml", (const char[]){
#embed "../../Schemas/examples/faults/child.voice-missing.xml" suffix(, 0)
    } },
    { "examples/faults/consent.not-stated.json", (const char[]){
#embed "../../Schemas/examples/faults/consent.not-stated.json" suffix(, 0)
    } },
    { "examples/faults/consent.not-stated.xml", (const char[]){
#embed "../../Schemas/examples/faults/consent.not-stated.xml" suffix(, 0)
    } },
    { "examples/faults/delivery.idempotency-key-reused.json", (const char[]){
#embed "../../Schemas/examples/faults/delivery.idempotency-key-reused.json" suffix(, 0)
    } },
    { "examples/faults/delivery.idempotency-key-reused.xml", (const char[]){
#embed "../../Schemas/examples/faults/delivery.idempotency-key-reused.xml" suffix(, 0)
    } },
    { "examples/faults/field.bad-date.json", (const char[]){
#embed "../../Schemas/examples/faults/field.bad-date.json" suffix(, 0)
    } },
    { "examples/faults/field.bad-date.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.bad-date.xml" suffix(, 0)
    } },
    { "examples/faults/field.bad-identifier.json", (const char[]){
#embed "../../Schemas/examples/faults/field.bad-identifier.json" suffix(, 0)
    } },
    { "examples/faults/field.bad-identifier.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.bad-identifier.xml" suffix(, 0)
    } },
    { "examples/faults/field.bad-number.json", (const char[]){
#embed "../../Schemas/examples/faults/field.bad-number.json" suffix(, 0)
    } },
    { "examples/faults/field.bad-number.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.bad-number.xml" suffix(, 0)
    } },
    { "examples/faults/field.bad-postcode.json", (const char[]){
#embed "../../Schemas/examples/faults/field.bad-postcode.json" suffix(, 0)
    } },
    { "examples/faults/field.bad-postcode.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.bad-postcode.xml" suffix(, 0)
    } },
    { "examples/faults/field.contradiction.json", (const char[]){
#embed "../../Schemas/examples/faults/field.contradiction.json" suffix(, 0)
    } },
    { "examples/faults/field.contradiction.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.contradiction.xml" suffix(, 0)
    } },
    { "examples/faults/field.missing.json", (const char[]){
#embed "../../Schemas/examples/faults/field.missing.json" suffix(, 0)
    } },
    { "examples/faults/field.missing.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.missing.xml" suffix(, 0)
    } },
    { "examples/faults/field.nobody.json", (const char[]){
#embed "../../Schemas/examples/faults/field.nobody.json" suffix(, 0)
    } },
    { "examples/faults/field.nobody.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.nobody.xml" suffix(, 0)
    } },
    { "examples/faults/field.retired-code.json", (const char[]){
#embed "../../Schemas/examples/faults/field.retired-code.json" suffix(, 0)
    } },
    { "examples/faults/field.retired-code.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.retired-code.xml" suffix(, 0)
    } },
    { "examples/faults/field.time-without-offset.json", (const char[]){
#embed "../../Schemas/examples/faults/field.time-without-offset.json" suffix(, 0)
    } },
    { "examples/faults/field.time-without-offset.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.time-without-offset.xml" suffix(, 0)
    } },
    { "examples/faults/field.too-long.json", (const char[]){
#embed "../../Schemas/examples/faults/field.too-long.json" suffix(, 0)
    } },
    { "examples/faults/field.too-long.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.too-long.xml" suffix(, 0)
    } },
    { "examples/faults/field.unknown-code.json", (const char[]){
#embed "../../Schemas/examples/faults/field.unknown-code.json" suffix(, 0)
    } },
    { "examples/faults/field.unknown-code.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.unknown-code.xml" suffix(, 0)
    } },
    { "examples/faults/field.unknown-person.json", (const char[]){
#embed "../../Schemas/examples/faults/field.unknown-person.json" suffix(, 0)
    } },
    { "examples/faults/field.unknown-person.xml", (const char[]){
#embed "../../Schemas/examples/faults/field.unknown-person.xml" suffix(, 0)
    } },
    { "examples/faults/field.unusual-character.json", (const char[]){
#embed "../../Schemas/examples/faults/field.unusual-character.json" suffix(, 0)
    } },
    { "examples/faults/message.empty.json", (const char[]){
#embed "../../Schemas/examples/faults/message.empty.json" suffix(, 0)
    } },
    { "examples/faults/message.empty.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.empty.xml" suffix(, 0)
    } },
    { "examples/faults/message.encoding.json", (const char[]){
#embed "../../Schemas/examples/faults/message.encoding.json" suffix(, 0)
    } },
    { "examples/faults/message.encoding.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.encoding.xml" suffix(, 0)
    } },
    { "examples/faults/message.forbidden-construct.json", (const char[]){
#embed "../../Schemas/examples/faults/message.forbidden-construct.json" suffix(, 0)
    } },
    { "examples/faults/message.forbidden-construct.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.forbidden-construct.xml" suffix(, 0)
    } },
    { "examples/faults/message.id-reused.json", (const char[]){
#embed "../../Schemas/examples/faults/message.id-reused.json" suffix(, 0)
    } },
    { "examples/faults/message.id-reused.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.id-reused.xml" suffix(, 0)
    } },
    { "examples/faults/message.malformed.json", (const char[]){
#embed "../../Schemas/examples/faults/message.malformed.json" suffix(, 0)
    } },
    { "examples/faults/message.malformed.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.malformed.xml" suffix(, 0)
    } },
    { "examples/faults/message.more-warnings.json", (const char[]){
#embed "../../Schemas/examples/faults/message.more-warnings.json" suffix(, 0)
    } },
    { "examples/faults/message.more-warnings.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.more-warnings.xml" suffix(, 0)
    } },
    { "examples/faults/message.structure.json", (const char[]){
#embed "../../Schemas/examples/faults/message.structure.json" suffix(, 0)
    } },
    { "examples/faults/message.structure.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.structure.xml" suffix(, 0)
    } },
    { "examples/faults/message.test-flag.json", (const char[]){
#embed "../../Schemas/examples/faults/message.test-flag.json" suffix(, 0)
    } },
    { "examples/faults/message.test-flag.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.test-flag.xml" suffix(, 0)
    } },
    { "examples/faults/message.too-complex.json", (const char[]){
#embed "../../Schemas/examples/faults/message.too-complex.json" suffix(, 0)
    } },
    { "examples/faults/message.too-complex.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.too-complex.xml" suffix(, 0)
    } },
    { "examples/faults/message.too-deep.json", (const char[]){
#embed "../../Schemas/examples/faults/message.too-deep.json" suffix(, 0)
    } },
    { "examples/faults/message.too-deep.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.too-deep.xml" suffix(, 0)
    } },
    { "examples/faults/message.too-large.json", (const char[]){
#embed "../../Schemas/examples/faults/message.too-large.json" suffix(, 0)
    } },
    { "examples/faults/message.too-large.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.too-large.xml" suffix(, 0)
    } },
    { "examples/faults/message.unexpected-type.json", (const char[]){
#embed "../../Schemas/examples/faults/message.unexpected-type.json" suffix(, 0)
    } },
    { "examples/faults/message.unexpected-type.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.unexpected-type.xml" suffix(, 0)
    } },
    { "examples/faults/message.wrong-kind.json", (const char[]){
#embed "../../Schemas/examples/faults/message.wrong-kind.json" suffix(, 0)
    } },
    { "examples/faults/message.wrong-kind.xml", (const char[]){
#embed "../../Schemas/examples/faults/message.wrong-kind.xml" suffix(, 0)
    } },
    { "examples/fgm-report.json", (const char[]){
#embed "../../Schemas/examples/fgm-report.json" suffix(, 0)
    } },
    { "examples/fgm-report.xml", (const char[]){
#embed "../../Schemas/examples/fgm-report.xml" suffix(, 0)
    } },
    { "examples/general-referral.json", (const char[]){
#embed "../../Schemas/examples/general-referral.json" suffix(, 0)
    } },
    { "examples/general-referral.xml", (const char[]){
#embed "../../Schemas/examples/general-referral.xml" suffix(, 0)
    } },
    { "examples/health-concern.json", (const char[]){
#embed "../../Schemas/examples/health-concern.json" suffix(, 0)
    } },
    { "examples/health-concern.xml", (const char[]){
#embed "../../Schemas/examples/health-concern.xml" suffix(, 0)
    } },
    { "examples/home-education.json", (const char[]){
#embed "../../Schemas/examples/home-education.json" suffix(, 0)
    } },
    { "examples/home-education.xml", (const char[]){
#embed "../../Schemas/examples/home-education.xml" suffix(, 0)
    } },
    { "examples/homeless-16-17.json", (const char[]){
#embed "../../Schemas/examples/homeless-16-17.json" suffix(, 0)
    } },
    { "examples/homeless-16-17.xml", (const char[]){
#embed "../../Schemas/examples/homeless-16-17.xml" suffix(, 0)
    } },
    { "examples/maternity-unborn.json", (const char[]){
#embed "../../Schemas/examples/maternity-unborn.json" suffix(, 0)
    } },
    { "examples/maternity-unborn.xml", (const char[]){
#embed "../../Schemas/examples/maternity-unborn.xml" suffix(, 0)
    } },
    { "examples/missing-education.json", (const char[]){
#embed "../../Schemas/examples/missing-education.json" suffix(, 0)
    } },
    { "examples/missing-education.xml", (const char[]){
#embed "../../Schemas/examples/missing-education.xml" suffix(, 0)
    } },
    { "examples/missing-from-care.json", (const char[]){
#embed "../../Schemas/examples/missing-from-care.json" suffix(, 0)
    } },
    { "examples/missing-from-care.xml", (const char[]){
#embed "../../Schemas/examples/missing-from-care.xml" suffix(, 0)
    } },
    { "examples/missing-from-home.json", (const char[]){
#embed "../../Schemas/examples/missing-from-home.json" suffix(, 0)
    } },
    { "examples/missing-from-home.xml", (const char[]){
#embed "../../Schemas/examples/missing-from-home.xml" suffix(, 0)
    } },
    { "examples/nrm-copy.json", (const char[]){
#embed "../../Schemas/examples/nrm-copy.json" suffix(, 0)
    } },
    { "examples/nrm-copy.xml", (const char[]){
#embed "../../Schemas/examples/nrm-copy.xml" suffix(, 0)
    } },
    { "examples/online-harm.json", (const char[]){
#embed "../../Schemas/examples/online-harm.json" suffix(, 0)
    } },
    { "examples/online-harm.xml", (const char[]){
#embed "../../Schemas/examples/online-harm.xml" suffix(, 0)
    } },
    { "examples/operation-encompass.json", (const char[]){
#embed "../../Schemas/examples/operation-encompass.json" suffix(, 0)
    } },
    { "examples/operation-encompass.xml", (const char[]){
#embed "../../Schemas/examples/operation-encompass.xml" suffix(, 0)
    } },
    { "examples/police-adult.json", (const char[]){
#embed "../../Schemas/examples/police-adult.json" suffix(, 0)
    } },
    { "examples/police-adult.xml", (const char[]){
#embed "../../Schemas/examples/police-adult.xml" suffix(, 0)
    } },
    { "examples/police-child.json", (const char[]){
#embed "../../Schemas/examples/police-child.json" suffix(, 0)
    } },
    { "examples/police-child.xml", (const char[]){
#embed "../../Schemas/examples/police-child.xml" suffix(, 0)
    } },
    { "examples/police-domestic-abuse.json", (const char[]){
#embed "../../Schemas/examples/police-domestic-abuse.json" suffix(, 0)
    } },
    { "examples/police-domestic-abuse.xml", (const char[]){
#embed "../../Schemas/examples/police-domestic-abuse.xml" suffix(, 0)
    } },
    { "examples/prevent.json", (const char[]){
#embed "../../Schemas/examples/prevent.json" suffix(, 0)
    } },
    { "examples/prevent.xml", (const char[]){
#embed "../../Schemas/examples/prevent.xml" suffix(, 0)
    } },
    { "examples/private-fostering.json", (const char[]){
#embed "../../Schemas/examples/private-fostering.json" suffix(, 0)
    } },
    { "examples/private-fostering.xml", (const char[]){
#embed "../../Schemas/examples/private-fostering.xml" suffix(, 0)
    } },
    { "examples/probation-mappa.json", (const char[]){
#embed "../../Schemas/examples/probation-mappa.json" suffix(, 0)
    } },
    { "examples/probation-mappa.xml", (const char[]){
#embed "../../Schemas/examples/probation-mappa.xml" suffix(, 0)
    } },
    { "examples/public.json", (const char[]){
#embed "../../Schemas/examples/public.json" suffix(, 0)
    } },
    { "examples/public.xml", (const char[]){
#embed "../../Schemas/examples/public.xml" suffix(, 0)
    } },
    { "examples/school-concern.json", (const char[]){
#embed "../../Schemas/examples/school-concern.json" suffix(, 0)
    } },
    { "examples/school-concern.xml", (const char[]){
#embed "../../Schemas/examples/school-concern.xml" suffix(, 0)
    } },
    { "examples/self-referral.json", (const char[]){
#embed "../../Schemas/examples/self-referral.json" suffix(, 0)
    } },
    { "examples/self-referral.xml", (const char[]){
#embed "../../Schemas/examples/self-referral.xml" suffix(, 0)
    } },
    { "examples/withdrawal.json", (const char[]){
#embed "../../Schemas/examples/withdrawal.json" suffix(, 0)
    } },
    { "examples/withdrawal.xml", (const char[]){
#embed "../../Schemas/examples/withdrawal.xml" suffix(, 0)
    } },
};

size_t gatehouse_file_count(void) { return sizeof files / sizeof files[0]; }

struct gatehouse_file gatehouse_file_at(size_t index) {
    const char *bytes = files[index].bytes;
    return (struct gatehouse_file){
        files[index].name, (const unsigned char *)bytes, strlen(bytes)};
}
