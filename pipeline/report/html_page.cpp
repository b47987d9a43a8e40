#include "report/html_page.h"

namespace vanthu::report {

void open_page(xml::MarkupWriter& out, Language language, const std::string& title,
               std::string_view style) {
  const std::string code = language == Language::Vi ? "vi" : "en";
  out.raw("<!DOCTYPE html>\n");
  out.open("html", {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", code}, {"xml:lang", code}});
  out.line().open("head").line();
  out.empty("meta", {{"charset", "UTF-8"}}).line();
  out.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                     {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
  out.line();
  out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out.line().element("title", title).line();
  out.open("style").raw(style).close().line().close().line();
}

std::string anchor_of(std::string_view kind, std::string_view id) {
  std::string anchor(kind);
  anchor += '-';
  for (const char c : id) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
    anchor += plain ? c : '-';
  }
  return anchor;
}

}  // namespace vanthu::report
