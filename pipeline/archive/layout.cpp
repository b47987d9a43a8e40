#include "archive/layout.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/check.h"
#include "base/file_store.h"
#include "base/hex.h"
#include "base/sha.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kUrn = "urn:uuid:";
constexpr std::size_t kLongestFolderName = 100;

// UUIDv5 of "urn:vanthu:dossier" in the URL namespace of RFC 9562.
constexpr std::array<unsigned char, 16> kDossierNamespace{
    0x6a, 0x50, 0x00, 0x08, 0xe5, 0xb2, 0x58, 0x88, 0x94, 0x2c, 0xb5, 0x63, 0x48, 0xa8, 0x7b, 0x5a};

struct Stem {
  std::string_view name;
  // With a space around each.
  std::string_view extensions;
};

// What a dossier may hold. Papers are named after the types of the record format
// (model::kPaperTypeNames).
constexpr std::array kStems{
    Stem{"record", " xml "},          Stem{"dossier", " json "},
    Stem{"findings", " json "},       Stem{"manifest", " txt p7s "},
    Stem{"waiver", " xml p7s "},      Stem{"resolution", " pdf docx "},
    Stem{"decision", " pdf docx "},   Stem{"regulation", " pdf docx "},
    Stem{"conclusion", " pdf docx "}, Stem{"working_rules", " pdf docx "},
    Stem{"notice", " pdf docx "},     Stem{"report", " pdf docx "},
    Stem{"plan", " pdf docx "},       Stem{"programme", " pdf docx "},
    Stem{"submission", " pdf docx "}, Stem{"dispatch", " pdf docx "},
    Stem{"minutes", " pdf docx "},    Stem{"scheme", " pdf docx "},
    Stem{"option", " pdf docx "},     Stem{"directive", " pdf docx "},
    Stem{"guidance", " pdf docx "},   Stem{"book", " xml pdf "},
};

struct MediaType {
  std::string_view extension;
  std::string_view type;
};

constexpr std::array kMediaTypes{
    MediaType{"xml", "application/xml"},
    MediaType{"json", "application/json"},
    MediaType{"txt", "text/plain; charset=utf-8"},
    MediaType{"p7s", "application/pkcs7-signature"},
    MediaType{"pdf", "application/pdf"},
    MediaType{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
};

std::string_view extension_of(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
}

// "resolution-2" gives "resolution"; a number must be 2 to 99 without a leading zero.
std::string_view without_number(std::string_view stem) {
  const auto dash = stem.rfind('-');
  if (dash == std::string_view::npos) return stem;
  int number = 0;
  const char* end = stem.data() + stem.size();
  const auto [rest, error] = std::from_chars(stem.data() + dash + 1, end, number);
  const bool counts =
      error == std::errc{} && rest == end && number >= 2 && number <= 99 && stem[dash + 1] != '0';
  return counts ? stem.substr(0, dash) : stem;
}

std::string format_uuid(const unsigned char* bytes) {
  const std::string hex = to_hex({bytes, 16});
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
         hex.substr(16, 4) + "-" + hex.substr(20);
}

bool is_safe_in_folder_name(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

}  // namespace

std::string object_id(std::string_view cell_code, std::string_view meeting_id) {
  std::string name(kDossierNamespace.begin(), kDossierNamespace.end());
  // Neither part may contain a line feed, so two different pairs never give the same name.
  name.append(cell_code).append(1, '\n').append(meeting_id);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  const int ok = EVP_Digest(name.data(), name.size(), digest.data(), &size, EVP_sha1(), nullptr);
  VANTHU_CHECK(ok == 1 && size == 20, "OpenSSL computes SHA-1 for UUIDv5");
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0F) | 0x50);
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3F) | 0x80);
  return std::string(kUrn) + format_uuid(digest.data());
}

bool is_object_id(std::string_view id) {
  if (id.size() != kUrn.size() + 36 || id.substr(0, kUrn.size()) != kUrn) return false;
  const std::string_view uuid = id.substr(kUrn.size());
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = uuid[i];
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (dash ? c != '-' : !hex) return false;
  }
  return true;
}

