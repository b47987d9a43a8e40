#include "pdf/haru_objects.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_version.h>

#include "base/check.h"

namespace vanthu::pdf {
namespace {

// The structs used here are internal to libharu: another version needs another look.
static_assert(std::string_view(HPDF_VERSION_TEXT) == "2.3.0");

HPDF_Dict as_dictionary(void* object) {
  return static_cast<HPDF_Dict>(object);
}
HPDF_Array as_array(void* object) {
  return static_cast<HPDF_Array>(object);
}

// libharu removes the Filter entry of a stream that it does not compress itself.
HPDF_STATUS write_filter(HPDF_Dict, HPDF_Stream stream) {
  return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
}

struct FreePool {
  void operator()(HPDF_MMgr pool) const { HPDF_MMgr_Free(pool); }
};
struct FreeObjects {
  void operator()(HPDF_Xref objects) const { HPDF_Xref_Free(objects); }
};
struct FreeStream {
  void operator()(HPDF_Stream stream) const { HPDF_Stream_Free(stream); }
};

std::string bytes_of(HPDF_Stream stream) {
  std::string out;
  const HPDF_UINT parts = HPDF_MemStream_GetBufCount(stream);
  for (HPDF_UINT i = 0; i < parts; ++i) {
    HPDF_UINT length = 0;
    const HPDF_BYTE* part = HPDF_MemStream_GetBufPtr(stream, i, &length);
    out.append(reinterpret_cast<const char*>(part), length);
  }
  return out;
}

}  // namespace

struct HaruObjects::State {
  HPDF_Error_Rec error{};
  HPDF_STATUS first_error = HPDF_OK;
  std::unique_ptr<HPDF_MMgr_Rec, FreePool> pool;
  // Freed before the pool.
  std::unique_ptr<HPDF_Xref_Rec, FreeObjects> objects;
};

HaruObjects::HaruObjects() : state_(std::make_unique<State>()) {
  HPDF_Error_Init(&state_->error, nullptr);
  state_->pool.reset(HPDF_MMgr_New(&state_->error, 0, nullptr, nullptr));
  if (state_->pool != nullptr) state_->objects.reset(HPDF_Xref_New(state_->pool.get(), 0));
  if (state_->objects == nullptr) keep_first_error(HPDF_FAILD_TO_ALLOC_MEM);
}

HaruObjects::~HaruObjects() = default;

void HaruObjects::keep_first_error(unsigned long status) {
  if (state_->first_error != HPDF_OK) return;
  // Some calls report success and leave their code behind (HPDF_Name_New with a long name).
  const HPDF_STATUS left_behind = state_->error.error_no;
  state_->first_error = left_behind != HPDF_OK ? left_behind : status;
}

bool HaruObjects::failed() const {
  return state_->first_error != HPDF_OK;
}

HaruValue HaruObjects::dictionary() {
  if (failed()) return {};
  HPDF_Dict made = HPDF_Dict_New(state_->pool.get());
  if (made == nullptr) keep_first_error(HPDF_FAILD_TO_ALLOC_MEM);
  return HaruValue(made);
}

HaruValue HaruObjects::array() {
  if (failed()) return {};
  HPDF_Array made = HPDF_Array_New(state_->pool.get());
  if (made == nullptr) keep_first_error(HPDF_FAILD_TO_ALLOC_MEM);
  return HaruValue(made);
}

HaruValue HaruObjects::add_dictionary() {
  const HaruValue made = dictionary();
  if (!failed()) keep_first_error(HPDF_Xref_Add(state_->objects.get(), made.object_));
  return made;
}

HaruValue HaruObjects::add_stream(std::string_view deflated) {
  if (failed()) return {};
  HPDF_Dict made = HPDF_DictStream_New(state_->pool.get(), state_->objects.get());
  if (made == nullptr) {
    keep_first_error(HPDF_FAILD_TO_ALLOC_MEM);
    return {};
  }
  made->write_fn = write_filter;
  keep_first_error(HPDF_Stream_Write(made->stream,
                                     reinterpret_cast<const HPDF_BYTE*>(deflated.data()),
                                     static_cast<HPDF_UINT>(deflated.size())));
  return HaruValue(made);
}

int HaruObjects::number_of(const HaruValue& object) const {
  if (failed()) return 0;
  return static_cast<int>(as_dictionary(object.object_)->header.obj_id & 0x00FFFFFFU);
}

void HaruObjects::set_name(const HaruValue& dictionary, const char* key, std::string_view name) {
  if (failed()) return;
  keep_first_error(
      HPDF_Dict_AddName(as_dictionary(dictionary.object_), key, std::string(name).c_str()));
}

void HaruObjects::set_number(const HaruValue& dictionary, const char* key, int value) {
  if (failed()) return;
  keep_first_error(HPDF_Dict_AddNumber(as_dictionary(dictionary.object_), key, value));
}

void HaruObjects::set_real(const HaruValue& dictionary, const char* key, double value) {
  if (failed()) return;
  keep_first_error(
      HPDF_Dict_AddReal(as_dictionary(dictionary.object_), key, static_cast<HPDF_REAL>(value)));
}

void HaruObjects::set_string(const HaruValue& dictionary, const char* key, std::string_view ascii) {
  if (failed()) return;
  HPDF_String made = HPDF_String_New(state_->pool.get(), std::string(ascii).c_str(), nullptr);
  if (made == nullptr) return keep_first_error(HPDF_FAILD_TO_ALLOC_MEM);
  keep_first_error(HPDF_Dict_Add(as_dictionary(dictionary.object_), key, made));
}

void HaruObjects::set_value(const HaruValue& dictionary, const char* key, const HaruValue& value) {
  if (failed()) return;
  keep_first_error(HPDF_Dict_Add(as_dictionary(dictionary.object_), key, value.object_));
}

void HaruObjects::push_number(const HaruValue& array, int value) {
  if (failed()) return;
  keep_first_error(HPDF_Array_AddNumber(as_array(array.object_), value));
}

void HaruObjects::push_real(const HaruValue& array, double value) {
  if (failed()) return;
  keep_first_error(HPDF_Array_AddReal(as_array(array.object_), static_cast<HPDF_REAL>(value)));
}

void HaruObjects::push_value(const HaruValue& array, const HaruValue& value) {
  if (failed()) return;
  keep_first_error(HPDF_Array_Add(as_array(array.object_), value.object_));
}

namespace {

Error broken_library(unsigned long status) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string code;
  for (int shift = 12; shift >= 0; shift -= 4) code += kDigits[(status >> shift) & 0xFU];
  return Error{
      .kind = ErrorKind::Rendering,
      .what = {"thư viện PDF (libharu) không dựng được các phần chung, mã 0x" + code,
               "the PDF library (libharu) could not build the common parts, code 0x" + code},
      .where = {},
      .remedy = {"cài lại gói libhpdf 2.3.0, rồi chạy vanthu doctor",
                 "install the package libhpdf 2.3.0 again, then run vanthu doctor"}};
}

}  // namespace

Result<SerialisedObjects> HaruObjects::serialise() {
  if (failed()) return broken_library(state_->first_error);
  const std::unique_ptr<HPDF_Stream_Rec, FreeStream> stream(
      HPDF_MemStream_New(state_->pool.get(), 1U << 16U));
  if (stream == nullptr) return broken_library(HPDF_FAILD_TO_ALLOC_MEM);
  const HPDF_STATUS status = HPDF_Xref_WriteToStream(state_->objects.get(), stream.get(), nullptr);
  if (status != HPDF_OK) return broken_library(status);
  SerialisedObjects out;
  // Entry 0 heads the free list; the objects end where the cross-reference table begins.
  for (HPDF_UINT i = 1; i < state_->objects->entries->count; ++i) {
    out.offsets.push_back(HPDF_Xref_GetEntry(state_->objects.get(), i)->byte_offset);
  }
  out.bytes = bytes_of(stream.get());
  VANTHU_CHECK(state_->objects->addr <= out.bytes.size(), "libharu tells where its table begins");
  out.bytes.resize(state_->objects->addr);
  return out;
}

}  // namespace vanthu::pdf
