#include "run/paper_press.h"

#include <set>

#include "archive/layout.h"
#include "base/sha.h"
#include "compose/compose.h"
#include "compose/template_set.h"
#include "docx/docx_writer.h"
#include "docx/record_part.h"
#include "ingest/record.h"
#include "ingest/text_places.h"
#include "layout/lay_out.h"
#include "pdf/font_pack.h"
#include "pdf/pdf_engine.h"
#include "pdf/write_pdf.h"
#include "run/format_profiles.h"
#include "sign/pdf_signature.h"

namespace vanthu::run {
namespace {

Error first_template_problem(const compose::ParsedTemplates& parsed) {
  for (const auto& file : parsed.files) {
    if (file.findings.empty()) continue;
    const findings::Finding& first = file.findings.front();
    return Error{.kind = ErrorKind::Rendering,
                 .what = first.message,
                 .where = file.source->locate(first.at),
                 .remedy = {"xem mọi lỗi bằng: vanthu template check",
                            "see all problems with: vanthu template check"}};
  }
  return Error{.kind = ErrorKind::Rendering,
               .what = {"không có mẫu nào dùng được", "there is no usable template"},
               .where = {},
               .remedy = {"cài lại chương trình", "install the program again"}};
}

// "D:20261105193000+07'00'" (PDF 32000-1, 7.9.4).
std::string pdf_date(Instant instant) {
  std::string digits;
  for (const char c : to_iso_vietnam(instant).substr(0, 19)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return "D:" + digits + "+07'00'";
}

constexpr const char* kMinutes = "minutes";

// A record as the DOCX of its minutes carries it, made once for all of them.
struct CarriedRecord {
  explicit CarriedRecord(const model::MeetingRecord& record)
      : places(record), part(docx::RecordPart::of(ingest::write_record_unwrapped(record))) {}

  ingest::TextPlaces places;
  docx::RecordPart part;
};

// "minutes", then "minutes-2": the archive's names, unique in a record.
std::string unique_stem(const std::string& kind, std::set<std::string>& taken) {
  std::string stem = kind;
  for (int i = 2; !taken.insert(stem).second; ++i) stem = kind + "-" + std::to_string(i);
  return stem;
}

}  // namespace

struct PaperPress::State {
  compose::TemplateSet templates;
  FormatProfiles profiles;
  pdf::PdfEngine engine;
  // One for each profile, in the same order.
  std::vector<docx::DocxPrototype> prototypes;

  struct Order {
    compose::PaperOrder paper;
    std::string stem;
    std::size_t profile = 0;
  };

  // What is to be printed of a record, in order.
  struct Plan {
    std::vector<Order> orders;
    std::vector<std::string> without_template;
  };

  Result<Plan> plan(const model::MeetingRecord& record, const PrintOptions& options) const {
    const compose::PaperPlan plan = templates.plan(record);
    if (plan.minutes_without_template) return no_template(record);
    Plan wanted;
    for (const model::Paper* paper : plan.without_template) {
      wanted.without_template.push_back(paper->id);
    }
    std::set<std::string> taken;
    for (const compose::PaperOrder& paper : plan.orders) {
      const std::string stem = unique_stem(paper.form->kind, taken);
      if (!options.kind.empty() && options.kind != paper.form->kind) continue;
      auto profile = profiles.choose(options.profile, compose::document_date(record, paper.paper));
      if (!profile.ok()) return profile.error();
      wanted.orders.push_back({.paper = paper, .stem = stem, .profile = profile.value()});
    }
    return wanted;
  }

  Result<document::Document> compose_paper(const model::MeetingRecord& record, const Order& order,
                                           const CarriedRecord* carried = nullptr) const {
    return compose::compose(templates.wording(), *order.paper.form, record, order.paper.paper,
                            profiles.all()[order.profile].id,
                            carried != nullptr ? &carried->places : nullptr);
  }

  Result<layout::PagedDocument> lay_out_paper(const document::Document& document,
                                              const Order& order) const {
    return layout::lay_out(document, profiles.all()[order.profile], engine.metrics());
  }

  Result<Done> print_pdf(const layout::PagedDocument& pages, const PrintOptions& options,
                         Paper& paper) const {
    // One compression for previews, bulk runs and an auditor's second rendering: the same bytes.
    const auto drawn = pdf::draw_pages(pages, engine, pdf::Compression::Fast);
    auto plain = pdf::write_pdf(pages, drawn, engine, {});
    if (!plain.ok()) return plain.error();
    if (options.signer == nullptr) {
      paper.pdf = std::move(plain.value().bytes);
      return Done{};
    }
    paper.unsigned_pdf_sha256 = sha256_hex(plain.value().bytes);
    if (pages.signature_places.empty()) return nobody_signs(pages);
    // The office seals where the last signatory signs: the chair of minutes, the secretary of a
    // resolution.
    auto prepared = pdf::write_pdf(pages, drawn, engine,
                                   {.signature = pdf::SignatureRequest{
                                        .place = pages.signature_places.size() - 1,
                                        .contents_digits = sign::contents_digits(*options.signer),
                                        .date = pdf_date(options.sealed_at)}});
    if (!prepared.ok()) return prepared.error();
    const pdf::PdfHole& hole = *prepared.value().hole;
    paper.pdf = std::move(prepared.value().bytes);
    return sign::seal_pdf(paper.pdf,
                          {.contents_begin = hole.contents_begin,
                           .contents_end = hole.contents_end,
                           .byte_range_begin = hole.byte_range_begin,
                           .byte_range_end = hole.byte_range_end},
                          *options.signer);
  }

