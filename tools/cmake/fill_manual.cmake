# Puts what a program prints in the place of @COMMANDS@ of a manual page.
# cmake -DPROGRAM=... -DINPUT=... -DOUTPUT=... -P fill_manual.cmake
execute_process(COMMAND ${PROGRAM} manual print OUTPUT_VARIABLE COMMANDS
    RESULT_VARIABLE code)
if(NOT code EQUAL 0 OR COMMANDS STREQUAL "")
    message(FATAL_ERROR "${PROGRAM} manual print: code ${code}")
endif()
configure_file(${INPUT} ${OUTPUT} @ONLY)
