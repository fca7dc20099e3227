/* Codes of the author's check itself (tools/author). W: a warning. */
#include "author/codes.h"

static const CodePage pages[] = {
    {"A101", "a dead end",
     "On one of the paths nothing can be done at this place. It was found by walking\n"
     "every path with the real run.",
     NULL, NULL},
    {"A102", "no path shows this line",
     "Its conditions are never all true, on any path. Change the condition or take the\n"
     "line out.",
     "jump \"end\" { when = function(v) return v.network ~= \"nothing\" end },\n"
     "narrate \"k9\" \"...\",",
     NULL},
    {"A103", "the lesson stops on a path",
     "A condition failed, or jumps led in a circle. The message says behind which step.",
     NULL, NULL},
    {"A104", "a hands-on part cannot be finished",
     "Not even with all right touches: is there an option that stands every event, a\n"
     "value for every slot, a right item at all?",
     NULL, NULL},
    {"W105", "more paths than can be walked",
     "Choices multiply. What lies beyond the first 512 paths was not looked at.", NULL,
     NULL},
    {"A106", "a path without end",
     "After 4000 steps the end was not reached. Jumps lead in a circle.", NULL, NULL},
    {"A201", "a character that no font has",
     "It would be shown as 〓. Use another form of the character.", NULL, NULL},
    {"A301", "a missing picture of a person or face",
     "A person is drawn from assets/cast/<who>/front and right: body.svg, head.svg and\n"
     "face_<face>.svg for each face.",
     NULL, NULL},
    {"A302", "a missing backdrop",
     "Put the picture into assets/backdrops, or into a folder backdrops beside the\n"
     "lesson.",
     NULL, NULL},
    {"A303", "a missing picture or prop",
     "Pictures to search are in assets/pictures, things in assets/props.", NULL, NULL},
    {"A304", "a picture that will not be drawn right",
     "The player draws SVG with nanosvg, which leaves out text, use, clip paths, masks,\n"
     "filters and group opacity. Draw the same with plain paths.",
     "<g opacity=\"0.5\">...</g>", "<path fill-opacity=\"0.5\" .../>"},
    {"A401", "a text larger than its box",
     "At the size named, a part of the text would be outside of its box or the screen.\n"
     "Shorten it, or give a long word a place to break (U+200B).",
     NULL, NULL},
    {"A402", "a text lies over another",
     "At the size named, two texts are drawn on one another. Shorten the longer one.",
     NULL, NULL},
    {"A403", "more text than the box shows",
     "At the standard size everything must be seen without scrolling. A line of "
     "dialogue\n"
     "has room for three lines of 32 characters; split it into two lines.",
     NULL, NULL},
    {"A404", "the tile is too long",
     "Two lines of at most six characters, with | between.",
     "tile = \"電波の名札を|確かめる\",", "tile = \"電波の|名札\","},
    {"A501", "the lesson is too short",
     "By the model of curriculum 00 (450 characters a minute) the longest path takes "
     "less\n"
     "than 3:30.",
     NULL, NULL},
    {"A502", "the lesson is too long",
     "By the model of curriculum 00 (450 characters a minute) the longest path takes "
     "more\n"
     "than 5:00. Cut sentences before cutting items.",
     NULL, NULL},
    {"W601", "right answers crowd one position",
     "The order on screen is shuffled, but on paper and in exports the file's order\n"
     "counts. Move some right answers.",
     NULL, NULL},
    {"A701", "the catalogue names a lesson that is not there",
     "course.lua has an entry without a folder of that name.", NULL, NULL},
    {"A702", "folder and lesson have different names",
     "Records name the lesson by its id, the catalogue finds it by its folder.", NULL,
     NULL},
};

CodePages code_pages_author(void)
{
    return (CodePages){pages, sizeof pages / sizeof pages[0]};
}
