#include "archive/common_words.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "base/check.h"
#include "text/tokens.h"

namespace vanthu::archive {
namespace {

// The most frequent marked word of each form in records and papers of cells. Another list needs
// another tokenizer_version().
constexpr std::string_view kWords =
    "biên biết biểu buổi bá báo bãi bèo bê bên bình bí bích bóng bù bùi "
    "bơm bước bản bảy bầu bắt bằng bếp bệnh bốn bồi bộ bữa chiếc "
    "chiếm chiến chiếu chuyên chuẩn chuỗi chuột chào cháu cháy chân chéo "
    "chìa chí chín chính chúng chơi chưa chương chấm chấp chất chế chịu "
    "chọn chống chốt chỗ chụp chủ chức cuối cuộc các cách cáo câu còn "
    "có công cùng cúc cương cả cảnh cấp cấy cần cắm cắt cọc cốt cụm "
    "của cử cựu diệp diệt duyên duyệt dân dương dưới dạy dịp dứt "
    "dự ghép ghế giá giác giám giáo giáp giúp giải giảng giấy giống giới "
    "giờ giữ giữa gây gì góp gương gần gặp gặt gọi gọn gốc gồm gửi "
    "hiểm hiện hiệu hoài hoàn hoàng hoá hoạch hoạt hoặc huấn huệ hà "
    "hàng hành hè hình hòm hơn hư hưng hướng hại hạn hảo hậu hẹn hẹp "
    "hết học họp hỏng hồ hội hứa hữu khiếu khiển khoá khoác khoát "
    "khoản khoảng khoẻ khuyến khuyết khá khác khách khám khánh khó khóm "
    "không khăn khảo khẩu khớp khởi kiến kiều kiểm knđ kèm kéo kênh kì "
    "kín kính kế kết kịp liền liệt liệu loại luyện luận luật luộc là "
    "làm làng lâu lãnh lên lí lít lòng lô lùi lũ lưu lượng lượt lạc lại "
    "lấy lần lập lệ lệch lịch lọc lớn lớp lợi lụa lửng lực miễn "
    "muộn mái máy mã mình môn mùi mùng mĩ mũ mưa mương mười mạc mạng "
    "mạnh mẫu mận mặt mẹ mềm mệt mỗi một mở mục nghiên nghiệm "
    "nghiệp nghĩa nghệ nghị ngoài nguyễn nguyệt nguồn ngành ngày ngâm ngân "
    "ngã ngô người ngập ngọc ngữ nhiều nhiệm nhiệt nhà nhóm như nhưng "
    "nhảy nhất nhầm nhận nhập nhắc nhẹ nhỏ niêm nuôi nào này nên nêu "
    "nông năm nước nại nạn nạp nạt nắng nếp nỉ nổ nội nộp nửa nữ "
    "phiên phiếu pháo pháp phát phân phép phê phí phòng phó phùng phúc phút "
    "phương phước phạm phải phẫu phối phụ quyết quyền quét quê quí "
    "quạt quả quần quốc quỳnh qđ riêng ruộng rà rào rác rãnh rèn rét rõ "
    "rút rơm rưỡi rượu rất rồi rộng soát soạn suất suốt sách sáng sát "
    "sáu sóc sót sĩ sơn sương sản sắp sẽ số sống sớm sức sửa sự "
    "thiết thiện thiệu thoát thoại thuê thuần thuật thuộc thuỷ thành "
    "tháng thân thêm thìn thích thôn thông thùng thư thường thải thảo thấp "
    "thấy thẩm thật thể thị thời thợ thừa thực tiến tiếng tiếp tiết "
    "tiểu toàn toạ triển triệu truyền trách trái trên trình trí trích tròn "
    "trúng trưa trước trưởng trạm trạng trả trần trật trẻ trọng trời "
    "trợ trừ trực tuyến tuyết tuần tuổi tác tách tán tâm tây tên tìm "
    "tín tính tóm tôi tăng tường tạ tại tạo tất tập tế tết tỉ tỉa "
    "tịch tốt tồn tổ tổng tộc tục từng tự uống uỷ viên viết việc "
    "và vào vét vì võ vùng văn vĩnh vương vườn vượt vạch vải vầy vật "
    "vắng về vọng với vớt vụ vừa vực xoá xuyên xuân xuất xác xây xã "
    "xét xóm xưởng xếp xử yến yết yếu ánh áo áp ép ít ùn ý ăn đ đh "
    "đi điều điểm điện đoàn đánh đã đích đúng đơn đưa được đại "
    "đạo đạt đảm đảng đầu đặc đếm đến đề đều địa định "
    "đọc đối đồng đỗ đợt đức ưu ước ấm ất ốm ổn ở ủ ứng ";

// Asked for every word of every paper: a form fits into one number, which says where to look.
constexpr std::size_t kLongestForm = 8;
constexpr std::size_t kPlaces = 4096;

std::uint64_t number_of(std::string_view form) {
  std::uint64_t number = 0;
  std::memcpy(&number, form.data(), form.size());
  return number;
}

std::size_t place_of(std::uint64_t number) {
  return (number * 0x9E3779B97F4A7C15U) >> 52U;
}

class WordsByForm {
 public:
  WordsByForm() : words_(kPlaces) {
    text::for_each_token(kWords, [&](const text::Token& word) {
      VANTHU_CHECK(word.folded.size() <= kLongestForm, "common words are short");
      Word& place = words_[find(number_of(word.folded))];
      VANTHU_CHECK(place.exact.empty(), "one common word for each form");
      place = {.form = number_of(word.folded), .exact = std::string(word.exact)};
    });
  }

  std::string_view word_for(std::string_view form) const {
    return form.size() > kLongestForm ? std::string_view() : words_[find(number_of(form))].exact;
  }

 private:
  // No form is 0, as none is empty.
  struct Word {
    std::uint64_t form = 0;
    std::string exact;
  };

  // Where the form stands, or could.
  std::size_t find(std::uint64_t form) const {
    std::size_t place = place_of(form);
    while (words_[place].form != form && words_[place].form != 0) place = (place + 1) % kPlaces;
    return place;
  }

  std::vector<Word> words_;
};

}  // namespace

std::string_view common_word(std::string_view folded) {
  static const WordsByForm words;
  return words.word_for(folded);
}

}  // namespace vanthu::archive
