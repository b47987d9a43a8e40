#include "run/paper_press.h"

#include <algorithm>
#include <set>

#include "archive/layout.h"
#include "compose/compose.h"
#include "compose/template_set.h"
#include "docx/docx_writer.h"
#include "layout/lay_out.h"
#include "pdf/font_pack.h"
#include "pdf/pdf_engine.h"
#include "pdf/write_pdf.h"
#include "run/format_profiles.h"
#include "run/press_ingredients.h"
#include "run/record_copies.h"
#include "run/remade_pdf.h"
#include "run/signing_time.h"
#include "sign/pdf_signature.h"
#include "text/nfc_string.h"

namespace vanthu::run {
namespace {

Error first_template_problem(const compose::ParsedTemplates& parsed) {
  for (const auto& file : parsed.files) {
    const auto found = std::find_if(
        file.findings.begin(), file.findings.end(),
        [](const auto& finding) { return finding.severity == findings::Severity::Violation; });
    if (found == file.findings.end()) continue;
    const findings::Finding& first = *found;
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

constexpr const char* kMinutes = "minutes";

// "minutes", then "minutes-2": the archive's names, unique in a record.
std::string unique_stem(const std::string& kind, std::set<std::string>& taken) {
  std::string stem = kind;
  for (int i = 2; !taken.insert(stem).second; ++i) stem = kind + "-" + std::to_string(i);
  return stem;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

Error unknown_template(const std::string& id) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"không có mẫu “" + id + "”", "there is no template “" + id + "”"},
               .where = {},
               .remedy = {"xem các mẫu bằng: vanthu template list",
                          "see the templates with: vanthu template list"}};
}

}  // namespace

struct PaperPress::State {
  compose::TemplateSet templates;
  FormatProfiles profiles;
  pdf::PdfEngine engine;
  // One for each profile, in the same order.
  std::vector<docx::DocxPrototype> prototypes;
  compose::OfficeSettings settings;
  std::string digest;

  struct Order {
    compose::PaperOrder paper;
    std::string stem;
    std::size_t profile = 0;
  };

  // What is to be printed of a record, in order.
  struct Plan {
    std::vector<Order> orders;
    std::vector<std::string> without_template;
    std::vector<Draft> drafts;
  };

  Result<Plan> plan(const model::MeetingRecord& record, const PrintOptions& options) const {
    compose::PaperPlan plan = templates.plan(record);
    const bool minutes_wanted = options.kind.empty() || options.kind == kMinutes;
    if (plan.minutes_without_template && minutes_wanted) return no_template(record);
    Plan wanted;
    for (const model::Paper* paper : plan.without_template) {
      if (contains(options.left_out, paper->id)) continue;
      const std::string kind(name_of(paper->type, model::kPaperTypeNames));
      const auto drafts = templates.on_request(record, kind);
      const bool is_draft =
          std::any_of(drafts.begin(), drafts.end(),
                      [&](const compose::PaperOrder& draft) { return draft.paper == paper; });
      if (is_draft) {
        wanted.drafts.push_back({.id = paper->id, .kind = kind});
      } else {
        wanted.without_template.push_back(paper->id);
      }
    }
    if (!options.kind.empty()) {
      for (auto& order : templates.on_request(record, options.kind)) {
        plan.orders.push_back(std::move(order));
      }
    }
    std::set<std::string> taken;
    for (const compose::PaperOrder& paper : plan.orders) {
      const std::string stem = unique_stem(paper.form->kind, taken);
      if (!options.kind.empty() && options.kind != paper.form->kind) continue;
      if (paper.paper != nullptr && contains(options.left_out, paper.paper->id)) continue;
      auto profile =
          profiles.choose(options.profile, compose::document_date(record, paper.written()));
      if (!profile.ok()) return profile.error();
      wanted.orders.push_back({.paper = paper, .stem = stem, .profile = profile.value()});
    }
    return wanted;
  }

  // The paper and the record it is of; nothing when no sample has one.
  struct Sample {
    const model::MeetingRecord* record = nullptr;
    compose::PaperOrder paper;
  };
  std::optional<Sample> find_sample(const compose::Template& form,
                                    const std::vector<model::MeetingRecord>& samples) const {
    for (const bool as_chosen : {true, false}) {
      for (const model::MeetingRecord& record : samples) {
        if (auto paper = templates.first_paper(form, record, as_chosen)) {
          return Sample{.record = &record, .paper = *std::move(paper)};
        }
      }
    }
    return std::nullopt;
  }

