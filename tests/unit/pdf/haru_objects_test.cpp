#include "pdf/haru_objects.h"

#include <gtest/gtest.h>

#include "papers.h"
#include "pdf/icc_profile.h"
#include "pdf/object_appender.h"
#include "pdf/pdf_prototype.h"
#include "pdf/pdf_text.h"
#include "support/pdf_reader.h"

namespace vanthu::pdf {
namespace {

TEST(HaruObjects, WritesWhatItIsTold) {
  HaruObjects objects;
  const HaruValue font = objects.add_dictionary();
  objects.set_name(font, "Type", "Font");
  objects.set_real(font, "ItalicAngle", -16.3330078125);
  objects.set_string(font, "Registry", "Ado(be");
  const HaruValue widths = objects.array();
  for (const double width : {443.75, 250.0, 0.5}) objects.push_real(widths, width);
  objects.push_number(widths, 7);
  objects.set_value(font, "W", widths);
  EXPECT_EQ(objects.number_of(font), 1);
  const auto written = objects.serialise();
  ASSERT_TRUE(written.ok());
  EXPECT_EQ(written.value().bytes,
            "1 0 obj\n<<\n/Type /Font\n/ItalicAngle -16.33301\n/Registry (Ado\\050be)\n"
            "/W [ 443.75 250 0.5 7 ]\n>>\nendobj\n");
  EXPECT_EQ(written.value().offsets, std::vector<std::size_t>{0});
}

TEST(HaruObjects, WritesCompressedStreamsAsTheyAre) {
  HaruObjects objects;
  const HaruValue stream = objects.add_stream(std::string("x\0y", 3));
  objects.set_number(stream, "Length1", 77);
  const auto written = objects.serialise();
  ASSERT_TRUE(written.ok());
  EXPECT_EQ(written.value().bytes,
            std::string("1 0 obj\n<<\n/Length 2 0 R\n/Length1 77\n/Filter /FlateDecode\n>>\n"
                        "stream\r\nx\0y\nendstream\nendobj\n2 0 obj\n3\nendobj\n",
                        107));
}

// libharu 2.3.0 takes a name that is too long without a word and writes an empty one; it overwrites
// its error code with each further call. The first code counts and nothing is written.
TEST(HaruObjects, KeepsTheFirstErrorAndWritesNothing) {
  HaruObjects objects;
  const HaruValue font = objects.add_dictionary();
  objects.set_name(font, "Type", std::string(200, 'N'));
  objects.set_name(font, "Type", "Font");
  objects.set_string(font, "Registry", std::string(70000, 's'));
  const auto written = objects.serialise();
  ASSERT_FALSE(written.ok());
  // HPDF_NAME_OUT_OF_RANGE
  EXPECT_NE(written.error().what.en.find("0x1045"), std::string::npos) << written.error().what.en;
  EXPECT_EQ(written.error().kind, ErrorKind::Rendering);
}

// libharu's own map is a CID map, which poppler has to guess at.
TEST(PdfPrototype, HasALegalToUnicodeMap) {
  const support::PdfReader pdf(paper_of(support::minutes_document()).bytes);
  int maps = 0;
  for (const auto& [number, object] : pdf.objects()) {
    if (!object.is_dictionary() || object.dictionary().count("ToUnicode") == 0) continue;
    const std::string map = pdf.stream_bytes(object.dictionary().at("ToUnicode"));
    EXPECT_EQ(map.find("cidrange"), std::string::npos);
    EXPECT_EQ(map.find("bfrange"), std::string::npos);
    EXPECT_NE(map.find("beginbfchar"), std::string::npos);
    ++maps;
  }
  EXPECT_EQ(maps, 3);
}

TEST(PdfPrototype, IsTheSameTwice) {
  const Deflater deflater(6);
  const FaceSet faces = face_bit(layout::Face::Regular) | face_bit(layout::Face::Italic);
  const auto one = PdfPrototype::build(engine().fonts(), faces, deflater);
  const auto two = PdfPrototype::build(engine().fonts(), faces, deflater);
  EXPECT_EQ(one.value().bytes(), two.value().bytes());
  EXPECT_NE(one.value().font_object(layout::Face::Italic), 0);
  EXPECT_EQ(one.value().font_object(layout::Face::Bold), 0);
}

TEST(PdfEngine, GivesTheSmallestPrototypeWithAllFaces) {
  const FaceSet upright = face_bit(layout::Face::Regular);
  const FaceSet italic = face_bit(layout::Face::Italic);
  EXPECT_EQ(engine().prototype(upright).font_object(layout::Face::Italic), 0);
  EXPECT_NE(engine().prototype(italic).font_object(layout::Face::Italic), 0);
  EXPECT_NE(engine().prototype(italic).font_object(layout::Face::Regular), 0);
  EXPECT_EQ(engine().prototype(italic).font_object(layout::Face::BoldItalic), 0);
}

TEST(IccProfile, DescribesSrgb) {
  const std::string profile = srgb_icc_profile();
  EXPECT_EQ(profile.substr(36, 4), "acsp");
  EXPECT_LT(profile.size(), 1200U);
  EXPECT_EQ(profile.size() % 4, 0U);
  // Mid grey of the curve: 128 of 255 is 0.2158 linear.
  const std::size_t curve = profile.find("curv") + 12;
  const auto value = static_cast<unsigned char>(profile[curve + 256]) * 256 +
                     static_cast<unsigned char>(profile[curve + 257]);
  EXPECT_NEAR(value / 65535.0, 0.2158, 0.0005);
}

TEST(ObjectAppender, AppendsAnUpdateBehindAFile) {
  const std::string file = paper_of(support::minutes_document(), {.fields = true}).bytes;
  const support::PdfReader before(file);
  const auto table =
      static_cast<std::size_t>(std::stoull(file.substr(file.rfind("startxref\n") + 10)));
  const int root = before.trailer().at("Root").reference().number;
  ObjectAppender update(file, table, before.trailer().at("Size").integer());
  const int added = update.reserve();
  update.begin(added);
  update.bytes() += "(added)";
  update.end();
  const int page = before.pages().front().number;
  update.begin(page);
  update.bytes() += "<</Type/Page/Parent 999 0 R>>";
  update.end();
  update.finish("/Root " + std::to_string(root) + " 0 R");
  const std::string& bytes = update.bytes();
  EXPECT_EQ(bytes.substr(0, file.size()), file);
  EXPECT_EQ(bytes.substr(bytes.size() - 6), "%%EOF\n");
  // The reader takes the newest entry of each object.
  EXPECT_NE(bytes.find("/Prev " + std::to_string(table)), std::string::npos);
  EXPECT_NE(bytes.find("xref\n" + std::to_string(page) + " 1\n"), std::string::npos);
  EXPECT_NE(bytes.find("\n" + std::to_string(added) + " 1\n"), std::string::npos);
}

TEST(ObjectAppender, InsistsOnEachReservedObject) {
  ObjectAppender objects("%PDF-1.7\n", {});
  static_cast<void>(objects.reserve());
  EXPECT_THROW(static_cast<void>(objects.finish("")), Bug);
}

TEST(PdfText, WritesNumbersWithoutTheLocale) {
  const auto written = [](double value) {
    std::string out;
    append_hundredths(out, to_hundredths(value));
    return out;
  };
  EXPECT_EQ(written(12.5), "12.5");
  EXPECT_EQ(written(-0.25), "-0.25");
  EXPECT_EQ(written(7), "7");
  EXPECT_EQ(written(0.005), "0.01");
  EXPECT_EQ(written(-0.001), "0");
  EXPECT_EQ(written(595.2756), "595.28");
}

TEST(PdfText, WritesVietnameseAsUtf16) {
  std::string out;
  append_text_string(out, "Số 5");
  EXPECT_EQ(out, "<FEFF00531ED100200035>");
  out.clear();
  append_text_string(out, "\xF0\x9F\x98\x80");
  EXPECT_EQ(out, "<FEFFD83DDE00>");
}

}  // namespace
}  // namespace vanthu::pdf
