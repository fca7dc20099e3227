// The page itself: each sorted table stands in a noscript, and its rows in front of it
// (page_rows.js). A browser with scripts shows a page of rows at a time, so that ten thousand
// people open as fast as ten, and adds sorting by the heads, a search field, lists for the
// columns with data-filter, a table of contents, and buttons to copy to each text with
// data-copy. What is chosen stands in the address, so that it is there again after a reload.
// On paper are the rows that are chosen, as many as a browser lays out in seconds, or how to
// choose.
(() => {
    const PAGE = 100;
    const SHORT = 30; // rows that are seen at once need no search
    const PAPER_CELLS = 50000;
    const AT_ONCE = 20000; // rows whose lists are filled before the page is shown
    const make = (name, attributes, ...children) => {
        const node = document.createElement(name);
        Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
        node.append(...children);
        return node;
    };
    const makeButton = (text, onClick, attributes = {}) => {
        const button = make("button", { type: "button", ...attributes }, text);
        button.addEventListener("click", onClick);
        return button;
    };
    const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" };
    const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
    const fold = (text) => text.normalize("NFKC").toLowerCase();
    const count = (number) => `${grouped(number)}行`;

    // ---- copying ----

    const heard = make("p", { role: "status", class: "v" });
    const copy = (text, button) => {
        const say = (word) => {
            const before = "案内文をコピー";
            button.textContent = word;
            heard.textContent = word;
            setTimeout(() => { button.textContent = before; }, 4000);
        };
        const done = () => say("コピーしました");
        // Older browsers, and pages that may not use the clipboard.
        const select = () => {
            const range = document.createRange();
            range.selectNodeContents(text);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            if (document.execCommand("copy")) { done(); } else { say("選びました。Ctrl+Cでコピーできます"); }
        };
        if (navigator.clipboard) {
            navigator.clipboard.writeText(text.textContent).then(done, select);
        } else {
            select();
        }
    };
    const addCopying = (root) => root.querySelectorAll("[data-copy]").forEach((text) => {
        const button = makeButton("案内文をコピー", () => copy(text, button), { class: "copy" });
        text.after(button);
    });

    // ---- what is chosen, in the address: table.column=value ----

    const readState = () => new URLSearchParams(location.hash.slice(1));
    const writeState = (id, pairs) => {
        const state = readState();
        [...state.keys()].filter((key) => key.startsWith(`${id}.`)).forEach((key) => state.delete(key));
        pairs.filter(([, value]) => value !== "").forEach(([key, value]) => state.set(`${id}.${key}`, value));
        try {
            history.replaceState(null, "", `#${state}`);
        } catch { /* a viewer that keeps its address to itself */ }
    };

    // ---- one table ----

    // As write_html.c writes a cell.
    const cellHtml = (rows, column, index, code) => {
        const { type, isHead, room } = column;
        if (type === "mark") {
            const mark = rows.markOf(code);
            return mark.code === undefined ? `<td class="m">${mark.text}</td>`
                : `<td class="m ${mark.code}">${escaped(mark.text)}<span class="v">${
                    escaped(mark.spoken)}${mark.day && ` ${mark.day}`}</span></td>`;
        }
        const text = escaped(rows.textOf(index, code));
        if (isHead) { return `<th scope="row" class="${room}">${text}</th>`; }
        if (type === "heat" && code !== "") {
            return `<td class="n heat h${Math.floor(parseInt(code, 36) / 25)}">${text}</td>`;
        }
        return `<td class="${room}">${type === "copy" && text !== ""
            ? `<details><summary>読む</summary><pre data-copy>${text}</pre></details>` : text}</td>`;
    };

    // A department stands for those below it too.
    const isMeant = (wanted, value) => wanted[0] === "^"
        ? value === wanted.slice(1) || value.startsWith(`${wanted.slice(1)}/`)
        : value === wanted.slice(1);
    const optionsOf = (values, isTree) => {
        const above = new Map();
        values.forEach((value) => value.split("/").slice(0, -1).reduce((before, part) => {
            const path = before === null ? part : `${before}/${part}`;
            above.set(path, (above.get(path) || 0) + 1);
            return path;
        }, null));
        const options = values.map((value) => [`=${value}`, value || "（なし）", value]);
        if (isTree) {
            above.forEach((_, path) => options.push([`^${path}`, `${path}（下の部署も）`, path]));
        }
        return options.sort((a, b) => compareTexts(a[2], b[2]) || (a[0] < b[0] ? 1 : -1))
            .map(([value, text]) => make("option", { value }, text));
    };
    const wordOfOrder = (column, isDown) => (column.isNumber ? ["小さい順", "大きい順"]
        : column.type === "date" || column.type === "moment" ? ["古い順", "新しい順"]
            : ["昇順", "降順"])[isDown ? 1 : 0];

    const show = (holder) => {
        const box = make("div", {});
        box.innerHTML = holder.textContent.replace(/<tbody>[^]*<\/tbody>/, "<tbody></tbody>");
        const scroll = box.querySelector(".scroll");
        const table = scroll.querySelector("table");
        const section = holder.parentElement;
        holder.replaceWith(scroll);
        const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
        const columns = heads.map((head) => ({
            key: head.dataset.key,
            type: head.dataset.type,
            isHead: "head" in head.dataset,
            room: head.dataset.room,
            isNumber: "number" in head.dataset,
            name: (head.querySelector(".v") || head).textContent,
            title: (head.querySelector("abbr") || head).textContent,
        }));
        const dataOf = (kind) => section.querySelector(`script[data-${kind}]`).textContent;
        const rows = openRows(dataOf("rows"), dataOf("words"), columns.map((column) => column.type));
        section.querySelectorAll("script").forEach((script) => script.remove());
        const body = table.tBodies[0];
        let order = Uint32Array.from({ length: rows.count }, (_, row) => row);
        const firstOrder = order;
        let shown = order;
        let first = 0;
        let sortedBy = -1;
        let isDown = false;

        // ---- rows and pages ----

        const rowHtml = (row) => `<tr>${rows.codesOf(row)
            .map((code, index) => cellHtml(rows, columns[index], index, code)).join("")}</tr>\n`;
        const paintRows = (numbers) => {
            body.innerHTML = Array.from(numbers, rowHtml).join("");
            addCopying(body);
        };
        const place = make("span", {});
        const step = (by, word) => makeButton(word, () => {
            first += by;
            paint();
            scroll.scrollTop = 0;
        });
        const back = step(-PAGE, `前の${PAGE}行`);
        const next = step(PAGE, `次の${PAGE}行`);
        const pages = make("div", { class: "tools pages" }, back, place, next);
        const none = make("p", { class: "none" }, "当てはまる行はありません。");
        const paint = () => {
            first = Math.max(0, Math.min(first, shown.length - 1));
            paintRows(shown.slice(first, first + PAGE));
            back.disabled = first === 0;
            next.disabled = first + PAGE >= shown.length;
            place.textContent = `${grouped(first + 1)}〜${
                count(Math.min(first + PAGE, shown.length))}目（${count(shown.length)}中）`;
            pages.hidden = shown.length <= PAGE;
            none.hidden = shown.length > 0;
            scroll.classList.toggle("long", shown.length > SHORT);
            if (table.tFoot) { table.tFoot.hidden = shown.length < rows.count; }
        };

        // ---- what is chosen ----

        const isLong = rows.count > SHORT;
        const status = make("p", { role: "status", class: isLong ? "said" : "v" });
        const search = make("input", { type: "search", id: `${table.id}-search`, autocomplete: "off" });
        const lists = columns.map((column, index) => ({ column, index, head: heads[index] }))
            .filter(({ head }) => "filter" in head.dataset).map(({ column, index }) => {
                const list = make("select", { id: `${table.id}-${column.key}` },
                    make("option", { value: "" }, "すべて"));
                return { list, column, index };
            });
        const fillList = ({ list, column, index }) => {
            if (list.options.length === 1) {
                list.append(...optionsOf(rows.textsOf(index), column.key === "department"));
            }
        };
        const searched = columns.map((column, index) => [column.type, index])
            .filter(([type]) => ["text", "date", "moment", "count"].includes(type))
            .map(([type, index]) => ({ type, index, folded: null }));
        // These differ in every row: only words that look like them are looked for there.
        const LOOKS = { count: /^\d+$/, date: /^[\d/]+$/, moment: /^[\d/:]{4,}$/ };
        const isAsked = ({ type, index }, word) => type === "text"
            ? !rows.isHash(index) || /^[\da-f]{4,}$/.test(word) : LOOKS[type].test(word);
        // For each different value of a column whether it has the word; numbers are it.
        const hitsOf = (place, word) => {
            place.folded = place.folded || rows.textsOf(place.index).map(fold);
            return Uint8Array.from(place.folded, (text) => place.type === "count"
                ? text.replaceAll(",", "") === word : text.includes(word));
        };
        const withWord = (numbers, word) => {
            const tests = searched.filter((place) => isAsked(place, word)).map((place) => [rows.columnOf(place.index).codes, hitsOf(place, word)])
                .filter(([, hits]) => hits.includes(1));
            return numbers.filter((row) => tests.some(([codes, hits]) => hits[codes[row]] === 1));
        };
        const inList = (numbers, { list, index }) => {
            const hits = rows.textsOf(index).map((value) => isMeant(list.value, value));
            const { codes } = rows.columnOf(index);
            return numbers.filter((row) => hits[codes[row]]);
        };
        const chosen = () => lists.filter(({ list }) => list.value !== "");
        const stop = makeButton("絞り込みをやめる", () => {
            search.value = "";
            lists.forEach(({ list }) => { list.value = ""; });
            apply();
            search.focus();
        });
        const sortWords = () => {
            if (sortedBy < 0) { return ""; }
            const column = columns[sortedBy];
            return `${column.name}の${wordOfOrder(column, isDown)}に並べています。`;
        };
        const apply = () => {
            const words = fold(search.value).split(/\s+/).filter((word) => word !== "");
            shown = words.reduce(withWord, chosen().reduce(inList, order));
            first = 0;
            const isChosen = words.length > 0 || chosen().length > 0;
            stop.hidden = !isChosen;
            status.textContent = (isChosen
                ? `${count(rows.count)}のうち${count(shown.length)}を選んでいます。`
                : `${count(rows.count)}あります。`) + sortWords();
            writeState(table.id, [["q", search.value],
                ...lists.map(({ list, column }) => [column.key, list.value]),
                ["sort", sortedBy < 0 ? "" : columns[sortedBy].key], ["down", isDown ? "1" : ""]]);
            paint();
        };
        const sort = (index, down) => {
            sortedBy = index;
            isDown = down;
            heads.forEach((head) => head.removeAttribute("aria-sort"));
            if (index >= 0) {
                heads[index].setAttribute("aria-sort", isDown ? "descending" : "ascending");
                order = rows.sorted(order, index, isDown);
            }
        };
        const restore = () => {
            const state = readState();
            const of = (key) => state.get(`${table.id}.${key}`) || "";
            search.value = of("q");
            lists.filter(({ column }) => of(column.key) !== "").forEach(fillList);
            lists.forEach(({ list, column }) => {
                list.value = of(column.key);
                if (list.selectedIndex < 0) { list.value = ""; }
            });
            order = firstOrder;
            sort(columns.findIndex((column) => column.key === of("sort")), of("down") === "1");
            apply();
        };

        // ---- on the page ----

        heads.forEach((head, index) => {
            const button = makeButton("", () => {
                sort(index, head.getAttribute("aria-sort") === "ascending");
                apply();
            });
            button.append(...head.childNodes);
            head.append(button);
        });
        const labelled = (field, text) =>
            make("div", {}, make("label", { for: field.id }, text), field);
        const alone = makeButton("この表だけを印刷", () => {
            document.body.classList.add("alone");
            section.classList.add("chosen");
            addEventListener("afterprint", () => {
                document.body.classList.remove("alone");
                section.classList.remove("chosen");
            }, { once: true });
            print();
        });
        const tools = make("div", { class: "tools" }, labelled(search, "この表の中をさがす"),
            ...lists.map(({ list, column }) => labelled(list, column.title)), stop, alone);
        let timer = 0;
        search.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(apply, 150);
        });
        lists.forEach(({ list }) => list.addEventListener("change", apply));

        // ---- on paper ----

        const onPaper = make("p", { class: "paper" });
        const choiceWords = () => [
            ...chosen().map(({ list, column }) =>
                `${column.title}：${list.selectedOptions[0].textContent}`),
            ...search.value.trim() === "" ? [] : [`さがした言葉：${search.value.trim()}`],
        ].join("、");
        addEventListener("beforeprint", () => {
            const most = Math.floor(PAPER_CELLS / heads.length);
            const isWhole = shown.length <= most;
            const names = lists.map(({ column }) => `「${column.title}」`).join("");
            scroll.hidden = !isWhole;
            onPaper.textContent = [
                shown.length < rows.count ? `${choiceWords()}（${count(rows.count)}のうち${count(shown.length)}）` : "",
                isWhole ? "" : `${count(shown.length)}あるため、この表は印刷していません。${names}で${
                    count(most)}までに絞り込むと、印刷できます。すべての行は「gofun-hr report ${
                    document.body.dataset.report} --format xlsx -o 報告.xlsx」で出せます。`,
            ].join("");
            onPaper.hidden = onPaper.textContent === "";
            if (isWhole) { paintRows(shown); }
        });
        addEventListener("afterprint", () => {
            scroll.hidden = false;
            paint();
        });

        // A letter that was opened may stand outside of what is seen.
        scroll.addEventListener("toggle", ({ target }) => {
            const beyond = target.getBoundingClientRect().right - scroll.getBoundingClientRect().right;
            scroll.scrollLeft += target.open && beyond > 0 ? beyond + 12 : 0;
        }, true);
        scroll.before(...isLong ? [tools] : [], status, onPaper);
        scroll.after(pages, none);
        addEventListener("hashchange", restore);
        restore();
        // The page is there first; what the lists of many rows offer takes a walk over them.
        const fill = () => lists.forEach(fillList);
        if (rows.count > AT_ONCE) { setTimeout(fill, 100); } else { fill(); }
    };

    // ---- the whole page ----

    const addContents = () => {
        const titles = [...document.querySelectorAll("h2")];
        if (titles.length < 4) { return; }
        const links = titles.map((title) => make("li", {}, makeButton(title.textContent, () => {
            title.tabIndex = -1;
            title.focus();
            title.scrollIntoView();
        })));
        document.querySelector(".facts").after(make("nav", { "aria-label": "このページの内容" },
            make("ul", { role: "list" }, ...links)));
    };

    document.body.append(heard);
    document.querySelectorAll("noscript").forEach(show);
    addContents();
    document.querySelectorAll(".letter").forEach(addCopying);
})();
