// vanthu petitions: what was asked of the superior in the bundles that were received.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/json_text.h"
#include "cli/session.h"
#include "run/petitions.h"
#include "text/dates.h"

namespace vanthu::cli {
namespace {

using Doubt = audit::PetitionTracker::Doubt;

std::string day_words(const Date& day) {
  return text::short_date(day).str();
}

Bilingual standing(const run::TrackedPetition& one) {
  if (one.kind == run::TrackedPetition::Kind::ReservedOpinion) {
    return {"ý kiến bảo lưu", "reserved opinion"};
  }
  if (one.answered_on) {
    return {"trả lời " + day_words(*one.answered_on), "answered " + to_iso(*one.answered_on)};
  }
  const std::string times = std::to_string(one.raised);
  const Bilingual again =
      one.raised > 1 ? Bilingual{", đã nêu " + times + " kỳ", ", raised " + times + " times"}
                     : Bilingual{};
  if (one.forwarded) return {"đã chuyển cấp trên" + again.vi, "forwarded" + again.en};
  return {"chưa trả lời" + again.vi, "open" + again.en};
}

nlohmann::ordered_json to_json(const run::TrackedPetition& one) {
  const bool opinion = one.kind == run::TrackedPetition::Kind::ReservedOpinion;
  nlohmann::ordered_json object{{"kind", opinion ? "reserved_opinion" : "petition"},
                                {"cell", one.cell_code},
                                {"cell_name", one.cell_name},
                                {"record", one.meeting_id},
                                {"asked_on", to_iso(one.asked_on)}};
  if (!opinion) {
    object["addressee"] = one.addressee;
    object["status"] = one.answered_on ? "answered" : one.forwarded ? "forwarded" : "open";
    object["days"] = one.days;
    object["raised"] = one.raised;
  }
  if (one.answered_on) {
    object["answered_on"] = to_iso(*one.answered_on);
    object["answered_in"] = one.answered_in;
  }
  if (one.replied_too_early) object["replied_too_early"] = to_iso(*one.replied_too_early);
  if (one.doubt) {
    object["doubt"] =
        one.doubt == Doubt::UnknownDay ? "nothing_raised_that_day" : "several_raised_that_day";
  }
  object["text"] = one.text;
  return object;
}

bool is_petition(const run::TrackedPetition& one) {
  return one.kind == run::TrackedPetition::Kind::Petition;
}

void print_petitions(const std::vector<run::TrackedPetition>& petitions, Session& session) {
  const bool vi = session.language() == Language::Vi;
  std::vector<std::vector<std::string>> rows = {
      {vi ? "Ngày nêu" : "Asked on", vi ? ">Số ngày" : ">Days", vi ? "Tình trạng" : "Standing",
       vi ? "Chi bộ" : "Cell", vi ? "Nơi nhận" : "To", vi ? "Nội dung" : "Text"}};
  for (const run::TrackedPetition& one : petitions) {
    rows.push_back({vi ? day_words(one.asked_on) : to_iso(one.asked_on),
                    is_petition(one) ? std::to_string(one.days) : "",
                    standing(one).in(session.language()), one.cell_name, one.addressee, one.text});
  }
  session.console().data(format_table(rows));
}

void name_early_replies(const std::vector<run::TrackedPetition>& petitions, Session& session) {
  for (const run::TrackedPetition& one : petitions) {
    if (!one.replied_too_early) continue;
    session.console().note(
        {"Lưu ý: " + one.cell_name + " ghi trả lời ngày " + day_words(*one.replied_too_early) +
             ", trước ngày nêu kiến nghị " + day_words(one.asked_on) +
             ", nên chưa tính là đã trả lời: " + one.text,
         "Note: " + one.cell_name + " says a reply of " + to_iso(*one.replied_too_early) +
             ", before the petition of " + to_iso(one.asked_on) +
             ", which does not count as its answer: " + one.text});
  }
}

Bilingual doubt_words(const run::TrackedPetition& one) {
  switch (*one.doubt) {
    case Doubt::UnknownDay:
      return {"các gói đã nhận không có cuộc họp nào ngày ấy nêu kiến nghị gửi " + one.addressee,
              "nothing received has a meeting of that day that raised one to " + one.addressee};
    case Doubt::SeveralThatDay:
      return {"ngày ấy có nhiều kiến nghị gửi " + one.addressee +
                  ", chưa rõ là kiến nghị nào (ghi lại đúng lời đã nêu)",
              "several were raised to " + one.addressee +
                  " that day; which one is not clear (use the words it had)"};
  }
  return {};
}

void name_doubts(const std::vector<run::TrackedPetition>& petitions, Session& session) {
  for (const run::TrackedPetition& one : petitions) {
    if (!one.doubt) continue;
    const Bilingual why = doubt_words(one);
    session.console().note({"Lưu ý: " + one.cell_name + " ghi kiến nghị đã nêu ngày " +
                                day_words(one.asked_on) + ", nhưng " + why.vi + ": " + one.text,
                            "Note: " + one.cell_name + " says a petition was raised on " +
                                to_iso(one.asked_on) + ", but " + why.en + ": " + one.text});
  }
}

// Why a list is empty, for whoever expected something in it.
Bilingual no_petitions(const PetitionsRequest& request, const run::PetitionList& list) {
  if (list.cells.empty()) {
    return {"Chưa nhận gói nào của cấp dưới; nhận bằng: vanthu receive TỆP.zip",
            "Nothing was received from below yet; take a bundle with: vanthu receive FILE.zip"};
  }
  const bool known =
      std::find(list.cells.begin(), list.cells.end(), request.cell) != list.cells.end();
  if (!request.cell.empty() && !known) {
    std::string all;
    for (const std::string& cell : list.cells) all += (all.empty() ? "" : ", ") + cell;
    return {"Chưa nhận gói nào của chi bộ " + request.cell + "; đã nhận của: " + all,
            "Nothing was received from the cell " + request.cell + "; received from: " + all};
  }
  return {"Các gói đã nhận không có kiến nghị hay ý kiến bảo lưu nào.",
          "What was received has no petitions and no reserved opinions."};
}

}  // namespace

ExitCode run_petitions(const PetitionsRequest& request, Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  const Date today = vietnam_date(session.clock().now());
  auto list = run::track_petitions(session.files(), workspace.value(), today);
  if (!list.ok()) return session.fail(list.error());
  auto& petitions = list.value().all;
  if (!request.cell.empty()) {
    std::erase_if(petitions, [&](const auto& one) { return one.cell_code != request.cell; });
  }
  const bool had_any = !petitions.empty();
  const auto answered = std::count_if(petitions.begin(), petitions.end(),
                                      [](const auto& one) { return one.answered_on.has_value(); });
  const auto open = std::count_if(petitions.begin(), petitions.end(), [](const auto& one) {
    return is_petition(one) && !one.answered_on;
  });
  if (request.open) {
    std::erase_if(petitions, [](const auto& one) { return !is_petition(one) || one.answered_on; });
  }
  for (const std::string& path : list.value().unreadable) {
    session.console().note(
        {"Lưu ý: không đọc được hồ sơ đã nhận " + path + "; danh sách có thể thiếu",
         "Note: a received record cannot be read: " + path + "; the list may lack some"});
  }
  for (const std::string& path : list.value().altered) {
    session.fail({.kind = ErrorKind::Integrity,
                  .what = {"hồ sơ đã nhận bị sửa sau khi nhận, khác bản kê có chữ ký của tháng; "
                           "không tính vào danh sách",
                           "a received record was changed since and differs from the month's "
                           "signed list; it is left out"},
                  .where = path,
                  .remedy = {"chuyển tệp này ra ngoài received/ làm chứng cứ, rồi nhận lại gói của "
                             "tháng ấy",
                             "keep the file as evidence outside of received/, then receive the "
                             "month's bundle again"}});
  }
  if (session.common().json) {
    auto all = nlohmann::ordered_json::array();
    for (const run::TrackedPetition& one : petitions) all.push_back(to_json(one));
    session.console().line(json_text(all));
  } else if (!had_any) {
    session.console().note(no_petitions(request, list.value()));
  } else {
    if (!petitions.empty()) print_petitions(petitions, session);
    name_early_replies(petitions, session);
    name_doubts(petitions, session);
    session.console().line(Bilingual{"Kiến nghị chưa trả lời: " + std::to_string(open) +
                                         ", đã trả lời: " + std::to_string(answered) + ".",
                                     "Petitions open: " + std::to_string(open) +
                                         ", answered: " + std::to_string(answered) + "."});
  }
  if (!list.value().altered.empty()) return ExitCode::Integrity;
  return list.value().unreadable.empty() ? ExitCode::Clean : ExitCode::Unchecked;
}

}  // namespace vanthu::cli
