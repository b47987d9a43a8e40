// What was said: the minutes proper.
#include <algorithm>
#include <numeric>

#include "province/record_parts.h"

namespace vanthu::province {
namespace {

// Different sentences of a list, in seeded order.
std::vector<std::string> some_of(std::span<const std::string_view> list, int count,
                                 Seeded& seeded) {
  std::vector<std::string_view> all(list.begin(), list.end());
  std::vector<std::string> out;
  for (int i = 0; i < count && !all.empty(); ++i) {
    const auto at = static_cast<std::size_t>(seeded.below(static_cast<int>(all.size())));
    out.push_back(filled(all[at], seeded));
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
  }
  return out;
}

std::string one_of(std::span<const std::string_view> list, Seeded& seeded) {
  return filled(seeded.pick(list), seeded);
}

struct Speaking {
  XmlText& xml;
  const Cell& cell;
  Seeded& seeded;
  int next = 1;

  void add(const std::string& words, const char* item) {
    const auto speaker = static_cast<std::size_t>(next - 1) % cell.anchors.size();
    xml.open("speech")
        .attribute("speaker", cell.anchors[speaker])
        .attribute("agenda_item", item)
        .attribute("seq", next++)
        .text(words);
    xml.close("speech");
  }
};

void write_fee_report(XmlText& xml, const Draft& draft) {
  std::int64_t amount = 0;
  int paid = 0;
  for (const Row& row : draft.rows) {
    if (row.member->id == draft.unpaid) continue;
    amount += row.member->fee();
    ++paid;
  }
  xml.open("fee_report")
      .attribute("month", draft.period)
      .attribute("paid", paid)
      .attribute("due", draft.totals.home)
      .attribute("amount", amount)
      .text(draft.unpaid.empty() ? "Thu đủ, đúng hạn." : "Còn một đồng chí chưa đóng.");
  xml.close("fee_report");
}

void write_reviews(XmlText& xml, const Draft& draft) {
  for (const Review& review : draft.reviews) {
    xml.open("review_item")
        .attribute("assignment", review.task.id)
        .attribute("result", review.result)
        .attribute("task", review.task.text)
        .attribute("assignee", review.task.assignee)
        .attribute("due", to_iso(review.task.due))
        .text(review.note);
    xml.close("review_item");
  }
}

void write_tasks(XmlText& xml, const Draft& draft) {
  bool first = true;
  for (const Task& task : draft.tasks) {
    xml.open("assignment").attribute("id", task.id);
    if (!(first && draft.undated_task)) xml.attribute("due", to_iso(task.due));
    first = false;
    xml.attribute("report_at", task.report_at).attribute("product", "Báo cáo kết quả");
    xml.element("task", task.text);
    xml.open("assignee").attribute("member", task.assignee);
    xml.close("assignee");
    xml.close("assignment");
  }
}

void write_petitions(XmlText& xml, const Draft& draft) {
  for (const Petition& petition : draft.petitions) {
    xml.open("petition")
        .attribute("addressee", petition.addressee)
        .attribute("status", petition.replied_on ? "answered" : "open");
    if (petition.replied_on) xml.attribute("replied_on", to_iso(*petition.replied_on));
    xml.text(petition.text);
    xml.close("petition");
  }
}

void write_section(XmlText& xml, const char* name, const std::string& title,
                   const std::vector<std::string>& paragraphs) {
  xml.open(name).attribute("title", title);
  for (const std::string& words : paragraphs) xml.element("p", words);
  xml.close(name);
}

void write_adoption(XmlText& xml, const Draft& draft) {
  xml.open("minutes_adoption").attribute("adopted", "true");
  if (draft.counted) {
    xml.attribute("agreed", draft.present()).attribute("of", draft.present());
  }
  xml.close("minutes_adoption");
}

void write_mentions(XmlText& xml, const Cell& cell, Seeded& seeded) {
  const std::string& praised =
      cell.anchors[static_cast<std::size_t>(seeded.below(static_cast<int>(cell.anchors.size())))];
  xml.open("praise");
  xml.open("mention")
      .attribute("member", praised)
      .text("Biểu dương đồng chí " + cell.find(praised)->name +
            " hoàn thành tốt nhiệm vụ được giao.");
  xml.close("mention");
  xml.close("praise");
  xml.open("reminders").attribute("none", "true");
  xml.close("reminders");
}

void write_regular(XmlText& xml, const Cell& cell, const Draft& draft, Seeded& seeded) {
  const KindWords& words = *cell.words;
  const SharedWords& shared = shared_words();
  xml.paragraph("opening",
                "Đồng chí Bí thư Chi bộ tuyên bố lý do, thông qua chương trình. Chi bộ "
                "nhất trí cử đồng chí " +
                    cell.find(cell.anchors[2])->name + " làm thư ký.");
  write_fee_report(xml, draft);
  xml.open("information");
  for (const std::string& one : some_of(shared.information, 2, seeded)) xml.element("p", one);
  xml.close("information");
  xml.open("ideology").attribute("minutes", 15);
  for (const std::string& one : some_of(shared.ideology, 1, seeded)) xml.element("p", one);
  xml.close("ideology");
  write_reviews(xml, draft);
  write_section(xml, "evaluation", "Kết quả công tác", some_of(words.evaluation, 3, seeded));
  xml.paragraph("shortcomings", one_of(shared.shortcomings, seeded));
  write_section(xml, "direction", "Nhiệm vụ trọng tâm", some_of(words.direction, 3, seeded));
  Speaking speaking{.xml = xml, .cell = cell, .seeded = seeded};
  xml.open("discussion");
  for (const auto& one : some_of(words.speeches, cell.committee ? 6 : 4, seeded)) {
    speaking.add(one, "a4");
  }
  xml.close("discussion");
  if (draft.criticism) {
    xml.open("criticism");
    for (const auto& one : some_of(shared.criticism, 2, seeded)) speaking.add(one, "a5");
    xml.close("criticism");
  }
  write_mentions(xml, cell, seeded);
  write_petitions(xml, draft);
  xml.open("conclusion");
  xml.element("p", "Chi bộ thống nhất đánh giá kết quả đã đạt được và các nhiệm vụ trọng tâm của " +
                       draft.words + ".");
  xml.element("p", "Đề nghị từng đồng chí được phân công báo cáo kết quả tại kỳ sinh hoạt sau.");
  xml.close("conclusion");
  write_tasks(xml, draft);
  write_adoption(xml, draft);
}

void write_thematic(XmlText& xml, const Cell& cell, const Draft& draft, Seeded& seeded) {
  xml.paragraph("opening",
                "Đồng chí Bí thư Chi bộ nêu mục đích của chuyên đề; Chi bộ nhất trí cử "
                "đồng chí " +
                    cell.find(cell.anchors[2])->name + " làm thư ký.");
  xml.open("thematic")
      .attribute("topic", seeded.pick(cell.words->topics))
      .attribute("drafter", cell.anchors[1])
      .attribute("plan_line", "Kế hoạch sinh hoạt chuyên đề năm " + draft.period.substr(0, 4))
      .attribute("final_text", "Chuyên đề " + draft.words + " hoàn thiện sau kỳ họp");
  for (const std::string_view one : shared_words().thematic) xml.element("p", filled(one, seeded));
  xml.close("thematic");
  Speaking speaking{.xml = xml, .cell = cell, .seeded = seeded};
  xml.open("discussion");
  for (const auto& one : some_of(cell.words->speeches, 6, seeded)) speaking.add(one, "a2");
  xml.close("discussion");
  xml.paragraph("conclusion",
                "Chi bộ thống nhất các giải pháp của chuyên đề; mỗi đảng viên đăng ký "
                "một việc cụ thể, báo cáo tại kỳ thường kỳ kế tiếp.");
  write_tasks(xml, draft);
  write_adoption(xml, draft);
}

void write_committee(XmlText& xml, const Cell& cell, const Draft& draft, Seeded& seeded) {
  xml.paragraph("opening",
                "Chi ủy họp đánh giá công tác lãnh đạo, chuẩn bị kỳ sinh hoạt thường kỳ " +
                    draft.words + ".");
  write_section(xml, "evaluation", "Công tác lãnh đạo", some_of(cell.words->evaluation, 2, seeded));
  Speaking speaking{.xml = xml, .cell = cell, .seeded = seeded};
  xml.open("discussion");
  int speaker = 0;
  for (const auto& one : some_of(cell.words->speeches, 3, seeded)) {
    ++speaker;
    speaking.next = speaker;
    speaking.add(one, "a2");
  }
  xml.close("discussion");
  xml.paragraph(
      "conclusion",
      "Thống nhất dự thảo nghị quyết trình Chi bộ; phân công chi ủy viên chuẩn bị nội dung.");
  write_adoption(xml, draft);
}

}  // namespace

void write_content(XmlText& xml, const Cell& cell, const Draft& draft, Seeded& seeded) {
  xml.open("content");
  switch (draft.kind) {
    case Kind::Regular:
      write_regular(xml, cell, draft, seeded);
      break;
    case Kind::Thematic:
      write_thematic(xml, cell, draft, seeded);
      break;
    case Kind::Committee:
      write_committee(xml, cell, draft, seeded);
      break;
  }
  xml.close("content");
}

}  // namespace vanthu::province
