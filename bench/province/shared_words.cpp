// Sentences that every kind of cell may say.
#include "province/words.h"

namespace vanthu::province {
namespace {

using View = std::string_view;

constexpr View kInformation[] = {
    "Chi bộ nghe thông tin thời sự trong tháng và các văn bản mới của Đảng ủy xã.",
    "Đồng chí Bí thư Chi bộ quán triệt kế hoạch của cấp trên về cải cách hành chính.",
    "Phổ biến quy định mới về sinh hoạt chi bộ; mỗi đảng viên nghiên cứu thêm trên sổ tay điện tử.",
    "Thông tin về tình hình kinh tế, xã hội của xã trong {n} ngày qua.",
    "Quán triệt kế hoạch phòng, chống thiên tai và tìm kiếm cứu nạn năm nay."};
constexpr View kIdeology[] = {
    "Cán bộ, đảng viên và nhân dân yên tâm, tin tưởng; không có biểu hiện lệch lạc.",
    "Tư tưởng đảng viên ổn định; một số người quan tâm đến giá vật tư, đã được giải thích.",
    "Nhân dân đồng tình với chủ trương của xã; còn vài ý kiến về thời gian tiếp dân.",
    "Đảng viên phấn khởi trước kết quả tháng qua; mong thông tin đến sớm hơn."};
constexpr View kShortcomings[] = {"Việc ghi sổ theo dõi nhiệm vụ có lúc chưa kịp thời.",
                                  "Một số đồng chí còn ít phát biểu trong sinh hoạt.",
                                  "Tiến độ một việc chậm so với kế hoạch {n} ngày do thời tiết.",
                                  "Phối hợp giữa các đoàn thể có lúc chưa chặt chẽ."};
constexpr View kCriticism[] = {
    "Tự phê bình việc đôn đốc chưa thường xuyên, tháng này sẽ khắc phục.",
    "Góp ý ban lãnh đạo nên gửi tài liệu sớm hơn để đảng viên nghiên cứu.",
    "Tự phê bình còn nể nang khi nhắc nhở, nhận sửa trong tháng.",
    "Góp ý việc giữ giờ giấc trong sinh hoạt để kỳ họp đúng chương trình."};
constexpr View kResults[] = {
    "Hoàn thành đúng hạn, có báo cáo kèm theo.", "Đã làm xong, kết quả niêm yết công khai.",
    "Hoàn thành sớm {n} ngày so với kế hoạch.", "Xong, được nhân dân và cấp trên ghi nhận."};
constexpr View kPetitions[] = {"Đề nghị hỗ trợ vật liệu sửa đoạn đường hư hỏng.",
                               "Đề nghị trả lời về thời gian giải quyết hồ sơ đất đai còn tồn.",
                               "Đề nghị bổ sung thiết bị cho nơi sinh hoạt chung.",
                               "Đề nghị tăng chuyến thu gom rác vào ngày nghỉ.",
                               "Đề nghị lắp biển báo, gờ giảm tốc ở ngã ba đầu tuyến.",
                               "Đề nghị cung cấp tài liệu học tập bằng bản in chữ to."};
constexpr View kReasons[] = {"Đi công tác theo quyết định của cơ quan", "Chăm người thân nằm viện",
                             "Đi khám bệnh theo hẹn", "Dự lớp bồi dưỡng của tỉnh",
                             "Việc gia đình, đã báo cáo bí thư"};
constexpr View kThematic[] = {
    "Mục đích, yêu cầu: mỗi đảng viên nhận rõ trách nhiệm, có việc làm cụ thể và kiểm tra được.",
    "Thực trạng: đã có {n} việc làm tốt được ghi nhận; còn những việc làm theo phong trào, thiếu "
    "bền.",
    "Nguyên nhân: phân công chưa rõ người, chưa rõ hạn; việc kiểm tra chưa đều.",
    "Giải pháp: mỗi đảng viên đăng ký một việc cụ thể, báo cáo kết quả tại kỳ thường kỳ kế tiếp.",
    "Bài học: việc gì bàn kỹ, công khai và có người chịu trách nhiệm thì kết quả tốt.",
    "Kinh phí, thời gian và người theo dõi được ghi vào kế hoạch kèm theo chuyên đề."};

constexpr SharedWords kShared = {.information = kInformation,
                                 .ideology = kIdeology,
                                 .shortcomings = kShortcomings,
                                 .criticism = kCriticism,
                                 .results = kResults,
                                 .petitions = kPetitions,
                                 .reasons = kReasons,
                                 .thematic = kThematic};

}  // namespace

const SharedWords& shared_words() {
  return kShared;
}

}  // namespace vanthu::province
