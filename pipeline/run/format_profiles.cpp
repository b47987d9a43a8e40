#include "run/format_profiles.h"

#include "run/data_folder.h"

namespace vanthu::run {
namespace {

bool in_force(const layout::FormatProfile& profile, const Date& day) {
  return profile.valid_from <= day && (!profile.valid_until || day <= *profile.valid_until);
}

std::string known_ids(const std::vector<layout::FormatProfile>& profiles) {
  std::string ids;
  for (const auto& profile : profiles) ids += (ids.empty() ? "" : ", ") + profile.id;
  return ids;
}

}  // namespace

Result<FormatProfiles> FormatProfiles::read(const FileStore& files, const std::string& data,
                                            std::optional<layout::Length> body_size) {
  auto sources = read_xml_folder(files, data, "templates/profiles");
  if (!sources.ok()) return sources.error();
  FormatProfiles read;
  for (const SourceText& source : sources.value()) {
    auto profile = layout::parse_format_profile(source);
    if (!profile.ok()) {
      const findings::Finding& first = profile.findings().front();
      return Error{.kind = ErrorKind::Rendering,
                   .what = first.message,
                   .where = source.locate(first.at),
                   .remedy = first.hint};
    }
    read.profiles_.push_back(body_size ? layout::with_body_size(profile.value(), *body_size)
                                       : std::move(profile).value());
  }
  return read;
}

Result<std::size_t> FormatProfiles::choose(std::string_view id, const Date& day) const {
  for (std::size_t i = 0; i < profiles_.size(); ++i) {
    if (id.empty() ? in_force(profiles_[i], day) : profiles_[i].id == id) return i;
  }
  const std::string known = known_ids(profiles_);
  if (!id.empty()) {
    return Error{.kind = ErrorKind::Usage,
                 .what = {"không có thể thức “" + std::string(id) + "”",
                          "there is no format profile “" + std::string(id) + "”"},
                 .where = {},
                 .remedy = {"các thể thức có: " + known, "known profiles: " + known}};
  }
  return Error{.kind = ErrorKind::Rendering,
               .what = {"chưa có thể thức cho văn bản ngày " + to_iso(day),
                        "there is no format profile for a paper of " + to_iso(day)},
               .where = {},
               .remedy = {"chọn thể thức bằng --profile (có: " + known + ")",
                          "choose one with --profile (" + known + ")"}};
}

}  // namespace vanthu::run
