/* Finds in an SVG text what SDL2_image's renderer (nanosvg) draws wrongly or not at all
 * (text, use, clip paths, masks, filters, bbox gradients ...), and what the house rules
 * forbid (more than two decimals, more than 40 KB, no viewBox). Knows no file names and
 * opens nothing. */
#ifndef GOFUN_AUTHOR_SVG_LINT_H
#define GOFUN_AUTHOR_SVG_LINT_H

#include "base/str.h"

#define SVG_MAX_BYTES 40960

#define SVG_RULE_TABLE(X)                                                                \
    X(SVG_SYNTAX, "not well formed")                                                     \
    X(SVG_ELEMENT, "element is not drawn right")                                         \
    X(SVG_NESTED, "svg inside svg")                                                      \
    X(SVG_PROPERTY, "property is ignored")                                               \
    X(SVG_GROUP_OPACITY, "opacity on a group")                                           \
    X(SVG_GRADIENT_UNITS, "gradient in bounding-box numbers")                            \
    X(SVG_GRADIENT_ORDER, "gradient used before its definition")                         \
    X(SVG_COLOUR, "colour is not understood")                                            \
    X(SVG_CLASS, "more than one class")                                                  \
    X(SVG_SELECTOR, "selector is not a single class")                                    \
    X(SVG_ARC_FLAG, "arc flags without separators")                                      \
    X(SVG_DECIMALS, "more than two decimals")                                            \
    X(SVG_SIZE, "file too large")                                                        \
    X(SVG_VIEW_BOX, "no usable viewBox")

typedef enum SvgRule {
#define X(name, text) name,
    SVG_RULE_TABLE(X)
#undef X
    SVG_RULE_COUNT
} SvgRule;

/* `SvgReport r = {0};` is a valid empty one. text: one line a fault, "line 3: ...".
 * view_box points into the SVG text that was checked. */
typedef struct SvgReport {
    unsigned faults[SVG_RULE_COUNT];
    unsigned fault_total;
    unsigned gradients;
    unsigned shapes;
    Str view_box;
    StrBuf text;
} SvgReport;

/* Checks one file's text; adds to *report. */
void svg_lint(Str svg, SvgReport *report);
/* True when the value stands for a colour or paint the renderer knows. */
bool svg_is_paint(Str value);
void svg_report_clear(SvgReport *report);

#endif
