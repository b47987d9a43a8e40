// Templates of a few lines for tests: what they print, and what is wrong with them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/template.h"
#include "compose/wording.h"
#include "document/document.h"
#include "model/meeting_record.h"
#include "support/builders.h"

namespace vanthu::compose {

// The vocabulary of templates/ and these blocks, which must be without problems; blocks are <block>
// elements.
Wording wording_with(std::string_view blocks = {});

// A minutes template with this body, which starts on line 3.
std::string template_around(std::string_view body);

// The document a body makes of a record; a problem in it throws.
document::Document compose_body(std::string_view body,
                                const model::MeetingRecord& record = support::meeting().build(),
                                std::string_view blocks = {});

// The words of <p>text</p>.
std::string print(std::string_view text,
                  const model::MeetingRecord& record = support::meeting().build(),
                  std::string_view blocks = {});

// "3:8 TPL-10 không có trường “metting” (có phải là “meeting”?)": one line a problem of the body.
std::vector<std::string> problems(std::string_view body, std::string_view blocks = {});
// The same for blocks, which start on line 2.
std::vector<std::string> block_problems(std::string_view blocks);
// In Vietnamese, for any findings in a source.
std::vector<std::string> lines(const SourceText& source, const findings::Findings& findings);

}  // namespace vanthu::compose
