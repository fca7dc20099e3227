/* Samples of the hands-on pages, for the table in pages.c. */
#ifndef GOFUN_TESTS_UI_PAGES_HANDS_H
#define GOFUN_TESTS_UI_PAGES_HANDS_H

#include "ui/ui.h"

void page_sort(Ui *ui);
void page_sort_held(Ui *ui);
void page_panel(Ui *ui);
void page_order(Ui *ui);
void page_order_done(Ui *ui);
void page_spot(Ui *ui);
void page_spot_list(Ui *ui);
void page_whatif(Ui *ui);
void page_turns(Ui *ui);
void page_turns_over(Ui *ui);

#endif
