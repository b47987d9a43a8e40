#include "sign/pdf_changes.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "sign/pdf_form.h"
#include "sign/pdf_objects.h"

namespace vanthu::sign {
namespace {

// Keys that signing may add to a field that was empty, or change in it.
constexpr std::array<std::string_view, 11> kSigningKeys{"V",  "AP", "AS",     "M",    "MK", "DA",
                                                        "DR", "BS", "Border", "Lock", "F"};
constexpr std::array<std::string_view, 4> kFormKeys{"Fields", "SigFlags", "DA", "DR"};
constexpr std::array<std::string_view, 6> kCatalogKeys{"AcroForm", "DSS",      "Extensions",
                                                       "Perms",    "Metadata", "Version"};

constexpr std::array<std::string_view, 2> kInformationKeys{"ModDate", "Producer"};
constexpr std::array<std::string_view, 5> kProofKeys{"Type", "Certs", "CRLs", "OCSPs", "VRI"};

template <std::size_t N>
bool is_one_of(std::string_view key, const std::array<std::string_view, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// Both are dictionaries that differ in these keys at most.
template <std::size_t N>
bool equal_but(const PdfValue& a, const PdfValue& b, const std::array<std::string_view, N>& keys) {
  if (a.kind != PdfValue::Kind::Dictionary || b.kind != PdfValue::Kind::Dictionary) return false;
  std::set<std::string> all(a.keys.begin(), a.keys.end());
  all.insert(b.keys.begin(), b.keys.end());
  return std::all_of(all.begin(), all.end(), [&](const std::string& key) {
    const PdfValue* const one = a.find(key);
    const PdfValue* const two = b.find(key);
    return is_one_of(key, keys) || (one != nullptr && two != nullptr && *one == *two);
  });
}

class Comparison {
 public:
  Comparison(const PdfObjects& before, const PdfObjects& after) : before_(before), after_(after) {}

  PdfChanges run() {
    collect_fields();
    compare_trailers();
    compare_catalogs();
    collect_proofs();
    for (const auto& [number, offset] : before_.offsets()) {
      count_references(before_.object(number));
    }
    for (const auto& [number, offset] : after_.offsets()) {
      const auto old = before_.offsets().find(number);
      if (old == before_.offsets().end()) {
        if (number < before_.size() || dangling_.contains(number)) other(number);
      } else if (old->second != offset && !is_allowed(number)) {
        other(number);
      }
    }
    for (const auto& [number, offset] : before_.offsets()) {
      if (!after_.offsets().contains(number)) other(number);
    }
    changes_.readable = !before_.exhausted() && !after_.exhausted();
    std::sort(changes_.others.begin(), changes_.others.end());
    changes_.others.erase(std::unique(changes_.others.begin(), changes_.others.end()),
                          changes_.others.end());
    return std::move(changes_);
  }

 private:
  void other(int number) { changes_.others.push_back(number); }

  std::string name_of(const PdfValue& field) const {
    return text_of_pdf_string(after_.entry(field, "T").text);
  }

  void collect_fields() {
    for (FormField& field : signature_form_fields(before_)) {
      old_fields_.push_back(std::move(field));
    }
    for (const FormField& field : signature_form_fields(after_)) {
      const auto old = std::find_if(
          old_fields_.begin(), old_fields_.end(),
          [&](const FormField& one) { return one.object != 0 && one.object == field.object; });
      if (old == old_fields_.end()) {
        add_new_field(field);
      } else if (old->value.find("V") == nullptr && field.value.find("V") != nullptr) {
        fill_field(*old, field);
      }
    }
  }

  void add_new_field(const FormField& field) {
    // A stream could be put among a page's contents; other annotations than widgets show something
    // outside their rectangle.
    const PdfValue kind = after_.entry(field.value, "Subtype");
    const bool is_widget = kind.kind == PdfValue::Kind::Null || kind.is_name("Widget");
    const bool harmless = is_widget && field.object >= before_.size() &&
                          field.value.find("A") == nullptr && field.value.find("AA") == nullptr &&
                          field.value.find("Kids") == nullptr &&
                          field.value.find("Length") == nullptr;
    if (!harmless) return other(field.object);
    new_fields_.insert(field.object);
    changes_.new_fields.push_back(name_of(field.value));
    const PdfValue box = after_.entry(field.value, "Rect");
    const bool shown =
        box.items.size() == 4 && !(box.items[0] == box.items[2]) && !(box.items[1] == box.items[3]);
    if (shown) changes_.new_visible_fields.push_back(changes_.new_fields.back());
  }

  void fill_field(const FormField& old, const FormField& field) {
    // Compared later, when its object is met.
    filled_.insert(field.object);
    changes_.filled_fields.push_back(name_of(field.value));
    if (const PdfValue* const appearance = old.value.find("AP")) {
      const PdfValue* const normal = appearance->find("N");
      if (normal != nullptr) appearances_.insert(normal->try_reference().value_or(0));
    }
  }

  void compare_trailers() {
    const PdfValue* const old_id = before_.trailer().find("ID");
    const PdfValue* const new_id = after_.trailer().find("ID");
    const bool same_start = (old_id == nullptr && new_id == nullptr) ||
                            (old_id != nullptr && new_id != nullptr && !old_id->items.empty() &&
                             !new_id->items.empty() && old_id->items[0] == new_id->items[0]);
    if (before_.root() != after_.root() || !same_start) other(0);
    const PdfValue* const information = before_.trailer().find("Info");
    if (information != nullptr) information_ = information->try_reference().value_or(0);
    if ((information == nullptr) != (after_.trailer().find("Info") == nullptr)) {
      changes_.metadata = true;
    }
  }

  void compare_catalogs() {
    const PdfValue old_catalog = before_.object(before_.root());
    const PdfValue new_catalog = after_.object(after_.root());
    if (!equal_but(old_catalog, new_catalog, kCatalogKeys)) other(before_.root());
    compare_forms(old_catalog, new_catalog);
    const PdfValue* const old_xmp = old_catalog.find("Metadata");
    const PdfValue* const new_xmp = new_catalog.find("Metadata");
    const bool same_xmp =
        old_xmp == new_xmp || (old_xmp != nullptr && new_xmp != nullptr && *old_xmp == *new_xmp);
    if (!same_xmp) changes_.metadata = true;
    const PdfValue* const old_dss = old_catalog.find("DSS");
    const PdfValue* const new_dss = new_catalog.find("DSS");
    if (new_dss != nullptr && (old_dss == nullptr || !(*old_dss == *new_dss))) {
      changes_.proofs = true;
    }
    if (old_dss != nullptr && new_dss == nullptr) other(before_.root());
  }

  void compare_forms(const PdfValue& old_catalog, const PdfValue& new_catalog) {
    const PdfValue old_form = before_.entry(old_catalog, "AcroForm");
    const PdfValue new_form = after_.entry(new_catalog, "AcroForm");
    for (const auto& [objects, catalog] :
         {std::pair(&before_, &old_catalog), std::pair(&after_, &new_catalog)}) {
      const PdfValue* const form = catalog->find("AcroForm");
      if (form == nullptr) continue;
      allow_replacing(*objects, form->try_reference());
      const PdfValue held = objects->resolve(*form);
      const PdfValue* const fields = held.find("Fields");
      if (fields != nullptr) allow_replacing(*objects, fields->try_reference());
    }
    if (old_form.kind == PdfValue::Kind::Null && new_form.kind == PdfValue::Kind::Null) return;
    const PdfValue empty{.kind = PdfValue::Kind::Dictionary, .text = {}, .items = {}, .keys = {}};
    const bool had_form = old_form.kind != PdfValue::Kind::Null;
    if (!equal_but(had_form ? old_form : empty, new_form, kFormKeys) ||
        !grew_by_fields(before_.entry(old_form, "Fields"), after_.entry(new_form, "Fields"))) {
      other(before_.root());
    }
  }

  // The update may choose any number for its form: one that was something else before, a page say,
  // is not the form's to replace.
  void allow_replacing(const PdfObjects& named_by, std::optional<int> number) {
    if (number && (&named_by == &before_ || *number >= before_.size())) {
      replaceable_.insert(*number);
    }
  }

  // The same array, and behind it nothing but new signature fields.
  bool grew_by_fields(const PdfValue& old_array, const PdfValue& new_array) {
    if (new_array.kind != PdfValue::Kind::Array && new_array.kind != old_array.kind) return false;
    if (new_array.items.size() < old_array.items.size()) return false;
    const auto rest = new_array.items.begin() + static_cast<std::ptrdiff_t>(old_array.items.size());
    return std::equal(old_array.items.begin(), old_array.items.end(), new_array.items.begin()) &&
           std::all_of(rest, new_array.items.end(), [&](const PdfValue& item) {
             const auto number = item.try_reference();
             return number && (new_fields_.contains(*number) || is_field_beside_form(*number));
           });
  }

  // Poppler 22.12 leaves its new field out of a form that stands inside the catalog.
  bool is_field_beside_form(int number) {
    const FormField field{.object = number, .value = after_.object(number)};
    const bool is_field = after_.entry(field.value, "FT").is_name("Sig") &&
                          after_.entry(field.value, "Subtype").is_name("Widget");
    if (is_field) add_new_field(field);
    return is_field;
  }

  // The dictionary of proofs may be written anew; what is in it is checked when it is used.
  void collect_proofs() {
    const PdfValue catalog = before_.object(before_.root());
    const PdfValue* const dss = catalog.find("DSS");
    if (dss != nullptr) proofs_ = dss->try_reference().value_or(0);
  }

  // A page may name an object that is to come: then whatever comes under this number is no
  // addition, but a change of the page.
  void count_references(const PdfValue& value) {
    if (const auto number = value.try_reference()) {
      ++references_[*number];
      if (!before_.offsets().contains(*number)) dangling_.insert(*number);
    }
    for (const PdfValue& item : value.items) count_references(item);
  }

  bool is_allowed(int number) {
    const PdfValue old_value = before_.object(number);
    const PdfValue new_value = after_.object(number);
    // Compared on its own.
    if (number == before_.root()) return true;
    if (filled_.contains(number)) return equal_but(old_value, new_value, kSigningKeys);
    if (number == information_) {
      changes_.metadata = true;
      return equal_but(old_value, new_value, kInformationKeys);
    }
    if (number == proofs_) {
      changes_.proofs = true;
      return equal_but(old_value, new_value, kProofKeys);
    }
    // Poppler writes the field's appearance anew; no page may have borrowed it.
    if (appearances_.contains(number)) return references_[number] == 1;
    // A stream among them could be part of a page as well.
    if (replaceable_.contains(number)) return old_value.find("Length") == nullptr;
    if (old_value.kind == PdfValue::Kind::Array) return grew_by_fields(old_value, new_value);
    if (old_value.find("Type") != nullptr && old_value.find("Type")->is_name("Page")) {
      return same_page(old_value, new_value);
    }
    // Written again, the same: some tools do.
    return old_value.kind == PdfValue::Kind::Dictionary && old_value == new_value &&
           old_value.find("Length") == nullptr;
  }

  bool same_page(const PdfValue& old_page, const PdfValue& new_page) {
    constexpr std::array<std::string_view, 1> kAnnotations{"Annots"};
    return equal_but(old_page, new_page, kAnnotations) &&
           grew_by_fields(before_.entry(old_page, "Annots"), after_.entry(new_page, "Annots"));
  }

  const PdfObjects& before_;
  const PdfObjects& after_;
  PdfChanges changes_;
  std::vector<FormField> old_fields_;
  std::set<int> filled_;
  std::set<int> new_fields_;
  // May be written anew: what they hold is compared on its own.
  std::set<int> replaceable_;
  int information_ = 0;
  int proofs_ = 0;
  // What fields showed that are signed now.
  std::set<int> appearances_;
  std::map<int, int> references_;
  // Named by the older state and defined by nobody there.
  std::set<int> dangling_;
};

}  // namespace

PdfChanges changes_behind(std::string_view whole, std::size_t before) {
  const auto old_objects = PdfObjects::read(whole.substr(0, before));
  const auto new_objects = PdfObjects::read(whole);
  if (!old_objects || !new_objects) return {};
  return Comparison(*old_objects, *new_objects).run();
}

}  // namespace vanthu::sign
