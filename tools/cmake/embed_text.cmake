# Writes text files into one C file, each as a byte array with its size.
# cmake -DHEADER=room/x_internal.h -DNAMES="a;b" -DFILES="a.css;b.js" -DOUTPUT=... -P embed_text.cmake
set(arrays "")
foreach(name file IN ZIP_LISTS NAMES FILES)
    file(READ "${file}" hex HEX)
    string(REGEX REPLACE "(................................)" "\\1\n    " hex "${hex}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1, " bytes "${hex}")
    string(APPEND arrays "\nconst unsigned char ${name}[] = {\n    ${bytes}};\n"
        "const size_t ${name}_size = sizeof ${name};\n")
endforeach()
file(WRITE "${OUTPUT}" "/* Made by tools/cmake/embed_text.cmake. */\n#include \"${HEADER}\"\n${arrays}")
