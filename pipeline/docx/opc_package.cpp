#include "docx/opc_package.h"

#include <utility>

#include "base/check.h"
#include "docx/xml_part.h"

namespace vanthu::docx {
namespace {

constexpr const char* kContentTypesName = "[Content_Types].xml";
constexpr const char* kContentTypesNamespace =
    "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr const char* kRelationshipsNamespace =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* kRelationshipsType =
    "application/vnd.openxmlformats-package.relationships+xml";

std::string folder_of(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string::npos ? "" : name.substr(0, slash + 1);
}

// word/document.xml -> word/_rels/document.xml.rels; the package itself -> _rels/.rels
std::string relationships_name(const std::string& source) {
  const std::string folder = folder_of(source);
  return folder + "_rels/" + source.substr(folder.size()) + ".rels";
}

// From a folder ("word/") to a part ("customXml/item1.xml"): "../customXml/item1.xml".
std::string relative_path(std::string folder, const std::string& target) {
  std::string up;
  while (target.compare(0, folder.size(), folder) != 0) {
    folder.erase(folder.rfind('/', folder.size() - 2) + 1);
    up += "../";
  }
  return up + target.substr(folder.size());
}

}  // namespace

std::string PackedPackage::with_slots(const std::vector<SlotContent>& slots,
                                      const std::vector<const zip::ZipMember*>& packed) const {
  VANTHU_CHECK(slots.size() + packed.size() == slots_.size(), "every slot of a package is filled");
  std::vector<const zip::ZipMember*> order;
  order.reserve(members_.size());
  for (const zip::ZipMember& member : members_) order.push_back(&member);
  std::vector<zip::ZipMember> filled;
  filled.reserve(slots.size());
  const auto fill = [&](const std::string& name, const zip::ZipMember& member) {
    const auto place = slots_.find(name);
    VANTHU_CHECK(place != slots_.end(), "only announced slots are filled");
    VANTHU_CHECK(order[place->second] == &members_[place->second], "a slot is filled once");
    order[place->second] = &member;
  };
  for (const SlotContent& slot : slots) {
    fill(slot.name,
         filled.emplace_back(zip::deflate_member(slot.name, slot.bytes, zip::Packing::Markup)));
  }
  for (const zip::ZipMember* member : packed) fill(member->name, *member);
  return zip::write_zip(order);
}

void OpcPackage::add(const std::string& name, Part part) {
  VANTHU_CHECK(parts_.emplace(name, std::move(part)).second, "part names are unique");
}

void OpcPackage::add_fixed_part(const std::string& name, const std::string& content_type,
                                std::string_view bytes) {
  add(name, {.content_type = content_type,
             .slot = false,
             .member = zip::deflate_member(name, bytes, zip::Packing::Small)});
}

void OpcPackage::add_slot(const std::string& name, const std::string& content_type) {
  add(name, {.content_type = content_type, .slot = true, .member = {.name = name}});
}

std::string OpcPackage::relate(const std::string& source, const std::string& type,
                               const std::string& target) {
  std::vector<Relationship>& siblings = relationships_[source];
  siblings.push_back({"rId" + std::to_string(siblings.size() + 1), type, target});
  return siblings.back().id;
}

std::string OpcPackage::content_types() const {
  XmlPart xml;
  XmlNode types = xml.append_child("Types");
  types.set("xmlns", kContentTypesNamespace);
  XmlNode relationships = types.append_child("Default");
  relationships.set("Extension", "rels");
  relationships.set("ContentType", kRelationshipsType);
  for (const auto& [name, part] : parts_) {
    XmlNode entry = types.append_child("Override");
    entry.set("PartName", ("/" + name));
    entry.set("ContentType", part.content_type);
  }
  return std::move(xml).take();
}

std::string OpcPackage::relationships(const std::string& source,
                                      const std::vector<Relationship>& relationships) {
  XmlPart xml;
  XmlNode root = xml.append_child("Relationships");
  root.set("xmlns", kRelationshipsNamespace);
  for (const Relationship& relationship : relationships) {
    XmlNode entry = root.append_child("Relationship");
    entry.set("Id", relationship.id);
    entry.set("Type", relationship.type);
    entry.set("Target", relative_path(folder_of(source), relationship.target));
  }
  return std::move(xml).take();
}

PackedPackage OpcPackage::pack() const {
  std::map<std::string, zip::ZipMember> members;
  for (const auto& [name, part] : parts_) members.emplace(name, part.member);
  for (const auto& [source, siblings] : relationships_) {
    VANTHU_CHECK(source.empty() || parts_.count(source) == 1, "a relationship starts at a part");
    for (const Relationship& relationship : siblings) {
      VANTHU_CHECK(parts_.count(relationship.target) == 1, "a relationship ends at a part");
    }
    const std::string name = relationships_name(source);
    members.emplace(
        name, zip::deflate_member(name, relationships(source, siblings), zip::Packing::Small));
  }
  PackedPackage packed;
  packed.members_.push_back(
      zip::deflate_member(kContentTypesName, content_types(), zip::Packing::Small));
  for (auto& [name, member] : members) {
    const auto part = parts_.find(name);
    if (part != parts_.end() && part->second.slot) packed.slots_[name] = packed.members_.size();
    packed.members_.push_back(std::move(member));
  }
  return packed;
}

}  // namespace vanthu::docx