  Result<Paper> print_one(const model::MeetingRecord& record, const Order& order,
                          const PrintOptions& options,
                          const CarriedRecord* carried = nullptr) const {
    Paper paper;
    paper.stem = order.stem;
    // Minutes stay where their record is; other papers go to people it is not for.
    if (order.paper.form->kind != kMinutes) carried = nullptr;
    auto document = compose_paper(record, order, carried);
    if (!document.ok()) return document.error();
    paper.document = std::move(document).value();
    if (options.pdf) {
      auto pages = lay_out_paper(paper.document, order);
      if (!pages.ok()) return pages.error();
      paper.pages = static_cast<int>(pages.value().pages.size());
      if (auto printed = print_pdf(pages.value(), options, paper); !printed.ok()) {
        return printed.error();
      }
    }
    if (options.docx) {
      auto docx = docx::write_docx(paper.document, prototypes[order.profile],
                                   carried != nullptr ? &carried->part : nullptr);
      if (!docx.ok()) return docx.error();
      paper.docx = std::move(docx).value();
    }
    return paper;
  }

  static Error nobody_signs(const layout::PagedDocument& pages) {
    return Error{.kind = ErrorKind::Rendering,
                 .what = {"văn bản “" + pages.title.str() + "” không có chỗ ký",
                          "the paper “" + pages.title.str() + "” has no place to sign"},
                 .where = pages.template_id,
                 .remedy = {"thêm khối chữ ký vào mẫu", "add a signature block to the template"}};
  }

  static Error no_template(const model::MeetingRecord& record) {
    return Error{.kind = ErrorKind::Rendering,
                 .what = {"chưa có mẫu biên bản cho loại kỳ họp này",
                          "there is no template for the minutes of this kind of meeting"},
                 .where = record.id,
                 .remedy = {"xem các mẫu bằng: vanthu template list",
                            "see the templates with: vanthu template list"}};
  }
};

PaperPress::PaperPress(std::unique_ptr<State> state) : state_(std::move(state)) {}
PaperPress::PaperPress(PaperPress&&) noexcept = default;
PaperPress& PaperPress::operator=(PaperPress&&) noexcept = default;
PaperPress::~PaperPress() = default;

Result<PaperPress> PaperPress::open(const FileStore& files, const std::string& data,
                                    const std::string& workspace) {
  std::vector<std::string> folders = {join_path(data, "templates")};
  if (!workspace.empty()) {
    const std::string own = join_path(workspace, "templates");
    if (files.exists(own)) folders.push_back(own);
  }
  auto sources = compose::read_templates(files, folders);
  if (!sources.ok()) return sources.error();
  auto parsed = compose::parse_templates(sources.value());
  if (!parsed.set) return first_template_problem(parsed);
  auto profiles = FormatProfiles::read(files, data);
  if (!profiles.ok()) return profiles.error();
  auto fonts = pdf::FontPack::load(files, join_path(data, "fonts"));
  if (!fonts.ok()) return fonts.error();
  auto engine = pdf::PdfEngine::create(std::move(fonts).value());
  if (!engine.ok()) return engine.error();
  std::vector<docx::DocxPrototype> prototypes;
  for (const layout::FormatProfile& profile : profiles.value().all()) {
    auto prototype = docx::DocxPrototype::make(profile, engine.value().metrics());
    if (!prototype.ok()) return prototype.error();
    prototypes.push_back(std::move(prototype).value());
  }
  return PaperPress(std::make_unique<State>(State{.templates = std::move(*parsed.set),
                                                  .profiles = std::move(profiles).value(),
                                                  .engine = std::move(engine).value(),
                                                  .prototypes = std::move(prototypes)}));
}

Result<Printed> PaperPress::print(const model::MeetingRecord& record,
                                  const PrintOptions& options) const {
  auto plan = state_->plan(record, options);
  if (!plan.ok()) return plan.error();
  std::optional<CarriedRecord> carried;
  if (options.docx && options.record_in_docx) carried.emplace(record);
  Printed printed;
  printed.without_template = std::move(plan.value().without_template);
  for (const State::Order& order : plan.value().orders) {
    auto paper = state_->print_one(record, order, options, carried ? &*carried : nullptr);
    if (!paper.ok()) return paper.error();
    printed.papers.push_back(std::move(paper).value());
  }
  return printed;
}

Result<std::string> PaperPress::dump(const model::MeetingRecord& record,
                                     const PrintOptions& options, const std::string& stage) const {
  auto plan = state_->plan(record, options);
  if (!plan.ok()) return plan.error();
  std::string out;
  for (const State::Order& order : plan.value().orders) {
    auto document = state_->compose_paper(record, order);
    if (!document.ok()) return document.error();
    if (stage == "compose") {
      out += document::dump(document.value());
      continue;
    }
    auto pages = state_->lay_out_paper(document.value(), order);
    if (!pages.ok()) return pages.error();
    out += layout::dump(pages.value());
  }
  return out;
}

}  // namespace vanthu::run
