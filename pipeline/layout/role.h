// The roles that a format profile styles, and which of them a piece of a document has.
#pragma once

#include <cstddef>

#include "document/document.h"

namespace vanthu::layout {

// What a piece of text is for; the numbers are the components of HD 05-HD/VPTW.
enum class Role {
  PartyHeading,     // 1   ĐẢNG CỘNG SẢN VIỆT NAM
  Superior,         // 2a  ĐẢNG BỘ …
  Issuer,           // 2b  CHI BỘ …
  IssuerMark,       //     the asterisk below it
  Number,           // 3   Số 05-NQ/CB
  LetterSubject,    // 5b  về việc …, under the number of a letter
  Urgency,          // 10  KHẨN, boxed
  Circulation,      // 11a LƯU HÀNH NỘI BỘ
  Draft,            // 11b Dự thảo lần 2
  PlaceDate,        // 4
  TypeName,         // 5a  NGHỊ QUYẾT
  Subject,          // 5a  trích yếu
  SubjectMark,      //     the five hyphens below it
  AddresseesLabel,  // 9a  Kính gửi:
  Addressee,        // 9a
  Body,             // 6
  Basis,            // 6   căn cứ
  Centered,
  Note,
  BlankLine,      //     dotted, to write on
  DivisionLabel,  // 6   Chương II
  DivisionTitle,  // 6
  AppendixLabel,  //     Phụ lục 1
  AppendixTitle,
  Heading1,
  Heading2,
  Heading3,
  ListItem,
  TableHeader,
  TableCell,
  Authority,        // 7a  T/M CHI BỘ
  Position,         // 7a  BÍ THƯ
  SignerName,       // 7b
  RecipientsLabel,  // 9b  Nơi nhận:
  RecipientLine,    // 9b
  Typist,           // 12  NguyenVanAn-26
  Contact,          // 13  at the foot of page 1
  CopyMark,         //     BẢN SAO, above the heading of page 1
  PageNumber,
};
inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::PageNumber) + 1;

// The role of a paragraph, a heading block or a stamp.
Role role_of(document::ParagraphRole role);
Role role_of_heading(int level);
Role role_of(document::StampKind kind);

}  // namespace vanthu::layout
