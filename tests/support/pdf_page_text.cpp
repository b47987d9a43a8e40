#include "support/pdf_page_text.h"

#include <cmath>
#include <stdexcept>

namespace vanthu::support {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error(what);
}

struct Font {
  std::string name;
  std::string resource;
  std::map<int, std::string> letters;
  std::map<int, double> widths;
};

std::map<std::string, Font> fonts_of(const PdfReader& pdf, const PdfDictionary& page) {
  std::map<std::string, Font> out;
  const PdfDictionary& resources = pdf.entry(page, "Resources").dictionary();
  if (pdf.entry(resources, "Font").is_null()) return out;
  for (const auto& [name, reference] : pdf.entry(resources, "Font").dictionary()) {
    const PdfDictionary& font = pdf.resolve(reference).dictionary();
    const PdfArray& descendants = pdf.entry(font, "DescendantFonts").array();
    const std::string base = font.at("BaseFont").name();
    out[name] = {.name = base.substr(base.find('+') + 1),
                 .resource = name,
                 .letters = read_to_unicode(pdf.stream_bytes(font.at("ToUnicode"))),
                 .widths = read_widths(pdf, pdf.resolve(descendants.at(0)).dictionary())};
  }
  return out;
}

std::string content_of(const PdfReader& pdf, const PdfDictionary& page) {
  const PdfValue& contents = pdf.entry(page, "Contents");
  if (!contents.is_array()) return pdf.stream_bytes(contents);
  std::string out;
  for (const PdfValue& part : contents.array()) out += pdf.stream_bytes(pdf.resolve(part)) + "\n";
  return out;
}

class Interpreter {
 public:
  // needs_marks: everything has to stand inside marked content.
  Interpreter(std::map<std::string, Font> fonts, const std::string& content, bool needs_marks)
      : fonts_(std::move(fonts)), needs_marks_(needs_marks) {
    PdfTokens tokens(content);
    PdfTokens::Token token;
    while (tokens.next(token)) {
      if (token.is_operator) {
        run(token.word);
        operands_.clear();
      } else {
        operands_.push_back(token.value);
      }
    }
    if (in_text_ || mark_open_ || saved_) fail("text, marked content or state not closed");
  }

  PdfPageText take() { return std::move(out_); }

 private:
  double number(std::size_t i) const { return operands_.at(i).number(); }

  bool may_draw() const { return mark_open_ || !needs_marks_; }

  // Moved and scaled, never turned.
  void transform() {
    if (!saved_ || number(1) != 0 || number(2) != 0) fail("cm");
    scale_x_ = number(0);
    scale_y_ = number(3);
    shift_x_ = number(4);
    shift_y_ = number(5);
  }

  void run(const std::string& op) {
    if (graphics(op)) return;
    if (op == "BDC" || op == "BMC") {
      open_mark(op == "BDC");
    } else if (op == "EMC") {
      if (!mark_open_ || in_text_) fail("EMC out of place");
      mark_open_ = false;
    } else if (op == "BT") {
      if (!may_draw()) fail("A-2 6.7.3 text outside marked content");
      if (in_text_) fail("BT out of place");
      in_text_ = true;
      x_ = y_ = 0;
    } else if (op == "ET") {
      if (!in_text_) fail("ET out of place");
      in_text_ = false;
    } else if (op == "Tf") {
      font_ = &fonts_.at(operands_.at(0).name());
      size_ = number(1);
    } else if (op == "Td") {
      x_ += number(0);
      y_ += number(1);
    } else if (op == "Tj") {
      show({operands_.at(0)});
    } else if (op == "TJ") {
      show(operands_.at(0).array());
    } else if (op == "w") {
      line_width_ = number(0);
    } else if (op == "J") {
      round_caps_ = operands_.at(0).integer() == 1;
    } else if (op == "d") {
      dashed_ = !operands_.at(0).array().empty();
      if (dashed_ != round_caps_) fail("dashes that are not dots");
    } else if (op == "m") {
      from_x_ = number(0);
      from_y_ = number(1);
    } else if (op == "l") {
      stroke_ = {from_x_, from_y_, number(0), number(1), line_width_, dashed_};
    } else if (op == "S") {
      if (!may_draw()) fail("A-2 6.7.3 stroke outside marked content");
      out_.strokes.push_back(stroke_);
    } else {
      fail("A-2 6.2.2 / 6.2.4 operator " + op);
    }
  }

  // Operators for filled shapes; false for others.
  bool graphics(const std::string& op) {
    if (op == "q" || op == "Q") {
      if (saved_ == (op == "q") || in_text_) fail(op + " out of place");
      saved_ = op == "q";
      scale_x_ = scale_y_ = 1;
      shift_x_ = shift_y_ = 0;
    } else if (op == "cm") {
      transform();
    } else if (op == "g" || op == "rg") {
      const std::size_t parts = op == "g" ? 1 : 3;
      for (std::size_t i = 0; i < parts; ++i) {
        if (number(i) < 0 || number(i) > 1) fail("colour");
      }
    } else if (op == "re") {
      path_.push_back({shift_x_ + scale_x_ * number(0), shift_y_ + scale_y_ * number(1),
                       scale_x_ * number(2), scale_y_ * number(3)});
    } else if (op == "f") {
      if (!may_draw()) fail("A-2 6.7.3 fill outside marked content");
      out_.fills.insert(out_.fills.end(), path_.begin(), path_.end());
      path_.clear();
    } else {
      return false;
    }
    return true;
  }

