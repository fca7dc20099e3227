/* Bars in the page: a list of labels, bars and numbers, so that letters keep their size
 * on a telephone and on paper; only the bars are drawings. */
#include "report/report_internal.h"

static void add_bar(StrBuf *out, const ReportBar *bar)
{
    double width = bar->percent < 0 ? 0 : bar->percent > 100 ? 100 : bar->percent;
    strbuf_add(out, STR("<li><span>"));
    report__html_escaped(out, bar->label);
    strbuf_add_format(out,
                      "</span><svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" "
                      "aria-hidden=\"true\"><rect class=\"rail\" width=\"100\" "
                      "height=\"1\"/><rect class=\"bar\" width=\"%.1f\" height=\"1\"/>"
                      "</svg><span>",
                      width);
    report__html_escaped(out, bar->value);
    strbuf_add(out, STR("</span></li>\n"));
}

void report__html_chart(Report *report, const ReportChart *chart)
{
    StrBuf *out = &report->line;
    strbuf_add_format(out, "<figure aria-labelledby=\"%s-title\"><h2 id=\"%s-title\">",
                      chart->id, chart->id);
    report__html_escaped(out, chart->title);
    strbuf_add(out, STR("</h2>\n"));
    strbuf_add(out, chart->bar_count > 0
                        ? STR("<ul class=\"bars\" role=\"list\">\n")
                        : STR("<p class=\"none\">まだ数がありません。</p>\n"));
    for (size_t i = 0; i < chart->bar_count; i++) {
        add_bar(out, &chart->bars[i]);
    }
    strbuf_add(out, chart->bar_count > 0 ? STR("</ul></figure>\n") : STR("</figure>\n"));
    report__put(report, strbuf_str(out));
    strbuf_reset(out);
}
