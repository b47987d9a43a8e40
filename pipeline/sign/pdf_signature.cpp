#include "sign/pdf_signature.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "base/hex.h"
#include "sign/cms.h"

namespace vanthu::sign {
namespace {

void check_hole(std::string_view pdf, const SignatureHole& hole, const Signer& signer) {
  const auto encloses = [&](std::size_t begin, std::size_t end, char first, char last) {
    return begin < end && end <= pdf.size() && end - begin >= 2 && pdf[begin] == first &&
           pdf[end - 1] == last;
  };
  VANTHU_CHECK(encloses(hole.contents_begin, hole.contents_end, '<', '>'),
               "the hole for Contents runs from '<' to '>'");
  VANTHU_CHECK(encloses(hole.byte_range_begin, hole.byte_range_end, '[', ']'),
               "the hole for ByteRange runs from '[' to ']'");
  VANTHU_CHECK(
      hole.byte_range_end <= hole.contents_begin || hole.contents_end <= hole.byte_range_begin,
      "ByteRange and Contents do not overlap");
  VANTHU_CHECK(hole.contents_end - hole.contents_begin - 2 >= contents_digits(signer),
               "the hole for Contents holds this signer's CMS");
}

std::string byte_range(const SignatureHole& hole, std::size_t file_size) {
  std::string text = "[0 " + std::to_string(hole.contents_begin) + " " +
                     std::to_string(hole.contents_end) + " " +
                     std::to_string(file_size - hole.contents_end);
  const std::size_t width = hole.byte_range_end - hole.byte_range_begin;
  VANTHU_CHECK(text.size() + 1 <= width, "the hole for ByteRange holds the file's offsets");
  text.resize(width - 1, ' ');
  text += ']';
  return text;
}

}  // namespace

void write_byte_range(std::string& pdf, const SignatureHole& hole) {
  const std::size_t width = hole.byte_range_end - hole.byte_range_begin;
  pdf.replace(hole.byte_range_begin, width, byte_range(hole, pdf.size()));
}

std::size_t contents_digits(const Signer& signer) {
  return 2 * max_cms_size(signer);
}

Result<Done> seal_pdf(std::string& pdf, const SignatureHole& hole, const Signer& signer,
                      const Sha256* start) {
  check_hole(pdf, hole, signer);
  Sha256 digest = start != nullptr ? *start : Sha256();
  VANTHU_CHECK(digest.size() <= std::min(hole.byte_range_begin, hole.contents_begin),
               "what was hashed before ends before the hole");
  const std::size_t width = hole.byte_range_end - hole.byte_range_begin;
  const std::string before = pdf.substr(hole.byte_range_begin, width);
  write_byte_range(pdf, hole);

  const std::string_view bytes(pdf);
  digest.update(bytes.substr(0, hole.contents_begin).substr(digest.size()));
  digest.update(bytes.substr(hole.contents_end));
  auto cms = sign_detached(std::move(digest).finish(), signer);
  if (!cms.ok()) {
    pdf.replace(hole.byte_range_begin, width, before);
    return cms.error();
  }
  const std::string digits =
      to_hex({reinterpret_cast<const unsigned char*>(cms.value().data()), cms.value().size()});
  const auto contents = pdf.begin() + static_cast<std::ptrdiff_t>(hole.contents_begin) + 1;
  const auto rest = std::copy(digits.begin(), digits.end(), contents);
  std::fill(rest, pdf.begin() + static_cast<std::ptrdiff_t>(hole.contents_end) - 1, '0');
  return Done{};
}

}  // namespace vanthu::sign