  Result<document::Document> compose_paper(const model::MeetingRecord& record, const Order& order,
                                           const CarriedRecord* carried = nullptr) const {
    return compose::compose(templates.wording(), *order.paper.form, record, order.paper.written(),
                            profiles.all()[order.profile].id,
                            carried != nullptr ? &carried->places : nullptr, settings);
  }

  Result<layout::PagedDocument> lay_out_paper(const document::Document& document,
                                              const Order& order) const {
    return layout::lay_out(document, profiles.all()[order.profile], engine.metrics());
  }

  // Everything but the signature.
  pdf::PdfOptions pdf_options(const model::MeetingRecord& record, const Order& order,
                              const PrintOptions& options,
                              const std::optional<pdf::RecordCode>& code) const {
    pdf::PdfOptions out;
    // Minutes stay where their record is; other papers go to people it is not for.
    if (options.traces.attached && order.paper.form->kind == kMinutes) {
      out.record = pdf::AttachedRecord{
          .name = attached_name(record.id),
          .bytes = options.record_bytes,
          .description = text::nfc("Hồ sơ cuộc họp dạng XML, từ đó văn bản này được lập")};
    }
    out.code = code;
    if (out.code) out.code->left = profiles.all()[order.profile].page.inside.pt();
    return out;
  }

  // What the profile keeps free on page 1, below a copy mark where the paper has one.
  pdf::PaperBox certification_box(const document::Document& document, const Order& order) const {
    const layout::FormatProfile& profile = profiles.all()[order.profile];
    const layout::CertificationBox& box = profile.certification;
    const double mark = document.copy_mark ? profile.style(layout::Role::CopyMark).pitch.pt() : 0;
    return {.x = profile.page.width.pt() - profile.page.outside.pt() - box.width.pt(),
            .y = box.top.pt() + mark,
            .width = box.width.pt(),
            .height = box.height.pt() - mark};
  }

  static std::optional<PastSeal> seal_for(const Order& order, const PrintOptions& options) {
    if (options.signer != nullptr) return seal_of(*options.signer, options.sealed_at);
    const auto past = options.past_seals.find(order.stem);
    if (past == options.past_seals.end()) return std::nullopt;
    return past->second;
  }

  Result<Done> print_pdf(const layout::PagedDocument& pages, const Order& order,
                         const PrintOptions& options, pdf::PdfOptions pdf_options,
                         Paper& paper) const {
    // One compression for previews, bulk runs and an auditor's second rendering: the same bytes.
    const auto drawn = pdf::draw_pages(pages, engine, pdf::Compression::Fast);
    const std::optional<PastSeal> seal = seal_for(order, options);
    if (!seal) {
      auto plain = pdf::write_pdf(pages, drawn, engine, pdf_options);
      if (!plain.ok()) return plain.error();
      paper.pdf = std::move(plain.value().bytes);
      return Done{};
    }
    auto signer_name = text::normalize(seal->signer);
    if (!signer_name.ok()) return signer_name.error();
    pdf_options.certification = certification_box(paper.document, order);
    pdf_options.signature = pdf::SignatureRequest{
        .contents_digits = seal->contents_digits,
        .date = pdf_date(seal->sealed_at),
        .appearance = pdf::SignatureAppearance{.signer = std::move(signer_name).value(),
                                               .time = shown_time(seal->sealed_at)}};
    auto prepared = pdf::write_sealable_pdf(pages, drawn, engine, pdf_options);
    if (!prepared.ok()) return prepared.error();
    const pdf::PdfHole& hole = *prepared.value().file.hole;
    paper.pdf = std::move(prepared.value().file.bytes);
    paper.unsigned_pdf_sha256 = std::move(prepared.value().unsigned_sha256);
    const sign::SignatureHole sealed{.contents_begin = hole.contents_begin,
                                     .contents_end = hole.contents_end,
                                     .byte_range_begin = hole.byte_range_begin,
                                     .byte_range_end = hole.byte_range_end};
    if (options.signer == nullptr) {
      sign::write_byte_range(paper.pdf, sealed);
      return Done{};
    }
    return sign::seal_pdf(paper.pdf, sealed, *options.signer, &prepared.value().start);
  }

