#include "province/words.h"

#include <array>

namespace vanthu::province {
namespace {

using View = std::string_view;

constexpr View kSurnames[] = {"Nguyễn", "Trần", "Lê",    "Phạm", "Hoàng", "Phan", "Vũ",    "Đặng",
                              "Bùi",    "Đỗ",   "Hồ",    "Ngô",  "Dương", "Lý",   "Đinh",  "Trịnh",
                              "Mai",    "Tô",   "Lương", "Cao",  "Hà",    "Tạ",   "Quách", "Vương"};
constexpr View kMiddles[] = {"Văn",  "Thị",      "Đức",  "Thị Thu",  "Quang", "Thị Minh",
                             "Hữu",  "Thị Bích", "Xuân", "Thị Hồng", "Đình",  "Thị Kim",
                             "Công", "Ngọc",     "Thế",  "Thanh"};
constexpr View kGivens[] = {
    "An",    "Bình",  "Châu",  "Chiến", "Dũng",  "Duyên",  "Đạt",  "Điền", "Giang", "Hà",
    "Hải",   "Hạnh",  "Hiền",  "Hiếu",  "Hòa",   "Hoàn",   "Huệ",  "Hùng", "Hương", "Khánh",
    "Khôi",  "Lan",   "Linh",  "Loan",  "Long",  "Lụa",    "Mai",  "Minh", "Nga",   "Ngân",
    "Nghĩa", "Nhàn",  "Nhật",  "Oanh",  "Phúc",  "Phương", "Quân", "Quý",  "Sáng",  "Sơn",
    "Tâm",   "Thảo",  "Thắng", "Thịnh", "Thuần", "Thủy",   "Tiến", "Toàn", "Trang", "Tú",
    "Tuấn",  "Tuyết", "Tường", "Uyên",  "Vân",   "Việt",   "Vinh", "Yến"};
constexpr View kPlaceHeads[] = {"Hòa",    "Tân", "Phú",   "An",    "Bình", "Đông", "Tây",
                                "Nam",    "Bắc", "Long",  "Thanh", "Vĩnh", "Xuân", "Mỹ",
                                "Thượng", "Yên", "Quang", "Đức",   "Hưng", "Lộc"};
constexpr View kPlaceTails[] = {"Sơn",   "Thịnh", "Lạc",   "Tiến", "Khê",  "Giang",
                                "Hải",   "Lâm",   "Phong", "Thủy", "Điền", "Cường",
                                "Lương", "Thành", "Minh",  "Trạch"};

constexpr View kVillageJobs[] = {
    "Trưởng Ban Công tác Mặt trận thôn",    "Trưởng thôn",
    "Chi hội trưởng Chi hội Phụ nữ thôn",   "Chi hội trưởng Chi hội Cựu chiến binh thôn",
    "Chi hội trưởng Chi hội Nông dân thôn", "Bí thư Chi đoàn thôn"};
constexpr View kVillageEvaluation[] = {
    "Thôn gieo cấy xong {n} ha đúng lịch thời vụ; nước tưới bảo đảm, không có diện tích bỏ hoang.",
    "Tuyến đường trục thôn được sửa {n} m; nhân dân góp {n} ngày công, tự nguyện dời hàng rào.",
    "An ninh trật tự ổn định; tổ bảo vệ tuần tra {n} buổi, hòa giải hai việc tranh chấp nhỏ.",
    "Có {n} hộ đăng ký gia đình văn hóa; nhà văn hóa mở cửa đều, đội văn nghệ tập mỗi tuần hai "
    "buổi.",
    "Thu gom rác đúng lịch; còn {n} hộ chưa phân loại tại nhà, đã nhắc trực tiếp.",
    "Quỹ khuyến học trao {n} suất quà; không có học sinh bỏ học.",
    "Rà soát hộ nghèo, cận nghèo công khai; {n} hộ được vay vốn ưu đãi sử dụng đúng mục đích."};
constexpr View kVillageDirection[] = {
    "Vận động nhân dân hoàn thành gieo trồng trong tháng; chuẩn bị phương án chống úng, chống hạn.",
    "Tổng vệ sinh đường làng vào sáng Chủ nhật hằng tuần, mỗi đảng viên phụ trách một đoạn đường.",
    "Hoàn thành thu các khoản đóng góp theo nghị quyết của thôn, công khai thu chi tại nhà văn "
    "hóa.",
    "Duy trì tổ tự quản, lắp thêm {n} bóng đèn đường; giữ gìn an ninh trật tự dịp lễ.",
    "Phối hợp khám sức khỏe cho người cao tuổi, lập danh sách {n} cụ cần theo dõi."};
constexpr View kVillageSpeeches[] = {
    "Đề nghị nạo vét {n} m mương cuối thôn trước mùa mưa, mỗi xóm cử người tham gia.",
    "Bà con mong có lịch cấp nước rõ ràng, thông báo trên loa trước một ngày.",
    "Cần công khai sổ thu chi quỹ sửa đường, dán tại nhà văn hóa trước ngày họp thôn.",
    "Thanh niên trong thôn đi làm xa nhiều, đề nghị họp chi đoàn vào tối thứ Bảy.",
    "Tôi nhận vận động {n} hộ đầu xóm dời đống vật liệu lấn lòng đường.",
    "Đề nghị sửa cầu thang nhà văn hóa để các cụ đi lại an toàn.",
    "Mô hình vườn mẫu có {n} hộ làm tốt, nên tổ chức tham quan để nhân rộng."};
constexpr View kVillageTasks[] = {"Vận động các hộ hoàn thành đóng góp làm đường.",
                                  "Nạo vét mương tiêu cuối thôn.",
                                  "Lập danh sách hộ cần hỗ trợ giống vụ tới.",
                                  "Tổ chức ra quân tổng vệ sinh môi trường.",
                                  "Kiểm tra, sửa hệ thống đèn đường.",
                                  "Chuẩn bị nội dung hội nghị nhân dân."};
constexpr View kVillageTopics[] = {"Đảng viên gương mẫu xây dựng nông thôn mới nâng cao",
                                   "Giữ gìn vệ sinh môi trường, phân loại rác tại nguồn",
                                   "Phát huy vai trò của đảng viên ở khu dân cư",
                                   "Nâng cao chất lượng hòa giải ở cơ sở"};

constexpr View kSchoolJobs[] = {"Phó Hiệu trưởng",      "Chủ tịch Công đoàn cơ sở",
                                "Tổ trưởng chuyên môn", "Giáo viên",
                                "Nhân viên kế toán",    "Giáo viên, Tổng phụ trách Đội"};
constexpr View kSchoolEvaluation[] = {
    "Nền nếp dạy và học ổn định; tỷ lệ chuyên cần cao, {n} tiết dự giờ được xếp loại tốt.",
    "Nhà trường hoàn thành kiểm tra giữa kỳ; {n} học sinh cần phụ đạo đã có kế hoạch riêng.",
    "Thư viện phục vụ {n} lượt bạn đọc; mỗi lớp có một tủ sách dùng chung.",
    "Bữa ăn bán trú bảo đảm an toàn; thực đơn công khai hằng tuần.",
    "Công tác thu chi công khai, đúng quy định; không có đơn thư.",
    "Phong trào thi đua có {n} sáng kiến đăng ký."};
constexpr View kSchoolDirection[] = {
    "Tập trung phụ đạo học sinh yếu, bồi dưỡng học sinh có năng khiếu; mỗi tổ có sổ theo dõi.",
    "Kiểm tra cơ sở vật chất, sửa {n} bộ bàn ghế trước ngày 20 của tháng.",
    "Tổ chức sinh hoạt chuyên môn theo nghiên cứu bài học, mỗi tổ một tiết minh họa.",
    "Phối hợp với cha mẹ học sinh bảo đảm an toàn giao thông trước cổng trường.",
    "Đổi mới sinh hoạt dưới cờ, giao mỗi lớp chuẩn bị một tuần."};
constexpr View kSchoolSpeeches[] = {
    "Đề nghị thống nhất mức bài tập về nhà giữa các lớp cùng khối.",
    "Có {n} em tiếp thu chậm, tổ chuyên môn nên phân công từng giáo viên kèm.",
    "Phòng máy còn {n} máy hỏng, cần sửa trước kỳ kiểm tra.",
    "Nên có lịch trực cổng cụ thể để tránh ùn tắc giờ tan học.",
    "Tổ tôi xin dạy minh họa một tiết có sử dụng học liệu số.",
    "Đề nghị họp cha mẹ học sinh vào buổi tối để nhiều người dự được."};
constexpr View kSchoolTasks[] = {
    "Lập kế hoạch phụ đạo học sinh yếu.",    "Kiểm tra hồ sơ chuyên môn của các tổ.",
    "Sửa chữa bàn ghế, thiết bị phòng học.", "Xây dựng kho học liệu dùng chung.",
    "Tổ chức họp cha mẹ học sinh.",          "Rà soát thu chi, niêm yết công khai."};
constexpr View kSchoolTopics[] = {"Nâng cao đạo đức nhà giáo trong giai đoạn mới",
                                  "Ứng dụng công nghệ trong dạy học và sinh hoạt chi bộ",
                                  "Xây dựng trường học an toàn, thân thiện",
                                  "Đảng viên nêu gương trong đổi mới phương pháp dạy học"};

constexpr View kFactoryJobs[] = {
    "Phó Giám đốc",       "Chủ tịch Công đoàn cơ sở",      "Trưởng phòng Kỹ thuật",
    "Tổ trưởng sản xuất", "Nhân viên kiểm tra chất lượng", "Cán bộ an toàn lao động"};
constexpr View kFactoryEvaluation[] = {
    "Sản lượng đạt {n} nghìn sản phẩm; giao hàng đúng hẹn, tỷ lệ lỗi giảm.",
    "Thu nhập của người lao động ổn định; không có ngừng việc, không có tai nạn lao động.",
    "Hoàn thành huấn luyện an toàn cho {n} người; kiểm tra thiết bị nâng đúng hạn.",
    "Bữa ăn ca được cải thiện; {n} ý kiến góp ý đã được trả lời.",
    "Tiết kiệm điện so với cùng kỳ; có {n} sáng kiến được áp dụng.",
    "Công đoàn thăm hỏi {n} gia đình có hoàn cảnh khó khăn."};
constexpr View kFactoryDirection[] = {
    "Bảo đảm tiến độ đơn hàng, không tăng ca quá quy định; bố trí nghỉ giữa ca hợp lý.",
    "Kiểm tra hệ thống chữa cháy, diễn tập thoát nạn; thay {n} bình hết hạn.",
    "Rà soát hợp đồng lao động, đóng bảo hiểm đúng hạn.",
    "Mỗi đảng viên phụ trách một khu vực an toàn, ghi sổ hằng tuần.",
    "Phát động thi đua nâng cao năng suất, giảm phế phẩm."};
constexpr View kFactorySpeeches[] = {
    "Chuyền {n} còn ùn hàng ở khâu cuối, đề nghị thêm một vị trí kiểm tra.",
    "Cần bảo dưỡng máy nén khí trước đơn hàng lớn.",
    "Người lao động mong lịch tăng ca báo trước ít nhất hai ngày.",
    "Đề nghị lắp thêm {n} quạt ở khu hoàn thiện.",
    "Tôi nhận kèm hai công nhân mới trong tháng.",
    "Nên treo bảng lỗi thường gặp ở từng chuyền để mọi người cùng tránh."};
constexpr View kFactoryTasks[] = {"Kiểm tra hệ thống phòng cháy, chữa cháy.",
                                  "Rà soát hợp đồng lao động sắp hết hạn.",
                                  "Theo dõi tiến độ đơn hàng trong tháng.",
                                  "Tổ chức huấn luyện an toàn cho công nhân mới.",
                                  "Khảo sát ý kiến về bữa ăn ca.",
                                  "Lập sổ theo dõi sáng kiến."};
constexpr View kFactoryTopics[] = {"Đảng viên đi đầu trong bảo đảm an toàn lao động",
                                   "Chăm lo đời sống người lao động",
                                   "Tiết kiệm, nâng cao năng suất, giảm phế phẩm",
                                   "Phát triển đảng viên trong công nhân trực tiếp sản xuất"};

constexpr View kOfficeJobs[] = {"Phó Trưởng phòng", "Chuyên viên",      "Chủ tịch Công đoàn cơ sở",
                                "Kế toán trưởng",   "Văn thư, lưu trữ", "Chuyên viên"};
constexpr View kOfficeEvaluation[] = {
    "Giải quyết {n} hồ sơ đúng hạn, không có hồ sơ quá hạn; người dân đánh giá hài lòng.",
    "Hoàn thành chương trình công tác tháng; {n} văn bản ban hành đúng thể thức.",
    "Kỷ luật, kỷ cương hành chính được giữ vững; không có phản ánh về thái độ phục vụ.",
    "Số hóa {n} hồ sơ lưu trữ; dữ liệu được sao lưu hằng tuần.",
    "Thực hành tiết kiệm, giảm chi hội nghị; công khai tài chính theo quy định.",
    "Phối hợp với các đơn vị trả lời {n} kiến nghị của cử tri."};
constexpr View kOfficeDirection[] = {
    "Hoàn thành nhiệm vụ trọng tâm của tháng theo chương trình công tác đã phê duyệt.",
    "Rà soát, rút ngắn thời gian giải quyết {n} thủ tục; công khai kết quả tại nơi tiếp nhận.",
    "Tăng cường kiểm tra nội bộ, chấn chỉnh giờ giấc làm việc.",
    "Tiếp tục số hóa tài liệu, bảo đảm an toàn thông tin.",
    "Chuẩn bị tài liệu phục vụ kiểm tra của cấp trên đúng thời hạn."};
constexpr View kOfficeSpeeches[] = {
    "Đề nghị phân công rõ người chịu trách nhiệm từng bước của quy trình.",
    "Cần bổ sung {n} máy quét cho bộ phận lưu trữ.",
    "Một số văn bản trả lời còn chậm, nên có sổ theo dõi chung.",
    "Tôi xin nhận hướng dẫn phần mềm cho các đồng chí mới.",
    "Đề nghị bố trí lịch trực để người dân không phải chờ.",
    "Nên họp giao ban ngắn vào sáng thứ Hai, không quá {n} phút."};
constexpr View kOfficeTasks[] = {
    "Lập sổ theo dõi văn bản đến hạn trả lời.", "Rà soát thủ tục, đề xuất rút ngắn thời gian.",
    "Số hóa hồ sơ lưu trữ của năm trước.",      "Chuẩn bị báo cáo tài chính công khai.",
    "Kiểm tra việc chấp hành nội quy cơ quan.", "Hướng dẫn sử dụng phần mềm quản lý văn bản."};
constexpr View kOfficeTopics[] = {"Nâng cao đạo đức công vụ của cán bộ, đảng viên",
                                  "Thực hành tiết kiệm, chống lãng phí trong cơ quan",
                                  "Đẩy mạnh chuyển đổi số trong công tác chuyên môn",
                                  "Đảng viên nêu gương trong phục vụ nhân dân"};

constexpr std::array<KindWords, 5> kKinds = {{{.kind = "residential",
                                               .name = "thôn",
                                               .venue = "Nhà văn hóa thôn",
                                               .jobs = kVillageJobs,
                                               .evaluation = kVillageEvaluation,
                                               .direction = kVillageDirection,
                                               .speeches = kVillageSpeeches,
                                               .tasks = kVillageTasks,
                                               .topics = kVillageTopics},
                                              {.kind = "school",
                                               .name = "Trường Tiểu học",
                                               .venue = "Phòng Hội đồng nhà trường",
                                               .jobs = kSchoolJobs,
                                               .evaluation = kSchoolEvaluation,
                                               .direction = kSchoolDirection,
                                               .speeches = kSchoolSpeeches,
                                               .tasks = kSchoolTasks,
                                               .topics = kSchoolTopics},
                                              {.kind = "enterprise",
                                               .name = "Công ty cổ phần",
                                               .venue = "Phòng họp công ty",
                                               .jobs = kFactoryJobs,
                                               .evaluation = kFactoryEvaluation,
                                               .direction = kFactoryDirection,
                                               .speeches = kFactorySpeeches,
                                               .tasks = kFactoryTasks,
                                               .topics = kFactoryTopics},
                                              {.kind = "agency",
                                               .name = "Cơ quan chuyên môn",
                                               .venue = "Phòng họp cơ quan",
                                               .jobs = kOfficeJobs,
                                               .evaluation = kOfficeEvaluation,
                                               .direction = kOfficeDirection,
                                               .speeches = kOfficeSpeeches,
                                               .tasks = kOfficeTasks,
                                               .topics = kOfficeTopics},
                                              {.kind = "public_service",
                                               .name = "Trung tâm Dịch vụ công",
                                               .venue = "Hội trường trung tâm",
                                               .jobs = kOfficeJobs,
                                               .evaluation = kOfficeEvaluation,
                                               .direction = kOfficeDirection,
                                               .speeches = kOfficeSpeeches,
                                               .tasks = kOfficeTasks,
                                               .topics = kOfficeTopics}}};

}  // namespace

const KindWords& words_of_kind(int number) {
  return kKinds[static_cast<std::size_t>(number) % kKinds.size()];
}

std::string person_name(Seeded& seeded) {
  std::string name(seeded.pick<View>(kSurnames));
  name += ' ';
  name += seeded.pick<View>(kMiddles);
  name += ' ';
  name += seeded.pick<View>(kGivens);
  return name;
}

std::string place_name(int number) {
  const auto i = static_cast<std::size_t>(number);
  std::string name(kPlaceHeads[i % std::size(kPlaceHeads)]);
  name += ' ';
  name += kPlaceTails[(i / std::size(kPlaceHeads) + i) % std::size(kPlaceTails)];
  return name;
}

std::string filled(std::string_view sentence, Seeded& seeded) {
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (sentence.substr(i, 3) == "{n}") {
      out += std::to_string(seeded.between(3, 48));
      i += 2;
    } else {
      out += sentence[i];
    }
  }
  return out;
}

}  // namespace vanthu::province
