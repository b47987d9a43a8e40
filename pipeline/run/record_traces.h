// What a PDF says of the record that it was made from; chosen in office.xml or for one rendering.
#pragma once

namespace vanthu::run {

struct RecordTraces {
  // The record itself, attached to its minutes: the file is then PDF/A-3a instead of -2a.
  bool attached = false;
  // Its id and the start of its digest, at the foot of the last page.
  bool code = false;

  bool operator==(const RecordTraces&) const = default;
};

}  // namespace vanthu::run