  Result<Paper> print_one(const model::MeetingRecord& record, const Order& order,
                          const PrintOptions& options, const MadeOnce& once) const {
    Paper paper;
    paper.stem = order.stem;
    // Minutes stay where their record is; other papers go to people it is not for.
    const bool carries = once.carried && order.paper.form->kind == kMinutes;
    const CarriedRecord* carried = carries ? &*once.carried : nullptr;
    auto document = compose_paper(record, order, carried);
    if (!document.ok()) return document.error();
    paper.document = std::move(document).value();
    if (options.pdf) {
      auto pages = lay_out_paper(paper.document, order);
      if (!pages.ok()) return pages.error();
      paper.pages = static_cast<int>(pages.value().pages.size());
      if (auto printed = print_pdf(pages.value(), order, options,
                                   pdf_options(record, order, options, once.code), paper);
          !printed.ok()) {
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
                                    const std::string& workspace, const PaperSettings& settings) {
  std::vector<std::string> folders = {join_path(data, "templates")};
  if (!workspace.empty()) {
    const std::string own = join_path(workspace, "templates");
    if (files.exists(own)) folders.push_back(own);
  }
  auto sources = compose::read_templates(files, folders);
  if (!sources.ok()) return sources.error();
  auto parsed = compose::parse_templates(sources.value());
  if (!parsed.set) return first_template_problem(parsed);
  auto profiles = FormatProfiles::read(files, data, settings.body_size);
  if (!profiles.ok()) return profiles.error();
  auto fonts = pdf::FontPack::load(files, join_path(data, "fonts"));
  if (!fonts.ok()) return fonts.error();
  auto engine = pdf::PdfEngine::create(std::move(fonts).value());
  if (!engine.ok()) return engine.error();
  auto digest = digest_of_ingredients(files, data, sources.value(), settings);
  if (!digest.ok()) return digest.error();
  std::vector<docx::DocxPrototype> prototypes;
  for (const layout::FormatProfile& profile : profiles.value().all()) {
    auto prototype =
        docx::DocxPrototype::make(profile, engine.value().metrics(), settings.wording.marker_end);
    if (!prototype.ok()) return prototype.error();
    prototypes.push_back(std::move(prototype).value());
  }
  return PaperPress(std::make_unique<State>(State{.templates = std::move(*parsed.set),
                                                  .profiles = std::move(profiles).value(),
                                                  .engine = std::move(engine).value(),
                                                  .prototypes = std::move(prototypes),
                                                  .settings = settings.wording,
                                                  .digest = std::move(digest).value()}));
}

Result<Printed> PaperPress::print(const model::MeetingRecord& record,
                                  const PrintOptions& options) const {
  auto plan = state_->plan(record, options);
  if (!plan.ok()) return plan.error();
  const MadeOnce once = made_once(record, options);
  Printed printed;
  printed.without_template = std::move(plan.value().without_template);
  printed.drafts = std::move(plan.value().drafts);
  for (const State::Order& order : plan.value().orders) {
    auto paper = state_->print_one(record, order, options, once);
    if (!paper.ok()) return paper.error();
    printed.papers.push_back(std::move(paper).value());
  }
  return printed;
}

const pdf::PdfEngine& PaperPress::engine() const {
  return state_->engine;
}

const compose::Vocabulary& PaperPress::vocabulary() const {
  return state_->templates.wording().vocabulary;
}

const std::string& PaperPress::digest() const {
  return state_->digest;
}

std::vector<std::string> PaperPress::kinds() const {
  return state_->templates.kinds();
}

Result<std::vector<Preview>> PaperPress::preview(const std::vector<model::MeetingRecord>& samples,
                                                 const std::vector<std::string>& ids,
                                                 const PrintOptions& options) const {
  const auto& forms = state_->templates.templates();
  for (const std::string& id : ids) {
    const bool known = std::any_of(forms.begin(), forms.end(),
                                   [&](const compose::Template& form) { return form.id == id; });
    if (!known) return unknown_template(id);
  }
  std::vector<Preview> out;
  for (const compose::Template& form : forms) {
    if (!ids.empty() && !contains(ids, form.id)) continue;
    Preview preview{.template_id = form.id, .kind = form.kind};
    if (const auto sample = state_->find_sample(form, samples)) {
      auto profile = state_->profiles.choose(
          options.profile, compose::document_date(*sample->record, sample->paper.written()));
      if (!profile.ok()) return profile.error();
      const State::Order order{.paper = sample->paper, .stem = form.id, .profile = profile.value()};
      const MadeOnce once = made_once(*sample->record, options);
      auto paper = state_->print_one(*sample->record, order, options, once);
      if (!paper.ok()) return paper.error();
      preview.paper = std::move(paper).value();
    }
    out.push_back(std::move(preview));
  }
  return out;
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
