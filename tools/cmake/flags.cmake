# Compiler flags of every target (style.md 17). GOFUN_WERROR is on in CI.
option(GOFUN_WERROR "warnings are errors" OFF)
option(GOFUN_SANITIZE "ASan + UBSan" OFF)
option(GOFUN_HARDEN "hardened release flags" OFF)
option(GOFUN_FUZZ "build the libFuzzer targets (clang)" OFF)

add_library(gofun_flags INTERFACE)
target_compile_features(gofun_flags INTERFACE c_std_17)
target_compile_options(gofun_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes
    -Wmissing-prototypes -Wvla -Wformat=2 -Wundef -Wpointer-arith -Wcast-qual
    -Wwrite-strings -Wswitch-enum -Wdouble-promotion)
if(GOFUN_WERROR)
    target_compile_options(gofun_flags INTERFACE -Werror)
endif()
if(GOFUN_SANITIZE)
    target_compile_options(gofun_flags INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(gofun_flags INTERFACE -fsanitize=address,undefined)
endif()
if(GOFUN_FUZZ)
    target_compile_options(gofun_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(GOFUN_HARDEN)
    target_compile_options(gofun_flags INTERFACE
        -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
        -fstack-clash-protection -fcf-protection)
    target_link_options(gofun_flags INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)
endif()

# gofun_room(NAME SOURCES a.c ... [USES room ...] [PACKAGES PkgConfig::X ...])
# One room = one static library gofun_NAME; third parties stay PRIVATE.
function(gofun_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PACKAGES" ${ARGN})
    add_library(gofun_${name} STATIC ${ROOM_SOURCES})
    target_include_directories(gofun_${name} PUBLIC ${PROJECT_SOURCE_DIR}/engine)
    target_link_libraries(gofun_${name} PRIVATE gofun_flags ${ROOM_PACKAGES})
    foreach(room ${ROOM_USES})
        target_link_libraries(gofun_${name} PUBLIC gofun_${room})
    endforeach()
endfunction()

# gofun_test(NAME FILE.c [USES room ...] [PACKAGES ...]): a cmocka program run by ctest.
function(gofun_test name source)
    cmake_parse_arguments(T "" "" "USES;PACKAGES" ${ARGN})
    add_executable(${name} ${source})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(${name} PRIVATE
        GOFUN_SOURCE_DIR="${PROJECT_SOURCE_DIR}" GOFUN_BINARY_DIR="${PROJECT_BINARY_DIR}")
    target_link_libraries(${name} PRIVATE gofun_flags PkgConfig::CMOCKA ${T_PACKAGES})
    foreach(room ${T_USES})
        target_link_libraries(${name} PRIVATE gofun_${room})
    endforeach()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300
        ENVIRONMENT "LC_ALL=C.UTF-8;TZ=Asia/Tokyo;DISPLAY=;ASAN_OPTIONS=detect_leaks=1")
endfunction()

# gofun_fuzz(NAME FILE.c USES room ...): a libFuzzer target, only with GOFUN_FUZZ.
function(gofun_fuzz name source)
    if(NOT GOFUN_FUZZ)
        return()
    endif()
    cmake_parse_arguments(T "" "" "USES;PACKAGES" ${ARGN})
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE gofun_flags ${T_PACKAGES})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    foreach(room ${T_USES})
        target_link_libraries(${name} PRIVATE gofun_${room})
    endforeach()
endfunction()
