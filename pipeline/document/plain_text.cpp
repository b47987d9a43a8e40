#include <string_view>

#include "document/document.h"

namespace vanthu::document {
namespace {

// Pieces of one line join with a space, lines end with a line feed.
class Lines {
 public:
  // Room for a paper of two pages.
  Lines() { out_.reserve(8U << 10U); }

  void piece(std::string_view text) {
    if (text.empty()) return;
    if (!line_empty_) out_ += ' ';
    out_ += text;
    line_empty_ = false;
  }
  void piece(const Inlines& inlines) {
    bool first = true;
    for (const Run& run : inlines) {
      if (run.text.empty()) continue;
      if (first && !line_empty_) out_ += ' ';
      out_ += run.text.view();
      first = line_empty_ = false;
    }
  }
  void end_line() {
    if (!line_empty_) out_ += '\n';
    line_empty_ = true;
  }
  void line(const text::NfcString& text) {
    piece(text.view());
    end_line();
  }
  const std::string& str() const { return out_; }

 private:
  std::string out_;
  bool line_empty_ = true;
};

void add(Lines& out, const Letterhead& block) {
  out.line(block.superior);
  out.line(block.issuer);
  if (block.number) out.line(*block.number);
  if (block.letter_subject) out.line(*block.letter_subject);
  for (const Stamp& stamp : block.stamps) out.line(stamp.text);
  if (block.draft) out.line(*block.draft);
  out.line(block.heading);
  if (block.place_date) out.line(*block.place_date);
}

void add(Lines& out, const Title& block) {
  out.line(block.type_name);
  out.line(block.subject);
}

void add(Lines& out, const Addressees& block) {
  out.piece(block.label.view());
  for (const auto& name : block.names) out.line(name);
  out.end_line();
}

void add(Lines& out, const Division& block) {
  out.line(block.label);
  out.line(block.title);
}

void add(Lines& out, const Appendix& block) {
  out.line(block.label);
  out.line(block.title);
}

void add(Lines& out, const Heading& block) {
  out.piece(marker_text(block.marker).view());
  out.piece(block.text);
  out.end_line();
}

void add(Lines& out, const Paragraph& block) {
  out.piece(block.text);
  out.end_line();
}

void add(Lines& out, const List& block) {
  for (const ListItem& item : block.items) {
    out.piece(marker_text(item.marker).view());
    out.piece(item.text);
    out.end_line();
  }
}

void add(Lines&, const BlankLines&) {}

void add(Lines& out, const TableRow& row) {
  for (const Inlines& cell : row) out.piece(cell);
  out.end_line();
}

void add(Lines& out, const Table& block) {
  add(out, block.header);
  for (const TableRow& row : block.rows) add(out, row);
}

void add(Lines& out, const SignatureBlock& block) {
  if (block.recipients) {
    out.line(block.recipients->label);
    for (const auto& line : block.recipients->lines) out.line(line);
    if (block.recipients->typist) out.line(*block.recipients->typist);
  }
  for (const Signatory& signatory : block.signatories) {
    out.line(signatory.authority);
    out.line(signatory.position);
    out.line(signatory.name);
  }
}

}  // namespace

text::NfcString plain_text(const Document& document) {
  Lines out;
  for (const Block& block : document.blocks) {
    std::visit([&](const auto& b) { add(out, b); }, block);
  }
  return text::nfc(out.str());
}

}  // namespace vanthu::document
