"use strict";
// Each sorted table stands in a noscript: a browser with scripts keeps its rows as text and
// shows a page of them at a time, so that ten thousand people open as fast as ten. Adds
// sorting by the heads, a search field, lists for the columns with data-filter, and buttons
// to copy to each text with data-copy. On paper are the rows that are chosen, as many as a
// browser lays out in seconds, and how to get the others.
(() => {
    const PAGE = 100;
    const PAPER_CELLS = 15000;
    const make = (name, attributes, text) => {
        const node = document.createElement(name);
        Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
        if (text) { node.textContent = text; }
        return node;
    };
    const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"" };
    const textOf = (html) => html.replace(/<[^>]*>/g, "")
        .replace(/&(amp|lt|gt|quot);/g, (entity) => ENTITIES[entity]).trim();
    const cellOf = (row, index) => textOf(row.split(/<\/t[dh]>/, index + 1)[index]);
    const numberOf = (text) => text === "" ? -Infinity : parseFloat(text.replace(/[,%]/g, ""));
    const fold = (text) => text.normalize("NFKC").toLowerCase();
    const compare = new Intl.Collator("ja", { numeric: true }).compare;
    const count = (number) => number.toLocaleString("ja");

    const copy = (text, button) => {
        const done = () => { button.textContent = "コピーしました"; };
        const select = () => {
            const range = document.createRange();
            range.selectNodeContents(text);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            if (document.execCommand("copy")) { done(); }
        };
        if (navigator.clipboard) {
            navigator.clipboard.writeText(text.textContent).then(done, select);
        } else {
            select();
        }
    };
    const addCopying = (root) => root.querySelectorAll("[data-copy]").forEach((text) => {
        const button = make("button", { type: "button", class: "copy" }, "案内文をコピー");
        button.addEventListener("click", () => copy(text, button));
        text.after(button);
    });

    // The table with an empty body, and the text of its rows.
    const unpack = (holder) => {
        const text = holder.textContent;
        const from = text.indexOf("<tbody>") + "<tbody>".length;
        const to = text.lastIndexOf("</tbody>");
        const box = make("div", {});
        box.innerHTML = text.slice(0, from) + text.slice(to);
        const rows = text.slice(from, to).split("<tr>").slice(1);
        const scroll = box.firstElementChild;
        holder.replaceWith(scroll);
        return [scroll, scroll.querySelector("table"), rows];
    };

    const show = (holder) => {
        const [scroll, table, rows] = unpack(holder);
        const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
        const body = table.tBodies[0];
        const status = make("p", { role: "status", class: "tools" });
        const tools = make("div", { class: "tools" });
        const pages = make("div", { class: "tools pages" });
        const names = heads.map((head) => (head.querySelector(".v") || head).textContent);
        const isNumber = heads.map((head) => head.hasAttribute("data-number"));
        const columns = [];
        const columnOf = (index) => {
            columns[index] = columns[index] || rows.map((row) => cellOf(row, index));
            return columns[index];
        };
        let folded = null;
        let order = rows.map((_, index) => index);
        let shown = order;
        let first = 0;

        const place = make("span", {});
        const step = (by, word) => {
            const button = make("button", { type: "button" }, word);
            button.addEventListener("click", () => { first += by; paint(); scroll.scrollTop = 0; });
            return button;
        };
        const back = step(-PAGE, `前の${PAGE}行`);
        const next = step(PAGE, `次の${PAGE}行`);
        pages.append(back, place, next);
        const paintRows = (numbers) => {
            body.innerHTML = numbers.map((index) => `<tr>${rows[index]}`).join("");
            addCopying(body);
        };
        const paint = () => {
            first = Math.max(0, Math.min(first, shown.length - 1));
            paintRows(shown.slice(first, first + PAGE));
            back.disabled = first === 0;
            next.disabled = first + PAGE >= shown.length;
            place.textContent = `${count(first + 1)}〜${
                count(Math.min(first + PAGE, shown.length))}行目（${count(shown.length)}行中）`;
            pages.hidden = shown.length <= PAGE;
        };
        const say = (text) => { status.textContent = text; };

        const sort = (index) => {
            const head = heads[index];
            const isDown = head.getAttribute("aria-sort") === "ascending";
            const values = isNumber[index] ? columnOf(index).map(numberOf) : columnOf(index);
            const sign = isDown ? -1 : 1;
            order.sort((a, b) => sign *
                (isNumber[index] ? values[a] - values[b] || 0 : compare(values[a], values[b])));
            heads.forEach((other) => other.removeAttribute("aria-sort"));
            head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
            apply();
            say(`${names[index]}の${isDown ? "大きい" : "小さい"}順に並べました。`);
        };
        heads.forEach((head, index) => {
            const button = make("button", { type: "button" });
            button.append(...head.childNodes);
            button.addEventListener("click", () => sort(index));
            head.append(button);
        });

        const search = make("input", { type: "search", id: `${table.id}-search` });
        const box = make("div", {});
        box.append(make("label", { for: search.id }, "この表の中をさがす"), search);
        tools.append(box);
        const lists = heads.map((head, index) => [head, index])
            .filter(([head]) => head.hasAttribute("data-filter")).map(([, index]) => {
                const list = make("select", { id: `${table.id}-filter-${index}` });
                list.append(make("option", { value: "" }, "すべて"));
                const part = make("div", {});
                part.append(make("label", { for: list.id }, names[index]), list);
                tools.append(part);
                return [list, index];
            });
        const fillLists = () => lists.forEach(([list, index]) =>
            list.append(...[...new Set(columnOf(index))].sort(compare).map((value) =>
                make("option", { value: `=${value}` }, value || "（なし）"))));
        const apply = () => {
            const wanted = fold(search.value);
            if (wanted && !folded) { folded = rows.map((row) => fold(textOf(row))); }
            const asked = lists.filter(([list]) => list.value !== "")
                .map(([list, index]) => [list.value.slice(1), columnOf(index)]);
            shown = wanted || asked.length ? order.filter((row) =>
                (!wanted || folded[row].includes(wanted)) &&
                asked.every(([value, column]) => column[row] === value)) : order;
            first = 0;
            paint();
            say(`${count(rows.length)}行のうち${count(shown.length)}行を選んでいます。`);
        };
        let timer = 0;
        search.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(apply, 150);
        });
        lists.forEach(([list]) => list.addEventListener("change", apply));
        const paper = Math.floor(PAPER_CELLS / heads.length);
        const rest = make("p", { class: "paper" });
        rest.hidden = true;
        addEventListener("beforeprint", () => {
            paintRows(shown.slice(0, paper));
            rest.hidden = shown.length <= paper;
            rest.textContent = `紙には、${count(shown.length)}行のうち初めの${count(paper)}行だけを載せ` +
                "ます。画面で絞り込むか、" +
                `「gofun-hr report ${document.body.dataset.report} --department 部署 -o 部署.html」` +
                "で部署ごとに印刷してください。";
        });
        addEventListener("afterprint", () => {
            rest.hidden = true;
            paint();
        });

        scroll.before(tools, status, rest);
        scroll.after(pages);
        paint();
        say(`${count(rows.length)}行あります。`);
        // The page is there first; what the lists offer takes a walk over all rows.
        if (rows.length > 5000) { setTimeout(fillLists, 100); } else { fillLists(); }
    };

    document.querySelectorAll("noscript").forEach(show);
    addCopying(document);
})();
