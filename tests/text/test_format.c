/* Dates, times, counts, ui.md 5.5. */
#include "fake_font.h"
#include "text/format.h"

#define DAY(y, m, d) ((FormatDate){(y), (m), (d)})

static const struct {
    FormatDate date;
    FormatCalendar calendar;
    const char *text;
} DATES[] = {
    {{2026, 1, 15}, FORMAT_WESTERN, "2026年1月15日（木）"},
    {{2026, 1, 15}, FORMAT_ERA, "令和8年1月15日（木）"},
    {{2026, 1, 15}, FORMAT_BOTH, "2026年（令和8年）1月15日"},
    {{2019, 4, 30}, FORMAT_ERA, "平成31年4月30日（火）"},
    {{2019, 5, 1}, FORMAT_ERA, "令和元年5月1日（水）"},
    {{2019, 12, 31}, FORMAT_BOTH, "2019年（令和元年）12月31日"},
    {{2020, 1, 1}, FORMAT_ERA, "令和2年1月1日（水）"},
    {{1989, 1, 7}, FORMAT_ERA, "昭和64年1月7日（土）"},
    {{1989, 1, 8}, FORMAT_ERA, "平成元年1月8日（日）"},
    {{1926, 12, 24}, FORMAT_ERA, "大正15年12月24日（金）"},
    {{1926, 12, 25}, FORMAT_ERA, "昭和元年12月25日（土）"},
    {{1912, 7, 29}, FORMAT_ERA, "明治45年7月29日（月）"},
    {{1912, 7, 30}, FORMAT_ERA, "大正元年7月30日（火）"},
    {{1873, 1, 1}, FORMAT_ERA, "明治6年1月1日（水）"},
    {{1872, 12, 31}, FORMAT_ERA, "1872年12月31日（火）"},
    {{1872, 12, 31}, FORMAT_BOTH, "1872年12月31日（火）"},
    {{2024, 2, 29}, FORMAT_WESTERN, "2024年2月29日（木）"},
    {{1970, 1, 1}, FORMAT_WESTERN, "1970年1月1日（木）"},
};

static void test_dates(void **state)
{
    (void)state;
    Arena arena = {0};
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(DATES); i++) {
        Str got = format_date(&arena, DATES[i].date, DATES[i].calendar);
        wrong += !is_text("date", got, DATES[i].text);
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

static const struct {
    int64_t unix_s;
    int zone;
    FormatDate date;
    FormatClock clock;
} MOMENTS[] = {
    {0, 0, {1970, 1, 1}, {0, 0, 0}},
    {0, 540, {1970, 1, 1}, {9, 0, 0}},
    {-1, 0, {1969, 12, 31}, {23, 59, 59}},
    {951782399, 0, {2000, 2, 28}, {23, 59, 59}},
    {951782400, 0, {2000, 2, 29}, {0, 0, 0}},
    {1768402799, 540, {2026, 1, 14}, {23, 59, 59}},
    {1768402800, 540, {2026, 1, 15}, {0, 0, 0}},
    {1768402800, -300, {2026, 1, 14}, {10, 0, 0}},
    {4102444800, 0, {2100, 1, 1}, {0, 0, 0}},
    {2147483648, 0, {2038, 1, 19}, {3, 14, 8}},
    {-2208988800, 0, {1900, 1, 1}, {0, 0, 0}},
};

static void test_moments(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(MOMENTS); i++) {
        FormatDate date = format_local_date(MOMENTS[i].unix_s, MOMENTS[i].zone);
        FormatClock clock = format_local_clock(MOMENTS[i].unix_s, MOMENTS[i].zone);
        assert_int_equal(date.year, MOMENTS[i].date.year);
        assert_int_equal(date.month, MOMENTS[i].date.month);
        assert_int_equal(date.day, MOMENTS[i].date.day);
        assert_int_equal(clock.hour, MOMENTS[i].clock.hour);
        assert_int_equal(clock.minute, MOMENTS[i].clock.minute);
        assert_int_equal(clock.second, MOMENTS[i].clock.second);
    }
}

/* Each day from 1600 to 2400 is the day before's successor, and comes back. */
static void test_every_day(void **state)
{
    (void)state;
    FormatDate day = DAY(1600, 1, 1);
    int64_t number = format_day_number(day);
    int weekday = format_weekday(day);
    assert_int_equal(weekday, 6);
    while (day.year < 2400) {
        FormatDate back = format_day_date(number);
        assert_true(back.year == day.year && back.month == day.month &&
                    back.day == day.day);
        assert_int_equal(format_day_number(day), number);
        assert_int_equal(format_weekday(day), weekday);
        assert_true(format_date_is_valid(day));
        number++;
        weekday = (weekday + 1) % 7;
        day.day++;
        if (!format_date_is_valid(day)) {
            day.day = 1;
            day.month++;
        }
        if (day.month == 13) {
            day.month = 1;
            day.year++;
        }
    }
    assert_false(format_date_is_valid(DAY(2100, 2, 29)));
    assert_false(format_date_is_valid(DAY(2026, 4, 31)));
    assert_false(format_date_is_valid(DAY(2026, 0, 1)));
    assert_false(format_date_is_valid(DAY(2026, 1, 0)));
}

/* No clock value makes the calendar misbehave. */
static void test_extremes(void **state)
{
    static const int64_t values[] = {INT64_MIN, INT64_MAX, INT64_MIN + 1, 0};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        FormatDate date = format_local_date(values[i], FORMAT_ZONE_JAPAN);
        FormatClock clock = format_local_clock(values[i], FORMAT_ZONE_JAPAN);
        assert_true(format_date_is_valid(date));
        assert_in_range(clock.hour, 0, 23);
    }
}

