#include "audit/words.h"

#include <algorithm>

#include "text/dates.h"

namespace vanthu::audit {

std::string_view name_of(DueKind kind) {
  switch (kind) {
    case DueKind::Probation:
      return "probation";
    case DueKind::Congress:
      return "congress";
    case DueKind::Task:
      return "task";
    case DueKind::Petition:
      return "petition";
    case DueKind::Visit:
      return "visit";
    case DueKind::Waiver:
      return "waiver";
    case DueKind::Silence:
      return "silence";
  }
  return {};
}

Bilingual words_of(DueKind kind) {
  switch (kind) {
    case DueKind::Probation:
      return {"Sắp đến hạn hoặc quá hạn xét công nhận đảng viên chính thức (CK-03)",
              "Recognitions due or overdue (CK-03)"};
    case DueKind::Congress:
      return {"Sắp đến hạn hoặc quá hạn đại hội chi bộ (CK-04, DL-24.3)",
              "Congresses due or overdue (CK-04, DL-24.3)"};
    case DueKind::Task:
      return {"Nhiệm vụ quá hạn chưa hoàn thành", "Tasks overdue"};
    case DueKind::Petition:
      return {"Kiến nghị chưa được trả lời", "Petitions without an answer"};
    case DueKind::Visit:
      return {"Cấp trên dự sinh hoạt ít hơn mức quy định (CK-08)",
              "Too few visits by superiors (CK-08)"};
    case DueKind::Waiver:
      return {"Miễn trừ sắp hết hạn, đã hết hạn hoặc không được tính",
              "Waivers that expire, have expired or do not count"};
    case DueKind::Silence:
      return {"Chi bộ không có kỳ họp nào trong kỳ thống kê", "Cells without a meeting"};
  }
  return {};
}

Bilingual words_of(model::MeetingKind kind) {
  return info_of(with_offset(Figure::ByKind, kind)).name();
}

Bilingual title_words() {
  return {"Rà soát và thống kê sinh hoạt chi bộ", "Audit and statistics of Party cells"};
}

Bilingual period_words(const rules::Window& period) {
  if (!period.from && !period.to) return {"mọi kỳ họp hiện có", "all meetings there are"};
  Bilingual words;
  if (period.from) {
    const std::string day = text::short_date(*period.from).str();
    words = {"từ " + day, "from " + day};
  }
  if (period.to) {
    const std::string day = text::short_date(*period.to).str();
    const std::string space = words.empty() ? "" : " ";
    words.vi += space + "đến " + day;
    words.en += space + "to " + day;
  }
  return words;
}

namespace {

// What is held back would otherwise look as if the cell had not done it.
Bilingual unstored_words(const std::vector<std::string>& files) {
  constexpr std::size_t kMostNames = 20;
  const std::string total = std::to_string(files.size());
  Bilingual words{total + " hồ sơ của kỳ này (bị giữ lại hoặc chưa chạy): ",
                  total + " records of the period (held back or not run): "};
  std::string names;
  for (std::size_t i = 0; i < std::min(files.size(), kMostNames); ++i) {
    names += (i == 0 ? "" : ", ") + files[i];
  }
  words.vi += names;
  words.en += names;
  if (files.size() > kMostNames) {
    const std::string rest = std::to_string(files.size() - kMostNames);
    words.vi += " … và " + rest + " hồ sơ nữa";
    words.en += " … and " + rest + " more";
  }
  words.vi +=
      "; “chưa có biên bản” dưới đây có thể do vậy. Lý do: vanthu check; rà soát cả những "
      "hồ sơ này: vanthu audit --records";
  words.en +=
      "; minutes missing below may be these. Why: vanthu check; to audit them too: vanthu "
      "audit --records";
  return words;
}

Bilingual day_words(const AuditHead& head) {
  const std::string day = text::short_date(head.day).str();
  if (!head.day_is_last_meeting) return {day, day};
  return {day + ", ngày của kỳ họp mới nhất; tính đến ngày khác: --to YYYY-MM-DD",
          day + ", the day of the last meeting; as of another day: --to YYYY-MM-DD"};
}

std::string names_of(const std::vector<ClosedCell>& cells) {
  constexpr std::size_t kMostNames = 10;
  std::string names;
  for (std::size_t i = 0; i < std::min(cells.size(), kMostNames); ++i) {
    names += (i == 0 ? "" : "; ") + cells[i].name + " (" + cells[i].code + ", " +
             text::short_date(cells[i].on).str() + ")";
  }
  if (cells.size() > kMostNames) names += "; …";
  return names;
}

Bilingual closed_words(const std::vector<ClosedCell>& cells) {
  const std::string count = std::to_string(cells.size());
  return {count + " chi bộ, không còn đảng viên cuối kỳ: " + names_of(cells),
          count + " cells, without members at the end: " + names_of(cells)};
}

Bilingual met_words(const std::vector<ClosedCell>& cells) {
  const std::string count = std::to_string(cells.size());
  return {count + " chi bộ, tính như chưa kết thúc cho đến kỳ họp ấy: " + names_of(cells),
          count + " cells, counted as before until that meeting: " + names_of(cells)};
}

}  // namespace

std::vector<std::pair<Bilingual, Bilingual>> facts_of(const AuditReport& report) {
  const auto same = [](const std::string& plain) { return Bilingual{plain, plain}; };
  const AuditHead& head = report.head;
  std::vector<std::pair<Bilingual, Bilingual>> facts;
  if (!head.office.empty()) facts.push_back({{"Văn phòng", "Office"}, same(head.office)});
  facts.push_back({{"Kỳ thống kê (theo ngày họp)", "Period (by day of the meeting)"},
                   period_words(head.period)});
  facts.push_back({{"Các danh sách tính đến ngày", "Lists as of"}, day_words(head)});
  if (!head.cell.empty()) facts.push_back({{"Chi bộ", "Cell"}, same(head.cell)});
  facts.push_back({{"Nguồn", "Source"},
                   head.from_archive ? Bilingual{"kho lưu trữ, phiên bản mới nhất của mỗi hồ sơ; "
                                                 "hồ sơ bị giữ lại chưa có trong kho",
                                                 "the archive, the newest version of each record; "
                                                 "records held back are not in it"}
                                     : Bilingual{"tệp hồ sơ", "record files"}});
  if (!head.unstored.empty()) {
    facts.push_back({{"Chưa có trong kho", "Not in the archive"}, unstored_words(head.unstored)});
  }
  facts.push_back({{"Số chi bộ", "Cells"}, same(std::to_string(report.cells.size()))});
  facts.push_back(
      {{"Số kỳ họp", "Meetings"}, same(std::to_string(report.total.counts[Figure::Meetings]))});
  if (report.earlier_lists > 0) {
    const std::string cells = std::to_string(report.earlier_lists);
    facts.push_back({{"Số đảng viên lấy theo danh sách trước kỳ", "Members by an earlier list"},
                     {cells + " chi bộ không có biên bản họp chi bộ trong kỳ",
                      cells + " cells without minutes of the cell in the period"}});
  }
  if (!report.closed.empty()) {
    facts.push_back(
        {{"Kết thúc hoạt động (closed trong office.xml)", "Ended (closed in office.xml)"},
         closed_words(report.closed)});
  }
  if (!report.met_after_end.empty()) {
    facts.push_back(
        {{"Họp sau ngày kết thúc trong office.xml", "Met after their end in office.xml"},
         met_words(report.met_after_end)});
  }
  facts.push_back({{"Chương trình", "Program"}, same("vanthu " + head.program)});
  facts.push_back({{"Bộ quy tắc", "Rulebook"}, same(report.rulebook->version())});
  facts.push_back(
      {{"SHA-256 của bộ quy tắc", "SHA-256 of the rulebook"}, same(report.rulebook->digest())});
  return facts;
}

Bilingual ratio_of(const FigureInfo& info, const Counts& counts) {
  if (!info.has_base()) return {};
  const auto ratio = try_ratio(counts[info.figure], counts[info.base]);
  return ratio ? ratio_words(*ratio) : Bilingual{};
}

std::string cell_words(const Slice& cell) {
  return cell.name.empty() ? cell.key : cell.name + " (" + cell.key + ")";
}

std::vector<const RuleLine*> failing_rules(const AuditReport& report) {
  std::vector<const RuleLine*> rules;
  for (const RuleLine& line : report.rules) {
    if (line.compliance.outcomes.failed > 0) rules.push_back(&line);
  }
  std::stable_sort(rules.begin(), rules.end(), [](const RuleLine* a, const RuleLine* b) {
    return a->compliance.outcomes.failed > b->compliance.outcomes.failed;
  });
  return rules;
}

std::vector<const Slice*> failing_cells(const AuditReport& report) {
  std::vector<const Slice*> cells;
  for (const Slice& cell : report.cells) {
    if (cell.compliance.outcomes.failed > 0) cells.push_back(&cell);
  }
  std::stable_sort(cells.begin(), cells.end(), [](const Slice* a, const Slice* b) {
    if (a->compliance.violations != b->compliance.violations) {
      return a->compliance.violations > b->compliance.violations;
    }
    return a->compliance.outcomes.failed > b->compliance.outcomes.failed;
  });
  return cells;
}

}  // namespace vanthu::audit
