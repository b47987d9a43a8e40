// Internal to docx/*.cpp: an XML part written straight into its bytes, UTF-8 with declaration, no
// white space that nobody wrote. Nodes are written in document order: adding to a node closes what
// stands open behind it, and going back to one that is closed is a bug.
//   XmlPart part;  XmlNode body = part.append_child("w:document").append_child("w:body");
//   body.append_child("w:p").set("w:id", 7L);  std::string bytes = std::move(part).take();
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::docx {

class XmlPart;

// A place in a part, which must outlive it.
class XmlNode {
 public:
  XmlNode() = default;

  // At the end of this node. Names are literals.
  XmlNode append_child(std::string_view name) const;
  // Before anything inside the node. Values may be any text.
  const XmlNode& set(std::string_view name, std::string_view value) const;
  const XmlNode& set(std::string_view name, long value) const;
  const XmlNode& set(std::string_view name, int value) const {
    return set(name, static_cast<long>(value));
  }
  void append_text(std::string_view words) const;

 private:
  friend class XmlPart;
  XmlNode(XmlPart& part, std::size_t depth, std::uint32_t serial)
      : part_(&part), depth_(depth), serial_(serial) {}

  XmlPart* part_ = nullptr;
  std::size_t depth_ = 0;
  std::uint32_t serial_ = 0;
};

class XmlPart {
 public:
  // room: bytes to expect.
  explicit XmlPart(std::size_t room = 1024);

  // The root.
  XmlNode append_child(std::string_view name);
  // Closes what is open.
  std::string take() &&;

 private:
  friend class XmlNode;

  struct Open {
    std::string_view name;
    std::uint32_t serial = 0;
  };

  // Closes everything deeper than this node.
  void go_to(const XmlNode& node);
  void close_down_to(std::size_t depth);
  XmlNode open(std::string_view name);
  // Room for so many bytes behind what is written; keep_up_to says where they ended.
  char* room(std::size_t more) {
    if (capacity_ - size_ < more) grow(more);
    return bytes_.get() + size_;
  }
  void grow(std::size_t more);
  void keep_up_to(const char* end) { size_ = static_cast<std::size_t>(end - bytes_.get()); }

  // Not a string: most of the pieces are short, and a string asks for its room at each.
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  std::vector<Open> open_;
  std::uint32_t elements_ = 0;
  // The innermost start tag has no '>' yet.
  bool in_tag_ = false;
};

}  // namespace vanthu::docx
