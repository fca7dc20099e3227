# Writes the numbered migrations of a folder into one C file, each as a byte array with its
# user_version and its row in table migration behind it. Stops on a gap or a bad name.
# cmake -DFOLDER=... -DOUTPUT=... -P embed_sql.cmake
file(GLOB migrations "${FOLDER}/*.sql")
list(SORT migrations)
set(arrays "")
set(rows "")
set(version 0)
foreach(path ${migrations})
    math(EXPR version "${version} + 1")
    get_filename_component(name "${path}" NAME_WE)
    if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z0-9_]+$")
        message(FATAL_ERROR "${path}: a migration is named 0001_lower_case.sql")
    endif()
    math(EXPR number "1${CMAKE_MATCH_1} - 10000")
    if(NOT number EQUAL version)
        message(FATAL_ERROR "${path}: number ${version} is missing or twice there")
    endif()
    file(READ "${path}" text)
    string(APPEND text "PRAGMA user_version = ${version};\n"
        "INSERT INTO migration(version, name) VALUES (${version}, '${name}');\n")
    string(HEX "${text}" hex)
    string(REGEX REPLACE "(................................)" "\\1\n    " hex "${hex}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1, " bytes "${hex}")
    string(APPEND arrays
        "static const unsigned char sql_${version}[] = {\n    ${bytes}0};\n\n")
    string(APPEND rows "    {${version}, \"${name}\", sql_${version}},\n")
endforeach()
if(version EQUAL 0)
    message(FATAL_ERROR "no migrations in ${FOLDER}")
endif()
file(WRITE "${OUTPUT}" "/* Made by tools/cmake/embed_sql.cmake from ${FOLDER}. */\n"
    "#include \"store/migrate.h\"\n\n${arrays}"
    "const StoreMigration store__migrations[] = {\n${rows}};\n"
    "const int store__migration_count = ${version};\n")
