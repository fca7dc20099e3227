/* The part of report items about choices in scenarios. */
#ifndef GOFUN_TOOLS_HR_REPORT_ITEMS_H
#define GOFUN_TOOLS_HR_REPORT_ITEMS_H

#include "hr/report_job.h"
#include "hr/report_texts.h"

/* Writes the table of first choices by department; groups of fewer than five are hidden,
 * and never so that a total gives them away. */
Status report_choices_write(ReportJob *job, ReportTexts *texts, Error *err) MUST_CHECK;

#endif
