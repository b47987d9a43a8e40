#include "support/docx_lint.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/civil_time.h"

namespace vanthu::support {
namespace {

using Names = std::vector<std::string_view>;

// Children of these elements stand in this order; others are faults too. Our subset of the
// sequences in wml.xsd, complete for what an office document of this kind may hold.
const std::map<std::string_view, Names>& element_orders() {
  static const std::map<std::string_view, Names> orders = {
      {"w:pPr",
       {"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:numPr",
        "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind",
        "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr"}},
      {"w:pBdr", {"w:top", "w:left", "w:bottom", "w:right", "w:between"}},
      {"w:tabs", {"w:tab"}},
      {"w:sdt", {"w:sdtPr", "w:sdtContent"}},
      {"w:sdtPr",
       {"w:rPr", "w:alias", "w:tag", "w:id", "w:lock", "w:placeholder", "w:temporary",
        "w:showingPlcHdr", "w:dataBinding", "w:label", "w:tabIndex", "w:text"}},
      {"w:rPr",
       {"w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:color", "w:spacing",
        "w:sz", "w:szCs", "w:highlight", "w:u", "w:vertAlign", "w:lang"}},
      {"w:tblPr",
       {"w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar",
        "w:tblLook", "w:tblCaption", "w:tblDescription"}},
      {"w:tbl", {"w:tblPr", "w:tblGrid", "w:tr"}},
      {"w:tr", {"w:trPr", "w:tc"}},
      {"w:tcPr",
       {"w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:vAlign"}},
      {"w:tblBorders", {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}},
      {"w:tblCellMar", {"w:top", "w:left", "w:bottom", "w:right"}},
      {"w:sectPr",
       {"w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgNumType",
        "w:cols", "w:vAlign", "w:titlePg", "w:docGrid"}},
      {"w:style",
       {"w:name", "w:basedOn", "w:next", "w:uiPriority", "w:semiHidden", "w:unhideWhenUsed",
        "w:qFormat", "w:pPr", "w:rPr", "w:tblPr"}},
      {"w:abstractNum", {"w:nsid", "w:multiLevelType", "w:lvl"}},
      {"w:lvl",
       {"w:start", "w:numFmt", "w:pStyle", "w:suff", "w:lvlText", "w:lvlJc", "w:pPr", "w:rPr"}},
      {"w:numbering", {"w:abstractNum", "w:num"}},
      {"w:num", {"w:abstractNumId", "w:lvlOverride"}},
      {"w:numPr", {"w:ilvl", "w:numId"}},
      {"w:settings",
       {"w:zoom", "w:mirrorMargins", "w:defaultTabStop", "w:autoHyphenation",
        "w:characterSpacingControl", "w:compat", "w:themeFontLang", "w:decimalSymbol",
        "w:listSeparator"}},
      {"w:compat",
       {"w:doNotExpandShiftReturn", "w:doNotUseHTMLParagraphAutoSpacing", "w:compatSetting"}},
  };
  return orders;
}

std::string folder_of(const std::string& name) {
  return name.substr(0, name.rfind('/') + 1);
}

// word/_rels/document.xml.rels -> word/document.xml; _rels/.rels -> ""
std::string source_of(const std::string& relationships) {
  const std::string folder = folder_of(relationships);
  const std::string file = relationships.substr(folder.size());
  return folder.substr(0, folder.size() - std::string_view("_rels/").size()) +
         file.substr(0, file.size() - std::string_view(".rels").size());
}

// "../customXml/item1.xml" from "word/".
std::string resolved(std::string folder, std::string target) {
  constexpr std::string_view kUp = "../";
  while (target.compare(0, kUp.size(), kUp) == 0 && !folder.empty()) {
    target.erase(0, kUp.size());
    folder.erase(folder.find_last_of('/', folder.size() - 2) + 1);
  }
  return folder + target;
}

bool is_relationships(const std::string& name) {
  return name.size() > 5 && name.compare(name.size() - 5, 5, ".rels") == 0;
}

class Lint {
 public:
  explicit Lint(const DocxFile& file) : file_(file) {}

  std::vector<std::string> run() {
    check_package();
    collect_definitions();
    collect_stores();
    for (const auto& [name, bytes] : file_.members()) {
      if (name.compare(0, 5, "word/") != 0 || is_relationships(name)) continue;
      part_ = name;
      check_story(file_.part(name));
    }
    check_core_properties();
    return std::move(faults_);
  }

