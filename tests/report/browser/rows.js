"use strict";
// rows.js PAGE CSV: reads all rows of a report's main table as the page does, with
// engine/report/page_rows.js, and compares each cell with the CSV of the same report.
const { readFileSync } = require("fs");
const { join } = require("path");
const vm = require("vm");

const [pagePath, csvPath] = process.argv.slice(2);
const page = readFileSync(pagePath, "utf8");
const code = readFileSync(join(__dirname, "../../../engine/report/page_rows.js"), "utf8");
const openRows = vm.runInThisContext(`${code};openRows`);

// RFC 4180; a sign in front of what Excel would run is not part of the cell.
const rowsOf = (csv) => {
    const rows = [[]];
    const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
    for (let match = pattern.exec(csv); match && match[0] !== ""; match = pattern.exec(csv)) {
        const cell = match[1].startsWith("\"") ? match[1].slice(1, -1).replaceAll("\"\"", "\"") : match[1];
        rows[rows.length - 1].push(cell.replace(/^'(?=\s*[=+\-@])/, ""));
        if (match[2] === "\r\n") { rows.push([]); }
    }
    return rows;
};

const blockOf = (kind, id) => page.match(new RegExp(`<script type="text/plain" data-${kind}="${id}">([^]*?)</script>`))[1];
const [, id] = page.match(/data-rows="(people|overdue|questions|audit)"/);
const [, head] = page.match(new RegExp(`<table id="${id}"[^]*?<thead>([^]*?)</thead>`));
const types = [...head.matchAll(/data-type="(\w+)"/g)].map((match) => match[1]);
const names = [...head.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map((match) =>
    (match[1].match(/<span class="v">(.*)<\/span>/) || [null, match[1]])[1]);
const rows = openRows(blockOf("rows", id), blockOf("words", id), types);

const csv = rowsOf(readFileSync(csvPath, "utf8"));
const first = 1 + csv.findIndex((row) => row.length === names.length && row[0] === names[0]);
let cells = 0;
for (let row = 0; row < rows.count; row += 1) {
    rows.codesOf(row).forEach((cell, column) => {
        const { values, codes } = rows.columnOf(column);
        const got = types[column] === "mark" ? rows.markOf(cell).text : rows.textOf(column, cell);
        // Control characters but line ends are spaces on a page.
        const wanted = (csv[first + row] || [])[column];
        if (wanted === undefined || values[codes[row]] !== cell ||
            !(got === wanted.replace(/[\x00-\x09\x0b-\x1f]/g, " ") ||
                (types[column] === "heat" && Math.abs(parseFloat(got) - parseFloat(wanted)) <= 1))) {
            console.error(`${id}: row ${row}, column ${names[column]}: "${got}" is not "${wanted}"`);
            process.exit(1);
        }
        cells += 1;
    });
}
if (cells === 0 || first === 0) {
    console.error(`${id}: nothing was compared`);
    process.exit(1);
}
console.log(`${id}: ${cells} cells as in the CSV`);
