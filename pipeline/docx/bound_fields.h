// Internal to docx/*.cpp: content controls (w:sdt) around the words that a record has as they are,
// bound to the record's part. Word shows what the part says, writes what a clerk types into it, and
// keeps all controls of one place alike.
#pragma once

#include <map>
#include <string>

#include "docx/xml_part.h"

namespace vanthu::docx {

class BoundFields {
 public:
  // Without a record's part (empty store_id) nothing is bound.
  explicit BoundFields(std::string store_id) : store_id_(std::move(store_id)) {}

  bool active() const { return !store_id_.empty(); }
  // A control at the end of a paragraph; returns its w:sdtContent, which is to hold exactly
  // `words`. A place that a control shows in other words already gets no second control: then the
  // paragraph is returned.
  XmlNode add_control(XmlNode paragraph, const std::string& place, const std::string& words);

  // customXml/item2.xml: each place with the words it had when the paper was written.
  std::string written_part() const;

 private:
  std::string store_id_;
  int controls_ = 0;
  std::map<std::string, std::string> written_;
};

}  // namespace vanthu::docx
