#include "archive/search.h"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

#include "archive/archive.h"
#include "base/sha.h"
#include "support/dossiers.h"
#include "support/model_file_store.h"

namespace vanthu::archive {
namespace {

using support::dossier;
using support::DossierBuilder;
using support::submission;

const FixedClock kClock{Instant{1'793'800'000}};

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() {
    EXPECT_TRUE(Archive::create(disk_, kClock, "archive", {}).ok());
    auto opened =
        Archive::open(disk_, kClock, "archive", Access::Write, {.index_path = ":memory:"});
    archive_ = std::make_unique<Archive>(std::move(opened).value());
  }

  void store(const DossierBuilder& dossier) {
    const Submission meeting = submission(dossier);
    const auto receipt = archive_->store({&meeting, 1});
    ASSERT_TRUE(receipt.front().ok()) << describe(receipt.front().error(), Language::En);
  }

  // A meeting whose minutes hold the text and nothing else of note.
  void store_text(const std::string& meeting, std::string_view text) {
    store(dossier().meeting(meeting).text(text));
  }

  SearchAnswer ask(std::string_view query, const SearchOptions& options = {}) const {
    auto answer = archive_->search(query, options);
    if (!answer.ok()) throw std::runtime_error(describe(answer.error(), Language::En));
    return std::move(answer).value();
  }

  // "meeting/file" of each hit, in order.
  std::vector<std::string> found(std::string_view query, const SearchOptions& options = {}) const {
    std::vector<std::string> names;
    for (const SearchHit& hit : ask(query, options).hits)
      names.push_back(hit.meeting_id + "/" + hit.file);
    return names;
  }

  static std::string with_brackets(const std::vector<TextPiece>& pieces) {
    std::string text;
    for (const TextPiece& piece : pieces)
      text += piece.is_match ? "[" + piece.text + "]" : piece.text;
    return text;
  }

  support::ModelFileStore disk_{support::ModelFileStore::Recording::Nothing};
  std::unique_ptr<Archive> archive_;
};

using Names = std::vector<std::string>;

TEST_F(SearchTest, FindsWordsWithoutMarksAndExactlyThoseWithMarks) {
  store_text("a", "Quần chúng ưu tú được kết nạp đảng viên mới.");
  store_text("b", "Việc đang viễn vông.");
  EXPECT_EQ(found("\"dang vien\""), (Names{"b/minutes.pdf", "a/minutes.pdf"}));
  EXPECT_EQ(found("\"đảng viên\""), (Names{"a/minutes.pdf"}));
  EXPECT_EQ(found("\"đang viên\""), Names{});
  EXPECT_EQ(found("ưu tú"), (Names{"a/minutes.pdf"}));
  EXPECT_EQ(found("UU TU"), (Names{"a/minutes.pdf"}));
}

TEST_F(SearchTest, MixesWordsWithAndWithoutMarksInOnePhrase) {
  store_text("a", "Hội nghị chuyên đề.");
  EXPECT_EQ(found("\"hội nghi\""), (Names{"a/minutes.pdf"}));
  EXPECT_EQ(found("\"hối nghi\""), Names{});
}

TEST_F(SearchTest, TreatsOldAndNewTonePlacementAsOne) {
  store_text("a", "Đồng chí Hoà đề nghị thuỷ lợi và quý báu.");
  for (const char* query : {"hòa", "hoà", "HÒA", "thủy", "thuỷ", "quí", "quý", "hoa", "thuy"}) {
    EXPECT_NE(found(query), Names{}) << query;
  }
  EXPECT_EQ(found("hóa"), Names{});
}

TEST_F(SearchTest, TakesDecomposedQueriesForWhatTheyMean) {
  store_text("a", "Tiếng Việt đẹp.");
  EXPECT_EQ(found("Tie\xcc\x82\xcc\x81ng Vie\xcc\xa3\xcc\x82t"), (Names{"a/minutes.pdf"}));
}

TEST_F(SearchTest, FindsDocumentNumbersWholeAndInParts) {
  store(dossier().meeting("a").number("05-NQ/CB"));
  store(dossier().meeting("b").number("15-NQ/CB"));
  store(dossier().meeting("c").number("22-QĐ/CB"));
  for (const char* query : {"05-NQ/CB", "05-nq/cb", "05nqcb", "\"05 NQ CB\"", "number:05-NQ/CB",
                            "so:05", "number:5", "so:5-NQ/CB"}) {
    EXPECT_EQ(found(query), (Names{"a/resolution.pdf"})) << query;
  }
  EXPECT_EQ(found("number:NQ/CB"), (Names{"b/resolution.pdf", "a/resolution.pdf"}));
  EXPECT_EQ(found("22-QD/CB"), (Names{"c/resolution.pdf"}));
  EXPECT_EQ(found("22-QĐ/CB"), (Names{"c/resolution.pdf"}));
  EXPECT_EQ(found("05-QĐ/CB"), Names{});
}

TEST_F(SearchTest, WantsAllWordsAndLeavesOutExcludedOnes) {
  store_text("a", "nhà văn hóa ấp");
  store_text("b", "nhà văn hóa xã");
  EXPECT_EQ(found("văn nhà"), (Names{"b/minutes.pdf", "a/minutes.pdf"}));
  EXPECT_EQ(found("\"văn nhà\""), Names{});
  EXPECT_EQ(found("nhà -xã"), (Names{"a/minutes.pdf"}));
  EXPECT_EQ(found("nhà -\"hóa ấp\""), (Names{"b/minutes.pdf"}));
}

TEST_F(SearchTest, ReadsTypographicQuotesAsQuotes) {
  store_text("a", "nhà văn hóa");
  EXPECT_EQ(found("“văn hóa”"), (Names{"a/minutes.pdf"}));
  EXPECT_EQ(found("“hóa văn”"), Names{});
  EXPECT_EQ(found("\"văn hóa"), (Names{"a/minutes.pdf"}));
}

TEST_F(SearchTest, FiltersByCellCodeOrName) {
  store(dossier().meeting("a").cell("CB-AP3", "Chi bộ ấp 3"));
  store(dossier().meeting("b").cell("CB-THCS", "Chi bộ Trường trung học cơ sở Hòa Bình"));
  EXPECT_EQ(found("cell:CB-AP3 quyet nghi"), (Names{"a/resolution.pdf"}));
  EXPECT_EQ(found("cell:cb-thcs quyet nghi"), (Names{"b/resolution.pdf"}));
  EXPECT_EQ(found("chibo:\"truong trung hoc\" quyet nghi"), (Names{"b/resolution.pdf"}));
  EXPECT_EQ(found("cell:\"hoà bình\" quyet nghi"), (Names{"b/resolution.pdf"}));
  EXPECT_EQ(found("cell:AP4 quyet nghi"), Names{});
}

TEST_F(SearchTest, FiltersByKindYearAndPerson) {
  store(dossier().meeting("a").held_on("2025-12-31"));
  store(dossier().meeting("b").held_on("2026-01-01").person("Lê Thị Út", "guest"));
  EXPECT_EQ(found("type:minutes chi bo"), (Names{"b/minutes.pdf", "a/minutes.pdf"}));
  EXPECT_EQ(found("loai:\"nghị quyết\" year:2026"), (Names{"b/resolution.pdf"}));
  EXPECT_EQ(found("nam:2025"), (Names{"a/resolution.pdf", "a/minutes.pdf"}));
  EXPECT_EQ(found("year:2025-2026 type:resolution"),
            (Names{"b/resolution.pdf", "a/resolution.pdf"}));
  EXPECT_EQ(found("person:\"le thi ut\" type:minutes"), (Names{"b/minutes.pdf"}));
  EXPECT_EQ(found("nguoi:\"Lê Thị Út\" type:resolution"), (Names{"b/resolution.pdf"}));
}

TEST_F(SearchTest, TakesNamesOfPersonsCellsAndKindsForWordsInAFilterOnly) {
  store(dossier()
            .meeting("a")
            .cell("CB-AP3", "Chi bộ ấp Thượng")
            .person("Lê Thị Út", "guest")
            .text("Bàn việc làm đường."));
  store_text("b", "Chị Lê Thị Út ở ấp Thượng đến dự.");
  EXPECT_EQ(found("\"Lê Thị Út\""), (Names{"b/minutes.pdf"}));
  EXPECT_EQ(found("thượng -đường"), (Names{"b/minutes.pdf"}));
  EXPECT_EQ(found("thuong -person:út"), (Names{"b/minutes.pdf"}));
  EXPECT_EQ(found("person:\"Lê Thị Út\" type:minutes"), (Names{"a/minutes.pdf"}));
  EXPECT_EQ(found("cell:thuong duong"), (Names{"a/minutes.pdf"}));
}

TEST_F(SearchTest, FindsAWordWithoutMarksInAllItsForms) {
  // The first is the common word of its form, whose unmarked form is not in the index.
  store_text("a", "Ghi: đảng, chí bộ.");
  store_text("b", "Ghi: đang, chỉ bọ.");
  store_text("c", "Ghi: dang, chi bo.");
  const Names all{"c/minutes.pdf", "b/minutes.pdf", "a/minutes.pdf"};
  EXPECT_EQ(found("dang type:minutes"), all);
  EXPECT_EQ(found("\"chi bo\" type:minutes"), all);
  EXPECT_EQ(found("ghi -dang type:minutes"), Names{});
  EXPECT_EQ(found("đảng type:minutes"), (Names{"a/minutes.pdf"}));
  EXPECT_EQ(found("đang type:minutes"), (Names{"b/minutes.pdf"}));
  EXPECT_EQ(with_brackets(ask("dang type:minutes").hits[2].snippet), "Ghi: [đảng], chí bộ.");
}

TEST_F(SearchTest, NeverJoinsTwoPersonsIntoOnePhrase) {
  store(dossier().meeting("a").person("Phạm Văn Đủ", "member").person("An Bình", "member"));
  EXPECT_EQ(found("person:\"Đủ An\""), Names{});
  EXPECT_EQ(found("person:\"văn đủ\"").size(), 2U);
}

TEST_F(SearchTest, FiltersByWhatARuleSaid) {
  store(dossier().meeting("a").outcome("SH-01", findings::Outcome::Fail));
  store(dossier().meeting("b").outcome("SH-01", findings::Outcome::Pass));
  store(dossier().meeting("c").outcome("SH-01", findings::Outcome::Waived));
  store(dossier().meeting("d").outcome("SH-01", findings::Outcome::NotApplicable));
  EXPECT_EQ(found("rule:SH-01 type:minutes"), (Names{"c/minutes.pdf", "a/minutes.pdf"}));
  EXPECT_EQ(found("rule:SH-01=pass type:minutes"), (Names{"b/minutes.pdf"}));
  EXPECT_EQ(found("rule:SH-01=not-applicable type:minutes"), (Names{"d/minutes.pdf"}));
  EXPECT_EQ(found("quytac:SH-01=waived"), (Names{"c/resolution.pdf", "c/minutes.pdf"}));
  EXPECT_EQ(found("rule:SH-01' OR 1=1"), Names{});
}

TEST_F(SearchTest, GivesTheNewestFirstAndTheBestFirstWhenAsked) {
  store(dossier()
            .meeting("old")
            .held_on("2025-03-05")
            .title("Nghị quyết về chuyển đổi số")
            .text("khác"));
  store(dossier()
            .meeting("new")
            .held_on("2026-03-05")
            .text("có nhắc chuyển đổi số một lần trong một đoạn rất dài"));
  EXPECT_EQ(found("\"chuyển đổi số\""), (Names{"new/minutes.pdf", "old/resolution.pdf"}));
  EXPECT_EQ(found("\"chuyển đổi số\"", {.order = SearchOrder::Rank}),
            (Names{"old/resolution.pdf", "new/minutes.pdf"}));
}

TEST_F(SearchTest, GivesPagesAndTheWholeCount) {
  for (const char* day : {"2026-01-05", "2026-02-05", "2026-03-05", "2026-04-05"}) {
    store(dossier().meeting(day).held_on(day));
  }
  const SearchAnswer page = ask("quyết nghị", {.limit = 2, .offset = 1});
  EXPECT_EQ(page.total, 4);
  EXPECT_TRUE(page.is_total_exact);
  ASSERT_EQ(page.hits.size(), 2U);
  EXPECT_EQ(page.hits[0].date, "2026-03-05");
  const SearchAnswer many = ask("quyết nghị", {.count_up_to = 3});
  EXPECT_EQ(many.total, 3);
  EXPECT_FALSE(many.is_total_exact);
}

TEST_F(SearchTest, ShowsWhereItMatched) {
  std::string text = "Mở đầu";
  for (int i = 0; i < 60; ++i) text += " tiếp";
  store(dossier()
            .meeting("a")
            .title("Nghị quyết về nhà văn hóa")
            .text(text + " xây nhà văn hoá ấp 3" + " hết"));
  EXPECT_EQ(with_brackets(ask("\"van hoa\" type:resolution").hits.at(0).title),
            "Nghị quyết về nhà [văn hóa]");
  const std::string snippet = with_brackets(ask("\"văn hóa\" type:minutes").hits.at(0).snippet);
  EXPECT_NE(snippet.find("xây nhà [văn hoá] ấp 3 hết"), std::string::npos) << snippet;
  EXPECT_EQ(snippet.substr(0, std::string("…").size()), "…");
  EXPECT_LT(snippet.size(), text.size());
}

TEST_F(SearchTest, CountsAllItFindsByCellKindYearSignerAndRule) {
  using findings::Outcome;
  store(dossier().meeting("a").held_on("2024-11-05").outcome("DL-09.5a", Outcome::Fail));
  store(dossier().meeting("b").held_on("2025-12-31").outcome("DL-09.5a", Outcome::Fail));
  store(dossier().meeting("c").held_on("2026-01-01").outcome("DL-09.5a", Outcome::Pass));
  store(dossier().cell("CB-TH", "Chi bộ Trường tiểu học").meeting("d").held_on("2026-11-05"));
  const SearchFacets all = archive_->facets("chi bo").value();
  EXPECT_EQ(all.total, 8);
  EXPECT_EQ(all.total, ask("chi bo").total);
  EXPECT_EQ(all.cells,
            (Facet{{"CB-AP3", "Chi bộ ấp 3", 6}, {"CB-TH", "Chi bộ Trường tiểu học", 2}}));
  EXPECT_EQ(all.types, (Facet{{"minutes", "Biên bản", 4}, {"resolution", "Nghị quyết", 4}}));
  EXPECT_EQ(all.years, (Facet{{"2026", "2026", 4}, {"2025", "2025", 2}, {"2024", "2024", 2}}));
  EXPECT_EQ(all.signers,
            (Facet{{"Nguyễn Văn Hòa", "Nguyễn Văn Hòa", 4}, {"Trần Thị Ánh", "Trần Thị Ánh", 4}}));
  ASSERT_FALSE(all.rules.empty());
  EXPECT_EQ(all.rules.front(), (FacetValue{"DL-09.5a", "DL-09.5a", 2}));
  EXPECT_EQ(archive_->facets("chi bo", 1).value().years.size(), 1U);
  // Every value can be asked for and gives as many.
  for (const auto& [filter, facet] : {std::pair<std::string, Facet>{"cell", all.cells},
                                      {"type", all.types},
                                      {"year", all.years}}) {
    for (const FacetValue& value : facet) {
      EXPECT_EQ(ask("chi bo " + filter + ":\"" + value.value + "\"").total, value.count)
          << filter << ":" << value.value;
    }
  }
  EXPECT_EQ(archive_->facets("year:2026 type:minutes").value().total, 2);
  EXPECT_FALSE(archive_->facets("").ok());
}

// Minutes for ever, resolutions for ten years, all of a congress for ever.
RetentionClasses periods() {
  return {.classes = {{.code = "01", .name = "vĩnh viễn"}, {.code = "06", .name = "10 năm"}},
          .of =
              [](const std::string& kind, const std::string& meeting_kind) {
                return kind == "minutes" || meeting_kind == "congress" ? "01" : "06";
              },
          .meeting_kinds = {"congress"}};
}

TEST_F(SearchTest, FindsAndCountsPapersByHowLongTheyAreKept) {
  store(dossier().meeting("a"));
  store(dossier().meeting("b"));
  store(dossier().meeting("c").kind("congress"));
  const RetentionClasses known = periods();
  const auto total = [&](const std::string& query) {
    return archive_->search(query, {.retention = &known}).value().total;
  };
  EXPECT_EQ(total("retention:01"), 4);
  EXPECT_EQ(total("baoquan:\"10 nam\""), 2);
  EXPECT_EQ(total("chi bo retention:\"Vĩnh viễn\" type:resolution"), 1);
  const SearchFacets all = archive_->facets("chi bo", 10, &known).value();
  EXPECT_EQ(all.retention, (Facet{{"01", "vĩnh viễn", 4}, {"06", "10 năm", 2}}));
  for (const FacetValue& value : all.retention) {
    EXPECT_EQ(total("chi bo retention:" + value.value), value.count);
  }
  EXPECT_EQ(archive_->facets("retention:06", 10, &known).value().total, 2);
}

TEST_F(SearchTest, SaysWhichPeriodsThereAre) {
  store(dossier().meeting("a"));
  const RetentionClasses known = periods();
  const auto unknown = archive_->search("retention:99", {.retention = &known});
  ASSERT_FALSE(unknown.ok());
  EXPECT_NE(unknown.error().remedy.vi.find("06 (10 năm)"), std::string::npos);
  EXPECT_FALSE(archive_->search("retention:01").ok());
  EXPECT_FALSE(archive_->search("-retention:01", {.retention = &known}).ok());
}

TEST_F(SearchTest, FindsTheDossierThatHoldsAFileByItsDigest) {
  store(dossier().meeting("a").file("minutes.pdf", "%PDF one"));
  store(dossier().meeting("b").file("minutes.pdf", "%PDF two"));
  const std::string digest = sha256_hex("%PDF two");
  EXPECT_EQ(found("sha256:" + digest), (Names{"b/resolution.pdf", "b/minutes.pdf"}));
  EXPECT_EQ(found("bam:" + digest.substr(0, 7)), found("sha256:" + digest));
  EXPECT_EQ(found("sha256:" + digest + " type:minutes"), (Names{"b/minutes.pdf"}));
  EXPECT_EQ(found("sha256:" + sha256_hex("%PDF three")), Names{});
  std::string shouted = digest;
  for (char& c : shouted) c = c >= 'a' ? static_cast<char>(c - 32) : c;
  EXPECT_EQ(found("sha256:" + shouted), found("sha256:" + digest));
}

TEST_F(SearchTest, SaysWhoseDocumentItIs) {
  store(dossier());
  const SearchHit hit = ask("05-NQ/CB").hits.at(0);
  EXPECT_EQ(hit.kind, "resolution");
  EXPECT_EQ(hit.kind_name, "Nghị quyết");
  EXPECT_EQ(hit.number, "05-NQ/CB");
  EXPECT_EQ(hit.date, "2026-11-05");
  EXPECT_EQ(hit.signer, "Nguyễn Văn Hòa");
  EXPECT_EQ(hit.cell_code, "CB-AP3");
  EXPECT_EQ(hit.cell_name, "Chi bộ ấp 3");
  EXPECT_TRUE(archive_->show(hit.object_id).ok());
}

TEST_F(SearchTest, FindsOnlyTheNewestVersion) {
  const Submission first = submission(dossier().text("bản cũ có từ nhầm"));
  ASSERT_TRUE(archive_->store({&first, 1}).front().ok());
  const Submission second =
      support::correction(dossier().text("bản mới có từ đúng"), first.content_key());
  ASSERT_TRUE(archive_->store({&second, 1}).front().ok());
  EXPECT_EQ(found("nhầm"), Names{});
  EXPECT_EQ(found("đúng").size(), 1U);
}

TEST_F(SearchTest, AnswersTheSameAfterTheIndexWasMadeAgain) {
  for (const char* meeting : {"a", "b", "c"}) store(dossier().meeting(meeting));
  const Names before = found("chi bo");
  ASSERT_TRUE(archive_->rebuild_index().ok());
  EXPECT_EQ(found("chi bo"), before);
  EXPECT_EQ(before, (Names{"c/resolution.pdf", "c/minutes.pdf", "b/resolution.pdf", "b/minutes.pdf",
                           "a/resolution.pdf", "a/minutes.pdf"}));
}

TEST_F(SearchTest, IsNotImpressedByHostileQueries) {
  store(dossier());
  for (const char* query : {"\"",
                            "''",
                            "a'; DROP TABLE document; --",
                            "NEAR(a b)",
                            "title:x OR body:y",
                            "chi* bộ^",
                            "{body}: x",
                            "AND",
                            "NOT",
                            "a AND NOT OR b",
                            "(((",
                            "\\",
                            "a\" OR \"b",
                            "cell:\"a\" OR 1=1",
                            "-\"\" x",
                            "fts MATCH x",
                            "person:(a)",
                            "%_[]",
                            "\x01\x02\x03 x",
                            "\x1e",
                            "\xff\xfe x",
                            "type:\x1e",
                            "kind : x"}) {
    const auto answer = archive_->search(query);
    if (!answer.ok()) {
      EXPECT_EQ(answer.error().kind, ErrorKind::Usage)
          << query << ": " << describe(answer.error(), Language::En);
    }
  }
  EXPECT_EQ(found("05-NQ/CB").size(), 1U);
}

TEST_F(SearchTest, TakesWordsOfTheQueryLanguageAsWords) {
  store_text("a", "NEAR and NOT or AND");
  EXPECT_EQ(found("NOT AND NEAR OR"), (Names{"a/minutes.pdf"}));
  EXPECT_EQ(found("near*"), (Names{"a/minutes.pdf"}));
}

}  // namespace
}  // namespace vanthu::archive
