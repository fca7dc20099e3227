/* Parts: the bigger pieces lesson screens are made of (ui.md 3.4-3.10), so that a screen
 * in app/ only fills them with its data and acts on the answer. All of them place
 * themselves on the frame's canvas, landscape and portrait, at every text size. Page
 * order: header, content, bottom row. Texts are markup unless said otherwise. */
#ifndef GOFUN_UI_PARTS_H
#define GOFUN_UI_PARTS_H

#include "ui/parts_hands.h"
#include "ui/parts_lesson.h"
#include "ui/parts_page.h"
#include "ui/parts_sheet.h"
#include "ui/parts_work.h"

#endif
