/* The lint itself: every seeded fault is found, alone, and good drawings pass. */
#include <stdio.h>

#include "author/svg_lint.h"
#include "support/cmocka_all.h"

#define OPEN "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\">"
#define GRADIENT(more)                                                                   \
    "<linearGradient id=\"a\" " more "><stop offset=\"0\" stop-color=\"#FFFFFF\"/>"      \
    "</linearGradient>"

typedef struct Case {
    SvgRule rule; /* SVG_RULE_COUNT: nothing wrong */
    const char *inside;
} Case;

static const Case CASES[] = {
    /* what works */
    {SVG_RULE_COUNT, "<path d=\"M1 2 L3.25 4Z\" fill=\"#A1B2C3\"/>"},
    {SVG_RULE_COUNT, "<g transform=\"rotate(3 12 12)\"><rect width=\"2\" height=\"3\" "
                     "fill='none' stroke=\"rgb(1,2,3)\" opacity=\"0.5\"/></g>"},
    {SVG_RULE_COUNT,
     GRADIENT(
         "gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"24\"") "<circle r=\"4\" "
                                                                "fill=\"url(#a)\"/>"},
    {SVG_RULE_COUNT, GRADIENT("x1=\"0%\" x2=\"100%\"") "<circle r=\"4\" "
                                                       "style=\"fill:url(#a)\"/>"},
    {SVG_RULE_COUNT, "<style>.a, .b-2 { fill:#000; stroke:none }</style>"
                     "<line class=\"a\" x2=\"9\"/>"},
    {SVG_RULE_COUNT, "<!-- a <text> in a comment --><title>1.2345 text</title>"},
    {SVG_RULE_COUNT, "<path d=\"M1 2 a40 40 0 0 1 80 0 40,40,0,1,0,3,4 A1 1 0 1 0 5 "
                     "6Z\"/>"},
    {SVG_RULE_COUNT, "<path d=\"M1 2-3-4\" stroke-dasharray=\"0.1 4\"/>"},
    /* elements */
    {SVG_ELEMENT, "<text x=\"3\"></text>"},
    {SVG_ELEMENT, "<use/>"},
    {SVG_ELEMENT, "<image width=\"3\"/>"},
    {SVG_ELEMENT, "<pattern id=\"p\"/>"},
    {SVG_ELEMENT, "<marker/>"},
    {SVG_ELEMENT, "<filter/>"},
    {SVG_ELEMENT, "<defs><clipPath id=\"c\"/></defs>"},
    {SVG_ELEMENT, "<mask/>"},
    {SVG_ELEMENT, "<symbol/>"},
    {SVG_ELEMENT, "<foreignObject/>"},
    {SVG_NESTED, "<g><svg x=\"3\" y=\"4\"></svg></g>"},
    /* properties */
    {SVG_PROPERTY, "<path d=\"M1 2\" clip-path=\"url(#c)\"/>"},
    {SVG_PROPERTY, "<path d=\"M1 2\" mask=\"url(#c)\"/>"},
    {SVG_PROPERTY, "<path d=\"M1 2\" style=\"filter:url(#c)\"/>"},
    {SVG_PROPERTY, "<path d=\"M1 2\" visibility=\"hidden\"/>"},
    {SVG_PROPERTY, "<path d=\"M1 2\" paint-order=\"stroke\"/>"},
    {SVG_PROPERTY, "<path d=\"M1 2\" marker-end=\"url(#m)\"/>"},
    {SVG_PROPERTY, "<radialGradient id=\"a\" r=\"50%\" fx=\"10%\"/>"},
    {SVG_GROUP_OPACITY, "<g opacity=\"0.5\"><path d=\"M1 2\"/></g>"},
    {SVG_GROUP_OPACITY, "<g style=\"opacity:.5\"><path d=\"M1 2\"/></g>"},
    /* gradients */
    {SVG_GRADIENT_UNITS, GRADIENT("x2=\"1\"") "<circle r=\"4\" fill=\"url(#a)\"/>"},
    {SVG_GRADIENT_UNITS, "<radialGradient id=\"a\" gradientUnits=\"objectBoundingBox\" "
                         "r=\"0.5\"/>"},
    {SVG_GRADIENT_ORDER, "<circle r=\"4\" fill=\"url(#a)\"/>" GRADIENT("")},
    {SVG_GRADIENT_ORDER, "<circle r=\"4\" style=\"stroke:url(#none)\"/>"},
    {SVG_GRADIENT_ORDER, "<linearGradient id=\"b\" href=\"#a\"/>"},
    /* colours */
    {SVG_COLOUR, "<path d=\"M1 2\" fill=\"orange\"/>"},
    {SVG_COLOUR, "<path d=\"M1 2\" fill=\"rgba(1,2,3,0.5)\"/>"},
    {SVG_COLOUR, "<path d=\"M1 2\" stroke=\"hsl(1,2%,3%)\"/>"},
    {SVG_COLOUR, "<path d=\"M1 2\" stroke=\"currentColor\"/>"},
    {SVG_COLOUR, "<path d=\"M1 2\" fill=\"transparent\"/>"},
    {SVG_COLOUR, "<path d=\"M1 2\" fill=\"#11223344\"/>"},
    {SVG_COLOUR, "<path d=\"M1 2\" fill=\"#1122GG\"/>"},
    {SVG_COLOUR, "<path d=\"M1 2\" style=\"stroke-width:2;fill:tomato\"/>"},
    {SVG_COLOUR, "<style>.a{fill:pink}</style>"},
    /* classes and selectors */
    {SVG_CLASS, "<path d=\"M1 2\" class=\"a b\"/>"},
    {SVG_SELECTOR, "<style>path{fill:#000}</style>"},
    {SVG_SELECTOR, "<style>#a{fill:#000}</style>"},
    {SVG_SELECTOR, "<style>.a{fill:#000} .b .c{fill:#000}</style>"},
    /* numbers */
    {SVG_ARC_FLAG, "<path d=\"M1 2 a40 40 0 0180 0\"/>"},
    {SVG_ARC_FLAG, "<path d=\"M1 2 A40 40 0 0 1 8 0 4 4 0 10 8 0\"/>"},
    {SVG_DECIMALS, "<path d=\"M1 2.125\"/>"},
    {SVG_DECIMALS, "<g transform=\"translate(0.333 1)\"></g>"},
    {SVG_DECIMALS, "<path d=\"M1 2\" style=\"stroke-width:1.5625\"/>"},
    /* form */
    {SVG_SYNTAX, "<g>"},
    {SVG_SYNTAX, "</g>"},
    {SVG_SYNTAX, "stray words"},
    {SVG_SYNTAX, "<path d=M1/>"},
};

