/* cmocka with the headers it wants before it. */
#ifndef GOFUN_TESTS_CMOCKA_ALL_H
#define GOFUN_TESTS_CMOCKA_ALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

#endif
