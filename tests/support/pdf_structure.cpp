#include "support/pdf_structure.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "support/pdf_page_text.h"

namespace vanthu::support {
namespace {

using Content = std::pair<PdfReference, int>;

class Tree {
 public:
  explicit Tree(const PdfReader& pdf) : pdf_(pdf) {
    const PdfValue& root = pdf.entry(pdf.catalog(), "StructTreeRoot");
    if (root.is_null()) {
      faults_.push_back("A-2 6.7.3.3 no StructTreeRoot");
      return;
    }
    expect(root.dictionary().count("RoleMap") == 0, "own rule: standard types only");
    root_ = pdf.catalog().at("StructTreeRoot").reference();
    read_pages();
    const PdfValue& top = root.dictionary().at("K");
    expect(top.is_reference(), "one top element");
    walk(top.reference(), root_, "", 0);
    check_parent_tree(root.dictionary());
    for (const auto& [content, text] : contents_) {
      expect(found_.count(content) != 0, "A-2 6.7.3 marked content that no element has");
    }
    check_order();
  }

  std::vector<std::string> faults_;
  std::string dump_;

 private:
  void expect(bool holds, const std::string& fault) {
    if (!holds) faults_.push_back(fault);
  }

  // The tree, read from its top, goes through each page from its first content to its last.
  void check_order() {
    std::map<PdfReference, int> next;
    for (const auto& [page, id] : order_) {
      expect(id == next[page], "UA-1 7.2 reading order is that of the tree");
      next[page] = id + 1;
    }
  }

  void read_pages() {
    for (const PdfReference page : pdf_.pages()) {
      const PdfPageText text = read_page_text(pdf_, page);
      int next = 0;
      for (const PdfMark& mark : text.marks) {
        if (mark.id < 0) continue;
        // Ids restart on each page and count up.
        expect(mark.id == next++, "marked-content ids of a page");
        contents_[{page, mark.id}] = "";
        tags_[{page, mark.id}] = mark.tag;
      }
      for (const PdfRun& run : text.runs) {
        if (run.marked_id >= 0) contents_[{page, run.marked_id}] += run.text;
      }
    }
  }

  void walk(PdfReference element, PdfReference parent, const std::string& parent_tag,
            std::size_t depth) {
    const PdfDictionary& entries = pdf_.dictionary(element);
    expect(entries.at("Type").is_name("StructElem"), "StructElem");
    expect(entries.at("P").reference() == parent, "parent of an element");
    const std::string tag = entries.at("S").name();
    check_place(tag, parent_tag, entries);
    const std::size_t line = dump_.size();
    std::string text;
    std::vector<PdfReference> children;
    std::vector<std::string> child_tags;
    for (const PdfValue& kid : kids_of(entries)) {
      if (kid.is_reference()) {
        children.push_back(kid.reference());
        child_tags.push_back(pdf_.dictionary(kid.reference()).at("S").name());
        continue;
      }
      text += text_of(kid, entries, element, tag);
    }
    dump_ += std::string(depth * 2, ' ') + tag + attributes(entries);
    if (!text.empty()) dump_ += " |" + text + "|";
    dump_ += "\n";
    static_cast<void>(line);
    check_children(tag, child_tags, text, entries);
    for (const PdfReference child : children) walk(child, element, tag, depth + 1);
  }

  PdfArray kids_of(const PdfDictionary& entries) const {
    const auto found = entries.find("K");
    if (found == entries.end()) return {};
    if (found->second.is_array()) return found->second.array();
    return {found->second};
  }

  std::string text_of(const PdfValue& kid, const PdfDictionary& entries, PdfReference element,
                      const std::string& tag) {
    PdfReference page;
    int id = 0;
    if (kid.is_dictionary()) {
      const PdfDictionary& reference = kid.dictionary();
      page = reference.at("Pg").reference();
      if (reference.at("Type").is_name("OBJR")) {
        check_widget(reference.at("Obj").reference(), element, tag);
        return "";
      }
      expect(reference.at("Type").is_name("MCR"), "kid of an element");
      id = reference.at("MCID").integer();
    } else {
      page = entries.at("Pg").reference();
      id = kid.integer();
    }
    const Content content{page, id};
    expect(contents_.count(content) != 0, "element names content that no page has");
    expect(found_.emplace(content, element).second, "A-2 6.7.3 content in two elements");
    order_.push_back(content);
    expect(tags_[content] == tag, "tag of the content is that of its element");
    return contents_[content];
  }

  void check_widget(PdfReference widget, PdfReference element, const std::string& tag) {
    expect(tag == "Form", "UA-1 7.18.4 widget in a Form element");
    widgets_[pdf_.dictionary(widget).at("StructParent").integer()] = element;
  }

