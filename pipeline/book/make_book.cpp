#include "book/make_book.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/check.h"
#include "base/sha.h"
#include "layout/lay_out.h"

namespace vanthu::book {
namespace {

using layout::PagedDocument;

const PrintedMinutes* printed_of(const PrintLedger* printed, const std::string& object_id) {
  if (printed == nullptr) return nullptr;
  for (const PrintedMinutes& one : printed->minutes) {
    if (one.object_id == object_id) return &one;
  }
  return nullptr;
}

// Laid out once; the passes below only place them.
struct LaidMinutes {
  std::vector<PagedDocument> documents;
  text::NfcString title;
  // Pages that the printed version has beyond these.
  int padding = 0;
  bool ends_sheet = false;
};

class BookMaker {
 public:
  BookMaker(const Manuscript& manuscript, const PrintLedger* printed)
      : manuscript_(manuscript), order_(manuscript.sources.order), printed_(printed) {}

  Result<Done> lay_out_minutes() {
    if (manuscript_.edition == Edition::Forms) return lay_out_forms();
    for (const Entry& entry : manuscript_.sources.entries) {
      LaidMinutes laid;
      VANTHU_CHECK(!entry.minutes.empty(), "every entry has its minutes");
      laid.title = entry.minutes.front().title;
      int pages = 0;
      for (const document::Document& document : entry.minutes) {
        auto done = layout::lay_out(document, manuscript_.profile, manuscript_.metrics);
        if (!done.ok()) return done.error();
        pages += static_cast<int>(done.value().pages.size());
        laid.documents.push_back(std::move(done).value());
      }
      if (const PrintedMinutes* before = printed_of(printed_, entry.object_id)) {
        laid.padding = std::max(0, before->pages.last - before->pages.first + 1 - pages);
        laid.ends_sheet = before->ends_printing;
      }
      minutes_.push_back(std::move(laid));
    }
    return Done{};
  }

  // Page numbers in the texts depend on how many pages there are, so the book is made until they
  // agree: two passes in practice.
  Result<Book> whole() {
    constexpr int kMostPasses = 5;
    PageCounts counts;
    std::vector<PageRange> places(minutes_.size());
    for (int pass = 0; pass < kMostPasses; ++pass) {
      auto book = bind(places, counts, {}, true);
      if (!book.ok()) return book.error();
      if (book.value().counts == counts && book.value().places == places) return book;
      counts = book.value().counts;
      places = book.value().places;
    }
    return Error{.kind = ErrorKind::Rendering,
                 .what = {"số trang của sổ không ổn định được",
                          "the number of pages of the book does not settle"},
                 .where = order_.cell_code + " " + order_.period,
                 .remedy = {"rút gọn các dòng có số trang trong templates/book/book.xml",
                            "shorten the lines with page numbers in templates/book/book.xml"}};
  }

  Result<Book> some(const BoundPages::Wanted& wanted) {
    return bind(std::vector<PageRange>(minutes_.size()), {}, wanted, false);
  }

 private:
  Result<Done> lay_out_forms() {
    VANTHU_CHECK(manuscript_.form != nullptr, "a book of forms has a form");
    auto form = layout::lay_out(*manuscript_.form, manuscript_.profile, manuscript_.metrics);
    if (!form.ok()) return form.error();
    for (int i = 0; i < manuscript_.forms; ++i) {
      LaidMinutes laid;
      laid.title = manuscript_.form->title;
      laid.documents.push_back(form.value());
      minutes_.push_back(std::move(laid));
    }
    if (manuscript_.model == nullptr) return Done{};
    auto model = layout::lay_out(*manuscript_.model, manuscript_.profile, manuscript_.metrics);
    if (!model.ok()) return model.error();
    model_ = std::move(model).value();
    return Done{};
  }

  Closing closing() const {
    // What is to be written in by hand stays open.
    return manuscript_.edition == Edition::Records ? Closing::ZLine : Closing::Open;
  }

