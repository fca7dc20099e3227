"use strict";
// Adds to each table with data-sorted: sorting by its heads, a search field, lists for the
// columns with data-filter. Adds a button to copy to each text with data-copy.
(() => {
    const make = (name, attributes, text) => {
        const node = document.createElement(name);
        Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
        if (text) { node.textContent = text; }
        return node;
    };
    const valueOf = (row, index, isNumber) => {
        const text = row.cells[index].textContent.trim();
        if (!isNumber) { return text; }
        return text === "" ? -Infinity : parseFloat(text.replace(/[,%]/g, ""));
    };
    const compare = new Intl.Collator("ja", { numeric: true }).compare;

    const sort = (table, heads, index, say) => {
        const head = heads[index];
        const isDown = head.getAttribute("aria-sort") === "ascending";
        const isNumber = head.hasAttribute("data-number");
        const body = table.tBodies[0];
        const rows = [...body.rows].map((row) => [valueOf(row, index, isNumber), row]);
        rows.sort(([a], [b]) => (isNumber ? a - b || 0 : compare(a, b)) * (isDown ? -1 : 1));
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
        body.append(...rows.map(([, row]) => row));
        say(`${head.dataset.name}の${isDown ? "大きい" : "小さい"}順に並べました。`);
    };

    const addSorting = (table, heads, say) => heads.forEach((head, index) => {
        const button = make("button", { type: "button" });
        head.dataset.name = (head.querySelector(".v") || head).textContent;
        button.append(...head.childNodes);
        button.addEventListener("click", () => sort(table, heads, index, say));
        head.append(button);
    });

    const addFilters = (table, heads, tools, say) => {
        const rows = [...table.tBodies[0].rows];
        const search = make("input", { type: "search", id: `${table.id}-search` });
        const searchLabel = make("label", { for: search.id }, "この表の中をさがす");
        const box = make("div", {});
        box.append(searchLabel, search);
        tools.append(box);
        const lists = [];
        heads.forEach((head, index) => {
            if (!head.hasAttribute("data-filter")) { return; }
            const values = [...new Set(rows.map((row) => valueOf(row, index, false)))].sort(compare);
            const list = make("select", { id: `${table.id}-filter-${index}` });
            list.append(make("option", { value: "" }, "すべて"),
                ...values.map((value) => make("option", { value: `=${value}` }, value || "（なし）")));
            const part = make("div", {});
            part.append(make("label", { for: list.id }, head.dataset.name), list);
            tools.append(part);
            lists.push([list, index]);
        });
        const apply = () => {
            const wanted = search.value.normalize("NFKC").toLowerCase();
            let shown = 0;
            rows.forEach((row) => {
                row.hidden = !row.textContent.normalize("NFKC").toLowerCase().includes(wanted) ||
                    lists.some(([list, index]) =>
                        list.value !== "" && list.value !== `=${valueOf(row, index, false)}`);
                shown += row.hidden ? 0 : 1;
            });
            say(`${rows.length}行のうち${shown}行を表示しています。`);
        };
        let timer = 0;
        search.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(apply, 150);
        });
        lists.forEach(([list]) => list.addEventListener("change", apply));
        say(`${rows.length}行あります。`);
    };

    document.querySelectorAll("table[data-sorted]").forEach((table) => {
        const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
        const status = make("p", { role: "status" });
        const tools = make("div", { class: "tools" });
        const say = (text) => { status.textContent = text; };
        addSorting(table, heads, say);
        addFilters(table, heads, tools, say);
        table.closest(".scroll").before(tools, status);
        status.classList.add("tools");
    });

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
    document.querySelectorAll("[data-copy]").forEach((text) => {
        const button = make("button", { type: "button", class: "copy" }, "案内文をコピー");
        button.addEventListener("click", () => copy(text, button));
        text.after(button);
    });
})();
