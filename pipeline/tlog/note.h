// Signed notes (phiếu có chữ ký) as in c2sp.org/signed-note: a text, a blank line, and signature
// lines "— name base64". Here only the form; what the signatures are worth says note_key.h. A
// note's text means nothing until a known key has signed it.
//   auto note = parse_note(bytes);  auto signers = verify_note(note.value(), keys);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vanthu::tlog {

struct NoteSignature {
  std::string key_name;
  std::uint32_t key_id = 0;
  // Bytes; what they are depends on the key's kind.
  std::string signature;

  bool operator==(const NoteSignature&) const = default;
};

struct Note {
  // With its final LF.
  std::string text;
  std::vector<NoteSignature> signatures;

  bool operator==(const Note&) const = default;
};

// The specification asks for at least 16.
inline constexpr std::size_t kMostSignatures = 100;
inline constexpr std::size_t kLongestNote = 1 << 20;

// Not empty, valid UTF-8, no Unicode white space, no "+"; stricter than the specification, no
// control (to U+009F), nothing that turns the writing direction, and nothing of no width.
bool is_key_name(std::string_view name);

// One line with its LF.
std::string write_signature(const NoteSignature& signature);
// One or more lines as write_signature writes them and nothing else; at most kMostSignatures.
Result<std::vector<NoteSignature>> parse_signatures(std::string_view lines);

// text ends in LF; at least one signature.
std::string write_note(const Note& note);
// An Input error when the bytes are not exactly what write_note writes for some note.
Result<Note> parse_note(std::string_view bytes);

}  // namespace vanthu::tlog
