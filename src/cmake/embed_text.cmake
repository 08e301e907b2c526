# cmake -DFILE=… -DHEADER=… -DFUNCTION=… -DOUT=… -P embed_text.cmake: a C++ source with the file as a string literal.
file(READ "${FILE}" text)
file(CONFIGURE OUTPUT "${OUT}" @ONLY CONTENT [[
#include "@HEADER@"

namespace statusbook {

std::string_view @FUNCTION@() { return R"file(@text@)file"; }

}  // namespace statusbook
]])