 private:
  void fault(const std::string& what) { faults_.push_back(part_ + ": " + what); }

  void check_package() {
    part_ = "package";
    std::set<std::string> reached;
    for (const auto& [name, bytes] : file_.members()) {
      if (!is_relationships(name)) continue;
      const std::string source = source_of(name);
      if (!source.empty() && file_.members().count(source) == 0) {
        fault("relationships of a missing part " + source);
      }
      for (const pugi::xml_node& entry : file_.part(name).children()) {
        const std::string target = resolved(folder_of(source), entry.attribute("Target").value());
        if (file_.members().count(target) == 0) fault("relationship to a missing part " + target);
        reached.insert(target);
        const std::string id = entry.attribute("Id").value();
        if (!ids_[source].insert(id).second) fault("relationship id " + id + " is used twice");
        targets_[source][id] = target;
      }
    }
    std::set<std::string> typed;
    for (const pugi::xml_node& entry : file_.part("[Content_Types].xml").children("Override")) {
      typed.insert(entry.attribute("PartName").value());
    }
    for (const auto& [name, bytes] : file_.members()) {
      if (is_relationships(name) || name == "[Content_Types].xml") continue;
      if (reached.count(name) == 0) fault("nothing leads to the part " + name);
      if (typed.erase("/" + name) == 0) fault("no content type for " + name);
    }
    for (const std::string& name : typed) fault("content type of a missing part " + name);
  }

  void collect_definitions() {
    for (const pugi::xml_node& style : file_.part("word/styles.xml").children("w:style")) {
      const std::string id = style.attribute("w:styleId").value();
      if (!styles_.insert(id).second) fault("style " + id + " is defined twice");
    }
    nums_.insert("0");
    for (const pugi::xml_node& node : file_.part("word/numbering.xml").children()) {
      const bool definition = std::string_view(node.name()) == "w:abstractNum";
      (definition ? definitions_ : nums_)
          .insert(node.attribute(definition ? "w:abstractNumId" : "w:numId").value());
    }
  }

  // A part of the document: body, header, styles, numbering, settings.
  void check_story(const pugi::xml_node& root) {
    open_fields_ = 0;
    check(root);
    if (open_fields_ != 0) fault("a field is left open");
  }

  void check(const pugi::xml_node& node) {
    check_order(node);
    check_references(node);
    check_tables(node);
    check_field(node);
    check_section(node);
    check_control(node);
    if (first_position_of(node) > 0)
      fault(std::string(node.name()) + " does not begin with its properties");
    const std::string_view name = node.name();
    const std::string text = node.text().get();
    const bool edged = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (name == "w:t" && edged && !node.attribute("xml:space")) {
      fault("spaces at the edge of \"" + text + "\" would be lost");
    }
    for (const pugi::xml_node& child : node.children()) {
      if (child.type() == pugi::node_element) check(child);
    }
  }

  void check_order(const pugi::xml_node& node) {
    const auto order = element_orders().find(node.name());
    if (order == element_orders().end()) return;
    auto place = order->second.begin();
    for (const pugi::xml_node& child : node.children()) {
      const auto found = std::find(place, order->second.end(), std::string_view(child.name()));
      if (found == order->second.end()) {
        return fault(std::string(child.name()) + " is out of order in " + node.name());
      }
      place = found;
    }
  }

  void check_references(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::string value = node.attribute("w:val").value();
    const auto must_be_in = [&](const std::set<std::string>& known, const std::string& what) {
      if (known.count(value) == 0) fault("undefined " + what + " " + value);
    };
    if (name == "w:pStyle" || name == "w:rStyle" || name == "w:tblStyle" || name == "w:basedOn" ||
        name == "w:next") {
      must_be_in(styles_, "style");
    }
    if (name == "w:numId") must_be_in(nums_, "numId");
    if (name == "w:abstractNumId") must_be_in(definitions_, "abstractNumId");
    const std::string relationship = node.attribute("r:id").value();
    if (!relationship.empty() && ids_[part_].count(relationship) == 0) {
      fault("undefined relationship " + relationship);
    }
  }