  Result<Book> bind(const std::vector<PageRange>& places, const PageCounts& counts,
                    const BoundPages::Wanted& wanted, bool everything) {
    auto facts = manuscript_.edition == Edition::Records
                     ? gather_facts(manuscript_.sources, places, counts)
                     : blank_facts(manuscript_.sources, counts);
    if (!facts.ok()) return facts.error();
    const BookWording& wording = manuscript_.sources.wording;
    PageFurniture furniture{.blank = wording.term("blank")};
    for (const auto& [id, into] : {std::pair("running_left", &furniture.running_left),
                                   std::pair("running_right", &furniture.running_right)}) {
      auto filled = fill_in(wording.term(id), facts.value().fields);
      if (!filled.ok()) return filled.error();
      *into = std::move(filled).value();
    }
    BoundPages pages(manuscript_.profile, manuscript_.metrics, order_.size, furniture, wanted);
    Book book;
    std::vector<const Section*> sections;
    for (const Section& section : wording.sections) {
      if (!everything && section.part != Part::Body) continue;
      if (is_wanted(section, facts.value())) sections.push_back(&section);
    }
    for (const Section* section : sections) {
      // The last section closes the book, on its last pages.
      const bool last = section == sections.back();
      if (auto added = add_section(*section, facts.value(), last, pages, book); !added.ok()) {
        return added.error();
      }
    }
    // A sheet is printed on both sides at once.
    if (!everything && pages.next_number(Part::Body) % 2 == 0) pages.add_blank(Part::Body);
    book.page_digests = pages.page_digests();
    book.counts = {.front = pages.next_number(Part::Front) - 1,
                   .body = pages.next_number(Part::Body) - 1,
                   .blank = pages.blank_pages()};
    book.pages = pages.take();
    auto title = fill_in(wording.term("title"), facts.value().fields);
    if (!title.ok()) return title.error();
    describe(book, std::move(title).value());
    return book;
  }

  bool is_wanted(const Section& section, const Facts& facts) const {
    const bool edition =
        manuscript_.edition == Edition::Records ? section.in_records : section.in_forms;
    return edition && is_shown(facts, section.when);
  }

  Result<Done> add_section(const Section& section, const Facts& facts, bool last, BoundPages& pages,
                           Book& book) {
    if (section.part != Part::Cover && section.part != Part::Front) fill_sheet(pages);
    if (section.poster) return pages.add_poster(section, facts);
    if (block_of(section, WordingBlock::Kind::Minutes) != nullptr) {
      add_minutes(pages, book);
      return Done{};
    }
    if (block_of(section, WordingBlock::Kind::Model) != nullptr) {
      const text::NfcString& mark = manuscript_.sources.wording.term("model_mark");
      if (model_) pages.add(*model_, section.part, section.title, Closing::Open, mark);
      return Done{};
    }
    if (const WordingBlock* attendance = block_of(section, WordingBlock::Kind::Attendance)) {
      return add_attendance(section, *attendance, facts, pages);
    }
    auto laid = lay_out_section(section, facts);
    if (!laid.ok()) return laid.error();
    if (last) complete_gathering(pages, static_cast<int>(laid.value().pages.size()));
    pages.add(laid.value(), section.part, section.title, closing());
    return Done{};
  }

  static const WordingBlock* block_of(const Section& section, WordingBlock::Kind kind) {
    const auto found =
        std::find_if(section.blocks.begin(), section.blocks.end(),
                     [kind](const WordingBlock& block) { return block.kind == kind; });
    return found == section.blocks.end() ? nullptr : &*found;
  }

  Result<PagedDocument> lay_out_section(const Section& section, const Facts& facts) const {
    const WordingBlock* table = block_of(section, WordingBlock::Kind::Table);
    if (manuscript_.edition == Edition::Forms && table != nullptr) {
      return lay_out_blank_table(section, facts, table->count);
    }
    auto document = compose_section(section, facts, manuscript_.sources.wording);
    if (!document.ok()) return document.error();
    return layout::lay_out(document.value(), manuscript_.profile, manuscript_.metrics);
  }

  // Rows high enough to be written in, down to the foot of the last page that they need.
  Result<PagedDocument> lay_out_blank_table(const Section& section, const Facts& facts,
                                            int fewest) const {
    const double row = layout::Length::from_mm(order_.size == Size::A4 ? 9 : 8).pt();
    layout::FormatProfile profile = manuscript_.profile;
    const double line = profile.style(layout::Role::TableCell).pitch.pt();
    profile.table.padding_y =
        layout::Length::from_pt(std::max(profile.table.padding_y.pt(), (row - line) / 2));
    const auto with_rows = [&](int rows) -> Result<PagedDocument> {
      auto document = compose_section(section, facts, manuscript_.sources.wording, rows);
      if (!document.ok()) return document.error();
      return layout::lay_out(document.value(), profile, manuscript_.metrics);
    };
    auto best = with_rows(fewest);
    if (!best.ok()) return best;
    const std::size_t pages = best.value().pages.size();
    constexpr int kMostOnAPage = 40;
    int fits = fewest;
    int spills = fewest + kMostOnAPage;
    while (spills - fits > 1) {
      const int rows = (fits + spills) / 2;
      auto tried = with_rows(rows);
      if (!tried.ok()) return tried;
      const bool is_more = tried.value().pages.size() > pages;
      (is_more ? spills : fits) = rows;
      if (!is_more) best = std::move(tried);
    }
    return best;
  }

