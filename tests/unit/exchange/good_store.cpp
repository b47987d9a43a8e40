#include "good_store.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "archive/layout.h"
#include "base/hex.h"
#include "base/md5.h"
#include "base/sha.h"

namespace vanthu::exchange {
namespace {

constexpr const char* kA = "first\n";
constexpr const char* kB = "second\n";

std::string version_block(int number) {
  const std::string b = "\"" + GoodStore::digest_b() + "\":[\"folder/b.txt\"]";
  return "\"v" + std::to_string(number) + "\":{\"created\":\"2026-11-0" + std::to_string(number) +
         "T08:00:00Z\",\"message\":\"made " + std::to_string(number) +
         "\",\"user\":{\"name\":\"Clerk\",\"address\":\"mailto:clerk@example.org\"},\"state\":{\"" +
         GoodStore::digest_a() + "\":[\"a.txt\",\"again.txt\"]" + (number == 2 ? "," + b : "") +
         "}}";
}

std::string inventory(int head) {
  const std::string md5_a = to_hex(md5(kA));
  std::string text = "{\"id\":\"" + GoodStore::object_id() +
                     "\",\"type\":\"https://ocfl.io/1.1/spec/#inventory\",\"digestAlgorithm\":"
                     "\"sha512\",\"head\":\"v" +
                     std::to_string(head) + "\",\"contentDirectory\":\"content\",\"manifest\":{\"" +
                     GoodStore::digest_a() + "\":[\"v1/content/a.txt\"]";
  if (head == 2) text += ",\"" + GoodStore::digest_b() + "\":[\"v2/content/folder/b.txt\"]";
  text += "},\"versions\":{" + version_block(1);
  if (head == 2) text += "," + version_block(2);
  return text + "},\"fixity\":{\"md5\":{\"" + md5_a + "\":[\"v1/content/a.txt\"]},\"sha256\":{\"" +
         sha256_hex(kA) + "\":[\"v1/content/a.txt\"]}}}";
}

}  // namespace

GoodStore::GoodStore() {
  files["0=ocfl_1.1"] = "ocfl_1.1\n";
  files["ocfl_layout.json"] =
      "{\"extension\":\"0003-hash-and-id-n-tuple-storage-layout\",\"description\":\"as usual\"}";
  files["extensions/0003-hash-and-id-n-tuple-storage-layout/config.json"] =
      "{\"digestAlgorithm\":\"sha256\",\"tupleSize\":3,\"numberOfTuples\":3}";
  files[in_object("0=ocfl_object_1.1")] = "ocfl_object_1.1\n";
  files[in_object("inventory.json")] = inventory(2);
  files[in_object("v1/inventory.json")] = inventory(1);
  files[in_object("v2/inventory.json")] = inventory(2);
  files[in_object("v1/content/a.txt")] = kA;
  files[in_object("v2/content/folder/b.txt")] = kB;
  seal();
}

const std::string& GoodStore::object_id() {
  static const std::string kId = "urn:example:a";
  return kId;
}

std::string GoodStore::in_object(const std::string& path) {
  return archive::object_path(object_id(), archive::kTuplesOfFormat1) + "/" + path;
}

std::string GoodStore::digest_a() {
  return sha512_hex(kA);
}
std::string GoodStore::digest_b() {
  return sha512_hex(kB);
}

void GoodStore::edit(const std::string& path, const std::string& from, const std::string& to) {
  std::string& text = files.at(path);
  std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error(path + " does not say " + from);
  for (; at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

void GoodStore::edit_head(const std::string& from, const std::string& to) {
  edit(in_object("inventory.json"), from, to);
  edit(in_object("v2/inventory.json"), from, to);
}

void GoodStore::edit_all(const std::string& from, const std::string& to) {
  edit_head(from, to);
  edit(in_object("v1/inventory.json"), from, to);
}

void GoodStore::rename(const std::string& from, const std::string& to) {
  files[to] = files.at(from);
  files.erase(from);
}

void GoodStore::rename_all(const std::string& from, const std::string& to) {
  const auto before = files;
  for (const auto& [path, bytes] : before) {
    if (path.rfind(from, 0) == 0) rename(path, to + path.substr(from.size()));
  }
}

void GoodStore::remove(const std::string& path) {
  if (files.erase(path) == 0) throw std::runtime_error("there is no " + path);
}

void GoodStore::seal() {
  const auto before = files;
  for (const auto& [path, bytes] : before) {
    const std::string name = "inventory.json";
    if (path.size() < name.size() || path.substr(path.size() - name.size()) != name) continue;
    files.erase(path + ".sha512");
    files.erase(path + ".sha256");
    const bool sha256 = bytes.find("\"digestAlgorithm\":\"sha256\"") != std::string::npos;
    files[path + (sha256 ? ".sha256" : ".sha512")] =
        (sha256 ? sha256_hex(bytes) : sha512_hex(bytes)) + " inventory.json\n";
  }
}

void GoodStore::write_to(const std::string& folder) const {
  for (const auto& [path, bytes] : files) {
    const std::filesystem::path place = folder + "/" + path;
    if (path.back() == '/') {
      std::filesystem::create_directories(place);
      continue;
    }
    std::filesystem::create_directories(place.parent_path());
    std::ofstream out(place, std::ios::binary);
    out << bytes;
    if (!out.flush()) throw std::runtime_error("cannot write " + place.string());
  }
}

}  // namespace vanthu::exchange