std::string object_path(std::string_view object_id, const Tuples& tuples) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::string digest = sha256_hex(object_id);
  std::string folder;
  for (const char c : object_id) {
    if (is_safe_in_folder_name(c)) {
      folder += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      folder += '%';
      folder += kDigits[byte >> 4U];
      folder += kDigits[byte & 0x0FU];
    }
  }
  if (folder.size() > kLongestFolderName) {
    folder.resize(kLongestFolderName);
    folder += "-" + digest;
  }
  std::string path;
  for (int i = 0; i < tuples.count; ++i) {
    const auto digits = static_cast<std::size_t>(tuples.size);
    path.append(digest, static_cast<std::size_t>(i) * digits, digits).append("/");
  }
  return path + folder;
}

std::string version_name(int version) {
  return "v" + std::to_string(version);
}

std::optional<int> try_parse_version_name(std::string_view name) {
  if (name.size() < 2 || name.size() > 8 || name[0] != 'v' || name[1] == '0') return std::nullopt;
  int version = 0;
  const char* end = name.data() + name.size();
  const auto [rest, error] = std::from_chars(name.data() + 1, end, version);
  if (error != std::errc{} || rest != end || version < 1) return std::nullopt;
  return version;
}

bool is_content_name(std::string_view name) {
  const std::string_view extension = extension_of(name);
  if (extension.empty() || extension.find(' ') != std::string_view::npos) return false;
  const std::string_view whole = name.substr(0, name.size() - extension.size() - 1);
  const std::string_view stem = without_number(whole);
  const std::string wanted = " " + std::string(extension) + " ";
  return std::any_of(kStems.begin(), kStems.end(), [&](const Stem& known) {
    return known.name == stem && known.extensions.find(wanted) != std::string_view::npos &&
           // Only documents and waivers come in several; a dossier has one record and one manifest.
           (stem.size() == whole.size() || extension == "pdf" || extension == "docx" ||
            stem == "waiver");
  });
}

std::string media_type(std::string_view content_name) {
  const std::string_view extension = extension_of(content_name);
  for (const MediaType& known : kMediaTypes) {
    if (known.extension == extension) return std::string(known.type);
  }
  return "application/octet-stream";
}

std::string Layout::note() const {
  return join_path(root_, "ARCHIVE.note");
}
std::string Layout::readme() const {
  return join_path(root_, "README.vi.md");
}
std::string Layout::lock() const {
  return join_path(root_, "lock");
}
std::string Layout::storage_root() const {
  return join_path(root_, "ocfl");
}

std::string Layout::object(std::string_view object_id) const {
  return join_path(storage_root(), object_path(object_id, tuples_));
}

std::string Layout::index_folder() const {
  return join_path(root_, "index");
}
std::string Layout::index() const {
  return join_path(index_folder(), "index.sqlite");
}
std::string Layout::queue() const {
  return join_path(root_, "queue");
}

std::string Layout::intent(std::string_view transaction) const {
  return join_path(queue(), std::string(transaction) + ".intent");
}

std::string Layout::staging() const {
  return join_path(root_, "staging");
}

std::string Layout::staging(std::string_view transaction) const {
  return join_path(staging(), transaction);
}

std::string Layout::log() const {
  return join_path(root_, "log");
}

std::string Layout::log(std::string_view shard) const {
  return join_path(log(), shard);
}

std::string Layout::keys() const {
  return join_path(root_, "keys");
}

std::string Layout::care() const {
  return join_path(root_, "care");
}

std::string Layout::shard_statement(std::string_view shard) const {
  return join_path(keys(), "shard-" + std::string(shard) + ".note");
}

std::string Layout::close_statement(std::string_view shard) const {
  return join_path(keys(), "close-" + std::string(shard) + ".txt");
}

std::string Layout::policy(int number) const {
  return join_path(keys(), "policy-" + std::to_string(number) + ".note");
}

}  // namespace vanthu::archive