  // With closer rows where that saves a page.
  Result<PagedDocument> lay_out_attendance(const Section& section, const Facts& facts) const {
    auto document = compose_section(section, facts, manuscript_.sources.wording);
    if (!document.ok()) return document.error();
    auto laid = layout::lay_out(document.value(), manuscript_.profile, manuscript_.metrics);
    if (!laid.ok() || laid.value().pages.size() == 1) return laid;
    layout::FormatProfile closer = manuscript_.profile;
    closer.table.padding_y = layout::Length::from_pt(0.3 * closer.table.padding_y.pt());
    auto shorter = layout::lay_out(document.value(), closer, manuscript_.metrics);
    if (!shorter.ok()) return shorter;
    const bool saves = shorter.value().pages.size() < laid.value().pages.size();
    return saves ? shorter : laid;
  }

  // Every part begins a page, so that no row of it stands alone on the next.
  Result<Done> add_attendance(const Section& section, const WordingBlock& block, const Facts& facts,
                              BoundPages& pages) const {
    const int most = order_.size == Size::A4 ? block.most_a4 : block.most_a5;
    Facts some = facts;
    text::NfcString outline = section.title;
    for (AttendanceMatrix& part :
         parts_of(facts.attendance, static_cast<std::size_t>(std::max(most, 1)))) {
      some.fields["attendance_year"] = text::nfc(std::to_string(part.years.front()));
      some.attendance = std::move(part);
      auto laid = lay_out_attendance(section, some);
      if (!laid.ok()) return laid.error();
      pages.add(laid.value(), section.part, outline, closing());
      outline = {};
    }
    return Done{};
  }

  // The body begins on the front of a sheet.
  static void fill_sheet(BoundPages& pages) {
    if (pages.next_number(Part::Body) == 1 && pages.next_number(Part::Front) % 2 == 0) {
      pages.add_blank(Part::Front);
    }
  }

  // Blank pages before the last section, so that all pages together fill the binding's gatherings.
  void complete_gathering(BoundPages& pages, int closing_pages) const {
    const int gathering = pages_in_a_gathering(order_.binding);
    const auto total = [&] {
      return pages.next_number(Part::Front) - 1 + pages.next_number(Part::Body) - 1 + closing_pages;
    };
    while (total() % gathering != 0) pages.add_blank(Part::Body);
  }

  void add_minutes(BoundPages& pages, Book& book) const {
    for (const LaidMinutes& laid : minutes_) {
      if (order_.recto && pages.next_number(Part::Body) % 2 == 0) pages.add_blank(Part::Body);
      PageRange range{.first = pages.next_number(Part::Body)};
      for (const PagedDocument& document : laid.documents) {
        const bool first = &document == &laid.documents.front();
        pages.add(document, Part::Body, first ? laid.title : document.title, closing());
      }
      range.last = pages.next_number(Part::Body) - 1;
      for (int i = 0; i < laid.padding; ++i) pages.add_blank(Part::Body);
      book.places.push_back(range);
      book.last_minutes_page = range.last + laid.padding;
      if (laid.ends_sheet && pages.next_number(Part::Body) % 2 == 0) pages.add_blank(Part::Body);
    }
    book.last_sheet_page = book.last_minutes_page + book.last_minutes_page % 2;
  }

  void describe(Book& book, text::NfcString title) const {
    std::string content = manuscript_.sources.wording.digest;
    for (const std::string& digest : book.page_digests) content += digest;
    PagedDocument& pages = book.pages;
    pages.kind = "minute-book";
    pages.title = std::move(title);
    pages.author = order_.cell_name;
    pages.record_id = order_.cell_code + "/book-" + order_.period;
    pages.template_id = "book@" + sha256_hex(content);
    pages.profile_id = manuscript_.profile.id;
    pages.date = order_.to;
  }

  const Manuscript& manuscript_;
  const BookOrder& order_;
  const PrintLedger* printed_;
  std::vector<LaidMinutes> minutes_;
  std::optional<PagedDocument> model_;
};

}  // namespace

layout::FormatProfile profile_for(layout::FormatProfile profile, Binding binding) {
  // The book numbers its pages itself.
  profile.page.first_numbered = std::numeric_limits<int>::max();
  if (binding == Binding::Sewn) {
    const layout::Length more = layout::Length::from_mm(5);
    profile.page.inside = layout::Length::from_pt(profile.page.inside.pt() + more.pt());
    // What stands in two columns gives way in the left one.
    profile.letterhead.left = layout::Length::from_pt(profile.letterhead.left.pt() - more.pt());
    profile.signature.left = layout::Length::from_pt(profile.signature.left.pt() - more.pt());
  }
  return profile;
}

Result<Book> make_book(const Manuscript& manuscript, const PrintLedger* printed) {
  BookMaker maker(manuscript, printed);
  if (auto done = maker.lay_out_minutes(); !done.ok()) return done.error();
  return maker.whole();
}

Result<Book> make_pages(const Manuscript& manuscript, const PrintLedger* printed,
                        const BoundPages::Wanted& wanted) {
  BookMaker maker(manuscript, printed);
  if (auto done = maker.lay_out_minutes(); !done.ok()) return done.error();
  return maker.some(wanted);
}

}  // namespace vanthu::book
