#include "docx/word_styles.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "docx/numbering.h"
#include "docx/word_xml.h"
#include "docx/xml_part.h"

namespace vanthu::docx {
namespace {

using layout::FormatProfile;
using layout::Role;
using layout::Style;

struct StyleName {
  Role role;
  const char* id;
  const char* name;
  // What Enter gives after a paragraph of this style.
  const char* next;
  // From 1; 0: not part of the outline.
  int outline = 0;
};

// Word takes a comma in a style's name for a separator of aliases: none here.
constexpr std::array<StyleName, layout::kRoleCount> kStyles = {{
    {Role::PartyHeading, "TieuDeDang", "Tiêu đề Đảng", "DiaDanhNgayThang"},
    {Role::Superior, "CoQuanCapTren", "Cơ quan cấp trên", "CoQuanBanHanh"},
    {Role::Issuer, "CoQuanBanHanh", "Cơ quan ban hành", "DauSao"},
    {Role::IssuerMark, "DauSao", "Dấu sao dưới tên cơ quan", "SoKyHieu"},
    {Role::Number, "SoKyHieu", "Số và ký hiệu", "SoKyHieu"},
    {Role::LetterSubject, "TrichYeuCongVan", "Trích yếu công văn", "TrichYeuCongVan"},
    {Role::Urgency, "MucDoKhan", "Mức độ khẩn", "MucDoKhan"},
    {Role::Circulation, "ChiDanLuuHanh", "Chỉ dẫn lưu hành", "ChiDanLuuHanh"},
    {Role::Draft, "ChiDanDuThao", "Chỉ dẫn dự thảo", "ChiDanDuThao"},
    {Role::PlaceDate, "DiaDanhNgayThang", "Địa danh và ngày tháng năm", "DiaDanhNgayThang"},
    {Role::TypeName, "Title", "Title", "Subtitle"},
    {Role::Subject, "Subtitle", "Subtitle", "BodyText"},
    {Role::SubjectMark, "GachDuoiTrichYeu", "Gạch dưới trích yếu", "BodyText"},
    {Role::AddresseesLabel, "KinhGui", "Kính gửi", "NoiKinhGui"},
    {Role::Addressee, "NoiKinhGui", "Nơi kính gửi", "NoiKinhGui"},
    {Role::Body, "BodyText", "Body Text", "BodyText"},
    {Role::Basis, "CanCu", "Căn cứ ban hành", "CanCu"},
    {Role::Centered, "CanGiua", "Đoạn căn giữa", "BodyText"},
    {Role::Note, "GhiChu", "Ghi chú", "GhiChu"},
    {Role::BlankLine, "DongKeDeViet", "Dòng kẻ để viết", "DongKeDeViet"},
    {Role::DivisionLabel, "PhanChuong", "Phần Chương Mục", "TenPhanChuong", 1},
    {Role::DivisionTitle, "TenPhanChuong", "Tên phần chương mục", "BodyText"},
    {Role::AppendixLabel, "PhuLuc", "Phụ lục", "TenPhuLuc", 1},
    {Role::AppendixTitle, "TenPhuLuc", "Tên phụ lục", "BodyText"},
    {Role::Heading1, "Heading1", "heading 1", "BodyText", 1},
    {Role::Heading2, "Heading2", "heading 2", "BodyText", 2},
    {Role::Heading3, "Heading3", "heading 3", "BodyText", 3},
    {Role::ListItem, "List", "List", "List"},
    {Role::TableHeader, "TieuDeCot", "Tiêu đề cột", "TieuDeCot"},
    {Role::TableCell, "NoiDungBang", "Nội dung bảng", "NoiDungBang"},
    {Role::Authority, "TheThucDeKy", "Thể thức đề ký", "ChucVuNguoiKy"},
    {Role::Position, "ChucVuNguoiKy", "Chức vụ người ký", "HoTenNguoiKy"},
    {Role::SignerName, "HoTenNguoiKy", "Họ tên người ký", "HoTenNguoiKy"},
    {Role::RecipientsLabel, "NoiNhan", "Nơi nhận", "DanhSachNoiNhan"},
    {Role::RecipientLine, "DanhSachNoiNhan", "Danh sách nơi nhận", "DanhSachNoiNhan"},
    {Role::Typist, "NguoiDanhMay", "Ký hiệu người đánh máy", "NguoiDanhMay"},
    {Role::Contact, "Footer", "footer", "Footer"},
    {Role::CopyMark, "DauBanSao", "Dấu bản sao", "Header"},
    {Role::PageNumber, "Header", "header", "Header"},
}};

constexpr bool in_order_of_roles() {
  for (std::size_t i = 0; i < kStyles.size(); ++i) {
    if (static_cast<std::size_t>(kStyles[i].role) != i) return false;
  }
  return true;
}
static_assert(in_order_of_roles());

constexpr const char* kNormal = "Normal";
constexpr const char* kLanguage = "vi-VN";

// Styles of our own have Vietnamese names; Word must be told which ones are not its own.
bool is_vietnamese(std::string_view name) {
  return std::any_of(name.begin(), name.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

long half_points(layout::Length size) {
  return std::lround(size.pt() * 2);
}
long eighths(layout::Length thickness) {
  return std::lround(thickness.pt() * 8);
}

void add_font(XmlNode run_properties, const std::string& family) {
  XmlNode fonts = run_properties.append_child("w:rFonts");
  for (const char* script : {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"}) {
    fonts.set(script, family);
  }
}

void add_size(XmlNode run_properties, layout::Length size) {
  add_value(run_properties, "w:sz", half_points(size));
  add_value(run_properties, "w:szCs", half_points(size));
}

void add_defaults(XmlNode styles, const FormatProfile& profile) {
  XmlNode defaults = styles.append_child("w:docDefaults");
  XmlNode run = defaults.append_child("w:rPrDefault").append_child("w:rPr");
  add_font(run, profile.font_family.str());
  add_size(run, profile.style(Role::Body).size);
  XmlNode language = add_value(run, "w:lang", kLanguage);
  language.set("w:eastAsia", kLanguage);
  language.set("w:bidi", kLanguage);
  XmlNode paragraph = defaults.append_child("w:pPrDefault").append_child("w:pPr");
  paragraph.append_child("w:widowControl");
  paragraph.append_child("w:suppressAutoHyphens");
  XmlNode spacing = paragraph.append_child("w:spacing");
  spacing.set("w:before", 0);
  spacing.set("w:after", 0);
  spacing.set("w:line", profile.style(Role::Body).pitch.twips());
  spacing.set("w:lineRule", "exact");
}

// Room between a border and the text is told in whole points, 31 at most.
void add_border(XmlNode borders, const char* side, layout::Length thickness, layout::Length room) {
  XmlNode border = add_value(borders, side, "single");
  border.set("w:sz", eighths(thickness));
  border.set("w:space", std::clamp(std::lround(room.pt()), 0L, 31L));
  border.set("w:color", "auto");
}

// The frame of an urgency stamp, the rule above the contact line.
void add_borders(XmlNode paragraph, Role role, const FormatProfile& profile) {
  const layout::LetterheadMeasures& stamp = profile.letterhead;
  if (role == Role::Urgency) {
    XmlNode borders = paragraph.append_child("w:pBdr");
    add_border(borders, "w:top", stamp.stamp_border, stamp.stamp_padding_y);
    add_border(borders, "w:left", stamp.stamp_border, stamp.stamp_padding_x);
    add_border(borders, "w:bottom", stamp.stamp_border, stamp.stamp_padding_y);
    add_border(borders, "w:right", stamp.stamp_border, stamp.stamp_padding_x);
  }
  if (role == Role::Contact) {
    add_border(paragraph.append_child("w:pBdr"), "w:top", profile.contact.rule_thickness,
               profile.contact.rule_gap);
  }
}

// A tab gives dots up to the right margin, and Enter and Tab the next line of them.
void add_dotted_line(XmlNode paragraph, layout::Length width) {
  XmlNode tab = add_value(paragraph.append_child("w:tabs"), "w:tab", "right");
  tab.set("w:leader", "dot");
  tab.set("w:pos", width.twips());
}

void add_paragraph_look(XmlNode style, const StyleName& name, const Style& look,
                        layout::Length first_line, const FormatProfile& profile) {
  XmlNode paragraph = style.append_child("w:pPr");
  if (name.outline > 0) paragraph.append_child("w:keepNext");
  const bool is_heading = name.role == layout::role_of_heading(name.outline);
  if (const int num_id = outline_num_id(name.outline); is_heading && num_id > 0) {
    XmlNode numbering = paragraph.append_child("w:numPr");
    add_value(numbering, "w:ilvl", name.outline - 1L);
    add_value(numbering, "w:numId", static_cast<long>(num_id));
  }
  add_borders(paragraph, name.role, profile);
  if (name.role == Role::BlankLine) add_dotted_line(paragraph, profile.page.text_width());
  XmlNode spacing = paragraph.append_child("w:spacing");
  spacing.set("w:before", look.before.twips());
  spacing.set("w:after", look.after.twips());
  spacing.set("w:line", look.pitch.twips());
  spacing.set("w:lineRule", "exact");
  XmlNode indent = paragraph.append_child("w:ind");
  indent.set("w:left", look.left_indent.twips());
  indent.set("w:firstLine", first_line.twips());
  add_value(paragraph, "w:jc", justification(look.alignment));
  if (name.outline > 0) add_value(paragraph, "w:outlineLvl", name.outline - 1L);
}

void add_letters_look(XmlNode style, const Style& look) {
  XmlNode run = style.append_child("w:rPr");
  if (look.bold) {
    run.append_child("w:b");
    run.append_child("w:bCs");
  }
  if (look.italic) {
    run.append_child("w:i");
    run.append_child("w:iCs");
  }
  add_size(run, look.size);
  if (look.underline) add_value(run, "w:u", "single");
}

void add_style(XmlNode styles, const StyleName& name, layout::Length first_line,
               const FormatProfile& profile) {
  const Style& look = profile.style(name.role);
  const std::string_view id = name.id;
  XmlNode style = styles.append_child("w:style");
  style.set("w:type", "paragraph");
  if (is_vietnamese(name.name)) style.set("w:customStyle", 1);
  style.set("w:styleId", name.id);
  add_value(style, "w:name", name.name);
  add_value(style, "w:basedOn", kNormal);
  if (id != name.next) add_value(style, "w:next", name.next);
  style.append_child("w:qFormat");
  add_paragraph_look(style, name, look, first_line, profile);
  add_letters_look(style, look);
}

void add_normal(XmlNode styles) {
  XmlNode style = styles.append_child("w:style");
  style.set("w:type", "paragraph");
  style.set("w:default", "1");
  style.set("w:styleId", kNormal);
  add_value(style, "w:name", kNormal);
  style.append_child("w:qFormat");
}

XmlNode add_width(XmlNode parent, const char* name, long twips) {
  XmlNode width = parent.append_child(name);
  width.set("w:w", twips);
  width.set("w:type", "dxa");
  return width;
}

void add_cell_margins(XmlNode table, long x, long y) {
  XmlNode margins = table.append_child("w:tblCellMar");
  add_width(margins, "w:top", y);
  add_width(margins, "w:left", x);
  add_width(margins, "w:bottom", y);
  add_width(margins, "w:right", x);
}

void add_table_styles(XmlNode styles, const FormatProfile& profile) {
  XmlNode plain = styles.append_child("w:style");
  plain.set("w:type", "table");
  plain.set("w:default", "1");
  plain.set("w:styleId", kPlainTable);
  add_value(plain, "w:name", "Normal Table");
  add_value(plain, "w:uiPriority", 99L);
  plain.append_child("w:semiHidden");
  plain.append_child("w:unhideWhenUsed");
  XmlNode look = plain.append_child("w:tblPr");
  add_width(look, "w:tblInd", 0);
  add_cell_margins(look, 0, 0);

  XmlNode grid = styles.append_child("w:style");
  grid.set("w:type", "table");
  grid.set("w:styleId", kBorderedTable);
  add_value(grid, "w:name", "Table Grid");
  add_value(grid, "w:basedOn", kPlainTable);
  add_value(grid, "w:uiPriority", 39L);
  look = grid.append_child("w:tblPr");
  XmlNode borders = look.append_child("w:tblBorders");
  for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
    add_border(borders, side, profile.table.border, layout::Length());
  }
  add_cell_margins(look, profile.table.padding_x.twips(), profile.table.padding_y.twips());
}

}  // namespace

const char* style_id(Role role) {
  return kStyles[static_cast<std::size_t>(role)].id;
}

std::string list_style_id(int depth) {
  VANTHU_CHECK(depth >= 1, "list items are at least one deep");
  return depth == 1 ? "List" : "List" + std::to_string(std::min(depth, kListStyles));
}

layout::Length list_indent(const FormatProfile& profile, int depth) {
  return layout::Length::from_pt(profile.style(Role::ListItem).first_line.pt() +
                                 profile.flow.list_step.pt() * (depth - 1));
}

const char* justification(document::Alignment alignment) {
  switch (alignment) {
    case document::Alignment::Left:
      return "left";
    case document::Alignment::Center:
      return "center";
    case document::Alignment::Right:
      return "right";
    case document::Alignment::Justified:
      return "both";
  }
  return "left";
}

std::string styles_part(const FormatProfile& profile) {
  XmlPart xml;
  XmlNode styles = add_root(xml, "w:styles");
  add_defaults(styles, profile);
  add_normal(styles);
  for (const StyleName& name : kStyles) {
    add_style(styles, name, profile.style(name.role).first_line, profile);
  }
  for (int depth = 2; depth <= kListStyles; ++depth) {
    const std::string id = list_style_id(depth);
    const std::string name = "List " + std::to_string(depth);
    add_style(styles, {Role::ListItem, id.c_str(), name.c_str(), id.c_str()},
              list_indent(profile, depth), profile);
  }
  add_table_styles(styles, profile);
  return std::move(xml).take();
}

}  // namespace vanthu::docx
