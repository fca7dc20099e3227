/* The catalogue of lessons. */
#include "script/build.h"

static void build_entry(Loader *loader, const Node *node, CourseEntry *entry)
{
    Fields fields = fields_open(loader, node, 3);
    entry->number = build_whole(loader, node, 0, 1, 99);
    entry->id = build_id(loader, node, 1);
    entry->title = build_text(loader, node, 2);
    fields_whole(&fields, "part", 1, 9, &entry->part);
    fields_text(&fields, "tile", &entry->tile);
    fields_done(&fields);
    if (entry->tile.len == 0) {
        build_say(loader, node, "S013",
                  "entryに tile = \"1行目|2行目\" がありません。書き足してください。");
    }
}

static void check_entry(Loader *loader, const Catalogue *catalogue, const Node *node,
                        const CourseEntry *entry)
{
    if (catalogue_find(catalogue, entry->id) ||
        catalogue_find_number(catalogue, entry->number)) {
        build_say(loader, node, "S024",
                  "entry %d「%.*s」が2回あります。片方を消してください。", entry->number,
                  STR_ARG(entry->id));
    }
    if (catalogue_part_title(catalogue, entry->part).len == 0) {
        build_say(loader, node, "S020",
                  "entry：これより前に chapter(%d) がありません。先に書いてください。",
                  entry->part);
    }
}

void build_course(Loader *loader, const Node *node, Catalogue *catalogue)
{
    Fields fields = fields_open(loader, node, 0);
    CoursePart *const parts = BUILD_ARRAY(loader, CoursePart, fields.body);
    CourseEntry *const entries = BUILD_ARRAY(loader, CourseEntry, fields.body);
    catalogue->parts = parts;
    catalogue->entries = entries;
    fields_done(&fields);
    for (size_t i = 0; i < fields.body->item_count; i++) {
        const Node *const child = build_child(loader, node, fields.body, i);
        if (child && child->word->kind == WORD_CHAPTER) {
            parts[catalogue->part_count++] = (CoursePart){
                .number = build_whole(loader, child, 0, 1, 9),
                .title = build_text(loader, child, 1),
            };
        } else if (child && child->word->kind == WORD_ENTRY) {
            CourseEntry *const entry = &entries[catalogue->entry_count];
            build_entry(loader, child, entry);
            check_entry(loader, catalogue, child, entry);
            catalogue->entry_count++;
        } else if (child) {
            build_misplaced(loader, node, child);
        }
    }
}
