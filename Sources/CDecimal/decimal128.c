#include "CDecimal.h"

// The library's own names and types: BID_UINT128 is a 16-byte aligned pair of 64-bit words, low
// word first, passed in two registers exactly as Decimal128 is.
extern Decimal128 __bid128_add(Decimal128, Decimal128, unsigned, unsigned *);
extern Decimal128 __bid128_sub(Decimal128, Decimal128, unsigned, unsigned *);
extern Decimal128 __bid128_mul(Decimal128, Decimal128, unsigned, unsigned *);
extern Decimal128 __bid128_div(Decimal128, Decimal128, unsigned, unsigned *);
extern Decimal128 __bid128_pow(Decimal128, Decimal128, unsigned, unsigned *);
extern Decimal128 __bid128_quantize(Decimal128, Decimal128, unsigned, unsigned *);
extern Decimal128 __bid128_from_string(char *, unsigned, unsigned *);
extern int __bid128_quiet_less(Decimal128, Decimal128, unsigned *);
extern int __bid128_quiet_equal(Decimal128, Decimal128, unsigned *);

// The flags tell of inexact and overflowed results. Inexact is usual, and overflow is seen in the
// result, so they are dropped.

Decimal128 decimal128_add(Decimal128 left, Decimal128 right) {
    unsigned flags = 0;
    return __bid128_add(left, right, Decimal128RoundHalfEven, &flags);
}

Decimal128 decimal128_subtract(Decimal128 left, Decimal128 right) {
    unsigned flags = 0;
    return __bid128_sub(left, right, Decimal128RoundHalfEven, &flags);
}

Decimal128 decimal128_multiply(Decimal128 left, Decimal128 right) {
    unsigned flags = 0;
    return __bid128_mul(left, right, Decimal128RoundHalfEven, &flags);
}

Decimal128 decimal128_divide(Decimal128 left, Decimal128 right) {
    unsigned flags = 0;
    return __bid128_div(left, right, Decimal128RoundHalfEven, &flags);
}

Decimal128 decimal128_power(Decimal128 left, Decimal128 right) {
    unsigned flags = 0;
    return __bid128_pow(left, right, Decimal128RoundHalfEven, &flags);
}

Decimal128 decimal128_quantize(
    Decimal128 value, Decimal128 pattern, Decimal128Rounding rounding) {
    unsigned flags = 0;
    return __bid128_quantize(value, pattern, rounding, &flags);
}

int decimal128_is_less(Decimal128 left, Decimal128 right) {
    unsigned flags = 0;
    return __bid128_quiet_less(left, right, &flags);
}

int decimal128_is_equal(Decimal128 left, Decimal128 right) {
    unsigned flags = 0;
    return __bid128_quiet_equal(left, right, &flags);
}

Decimal128 decimal128_from_text(const char *text) {
    unsigned flags = 0;
    // The library does not write to the text, though its declaration allows it to.
    return __bid128_from_string((char *)text, Decimal128RoundHalfEven, &flags);
}
