// Joins words of the template and of the record into runs. Private to this module.
#pragma once

#include <optional>
#include <string>

#include "compose/nodes.h"
#include "document/document.h"
#include "text/nfc_string.h"

namespace vanthu::compose {

struct Look {
  bool bold = false;
  bool italic = false;
  bool underline = false;

  bool operator==(const Look&) const = default;
};

// White space at the ends of a piece of the template only separates: none at the ends of a text,
// one space between words, none before a closing sign (, . ; : ? ! ) % ”) or behind an opening one.
// Words of the record are never changed, except that a line feed inside running text becomes a
// space.
class InlineWriter {
 public:
  void literal(const Literal& literal, const Look& look);
  // place: where the record has these words, if it does (document::Field).
  void value(const text::NfcString& words, const Look& look, const std::string& place);
  document::Inlines finish();

 private:
  // After the pending space, if one is due.
  void append(const text::NfcString& words, const Look& look);
  void put(const text::NfcString& words, const Look& look);

  document::Inlines runs_;
  // A space that will stand before whatever comes next, in the look it was written with.
  std::optional<Look> space_;
};

}  // namespace vanthu::compose
