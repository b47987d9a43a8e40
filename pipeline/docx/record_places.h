// Internal to docx/*.cpp: the values of a record's XML by their places, as ingest::TextPlaces
// writes them ("/r:record[1]/r:meeting[1]/@venue").
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>

namespace vanthu::docx {

// One value: an attribute's or an element's text. Valid while its document lives.
class RecordValue {
 public:
  explicit RecordValue(pugi::xml_attribute attribute) : attribute_(attribute) {}
  explicit RecordValue(pugi::xml_node element) : element_(element) {}

  std::string text() const { return attribute_ ? attribute_.value() : element_.text().get(); }
  void set(const std::string& words) {
    if (attribute_) {
      attribute_.set_value(words.c_str());
    } else {
      element_.text().set(words.c_str());
    }
  }

 private:
  pugi::xml_attribute attribute_;
  pugi::xml_node element_;
};

// The values at those of the places (the keys) that the record has, found in one walk. Only local
// names count: prefixes are the writer's choice. A key of another form is at no place.
std::map<std::string, RecordValue> find_values(const pugi::xml_document& record,
                                               const std::map<std::string, std::string>& places);

}  // namespace vanthu::docx
