#include <sys/stat.h>

#include <filesystem>

#include "base/sha.h"
#include "ocfl_breaches.h"

namespace vanthu::exchange {
namespace {

constexpr auto in_object = &GoodStore::in_object;

Breach add(std::string codes, std::string path, std::string bytes = "x") {
  return {.codes = std::move(codes),
          .change = [path, bytes](GoodStore& store) { store.files[path] = bytes; }};
}

Breach rename(std::string codes, std::string from, std::string to) {
  return {.codes = std::move(codes),
          .change = [from, to](GoodStore& store) { store.rename(from, to); }};
}

Breach remove(std::string codes, std::string path) {
  return {.codes = std::move(codes), .change = [path](GoodStore& store) { store.remove(path); }};
}

Breach late(std::string codes, std::function<void(GoodStore&)> change) {
  return {.codes = std::move(codes), .change = [](GoodStore&) {}, .late = std::move(change)};
}

Breach on_disk(std::string codes, std::function<void(const std::string&)> change) {
  return {.codes = std::move(codes),
          .change = [](GoodStore&) {},
          .late = {},
          .on_disk = std::move(change)};
}

void use_sha256(GoodStore& store) {
  store.edit_all("\"digestAlgorithm\":\"sha512\"", "\"digestAlgorithm\":\"sha256\"");
  store.edit_all(GoodStore::digest_a(), sha256_hex("first\n"));
  store.edit_head(GoodStore::digest_b(), sha256_hex("second\n"));
}

void pad_versions(GoodStore& store) {
  for (const std::string number : {"1", "2"}) {
    store.rename_all(in_object("v" + number + "/"), in_object("v0" + number + "/"));
  }
  for (const std::string file : {"inventory.json", "v01/inventory.json", "v02/inventory.json"}) {
    store.edit(in_object(file), "v1", "v01");
    if (file != "v01/inventory.json") store.edit(in_object(file), "v2", "v02");
  }
}

}  // namespace

std::vector<Breach> object_breaches() {
  const std::string declaration = in_object("0=ocfl_object_1.1");
  const std::string inventory = in_object("inventory.json");
  return {
      add("E001", in_object("notes.txt")),
      remove("E003", declaration),
      rename("E004 E007", declaration, in_object("0=ocfl_object_x")),
      rename("E003 E005", declaration, in_object("1=ocfl_object_1.1")),
      rename("E003 E006", declaration, in_object("0=ocfl_1.1")),
      add("E007", declaration, "ocfl_object_1.1"),
      add("E003", in_object("0=ocfl_object_1.0"), "ocfl_object_1.0\n"),
      add("E003 E007 VT-VERSION", in_object("0=ocfl_object_2.0"), "ocfl_object\n"),
      {"W001", pad_versions},
      {"E012 W001",
       [](GoodStore& store) {
         pad_versions(store);
         store.rename_all(in_object("v02/"), in_object("v2/"));
         store.edit_head("v02", "v2");
       }},
      {"E010 E011 W001",
       [](GoodStore& store) {
         pad_versions(store);
         store.rename_all(in_object("v02/"), in_object("v10/"));
         store.edit(in_object("inventory.json"), "v02", "v10");
         store.edit(in_object("v10/inventory.json"), "v02", "v10");
       }},
      add("E015", in_object("v1/notes.txt")),
      {"E016 E092", [](GoodStore& store) { store.remove(in_object("v2/content/folder/b.txt")); }},
      add("E023", in_object("v1/content/notes.txt")),
      add("E024", in_object("v1/content/empty/"), ""),
      {"W004", use_sha256},
      rename("E034 E063", inventory, in_object("Inventory.json")),
      late("E058", [](GoodStore& store) { store.remove(in_object("inventory.json.sha512")); }),
      late("E059",
           [](GoodStore& store) {
             store.rename(in_object("inventory.json.sha512"), in_object("inventory.json.sha256"));
           }),
      late("E060",
           [](GoodStore& store) {
             store.files[in_object("inventory.json.sha512")] =
                 std::string(128, 'a') + " inventory.json\n";
           }),
      late("E061",
           [](GoodStore& store) {
             store.files[in_object("inventory.json.sha512")] = "inventory.json\n";
           }),
      remove("E063", inventory),
      {"E064",
       [](GoodStore& store) { store.edit(in_object("inventory.json"), "{\"id\"", "{ \"id\""); }},
      {"E046", [](GoodStore& store) { store.files[in_object("v3/content/x")] = "x"; }},
      add("E067", in_object("extensions/notes.txt")),
      add("W013", in_object("extensions/ours/notes.txt")),
      add("E092 E093", in_object("v1/content/a.txt"), "other\n"),
      {"E093",
       [](GoodStore& store) { store.edit_all(sha256_hex("first\n"), std::string(64, 'a')); }},
      add("W002", in_object("v1/extra/notes.txt")),
      {"W003",
       [](GoodStore& store) {
         store.files[in_object("v2/content/")] = "";
         store.remove(in_object("v2/content/folder/b.txt"));
         store.edit_head(",\"" + GoodStore::digest_b() + "\":[\"v2/content/folder/b.txt\"]", "");
         store.edit_head(",\"" + GoodStore::digest_b() + "\":[\"folder/b.txt\"]", "");
       }},
      remove("W010", in_object("v1/inventory.json")),
      on_disk("E090",
              [](const std::string& root) {
                std::filesystem::create_symlink("a.txt", root + "/" + in_object("v1/content/l"));
              }),
      on_disk("E089",
              [](const std::string& root) {
                ::mkfifo((root + "/" + in_object("v1/content/pipe")).c_str(), 0600);
              }),
  };
}

std::vector<Breach> root_breaches() {
  return {
      remove("E069", "0=ocfl_1.1"),
      {"E069", [](GoodStore& store) { store.remove("0=ocfl_1.1"); }},
      add("E076", "0=ocfl_1.0", "ocfl_1.0\n"),
      rename("E077 E080", "0=ocfl_1.1", "0=ocfl_x"),
      add("E078", "1=ocfl_1.1"),
      add("E079", "0=another"),
      add("E080", "0=ocfl_1.1", "ocfl"),
      add("E070", "ocfl_layout.json", "{\"extension\":\"0003-x\"}"),
      add("E071", "ocfl_layout.json", "{\"extension\":\"ours\",\"description\":\"\"}"),
      add("E072 E085", "abc/notes.txt"),
      add("E073", "abc/empty/", ""),
      {"E081",
       [](GoodStore& store) {
         store.rename("0=ocfl_1.1", "0=ocfl_1.0");
         store.files["0=ocfl_1.0"] = "ocfl_1.0\n";
       }},
      {"E083",
       [](GoodStore& store) {
         store.rename_all(in_object(""), "000/000/000/" + std::string("a/"));
       }},
      add("E072 E085", "abc/def/notes.txt"),
      {"E037 E083",
       [](GoodStore& store) {
         const auto before = store.files;
         for (const auto& [path, bytes] : before) {
           if (path.rfind(in_object(""), 0) != 0) continue;
           store.files["000/000/000/a/" + path.substr(in_object("").size())] = bytes;
         }
       }},
      add("E112", "extensions/notes.txt"),
      add("W016", "extensions/ours/notes.txt"),
      {"W014",
       [](GoodStore& store) {
         store.remove("ocfl_layout.json");
         const auto before = store.files;
         for (const auto& [path, bytes] : before) {
           if (path.rfind(in_object(""), 0) != 0) continue;
           store.files["deep/er/still/more/a/" + path.substr(in_object("").size())] = bytes;
         }
         const std::string copy = "deep/er/still/more/a/";
         for (const std::string file :
              {"inventory.json", "v1/inventory.json", "v2/inventory.json"}) {
           store.edit(copy + file, "urn:example:a", "urn:example:b");
         }
       }},
      {"W015",
       [](GoodStore& store) {
         store.remove("ocfl_layout.json");
         const auto before = store.files;
         for (const auto& [path, bytes] : before) {
           if (path.rfind(in_object(""), 0) != 0) continue;
           store.files["a/" + path.substr(in_object("").size())] = bytes;
         }
         for (const std::string file :
              {"inventory.json", "v1/inventory.json", "v2/inventory.json"}) {
           store.edit("a/" + file, "urn:example:a", "urn:example:b");
         }
       }},
  };
}

std::vector<Breach> folder_breaches() {
  std::vector<Breach> all = object_breaches();
  for (Breach& breach : root_breaches()) all.push_back(std::move(breach));
  return all;
}

}  // namespace vanthu::exchange
