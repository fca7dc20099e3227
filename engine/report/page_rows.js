"use strict";
// The rows of a sorted table, as write_html_rows.c wrote them. Nothing is taken apart before
// somebody looks at it: a page of rows when it is shown, a column when it is sorted, filtered
// or searched. A column is then a list of different values and a number for each row, so that
// what is asked is asked once a value.

// 1234567 as 1,234,567; toLocaleString wakes 50 ms of libraries.
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
const compareTexts = (() => {
    let compare = null; // made when somebody sorts
    return (a, b) => {
        compare = compare || new Intl.Collator("ja", { numeric: true }).compare;
        return compare(a, b);
    };
})();

const openRows = (() => {
    const UNESCAPED = { n: "\n", l: "<", s: ";", "\\": "\\" };
    const SIGNS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    const plain = (text) => text.replace(/\\(.)/g, (_, sign) => UNESCAPED[sign]);
    const linesOf = (text) => text.split("\n").slice(1, -1);
    const values = new Uint8Array(128);
    [...SIGNS].forEach((sign, value) => { values[sign.charCodeAt(0)] = value; });
    const digits = Array.from({ length: 4096 }, (_, value) => value.toString(16).padStart(3, "0"));
    const hashOf = (text) => {
        let out = "";
        for (let i = 0; i + 1 < text.length; i += 2) {
            out += digits[values[text.charCodeAt(i)] * 64 + values[text.charCodeAt(i + 1)]];
        }
        return text.length % 2 ? out + values[text.charCodeAt(text.length - 1)].toString(16) : out;
    };
    const wordOf = (words, code) => {
        if (code[0] === "'") { return plain(code.slice(1)); }
        if (code[0] === "\"") { return hashOf(code.slice(1)); }
        return code === "" ? "" : words[parseInt(code, 36)];
    };
    const days = new Map();
    const dayOf = (code) => {
        if (!days.has(code)) {
            const date = new Date(parseInt(code, 36) * 86400000);
            days.set(code, date.toISOString().slice(0, 10).replaceAll("-", "/"));
        }
        return days.get(code);
    };
    const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));
    const momentOf = (code) => {
        const minutes = parseInt(code, 36);
        return `${dayOf(Math.floor(minutes / 1440).toString(36))} ${
            two[Math.floor(minutes / 60) % 24]}:${two[minutes % 60]}`;
    };
    const tenths = (code) => (parseInt(code, 36) / 10).toFixed(1);
    const whole = (code) => grouped(parseInt(code, 36));
    const TEXTS = {
        text: (code, words) => wordOf(words, code),
        copy: (code, words) => code.split(";").map((line) => wordOf(words, line)).join("\n"),
        count: whole,
        tenths,
        percent: (code) => `${tenths(code)}%`,
        heat: (code) => `${parseInt(code, 36)}%`,
        date: dayOf,
        moment: momentOf,
    };

    // types: one a column.
    return (rowText, wordText, types) => {
        const lines = linesOf(rowText);
        const [kindLine, ...wordLines] = linesOf(wordText);
        const kinds = kindLine.split("\t").map((kind) => {
            const [code, text, spoken] = kind.split(";").map(plain);
            return { code, text, spoken };
        });
        const words = wordLines.map((line) => line === "" ? [] : line.split("\t").map(plain));
        const leads = new Uint32Array(lines.length);
        lines.forEach((line, row) => {
            leads[row] = line[0] === "0" ? row : leads[row - 1];
        });
        // Neighbouring marks share a field.
        const fields = [];
        const places = [];
        types.forEach((type, column) => {
            const isWithLast = column > 0 && type === "mark" && types[column - 1] === "mark";
            fields.push(column === 0 ? 0 : fields[column - 1] + (isWithLast ? 0 : 1));
            places.push(isWithLast ? places[column - 1] + 1 : 0);
        });
        const sameOf = (row) => lines[row].charCodeAt(0) - 48;
        const partOf = (line, index) => {
            let from = 1;
            for (let i = 0; i < index; i += 1) { from = line.indexOf("\t", from) + 1; }
            const to = line.indexOf("\t", from);
            return to < 0 ? line.slice(from) : line.slice(from, to);
        };
        const marksOf = (field) => field.match(/[A-Z#-][0-9a-z]*/g);

        const markOf = (code) => code[0] === "#" || code === "-"
            ? { text: code === "-" ? "" : whole(code.slice(1)) }
            : { ...kinds[code.charCodeAt(0) - 65], day: code.length > 1 ? dayOf(code.slice(1)) : "" };
        const textOf = (column, code) => {
            if (types[column] === "mark") {
                const { text, spoken, day } = markOf(code);
                return spoken === undefined ? text : `${text}${spoken}${day && ` ${day}`}`;
            }
            return code === "" ? "" : TEXTS[types[column]](code, words[fields[column]]);
        };
        const isText = (column) => ["text", "copy", "mark"].includes(types[column]);

        // What stands in a row, a code for each column.
        const codesOf = (row) => {
            const same = sameOf(row);
            const own = lines[row].slice(1).split("\t");
            const parts = same === 0 ? own
                : [...lines[leads[row]].slice(1).split("\t", same), ...own];
            const marks = new Map();
            return types.map((type, column) => {
                const field = fields[column];
                if (type !== "mark") { return parts[field]; }
                if (!marks.has(field)) { marks.set(field, marksOf(parts[field])); }
                return marks.get(field)[places[column]];
            });
        };

        const columns = [];
        // Different values, and which of them each row has.
        const columnOf = (column) => {
            if (columns[column]) { return columns[column]; }
            const seen = new Map();
            const codes = new Uint32Array(lines.length);
            for (let row = 0; row < lines.length; row += 1) {
                const at = fields[column] - sameOf(row);
                if (at < 0) {
                    codes[row] = codes[leads[row]];
                } else {
                    const field = partOf(lines[row], at);
                    const value = types[column] === "mark" ? marksOf(field)[places[column]] : field;
                    let code = seen.get(value);
                    if (code === undefined) {
                        code = seen.size;
                        seen.set(value, code);
                    }
                    codes[row] = code;
                }
            }
            columns[column] = { values: [...seen.keys()], codes };
            return columns[column];
        };
        const number = (code) => code === "" ? -Infinity : parseInt(code, 36);
        // Values in order, as numbers of values; hashes are compared as they are.
        const sortedValues = (column) => {
            const { values } = columnOf(column);
            const order = values.map((_, value) => value);
            if (!isText(column)) {
                const numbers = values.map(number);
                return order.sort((a, b) => numbers[a] - numbers[b] || 0);
            }
            const texts = values.map((value) => textOf(column, value));
            return order.sort((a, b) => values[a][0] === "\"" && values[b][0] === "\""
                ? (values[a] < values[b] ? -1 : 1) : compareTexts(texts[a], texts[b]));
        };
        // The rows of order by a column; equal ones stay as they are.
        const sorted = (order, column, isDown) => {
            const { values, codes } = columnOf(column);
            const byValue = sortedValues(column);
            if (isDown) { byValue.reverse(); }
            const ranks = new Uint32Array(values.length);
            byValue.forEach((value, rank) => { ranks[value] = rank; });
            const next = new Uint32Array(values.length + 1);
            order.forEach((row) => { next[ranks[codes[row]] + 1] += 1; });
            for (let rank = 1; rank < next.length; rank += 1) { next[rank] += next[rank - 1]; }
            const out = new Uint32Array(order.length);
            order.forEach((row) => {
                const rank = ranks[codes[row]];
                out[next[rank]] = row;
                next[rank] += 1;
            });
            return out;
        };
        const texts = [];
        const textsOf = (column) => {
            texts[column] = texts[column] ||
                columnOf(column).values.map((value) => textOf(column, value));
            return texts[column];
        };
        // Hashes are no words.
        const isHash = (column) => types[column] === "text" && words[fields[column]].length === 0;
        return { count: lines.length, codesOf, textOf, markOf, columnOf, textsOf, sorted, isHash };
    };
})();
