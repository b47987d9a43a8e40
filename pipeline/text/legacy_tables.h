// What each byte of the old 8-bit encodings means: tables of our own, compared in the tests byte by
// byte with glibc (TCVN5712-1, VISCII, CP1258) and letter by letter with published comparison
// tables. Private to this module.
//
// TCVN3  TCVN 5712:1993, its Windows form: 0x80–0x9F are the quotes and dashes of windows-1252.
//        Capitals with a tone stand in TCVN 5712-2 only; they are read and never written.
// VISCII RFC 1456: six capitals stand on control codes.
// VPS    Vietnamese Professionals Society: fourteen capitals stand on control codes; glibc and Perl
//        do not know it, three published tables agree (Mozilla's, UniKey's and a printed one).
// VNI    not here: letters are pairs of bytes (legacy_encoding.cpp).
#pragma once

#include <array>
#include <cstdint>

namespace vanthu::text {

// By byte; 0 where the encoding has no character. Line feed, return and tab stand for themselves.
using ByteTable = std::array<char32_t, 256>;

extern const ByteTable kTcvn3Table;
extern const ByteTable kVisciiTable;
extern const ByteTable kVpsTable;
extern const ByteTable kCp1258Table;
// For bytes that were misread as windows-1252 before they came to us, and for the signs of VNI.
extern const ByteTable kCp1252Table;

}  // namespace vanthu::text
