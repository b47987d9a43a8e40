#include <string_view>

#include "document/document.h"

namespace vanthu::document {
namespace {

std::string dump_inlines(const Inlines& inlines) {
  std::string out;
  for (const Run& run : inlines) {
    std::string marks;
    if (run.bold) marks += 'b';
    if (run.italic) marks += 'i';
    if (run.underline) marks += 'u';
    if (!marks.empty()) out += "[" + marks + ":";
    out += run.text.view();
    if (!marks.empty()) out += "]";
    for (const Field& field : run.fields) {
      out += "{" + run.text.str().substr(field.begin, field.size) + " = " + field.place + "}";
    }
  }
  return out;
}

std::string_view name_of(ParagraphRole role) {
  switch (role) {
    case ParagraphRole::Body:
      return "body";
    case ParagraphRole::Basis:
      return "basis";
    case ParagraphRole::Centered:
      return "centered";
    case ParagraphRole::Note:
      return "note";
  }
  return "";
}

std::string_view name_of(Alignment alignment) {
  switch (alignment) {
    case Alignment::Left:
      return "left";
    case Alignment::Center:
      return "center";
    case Alignment::Right:
      return "right";
    case Alignment::Justified:
      return "justified";
  }
  return "";
}

std::string_view name_of(StampKind kind) {
  switch (kind) {
    case StampKind::Urgency:
      return "urgency";
    case StampKind::Circulation:
      return "circulation";
  }
  return "";
}

std::string dump_row(std::string_view label, const TableRow& row) {
  std::string out = "  " + std::string(label);
  for (const Inlines& cell : row) out += " | " + dump_inlines(cell);
  return out + "\n";
}

std::string dump_block(const Letterhead& block) {
  std::string out = "letterhead\n  superior " + block.superior.str() + "\n  issuer " +
                    block.issuer.str() + "\n  heading " + block.heading.str() + "\n";
  if (block.number) out += "  number " + block.number->str() + "\n";
  if (block.place_date) out += "  place_date " + block.place_date->str() + "\n";
  if (block.letter_subject) out += "  letter_subject " + block.letter_subject->str() + "\n";
  for (const Stamp& stamp : block.stamps) {
    out += "  stamp " + std::string(name_of(stamp.kind)) + " " + stamp.text.str() + "\n";
  }
  if (block.draft) out += "  draft " + block.draft->str() + "\n";
  if (block.contact) out += "  contact " + block.contact->str() + "\n";
  return out;
}

std::string dump_block(const Title& block) {
  return "title " + block.type_name.str() + "\n  subject " + block.subject.str() +
         (block.hyphens ? "\n  hyphens\n" : "\n");
}

std::string dump_block(const Addressees& block) {
  std::string out = "addressees " + block.label.str() + "\n";
  for (const auto& name : block.names) out += "  " + name.str() + "\n";
  return out;
}

std::string dump_block(const Division& block) {
  return "division " + block.label.str() + "\n  title " + block.title.str() + "\n";
}

std::string dump_block(const Appendix& block) {
  return "appendix " + block.label.str() + "\n  title " + block.title.str() + "\n";
}

std::string dump_block(const Heading& block) {
  return "heading " + std::to_string(block.level) + " " + marker_text(block.marker).str() + " " +
         dump_inlines(block.text) + "\n";
}

std::string dump_block(const Paragraph& block) {
  return "paragraph " + std::string(name_of(block.role)) + " " + dump_inlines(block.text) + "\n";
}

std::string dump_block(const List& block) {
  std::string out = "list\n";
  for (const ListItem& item : block.items) {
    out += std::string(static_cast<std::size_t>(item.depth) * 2, ' ') +
           marker_text(item.marker).str() + " " + dump_inlines(item.text) + "\n";
  }
  return out;
}

std::string dump_block(const BlankLines& block) {
  return "blank_lines " + std::to_string(block.count) + "\n";
}

std::string dump_block(const Table& block) {
  std::string out = "table " + block.summary.str() + "\n  columns";
  for (const TableColumn& column : block.columns) {
    out += " " + std::to_string(column.share) + ":" + std::string(name_of(column.alignment));
  }
  if (block.row_height > 0)
    out += "\n  rows of at least " + std::to_string(block.row_height) + " mm";
  out += "\n" + dump_row("header", block.header);
  for (const TableRow& row : block.rows) out += dump_row("row", row);
  return out;
}

std::string dump_block(const SignatureBlock& block) {
  std::string out = "signatures\n";
  if (block.recipients) {
    out += "  recipients " + block.recipients->label.str() + "\n";
    for (const auto& line : block.recipients->lines) out += "    " + line.str() + "\n";
    if (block.recipients->typist) out += "    typist " + block.recipients->typist->str() + "\n";
  }
  for (const Signatory& signatory : block.signatories) {
    out += "  sign " + signatory.authority.str() + " | " + signatory.position.str() + " | " +
           signatory.name.str() +
           (signatory.name_place.empty() ? "" : "{" + signatory.name_place + "}") + "\n";
  }
  return out;
}

}  // namespace

std::string dump(const Document& document) {
  std::string out = "document " + document.kind + "\ntitle " + document.title.str() + "\nauthor " +
                    document.author.str() + "\nrecord " + document.record_id + "\ndate " +
                    to_iso(document.date) + "\nprofile " + document.profile_id + "\n";
  if (document.copy_mark) out += "copy_mark " + document.copy_mark->str() + "\n";
  for (const Block& block : document.blocks) {
    out += std::visit([](const auto& b) { return dump_block(b); }, block);
  }
  return out;
}

}  // namespace vanthu::document