static void check_case(const char *text, SvgRule rule)
{
    SvgReport report = {0};
    svg_lint(str_from(text), &report);
    for (unsigned i = 0; i < SVG_RULE_COUNT; i++) {
        const bool is_expected = i == (unsigned)rule;
        if ((report.faults[i] > 0) != is_expected) {
            fail_msg("%s\nrule %u %s; report:\n%s", text, i,
                     is_expected ? "not found" : "not expected",
                     report.text.ptr ? report.text.ptr : "(empty)");
        }
    }
    svg_report_clear(&report);
}

static void test_seeded_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        char text[1024];
        const int length =
            snprintf(text, sizeof text, OPEN "\n%s\n</svg>\n", CASES[i].inside);
        assert_in_range(length, 1, sizeof text - 1);
        check_case(text, CASES[i].rule);
    }
}

static void test_root(void **state)
{
    (void)state;
    check_case("<?xml version=\"1.0\"?><svg viewBox=\"0,0,2880 1080\"></svg>",
               SVG_RULE_COUNT);
    check_case("<svg width=\"3\" height=\"4\"></svg>", SVG_VIEW_BOX);
    check_case("<svg viewBox=\"0 0 10\"></svg>", SVG_VIEW_BOX);
    check_case("<svg viewBox=\"0 0 10 -4\"></svg>", SVG_VIEW_BOX);
    check_case("<svg viewBox=\"0 0 0 4\"></svg>", SVG_VIEW_BOX);
    check_case("<svg viewBox=\"0 0 4 4\">", SVG_SYNTAX);
    check_case("<svg viewBox=\"0 0 4 4\"", SVG_SYNTAX);
    check_case("<path d=\"M1 2\"/>", SVG_SYNTAX);
    check_case("", SVG_SYNTAX);
}

static void test_size(void **state)
{
    (void)state;
    StrBuf text = {0};
    strbuf_add_z(&text, OPEN);
    while (text.len < SVG_MAX_BYTES - sizeof "</svg>") {
        strbuf_add_char(&text, '\n');
    }
    strbuf_add_z(&text, "</svg>");
    check_case(text.ptr, SVG_RULE_COUNT);
    strbuf_add_z(&text, "\n\n");
    check_case(text.ptr, SVG_SIZE);
    strbuf_clear(&text);
}

static void test_facts_and_line(void **state)
{
    (void)state;
    SvgReport report = {0};
    svg_lint(STR(OPEN "\n" GRADIENT(
                 "") "\n<g><path d=\"M1 2\"/>"
                     "<rect width=\"1\" height=\"1\" fill=\"pink\"/></g></svg>"),
             &report);
    assert_int_equal(report.gradients, 1);
    assert_int_equal(report.shapes, 2);
    assert_true(str_is(report.view_box, "0 0 24 24"));
    assert_int_equal(report.fault_total, 1);
    assert_string_equal(report.text.ptr, "line 3: 読めない色です: pink\n");
    svg_report_clear(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_seeded_faults),
        cmocka_unit_test(test_root),
        cmocka_unit_test(test_size),
        cmocka_unit_test(test_facts_and_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
