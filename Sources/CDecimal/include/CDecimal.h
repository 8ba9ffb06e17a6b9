// CDecimal: IEEE 754 decimal128 arithmetic, from Intel's Decimal Floating-Point Math Library.
//
// takes     numbers in binary integer decimal coding (BID), by value
// gives     the correctly rounded result; an infinity or a NaN where there is none
// faults    none: no state, no flags, no signals; safe from any thread
// standard  IEEE 754-2008, decimal128: 34 digits, exponents -6143 to 6144
// see also  Debian's libintelrdfpmath-dev (libbidgcc000.a: arguments by value, rounding and flags
//           passed in); its own header cannot be imported, so what is used is declared here

#ifndef CDECIMAL_H
#define CDECIMAL_H

#include <stdint.h>

/// The 128 bits of a number, as the library lays them out on a little-endian machine.
typedef struct {
    uint64_t low;
    uint64_t high;
} __attribute__((aligned(16))) Decimal128;

/// How a result is rounded that does not fit; the numbers are the library's.
typedef enum {
    Decimal128RoundHalfEven = 0,
    Decimal128RoundDown = 1,
    Decimal128RoundUp = 2,
    Decimal128RoundTowardZero = 3,
    Decimal128RoundHalfAway = 4,
} Decimal128Rounding;

Decimal128 decimal128_add(Decimal128 left, Decimal128 right);
Decimal128 decimal128_subtract(Decimal128 left, Decimal128 right);
Decimal128 decimal128_multiply(Decimal128 left, Decimal128 right);
Decimal128 decimal128_divide(Decimal128 left, Decimal128 right);

/// left to the power of right, both of any finite value.
Decimal128 decimal128_power(Decimal128 left, Decimal128 right);

/// value with the exponent of pattern, rounded; a NaN if 34 digits are too few for it.
Decimal128 decimal128_quantize(
    Decimal128 value, Decimal128 pattern, Decimal128Rounding rounding);

/// 1 if left is less than right, else 0 (also if either is a NaN).
int decimal128_is_less(Decimal128 left, Decimal128 right);

/// 1 if both are the same number, whatever their exponents, else 0.
int decimal128_is_equal(Decimal128 left, Decimal128 right);

/// The number that a zero-terminated text stands for, rounded half-even to 34 digits. The text
/// must already be known to be a numeral: the library takes much that is not.
Decimal128 decimal128_from_text(const char *text);

#endif
