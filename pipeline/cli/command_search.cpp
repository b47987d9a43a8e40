// vanthu search: finding papers by half-remembered words.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/archive.h"
#include "cli/session.h"

namespace vanthu::cli {
namespace {

std::string joined(const std::vector<archive::TextPiece>& pieces, const char* on, const char* off) {
  std::string out;
  for (const archive::TextPiece& piece : pieces) {
    out += piece.is_match ? on + piece.text + off : piece.text;
  }
  // A snippet may cross lines of the paper; on the screen it is one.
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string plain(const std::vector<archive::TextPiece>& pieces) {
  return joined(pieces, "", "");
}

void print_hits(const archive::SearchAnswer& answer, Session& session) {
  Console& console = session.console();
  const char* on = console.color() ? "\x1b[1;33m" : "[";
  const char* off = console.color() ? "\x1b[0m" : "]";
  for (const archive::SearchHit& hit : answer.hits) {
    std::string head = hit.date + "  " + hit.kind_name;
    if (!hit.number.empty()) head += " " + hit.number;
    console.line(head + "  " + joined(hit.title, on, off));
    console.line("    " + hit.cell_name + " · " + hit.meeting_id + " · " + hit.file);
    if (!hit.snippet.empty()) console.line("    " + joined(hit.snippet, on, off));
  }
  if (answer.hits.empty()) {
    console.note({"Không tìm thấy văn bản nào. Thử bớt từ, hoặc gõ không dấu.",
                  "No papers found. Try fewer words."});
    return;
  }
  const std::string total = std::to_string(answer.total) + (answer.is_total_exact ? "" : "+");
  console.note({"Tìm thấy " + total + " văn bản, hiện " + std::to_string(answer.hits.size()) + ".",
                total + " papers found, " + std::to_string(answer.hits.size()) + " shown."});
}

void print_json(const archive::SearchAnswer& answer, Session& session) {
  auto hits = nlohmann::ordered_json::array();
  for (const archive::SearchHit& hit : answer.hits) {
    hits.push_back({{"object", hit.object_id},
                    {"file", hit.file},
                    {"kind", hit.kind},
                    {"number", hit.number},
                    {"date", hit.date},
                    {"cell", hit.cell_code},
                    {"cell_name", hit.cell_name},
                    {"meeting", hit.meeting_id},
                    {"title", plain(hit.title)},
                    {"snippet", plain(hit.snippet)}});
  }
  const nlohmann::ordered_json object{
      {"total", answer.total}, {"exact", answer.is_total_exact}, {"hits", std::move(hits)}};
  session.console().line(object.dump(1));
}

}  // namespace

ExitCode run_search(const SearchRequest& request, Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  auto opened = session.open_archive(workspace.value(), archive::Access::Read);
  if (!opened.ok()) return session.fail(opened.error());
  const archive::SearchOptions options{
      .order = request.rank ? archive::SearchOrder::Rank : archive::SearchOrder::Newest,
      .limit = request.limit};
  auto answer = opened.value().search(request.query, options);
  if (!answer.ok()) return session.fail(answer.error());
  if (session.common().json) {
    print_json(answer.value(), session);
  } else {
    print_hits(answer.value(), session);
  }
  return ExitCode::Clean;
}

}  // namespace vanthu::cli
