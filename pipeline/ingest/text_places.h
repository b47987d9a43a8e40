// Where in the XML of a record each of its texts stands, so that a paper made from the record can
// say which of its words are the record's own and may be edited back into it.
//   const ingest::TextPlaces places(record);
//   places.find(record.meeting.venue);      // "/r:record[1]/r:meeting[1]/@venue"
// A place is an XPath from the root to one attribute or element, r standing for
// urn:vanthu:record:1; it holds for every XML of the record, as write_record or a clerk wrote it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/meeting_record.h"
#include "text/nfc_string.h"

namespace vanthu::ingest {

class TextPlaces {
 public:
  // Remembers texts by their address: the record must outlive the places and stay unchanged.
  explicit TextPlaces(const model::MeetingRecord& record);

  // Empty for a text that is not one of the record's own, or of several lines.
  std::string find(const text::NfcString& text) const;

 private:
  friend class TextPlaceFinder;
  struct Element {
    std::size_t parent = 0;
    std::string_view name;
    std::size_t ordinal = 1;
  };
  struct Entry {
    const text::NfcString* text = nullptr;
    std::size_t element = 0;
    // Empty for the text of the element itself.
    std::string_view attribute;
  };

  // The root first; names live as long as the program.
  std::vector<Element> elements_;
  // By address.
  std::vector<Entry> entries_;
};

}  // namespace vanthu::ingest
