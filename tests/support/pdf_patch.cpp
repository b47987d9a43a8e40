#include "support/pdf_patch.h"

#include <stdexcept>
#include <utility>
#include <vector>

#include "support/pdf_reader.h"

namespace vanthu::support {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error("PdfPatch: " + what);
}

void swap_in(std::string& text, std::size_t at, std::string_view from, std::string_view to) {
  text.replace(at, from.size(), to);
}

// Where the content of a stream object begins; npos for others.
std::size_t content_of(const std::string& object) {
  const std::size_t at = object.find("stream\n");
  const std::size_t other = object.find("stream\r\n");
  if (at == std::string::npos && other == std::string::npos) return std::string::npos;
  return at < other ? at + 7 : other + 8;
}

constexpr std::string_view kStreamEnd = "\nendstream\nendobj\n";

std::string inflated_object(std::string object) {
  const std::size_t content = content_of(object);
  if (content == std::string::npos) return object;
  std::string head = object.substr(0, content);
  for (const std::string_view filter : {"/Filter/FlateDecode", "/Filter /FlateDecode"}) {
    const std::size_t at = head.find(filter);
    if (at == std::string::npos) continue;
    head.erase(at, filter.size());
    const std::string raw = object.substr(content, object.size() - content - kStreamEnd.size());
    return head + inflated(raw) + std::string(kStreamEnd);
  }
  return object;
}

std::string object_text(int number, const std::string& value) {
  return std::to_string(number) + " 0 obj\n" + value + "\nendobj\n";
}

// Every stream's length, after whatever was changed; where it is an object of its own, there.
void measure(std::map<int, std::string>& objects) {
  for (auto& [number, object] : objects) {
    const std::size_t content = content_of(object);
    if (content == std::string::npos) continue;
    const std::string length = std::to_string(object.size() - content - kStreamEnd.size());
    const std::size_t at = object.find("/Length ");
    if (at == std::string::npos || at > content) fail("a stream without Length");
    const std::size_t digits = at + 8;
    const std::size_t end = object.find_first_not_of("0123456789", digits);
    if (object.compare(end, 4, " 0 R") == 0) {
      const int holder = std::stoi(object.substr(digits, end - digits));
      objects[holder] = object_text(holder, length);
    } else {
      object.replace(digits, end - digits, length);
    }
  }
}

}  // namespace

PdfPatch::PdfPatch(const std::string& good) {
  const std::size_t mark = good.rfind("startxref\n");
  const std::size_t table = std::stoul(good.substr(mark + 10));
  const std::size_t trailer = good.find("trailer\n", table);
  trailer_ = good.substr(trailer, mark - trailer);
  std::vector<std::pair<std::size_t, int>> starts;
  const std::size_t first = good.find("\n0000000000 65535 f \n", table) + 1;
  for (int number = 1; first + static_cast<std::size_t>(number) * 20 + 20 <= trailer; ++number) {
    starts.emplace_back(std::stoul(good.substr(first + static_cast<std::size_t>(number) * 20, 10)),
                        number);
  }
  std::map<std::size_t, int> by_place(starts.begin(), starts.end());
  start_ = good.substr(0, by_place.begin()->first);
  for (auto it = by_place.begin(); it != by_place.end(); ++it) {
    const auto next = std::next(it);
    const std::size_t end = next == by_place.end() ? table : next->first;
    objects_[it->second] = inflated_object(good.substr(it->first, end - it->first));
  }
}

PdfPatch& PdfPatch::swap(std::string_view from, std::string_view to) {
  for (auto& [number, object] : objects_) {
    const std::size_t at = object.find(from);
    if (at == std::string::npos) continue;
    swap_in(object, at, from, to);
    return *this;
  }
  fail("no object has " + std::string(from));
}

PdfPatch& PdfPatch::swap_trailer(std::string_view from, std::string_view to) {
  const std::size_t at = trailer_.find(from);
  if (at == std::string::npos) fail("the trailer has no " + std::string(from));
  swap_in(trailer_, at, from, to);
  return *this;
}

int PdfPatch::add(const std::string& value) {
  const int number = objects_.rbegin()->first + 1;
  const std::string before = "/Size " + std::to_string(number);
  objects_[number] = object_text(number, value);
  swap_trailer(before, "/Size " + std::to_string(number + 1));
  return number;
}

std::string PdfPatch::bytes() const {
  std::map<int, std::string> objects = objects_;
  measure(objects);
  std::string out = start_;
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const auto& [number, object] : objects) {
    std::string offset = std::to_string(out.size());
    offset.insert(0, 10 - offset.size(), '0');
    table += offset + " 00000 n \n";
    out += object;
  }
  const std::size_t at = out.size();
  return out + table + trailer_ + "startxref\n" + std::to_string(at) + "\n%%EOF\n";
}

}  // namespace vanthu::support