static void test_other_dates(void **state)
{
    (void)state;
    Arena arena = {0};
    Arena *a = &arena;
    const FormatDate day = DAY(2026, 1, 5);
    const FormatDate end = DAY(2026, 3, 31);
    const struct {
        Str got;
        const char *wanted;
    } cases[] = {
        {format_date_short(a, day), "2026/01/05"},
        {format_date_iso(a, day), "2026-01-05"},
        {format_deadline(a, end, FORMAT_WESTERN), "2026年3月31日（火）まで"},
        {format_deadline(a, end, FORMAT_ERA), "令和8年3月31日（火）まで"},
        {format_date_near(a, end, day), "3月31日（火）"},
        {format_date_near(a, day, end), "1月5日（月）"},
        {format_date_near(a, end, DAY(2025, 3, 31)), "2026年3月31日（火）"},
        {format_date_near(a, end, DAY(2025, 4, 1)), "3月31日（火）"},
        {format_date_near(a, end, DAY(2027, 3, 30)), "3月31日（火）"},
        {format_date_near(a, end, DAY(2027, 3, 31)), "2026年3月31日（火）"},
        {format_fiscal_year(a, 2025), "2025年度（2025年4月〜2026年3月）"},
        {format_fiscal_year(a, format_fiscal_year_of(end)),
         "2025年度（2025年4月〜2026年3月）"},
        {format_fiscal_year(a, format_fiscal_year_of(DAY(2026, 4, 1))),
         "2026年度（2026年4月〜2027年3月）"},
        {format_version(a, 3, DAY(2026, 4, 1)), "第3版（2026年4月）"},
        {format_relative(a, end, end, FORMAT_WESTERN), "きょう"},
        {format_relative(a, DAY(2026, 3, 30), end, FORMAT_WESTERN), "きのう"},
        {format_relative(a, DAY(2026, 3, 28), end, FORMAT_WESTERN), "3日前"},
        {format_relative(a, DAY(2026, 3, 25), end, FORMAT_WESTERN), "6日前"},
        {format_relative(a, DAY(2026, 3, 24), end, FORMAT_WESTERN),
         "2026年3月24日（火）"},
        {format_relative(a, DAY(2026, 4, 1), end, FORMAT_ERA), "令和8年4月1日（水）"},
        {format_relative(a, DAY(2025, 12, 31), DAY(2026, 1, 1), FORMAT_ERA), "きのう"},
    };
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        wrong += !is_text("date", cases[i].got, cases[i].wanted);
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

static void test_times(void **state)
{
    (void)state;
    Arena arena = {0};
    Arena *a = &arena;
    const struct {
        Str got;
        const char *wanted;
    } cases[] = {
        {format_time(a, (FormatClock){14, 5, 0}), "午後2時05分"},
        {format_time(a, (FormatClock){0, 0, 0}), "午前0時00分"},
        {format_time(a, (FormatClock){11, 59, 59}), "午前11時59分"},
        {format_time(a, (FormatClock){12, 0, 0}), "午後0時00分"},
        {format_time_short(a, (FormatClock){14, 5, 0}), "14:05"},
        {format_time_short(a, (FormatClock){9, 0, 0}), "09:00"},
        {format_duration(a, 200), "3分20秒"},
        {format_duration(a, 290), "4分50秒"},
        {format_duration(a, 300), "5分"},
        {format_duration(a, 45), "45秒"},
        {format_duration(a, 0), "0秒"},
        {format_duration(a, -5), "0秒"},
        {format_duration(a, 3599), "59分59秒"},
        {format_duration(a, 3900), "1時間05分"},
        {format_duration(a, INT64_MAX), "2562047788015215時間30分"},
        {format_duration_about(a, 300), "約5分"},
        {format_duration_about(a, 329), "約5分"},
        {format_duration_about(a, 330), "約6分"},
        {format_duration_about(a, 0), "約1分"},
    };
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        wrong += !is_text("time", cases[i].got, cases[i].wanted);
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

static void test_numbers(void **state)
{
    (void)state;
    Arena arena = {0};
    Arena *a = &arena;
    const struct {
        Str got;
        const char *wanted;
    } cases[] = {
        {format_count(a, 318, STR("名")), "318名"},
        {format_count(a, 25, STR("話")), "25話"},
        {format_count(a, 3, STR("問")), "3問"},
        {format_count(a, 1000, STR("円")), "1,000円"},
        {format_count(a, 12, STR("文字")), "12文字"},
        {format_count(a, 0, STR("")), "0"},
        {format_count(a, 999999, STR("円")), "999,999円"},
        {format_count(a, 2000000, STR("円")), "2,000,000円"},
        {format_count(a, -1234, STR("円")), "-1,234円"},
        {format_count(a, INT64_MIN, STR("")), "-9,223,372,036,854,775,808"},
        {format_ratio(a, 318, 412, STR("名")), "77%（412名中 318名）"},
        {format_ratio(a, 0, 412, STR("名")), "0%（412名中 0名）"},
        {format_ratio(a, 412, 412, STR("名")), "100%（412名中 412名）"},
        {format_ratio(a, 411, 412, STR("名")), "99%（412名中 411名）"},
        {format_ratio(a, 1, 412, STR("名")), "1%（412名中 1名）"},
        {format_ratio(a, 1, 2, STR("問")), "50%（2問中 1問）"},
        {format_ratio(a, 0, 0, STR("名")), "0%（0名中 0名）"},
        {format_ratio(a, 1500, 2000, STR("名")), "75%（2,000名中 1,500名）"},
    };
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        wrong += !is_text("number", cases[i].got, cases[i].wanted);
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),       cmocka_unit_test(test_moments),
        cmocka_unit_test(test_every_day),   cmocka_unit_test(test_extremes),
        cmocka_unit_test(test_other_dates), cmocka_unit_test(test_times),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
