/* Finds in an SVG text what SDL2_image's renderer (nanosvg) draws wrongly or not at all
 * (text, use, clip paths, masks, filters, bbox gradients ...), and what the house rules
 * forbid (more than two decimals, more than 40 KB, no viewBox). Knows no file names and
 * opens nothing. */
#ifndef GOFUN_AUTHOR_SVG_LINT_H
#define GOFUN_AUTHOR_SVG_LINT_H

#include "base/str.h"

#define SVG_MAX_BYTES 40960

#define SVG_RULE_TABLE(X)                                                                \
    X(SVG_SYNTAX, "XMLとして正しくありません")                                           \
    X(SVG_ELEMENT, "描かれない要素です")                                                 \
    X(SVG_NESTED, "svgの中にsvgがあります")                                              \
    X(SVG_PROPERTY, "効かない指定です")                                                  \
    X(SVG_GROUP_OPACITY, "グループの透過は描かれません")                                 \
    X(SVG_GRADIENT_UNITS, "グラデーションの座標をuserSpaceOnUseで書いてください")        \
    X(SVG_GRADIENT_ORDER, "グラデーションを使う所より前で定義してください")              \
    X(SVG_COLOUR, "読めない色です")                                                      \
    X(SVG_CLASS, "classは1つだけにしてください")                                         \
    X(SVG_SELECTOR, "セレクターはclass1つだけにしてください")                            \
    X(SVG_ARC_FLAG, "円弧の旗の間を空けてください")                                      \
    X(SVG_DECIMALS, "小数は2桁までにしてください")                                       \
    X(SVG_SIZE, "ファイルが大きすぎます")                                                \
    X(SVG_VIEW_BOX, "viewBoxがありません")

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
/* Dashed lines can take any time and memory to draw: the player takes them from our own
 * drawings only. */
bool svg_has_dashes(Str svg);
void svg_report_clear(SvgReport *report);

#endif