  void check_place(const std::string& tag, const std::string& parent,
                   const PdfDictionary& entries) {
    static const std::map<std::string, std::set<std::string>> kParents = {
        {"Document", {""}},
        {"H1", {"Document"}},
        {"H2", {"Document"}},
        {"H3", {"Document"}},
        {"H4", {"Document"}},
        {"P", {"Document"}},
        {"L", {"Document", "LBody"}},
        {"LI", {"L"}},
        {"Lbl", {"LI"}},
        {"LBody", {"LI"}},
        {"Table", {"Document"}},
        {"TR", {"Table"}},
        {"TH", {"TR"}},
        {"TD", {"TR"}},
        {"Form", {"Document"}}};
    const auto allowed = kParents.find(tag);
    expect(allowed != kParents.end(), "A-2 6.7.3.4 unknown tag " + tag);
    if (allowed != kParents.end()) {
      expect(allowed->second.count(parent) != 0, "UA-1 7.1 " + tag + " in " + parent);
    }
    if (tag.size() == 2 && tag[0] == 'H') {
      const int level = tag[1] - '0';
      expect(level <= heading_ + 1, "UA-1 7.4.2 heading levels skip to " + tag);
      heading_ = level;
    }
    if (tag == "TH") expect(attribute(entries, "Scope") == "Column", "UA-1 7.5 TH scope");
  }

  void check_children(const std::string& tag, const std::vector<std::string>& children,
                      const std::string& text, const PdfDictionary& entries) {
    if (tag == "L") {
      for (const PdfValue& item : kids_of(entries)) {
        const PdfArray parts = kids_of(pdf_.dictionary(item.reference()));
        const bool labelled = parts.size() == 2;
        if (labelled) expect(!attribute(entries, "ListNumbering").empty(), "UA-1 7.6 numbering");
      }
    }
    if (tag == "LI") {
      expect(children == std::vector<std::string>{"Lbl", "LBody"} ||
                 children == std::vector<std::string>{"LBody"},
             "UA-1 7.6 parts of LI");
    }
    if (tag == "TR") {
      expect(columns_ == 0 || columns_ == children.size(), "UA-1 7.5 irregular table");
      columns_ = children.size();
    }
    if (tag == "Table") columns_ = 0;
    const bool may_be_empty = tag == "TD" || tag == "TH" || tag == "Form" || tag == "P" ||
                              tag == "Document" || tag == "LBody";
    expect(may_be_empty || !children.empty() || !text.empty(), "empty " + tag);
  }

  std::string attribute(const PdfDictionary& entries, const std::string& key) const {
    const PdfValue& attributes = pdf_.entry(entries, "A");
    if (attributes.is_null()) return "";
    const PdfValue& value = pdf_.entry(attributes.dictionary(), key);
    if (value.is_null()) return "";
    return std::holds_alternative<PdfName>(value.value) ? value.name() : value.text();
  }

  std::string attributes(const PdfDictionary& entries) const {
    std::string out;
    for (const char* key : {"ListNumbering", "Summary", "Scope"}) {
      const std::string value = attribute(entries, key);
      if (!value.empty()) out += std::string(" ") + key + "=" + value;
    }
    return out;
  }

  void check_parent_tree(const PdfDictionary& root) {
    const PdfArray& numbers =
        pdf_.entry(pdf_.entry(root, "ParentTree").dictionary(), "Nums").array();
    std::map<int, PdfValue> tree;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
      tree[numbers[i].integer()] = numbers[i + 1];
    }
    for (const PdfReference page : pdf_.pages()) {
      const int key = pdf_.dictionary(page).at("StructParents").integer();
      expect(tree.count(key) != 0 && tree[key].is_array(), "A-2 6.7.3 parent tree of a page");
      const PdfArray& elements = tree[key].array();
      for (std::size_t id = 0; id < elements.size(); ++id) {
        const auto found = found_.find({page, static_cast<int>(id)});
        expect(found != found_.end() && found->second == elements[id].reference(),
               "parent tree and elements agree");
      }
    }
    for (const auto& [key, element] : widgets_) {
      expect(tree.count(key) != 0 && tree[key].is_reference() && tree[key].reference() == element,
             "UA-1 7.18.4 parent tree of a widget");
    }
    expect(pdf_.entry(root, "ParentTreeNextKey").integer() > tree.rbegin()->first,
           "ParentTreeNextKey");
  }

  const PdfReader& pdf_;
  PdfReference root_;
  std::map<Content, std::string> contents_;
  std::map<Content, std::string> tags_;
  std::map<Content, PdfReference> found_;
  std::vector<Content> order_;
  std::map<int, PdfReference> widgets_;
  int heading_ = 0;
  std::size_t columns_ = 0;
};

}  // namespace

std::vector<std::string> structure_faults(const PdfReader& pdf) {
  return Tree(pdf).faults_;
}

std::string dump_structure(const PdfReader& pdf) {
  return Tree(pdf).dump_;
}

}  // namespace vanthu::support