  void open_mark(bool with_properties) {
    if (mark_open_) fail("A-2 6.7.3 nested marked content");
    mark_open_ = true;
    mark_ = {.tag = operands_.at(0).name(), .id = -1};
    if (with_properties) {
      const PdfDictionary& properties = operands_.at(1).dictionary();
      if (properties.count("MCID") != 0) mark_.id = properties.at("MCID").integer();
      if (properties.count("Subtype") != 0) mark_.subtype = properties.at("Subtype").name();
    }
    if ((mark_.tag == "Artifact") != (mark_.id < 0)) fail("marked content " + mark_.tag);
    out_.marks.push_back(mark_);
  }

  void show(const PdfArray& pieces) {
    if (!in_text_ || font_ == nullptr) fail("text out of place");
    PdfRun shown{.x = x_,
                 .y = y_,
                 .width = 0,
                 .size = size_,
                 .font = font_->name,
                 .text = {},
                 .glyphs = {},
                 .font_resource = font_->resource,
                 .marked_id = mark_.id,
                 .tag = mark_.tag};
    double pen = 0;
    for (const PdfValue& piece : pieces) {
      if (std::holds_alternative<double>(piece.value)) {
        pen -= piece.number() * size_ / 1000;
        continue;
      }
      const std::string& codes = piece.bytes();
      if (codes.size() % 2 != 0) fail("half a code");
      for (std::size_t i = 0; i < codes.size(); i += 2) {
        const int code =
            static_cast<unsigned char>(codes[i]) * 256 + static_cast<unsigned char>(codes[i + 1]);
        const auto found = font_->letters.find(code);
        if (found == font_->letters.end()) fail("A-2 6.2.11.7.2 glyph that says no letter");
        if (font_->widths.count(code) == 0) fail("A-2 6.2.11.5 glyph without width");
        const std::string& letter = found->second;
        shown.glyphs.push_back(code);
        shown.text += letter;
        pen += font_->widths.at(code) * size_ / 1000;
        if (letter != " ") shown.width = pen;
      }
    }
    out_.runs.push_back(std::move(shown));
  }

  std::map<std::string, Font> fonts_;
  bool needs_marks_;
  PdfPageText out_;
  std::vector<PdfFill> path_;
  bool saved_ = false;
  double scale_x_ = 1;
  double scale_y_ = 1;
  double shift_x_ = 0;
  double shift_y_ = 0;
  std::vector<PdfValue> operands_;
  const Font* font_ = nullptr;
  double size_ = 0;
  double x_ = 0;
  double y_ = 0;
  double from_x_ = 0;
  double from_y_ = 0;
  double line_width_ = 1;
  bool round_caps_ = false;
  bool dashed_ = false;
  PdfStroke stroke_;
  PdfMark mark_;
  bool mark_open_ = false;
  bool in_text_ = false;
};

}  // namespace

std::map<int, std::string> read_to_unicode(const std::string& cmap) {
  if (cmap.find("range") != cmap.rfind("range") && cmap.find("beginbfrange") != std::string::npos) {
    fail("bfrange in ToUnicode");
  }
  if (cmap.find("cidrange") != std::string::npos) fail("cidrange in ToUnicode");
  std::map<int, std::string> out;
  std::size_t at = 0;
  while ((at = cmap.find(" beginbfchar\n", at)) != std::string::npos) {
    const std::size_t line = cmap.rfind('\n', at) + 1;
    const int count = std::stoi(cmap.substr(line, at - line));
    if (count < 1 || count > 100) fail("bfchar section of " + std::to_string(count));
    PdfTokens tokens(cmap, at + 13);
    for (int i = 0; i < count; ++i) {
      const std::string code = tokens.value().bytes();
      PdfValue letter;
      letter.value = "\xFE\xFF" + tokens.value().bytes();
      const int number =
          static_cast<unsigned char>(code.at(0)) * 256 + static_cast<unsigned char>(code.at(1));
      if (!out.emplace(number, letter.text()).second) fail("code mapped twice");
    }
    tokens.skip_space();
    if (!tokens.take("endbfchar")) fail("endbfchar");
    at = tokens.at();
  }
  return out;
}

std::map<int, double> read_widths(const PdfReader& pdf, const PdfDictionary& cid_font) {
  std::map<int, double> out;
  const PdfArray& widths = pdf.entry(cid_font, "W").array();
  for (std::size_t i = 0; i + 1 < widths.size(); i += 2) {
    int code = widths[i].integer();
    for (const PdfValue& width : pdf.resolve(widths[i + 1]).array()) out[code++] = width.number();
  }
  return out;
}

PdfPageText read_page_text(const PdfReader& pdf, PdfReference page) {
  const PdfDictionary& entries = pdf.dictionary(page);
  return Interpreter(fonts_of(pdf, entries), content_of(pdf, entries), true).take();
}

PdfPageText read_form_text(const PdfReader& pdf, const PdfValue& form) {
  return Interpreter(fonts_of(pdf, form.dictionary()), pdf.stream_bytes(form), false).take();
}

std::string dump_text(const PdfReader& pdf) {
  const auto fixed = [](double value) {
    const long hundredths = std::lround(value * 100);
    const std::string rest = std::to_string(std::labs(hundredths) % 100);
    return std::to_string(hundredths / 100) + (rest.size() < 2 ? ".0" : ".") + rest;
  };
  std::string out;
  for (std::size_t i = 0; i < pdf.pages().size(); ++i) {
    out += "page " + std::to_string(i + 1) + "\n";
    for (const PdfRun& run : read_page_text(pdf, pdf.pages()[i]).runs) {
      out += "  " + fixed(run.x) + " " + fixed(run.y) + " " + run.font + " " + fixed(run.size) +
             " |" + run.text + "|\n";
    }
  }
  return out;
}

}  // namespace vanthu::support
