#include <algorithm>
#include <utility>
#include <vector>

#include "layout/typesetter.h"

namespace vanthu::layout {

Result<std::vector<SetText>> Typesetter::fill_recipients(const document::Recipients& recipients,
                                                         double width) {
  std::vector<SetText> out;
  const Style& label_style = profile_.style(Role::RecipientsLabel);
  auto label = measurer_.measure(recipients.label, label_style, galley_.add_node(Tag::P, root_));
  if (!label.ok()) return label.error();
  auto label_set = fill_column(std::move(label).value(), label_style, width);
  if (!label_set.ok()) return label_set.error();
  out.push_back(std::move(label_set).value());

  const Style& style = profile_.style(Role::RecipientLine);
  const std::uint32_t list = galley_.add_node(Tag::L, root_, "None");
  for (const text::NfcString& line : recipients.lines) {
    const std::uint32_t item = galley_.add_node(Tag::LI, list);
    auto measured = measurer_.measure(line, style, galley_.add_node(Tag::LBody, item));
    if (!measured.ok()) return measured.error();
    auto set = fill_column(std::move(measured).value(), style, width);
    if (!set.ok()) return set.error();
    out.push_back(std::move(set).value());
  }
  if (recipients.typist) {
    const Style& typist_style = profile_.style(Role::Typist);
    auto typist =
        measurer_.measure(*recipients.typist, typist_style, galley_.add_node(Tag::P, root_));
    if (!typist.ok()) return typist.error();
    auto set = fill_column(std::move(typist).value(), typist_style, width);
    if (!set.ok()) return set.error();
    out.push_back(std::move(set).value());
  }
  return out;
}

Result<Typesetter::SignatoryTexts> Typesetter::fill_signatory(const document::Signatory& signatory,
                                                              double width) {
  SignatoryTexts out;
  struct Part {
    SetText& into;
    const text::NfcString& text;
    Role role;
  };
  for (const Part& part : {Part{out.authority, signatory.authority, Role::Authority},
                           Part{out.position, signatory.position, Role::Position},
                           Part{out.name, signatory.name, Role::SignerName}}) {
    const Style& style = profile_.style(part.role);
    MeasuredText text;
    if (!part.text.empty()) {
      auto measured = measurer_.measure(part.text, style, galley_.add_node(Tag::P, root_));
      if (!measured.ok()) return measured.error();
      text = std::move(measured).value();
    }
    auto set = fill_column(std::move(text), style, width);
    if (!set.ok()) return set.error();
    part.into = std::move(set).value();
  }
  return out;
}

double Typesetter::place_signatories(const std::vector<PlacedSignatory>& row, double y) {
  const auto tallest = [&](SetText SignatoryTexts::*part) {
    double height = 0;
    for (const PlacedSignatory& one : row) height = std::max(height, (one.texts.*part).height());
    return height;
  };
  const double position_y = y + tallest(&SignatoryTexts::authority);
  const double room_y = position_y + tallest(&SignatoryTexts::position);
  const double name_y = room_y + profile_.signature.room.pt();
  for (const PlacedSignatory& one : row) {
    place(one.texts.authority, one.column.x, y);
    place(one.texts.position, one.column.x, position_y);
    place(one.texts.name, one.column.x, name_y);
    galley_.signature_places.push_back({.authority = one.signatory.authority,
                                        .name = one.signatory.name,
                                        .x = one.column.x,
                                        .width = one.column.width,
                                        .height = profile_.signature.room.pt()});
    galley_.signature_landmarks.push_back({.box = galley_.box_count() - 1, .y = room_y});
  }
  return name_y + tallest(&SignatoryTexts::name);
}

Result<Done> Typesetter::set_block(const document::SignatureBlock& block) {
  const SignatureMeasures& measures = profile_.signature;
  const Column left{.x = 0, .width = measures.left.pt()};
  const Column right{.x = text_width() - measures.right.pt(), .width = measures.right.pt()};

  std::vector<SetText> recipients;
  if (block.recipients) {
    auto filled = fill_recipients(*block.recipients, left.width);
    if (!filled.ok()) return filled.error();
    recipients = std::move(filled).value();
  }
  const std::size_t count = block.signatories.size();
  // A single signatory stands at the right; of more, every other one does, two in a row.
  const auto column_of = [&](std::size_t i) { return count == 1 || i % 2 == 1 ? right : left; };
  std::vector<SignatoryTexts> signatories;
  for (std::size_t i = 0; i < count; ++i) {
    auto filled = fill_signatory(block.signatories[i], column_of(i).width);
    if (!filled.ok()) return filled.error();
    signatories.push_back(std::move(filled).value());
  }

  galley_.begin_box(BoxKind::Signature, measures.before.pt());
  double left_y = 0;
  for (const SetText& part : recipients) {
    left_y =
        place(part, left.x, left_y + (&part == &recipients.front() ? 0 : part.style->before.pt()));
  }
  double right_y = 0;
  for (std::size_t i = 0; i < count; i += 2) {
    if (i > 0) right_y += measures.before.pt();
    std::vector<PlacedSignatory> row;
    for (std::size_t j = i; j < std::min(i + 2, count); ++j) {
      row.push_back({block.signatories[j], signatories[j], column_of(j)});
    }
    right_y = place_signatories(row, right_y);
  }
  galley_.end_box(std::max(left_y, right_y));
  return Done{};
}

}  // namespace vanthu::layout
