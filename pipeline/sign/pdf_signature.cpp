#include "sign/pdf_signature.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/check.h"
#include "base/hex.h"
#include "sign/cms.h"
#include "sign/message_digest.h"

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

std::size_t contents_digits(const Signer& signer) {
  return 2 * max_cms_size(signer);
}

Result<Done> seal_pdf(std::string& pdf, const SignatureHole& hole, const Signer& signer) {
  check_hole(pdf, hole, signer);
  const std::size_t width = hole.byte_range_end - hole.byte_range_begin;
  const std::string before = pdf.substr(hole.byte_range_begin, width);
  pdf.replace(hole.byte_range_begin, width, byte_range(hole, pdf.size()));

  const std::string_view bytes(pdf);
  const std::array<std::string_view, 2> signed_parts{bytes.substr(0, hole.contents_begin),
                                                     bytes.substr(hole.contents_end)};
  auto cms = sign_detached(sha256_of_parts(signed_parts), signer);
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
