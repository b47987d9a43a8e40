#include "ocfl_breaches.h"

namespace vanthu::exchange {
namespace {

// Changes words of the newest inventory.
Breach head(std::string codes, std::string from, std::string to) {
  return {.codes = std::move(codes),
          .change = [from, to](GoodStore& store) { store.edit_head(from, to); }};
}

// Of all inventories.
Breach all(std::string codes, std::string from, std::string to) {
  return {.codes = std::move(codes),
          .change = [from, to](GoodStore& store) { store.edit_all(from, to); }};
}

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

const std::string kA = GoodStore::digest_a();
const std::string kB = GoodStore::digest_b();
const std::string kState2 = quoted(kB) + ":[\"folder/b.txt\"]";
const std::string kManifest2 = quoted(kB) + ":[\"v2/content/folder/b.txt\"]";

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

std::vector<Breach> inventory_breaches() {
  const std::string fixity = "\"fixity\":{";
  return {
      head("E017", "\"contentDirectory\":\"content\"", "\"contentDirectory\":\"a/b\""),
      head("E018", "\"contentDirectory\":\"content\"", "\"contentDirectory\":\"..\""),
      head("E108", "\"contentDirectory\":\"content\"", "\"contentDirectory\":7"),
      {"E019",
       [](GoodStore& store) {
         store.edit(GoodStore::in_object("v1/inventory.json"), "\"contentDirectory\":\"content\",",
                    "");
       }},
      head("E020 E042 E092 W002", "\"contentDirectory\":\"content\"",
           "\"contentDirectory\":\"data\""),
      {"E021 E023 E092 W003",
       [](GoodStore& store) {
         store.edit_all("\"contentDirectory\":\"content\",", "");
         store.edit_all("v1/content/a.txt", "v1/data/a.txt");
       }},
      head("E025", "\"sha512\"", "\"md5\""),
      head("E029", fixity, fixity + "\"sha1\":{\"12\":[\"v1/content/a.txt\"]},"),
      head("E030", "\"sha256\":{\"", "\"sha256\":{\"zz"),
      head("E031", kB, "zz" + kB),
      head("E032", fixity, fixity + "\"blake2b-512\":{\"12\":[\"v1/content/a.txt\"]},"),
      head("E033", "{\"id\"", "{id"),
      head("E023 E035 E092 W003", "v2/content/folder/b.txt", "v2\\\\content\\\\b.txt"),
      head("E036", "\"head\":\"v2\",", ""),
      head("E037 E110", quoted(GoodStore::object_id()), "\"\""),
      head("E038", "ocfl.io/1.1/spec/", "ocfl.io/9/spec/"),
      head("E039", quoted(kB), quoted(std::string(64, 'a'))),
      head("E040", "\"head\":\"v2\"", "\"head\":\"v1\""),
      head("E041 E102", "\"manifest\"", "\"Manifest\""),
      head("E023 E042 E092 W003", "v2/content/folder/b.txt", "w2/content/folder/b.txt"),
      head("E014 E023 E092 W003", "v2/content/folder/b.txt", "v02/content/folder/b.txt"),
      head("E043 E102", "\"versions\"", "\"Versions\""),
      head("E044 E102", "\"versions\":{", "\"versions\":[],\"Versions\":{"),
      head("E008 E102", "\"versions\":{", "\"versions\":{},\"Versions\":{"),
      head("E009 E040 E042 E046 E092", "\"v1\":{\"created\"", "\"v3\":{\"created\""),
      head("E010 E040 E042 E046 E092", "\"v2\":{\"created\"", "\"v3\":{\"created\""),
      head("E040 E042 E046 E064 E092 E104 E107", "\"v2\":{\"created\"", "\"2\":{\"created\""),
      head("E040 E042 E046 E064 E092 E105 E107", "\"v2\":{\"created\"", "\"vb\":{\"created\""),
      head("E010 E040 E046 E047", "\"v2\":{\"created\"", "\"v2\":4,\"v9\":{\"created\""),
      head("E048", "\"created\":\"2026-11-02T08:00:00Z\",", ""),
      head("E049", "2026-11-02T08:00:00Z", "2026-11-02T08:00:00"),
      head("E050 E107", kState2, quoted(std::string(128, 'a')) + ":[\"folder/b.txt\"]"),
      head("E051", "[\"folder/b.txt\"]", "[\"\"]"),
      head("E052", "[\"folder/b.txt\"]", "[\"folder/../b.txt\"]"),
      head("E053", "[\"folder/b.txt\"]", "[\"/b.txt\"]"),
      head("E095", "[\"folder/b.txt\"]", "[\"a.txt/b.txt\"]"),
      head("E054 W011", "\"name\":\"Clerk\"", "\"name\":\"\""),
      head("E056", fixity, fixity + "\"crc-mine\":{},"),
      head("E057", fixity, fixity + "\"sha1\":[],"),
      head("E023 E092 W003", "[\"v2/content/folder/b.txt\"]", "\"v2/content/folder/b.txt\""),
      head("E094", "\"made 2\"", "2"),
      head("E092 E096", kManifest2,
           kManifest2 + "," + quoted(upper(kB)) + ":[\"v2/content/c.txt\"]"),
      head("E093 E097", "\"sha256\":{",
           "\"sha1\":{" + quoted(std::string(40, 'a')) + ":[\"v1/content/a.txt\"]," +
               quoted(std::string(40, 'A')) + ":[\"v1/content/a.txt\"]},\"sha256\":{"),
      head("E023 E098 W003", "[\"v2/content/folder/b.txt\"]", "[5]"),
      head("E023 E099 W003", "v2/content/folder/b.txt", "v2/content//b.txt"),
      head("E023 E100 W003", "v2/content/folder/b.txt", "v2/content/folder/"),
      head("E092 E101", "[\"v2/content/folder/b.txt\"]",
           "[\"v2/content/folder/b.txt\",\"v2/content/folder/b.txt/c\"]"),
      head("E102", "\"head\"", "\"colour\":1,\"head\""),
      {"E102 E106",
       [](GoodStore& store) { store.edit_head("\"manifest\":{", "\"manifest\":[],\"M\":{"); }},
      {"E107", [](GoodStore& store) { store.edit_head("," + kState2, ""); }},
      head("E102 E111", "\"fixity\":{", "\"fixity\":[],\"F\":{"),
      {"E038 E103", [](GoodStore& store) { store.edit_head("ocfl.io/1.1/", "ocfl.io/1.0/"); }},
      {"E110",
       [](GoodStore& store) {
         store.edit(GoodStore::in_object("v1/inventory.json"), "urn:example:a", "urn:example:b");
       }},
      {"E066",
       [](GoodStore& store) {
         store.edit(GoodStore::in_object("v1/inventory.json"), ",\"again.txt\"", "");
       }},
      {"W011",
       [](GoodStore& store) {
         store.edit(GoodStore::in_object("v1/inventory.json"), "made 1", "written 1");
       }},
      all("E083 W005", "urn:example:a", "a name"),
      {"W007", [](GoodStore& store) { store.edit_all("\"message\":\"made 1\",", ""); }},
      {"W008",
       [](GoodStore& store) {
         store.edit_all("\"name\":\"Clerk\",\"address\":\"mailto:clerk@example.org\"",
                        "\"name\":\"Clerk\"");
       }},
      {"W009", [](GoodStore& store) { store.edit_all("mailto:clerk@example.org", "room 12"); }},
  };
}

}  // namespace vanthu::exchange
