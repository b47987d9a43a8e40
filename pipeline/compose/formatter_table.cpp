#include "compose/formatter.h"

namespace vanthu::compose {

std::span<const Formatter> formatters() {
  static const std::vector<Formatter> all = {
      {Format::Date, "ngày", "date", Argument::None, {"ngày", "dates"}},
      {Format::ShortDate, "ngày ngắn", "short_date", Argument::None, {"ngày", "dates"}},
      {Format::DateInWords, "ngày bằng chữ", "date_words", Argument::None, {"ngày", "dates"}},
      {Format::Weekday, "thứ", "weekday", Argument::None, {"ngày", "dates"}},
      {Format::Time, "giờ", "time", Argument::None, {"giờ", "times"}},
      {Format::MonthLabel,
       "tháng",
       "month",
       Argument::None,
       {"tháng hoặc ngày", "months or dates"}},
      {Format::ShortMonth,
       "tháng ngắn",
       "short_month",
       Argument::None,
       {"tháng hoặc ngày", "months or dates"}},
      {Format::Year, "năm", "year", Argument::None, {"tháng hoặc ngày", "months or dates"}},
      {Format::InWords, "bằng chữ", "words", Argument::None, {"số", "numbers"}},
      {Format::Ordinal, "thứ tự", "ordinal", Argument::None, {"số", "numbers"}},
      {Format::Roman, "La Mã", "roman", Argument::None, {"số", "numbers"}},
      {Format::TwoDigits, "hai chữ số", "two_digits", Argument::None, {"số", "numbers"}},
      {Format::Grouped, "nhóm số", "grouped", Argument::None, {"số", "numbers"}},
      {Format::Ratio, "tỷ lệ", "ratio", Argument::Number, {"số", "numbers"}},
      {Format::Percent, "phần trăm", "percent", Argument::Number, {"số", "numbers"}},
      {Format::Upper, "in hoa", "upper", Argument::None, {"chữ", "text"}},
      {Format::Capital, "hoa đầu", "capital", Argument::None, {"chữ", "text"}},
      {Format::Sentence, "câu", "sentence", Argument::None, {"chữ", "text"}},
      {Format::Unstopped, "bỏ chấm", "unstopped", Argument::None, {"chữ", "text"}},
      {Format::Listed,
       "và",
       "list",
       Argument::None,
       {"danh sách chữ hoặc đảng viên", "lists of text or members"}},
      {Format::ByGivenName,
       "theo tên",
       "by_given_name",
       Argument::None,
       {"danh sách đảng viên", "lists of members"}},
      {Format::Count, "số lượng", "count", Argument::None, {"danh sách", "lists"}},
      {Format::Term,
       "thuật ngữ",
       "term",
       Argument::OptionalForm,
       {"từ trong danh mục", "words of a closed list"}},
      {Format::Otherwise,
       "nếu không",
       "otherwise",
       Argument::Text,
       {"chữ có thể để trống", "text that may be absent"}},
  };
  return all;
}

}  // namespace vanthu::compose