  void check_tables(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::string_view last = node.last_child().name();
    if (name == "w:tc" && last != "w:p") fault("a cell does not end with a paragraph");
    const bool story = name == "w:hdr" || name == "w:ftr";
    if (story && last != "w:p") fault("a header or footer does not end with a paragraph");
    if (name == "w:body") {
      if (last != "w:sectPr") fault("the body does not end with its section");
      if (std::string_view(node.last_child().previous_sibling().name()) != "w:p") {
        fault("the body's last block is no paragraph");
      }
    }
    if (name != "w:tbl") return;
    if (std::string_view(node.next_sibling().name()) == "w:tbl") fault("two tables touch");
    const auto columns =
        std::distance(node.child("w:tblGrid").begin(), node.child("w:tblGrid").end());
    for (const pugi::xml_node& row : node.children("w:tr")) {
      const auto cells = row.children("w:tc");
      if (std::distance(cells.begin(), cells.end()) != columns) {
        fault("a row has another number of cells than the table has columns");
      }
    }
  }

  // Properties come first: w:pPr in w:p, w:rPr in w:r.
  static std::ptrdiff_t first_position_of(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name != "w:p" && name != "w:r") return 0;
    const char* properties = name == "w:p" ? "w:pPr" : "w:rPr";
    const pugi::xml_node found = node.child(properties);
    return found && found != node.first_child() ? 1 : 0;
  }

  // Headers and footers of a first page are shown only with w:titlePg, and each kind once.
  void check_section(const pugi::xml_node& node) {
    if (std::string_view(node.name()) != "w:sectPr") return;
    std::set<std::string> seen;
    for (const pugi::xml_node& reference : node.children()) {
      const std::string pages = reference.attribute("w:type").value();
      if (pages.empty()) continue;
      if (!seen.insert(reference.name() + pages).second) {
        fault("two " + std::string(reference.name()) + " of a section are for " + pages);
      }
      const bool header = std::string_view(reference.name()) == "w:headerReference";
      const std::string id = reference.attribute("r:id").value();
      const std::string& target = targets_[part_][id];
      if (file_.members().count(target) != 0 &&
          std::string_view(file_.part(target).name()) != (header ? "w:hdr" : "w:ftr")) {
        fault(std::string(reference.name()) + " leads to " + target);
      }
    }
    const bool first = seen.count("w:footerReferencefirst") != 0;
    if (first && !node.child("w:titlePg")) fault("a first page's footer is never shown");
  }

  // Each control has an id of its own and is bound to a part that exists and says what it shows.
  void check_control(const pugi::xml_node& node) {
    if (std::string_view(node.name()) != "w:sdtPr") return;
    const std::string id = node.child("w:id").attribute("w:val").value();
    if (id.empty() || !controls_.insert(id).second) fault("a control's id is not its own: " + id);
    const std::string store = node.child("w:dataBinding").attribute("w:storeItemID").value();
    if (stores_.count(store) == 0) fault("a control is bound to a missing part " + store);
  }

  void collect_stores() {
    for (const auto& [name, bytes] : file_.members()) {
      if (name.compare(0, 19, "customXml/itemProps") != 0) continue;
      const std::string id = file_.part(name).attribute("ds:itemID").value();
      if (!stores_.insert(id).second) fault("two parts have the store id " + id);
    }
  }

  void check_field(const pugi::xml_node& node) {
    if (std::string_view(node.name()) != "w:fldChar") return;
    const std::string_view kind = node.attribute("w:fldCharType").value();
    if (kind == "begin") ++open_fields_;
    if (kind == "end" && --open_fields_ < 0) fault("a field ends that has not begun");
  }

  void check_core_properties() {
    part_ = "docProps/core.xml";
    for (const char* name : {"dcterms:created", "dcterms:modified"}) {
      const pugi::xml_node moment = file_.part(part_).child(name);
      const std::string text = moment.text().get();
      if (std::string_view(moment.attribute("xsi:type").value()) != "dcterms:W3CDTF") {
        fault(std::string(name) + " has no type");
      }
      const bool dated = try_parse_date(text.substr(0, 10)).has_value();
      if (!dated || text.substr(std::min<std::size_t>(10, text.size())) != "T00:00:00Z") {
        fault(std::string(name) + " is no moment: " + text);
      }
    }
  }

  const DocxFile& file_;
  std::string part_;
  std::vector<std::string> faults_;
  std::map<std::string, std::set<std::string>> ids_;
  std::map<std::string, std::map<std::string, std::string>> targets_;
  std::set<std::string> stores_;
  std::set<std::string> controls_;
  std::set<std::string> styles_;
  std::set<std::string> nums_;
  std::set<std::string> definitions_;
  int open_fields_ = 0;
};

}  // namespace

std::vector<std::string> docx_faults(const DocxFile& file) {
  return Lint(file).run();
}

}  // namespace vanthu::support
