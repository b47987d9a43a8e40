#include "run/token_file.h"

#include "findings/finding.h"
#include "xml/element.h"
#include "xml/reader.h"

namespace vanthu::run {

Result<sign::TokenKey> read_token_file(const FileStore& files, const std::string& path) {
  auto bytes = files.read(path);
  if (!bytes.ok()) return bytes.error();
  const SourceText source(path, std::move(bytes).value());
  const auto tree = xml::parse_strict(source);
  findings::Findings findings = tree.findings();
  sign::TokenKey key;
  key.where = path;
  if (tree.ok()) {
    xml::Reader reader(tree.value().root(), findings);
    key.module = reader.text("module").str();
    key.token = reader.text("label").str();
    key.key = reader.text("key").str();
    reader.finish();
  }
  if (findings.empty()) return key;
  return Error{.kind = ErrorKind::Input,
               .what = findings.front().message,
               .where = source.locate(findings.front().at),
               .remedy = findings.front().hint};
}

}  // namespace vanthu::run
