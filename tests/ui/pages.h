/* One sample of every part, for golden screens and layout checks. */
#ifndef GOFUN_TESTS_UI_PAGES_H
#define GOFUN_TESTS_UI_PAGES_H

#include "ui/ui.h"

typedef struct SamplePage {
    const char *name;
    void (*build)(Ui *ui);
} SamplePage;

/* The header of a lesson; returns where the content goes. */
Rect sample_header(Ui *ui);

extern const SamplePage sample_pages[];
extern const size_t sample_page_count;

#endif
