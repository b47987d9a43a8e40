// Internal to pdf/*.cpp: libharu 2.3.0 as a builder and serialiser of PDF objects, its low-level
// object layer without its documents, fonts and pages, whose output is not archival.
// Keeps the first error; after it every call does nothing, because libharu overwrites its error
// code with each further call.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vanthu::pdf {

// A value inside a dictionary or array that is being built; made by HaruObjects, used up by the
// call that takes it.
class HaruValue {
 public:
  HaruValue() = default;

 private:
  friend class HaruObjects;
  explicit HaruValue(void* object) : object_(object) {}
  void* object_ = nullptr;
};

// Objects 1 … n as written, each from "n 0 obj" to "endobj" with its line feed.
struct SerialisedObjects {
  std::string bytes;
  // offsets[i] is where object i + 1 begins.
  std::vector<std::size_t> offsets;
};

class HaruObjects {
 public:
  HaruObjects();
  // Here only because libharu's types stay in the .cpp.
  ~HaruObjects();

  // Indirect objects.
  HaruValue add_dictionary();
  // bytes are in zlib format already; the dictionary says FlateDecode.
  HaruValue add_stream(std::string_view deflated);
  // The number of an indirect object.
  int number_of(const HaruValue& object) const;

  // Direct ones.
  HaruValue dictionary();
  HaruValue array();

  void set_name(const HaruValue& dictionary, const char* key, std::string_view name);
  void set_number(const HaruValue& dictionary, const char* key, int value);
  void set_real(const HaruValue& dictionary, const char* key, double value);
  void set_string(const HaruValue& dictionary, const char* key, std::string_view ascii);
  void set_value(const HaruValue& dictionary, const char* key, const HaruValue& value);
  void push_number(const HaruValue& array, int value);
  void push_real(const HaruValue& array, double value);
  void push_value(const HaruValue& array, const HaruValue& value);

  Result<SerialisedObjects> serialise();

 private:
  struct State;
  void keep_first_error(unsigned long status);
  bool failed() const;

  std::unique_ptr<State> state_;
};

}  // namespace vanthu::pdf
