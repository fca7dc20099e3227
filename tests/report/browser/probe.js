"use strict";
// Runs inside a report in a real browser (check_html.sh puts it there, behind axe-core): all
// rules of axe, then sorting, filtering, searching, copying, with keys where a person would
// use keys. The result is left in an element with the id "probe".
(async () => {
    const faults = [];
    const expect = (isTrue, what) => { if (!isTrue) { faults.push(what); } };
    const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });
    // A page of rows is there at a time; paper has all that are chosen.
    const shown = (table) => {
        dispatchEvent(new Event("beforeprint"));
        return [...table.tBodies[0].rows];
    };
    const checkPages = (table) => {
        const [back, next] = table.closest("section").querySelectorAll(".pages button");
        const all = shown(table).map((row) => row.textContent);
        dispatchEvent(new Event("afterprint"));
        const pages = [];
        const add = () => pages.push(...[...table.tBodies[0].rows].map((row) => row.textContent));
        expect(back.disabled, `${table.id}: the first page has one before`);
        for (add(); !next.disabled; add()) { next.click(); }
        expect(pages.join() === all.join(), `${table.id}: pages have ${pages.length} of ${all.length} rows`);
        while (!back.disabled) { back.click(); }
    };

    const checkSorting = (table) => {
        const head = table.tHead.rows[table.tHead.rows.length - 1];
        [...head.cells].forEach((cell, index) => {
            const button = cell.querySelector("button");
            const before = shown(table).map((row) => row.textContent).sort().join();
            button.focus();
            expect(document.activeElement === button, `${table.id}: head ${index} takes no focus`);
            button.click();
            expect(cell.getAttribute("aria-sort") === "ascending", `${table.id}: head ${index}`);
            button.click();
            expect(cell.getAttribute("aria-sort") === "descending", `${table.id}: head ${index}`);
            expect(head.querySelectorAll("[aria-sort]").length === 1, `${table.id}: two sorted heads`);
            const values = shown(table).map((row) => row.cells[index].textContent.trim());
            const isDown = values.every((value, at) => {
                if (at === 0) { return true; }
                const last = values[at - 1];
                return cell.hasAttribute("data-number")
                    ? value === "" || parseFloat(last.replace(/[,%]/g, "")) >= parseFloat(value.replace(/[,%]/g, ""))
                    : new Intl.Collator("ja", { numeric: true }).compare(last, value) >= 0;
            });
            expect(isDown, `${table.id}: head ${index} does not sort: ${values.slice(0, 5)}`);
            const after = shown(table).map((row) => row.textContent).sort().join();
            expect(before === after, `${table.id}: sorting lost rows`);
        });
    };

    const checkFilters = async (table) => {
        const all = shown(table).length;
        const status = table.closest("section").querySelector("[role=status]");
        for (const list of table.closest("section").querySelectorAll("select")) {
            let sum = 0;
            for (const option of [...list.options].slice(1)) {
                list.value = option.value;
                list.dispatchEvent(new Event("change"));
                const count = shown(table).length;
                expect(count > 0 && status.textContent.includes(`${count.toLocaleString("ja")}行を選んで`),
                    `${table.id}: filter ${option.value} shows ${count}, says ${status.textContent}`);
                sum += count;
            }
            list.value = "";
            list.dispatchEvent(new Event("change"));
            expect(sum === all, `${table.id}: the filters show ${sum} of ${all} rows`);
        }
        const search = table.closest("section").querySelector("input");
        const word = table.tBodies[0].rows[0].querySelector("th").textContent;
        search.value = word;
        search.dispatchEvent(new Event("input"));
        await wait(300);
        expect(shown(table).length > 0 &&
            shown(table).every((row) => row.textContent.includes(word)), `${table.id}: search`);
        search.value = "そのような人はいない";
        search.dispatchEvent(new Event("input"));
        await wait(300);
        expect(shown(table).length === 0, `${table.id}: search finds what is not there`);
        search.value = "";
        search.dispatchEvent(new Event("input"));
        await wait(300);
        expect(shown(table).length === all, `${table.id}: search does not end`);
    };

    const checkStructure = () => {
        document.querySelectorAll("table").forEach((table) => {
            expect(table.caption && table.caption.textContent.length > 0, `${table.id}: caption`);
            table.querySelectorAll("th").forEach((cell) =>
                expect(["col", "colgroup", "row"].includes(cell.scope), `${table.id}: scope`));
        });
        document.querySelectorAll("svg").forEach((chart) =>
            expect(chart.querySelector("desc").textContent.length > 0, "chart without words"));
        expect(document.querySelectorAll("[src], link").length === 0, "something is loaded");
    };

    const axeFaults = async (when) => {
        const result = await axe.run(document, { resultTypes: ["violations"] });
        result.violations.forEach((violation) => faults.push(
            `axe ${when}: ${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 200)}`));
        return result.passes.length;
    };

    checkStructure();
    let passes = await axeFaults("at first");
    for (const table of document.querySelectorAll("table[data-sorted]")) {
        if (table.tBodies[0].rows.length > 0) {
            checkPages(table);
            checkSorting(table);
            await checkFilters(table);
        }
    }
    document.querySelectorAll("details").forEach((part) => { part.open = true; });
    const tables = document.querySelectorAll("table").length;
    passes += await axeFaults("in use");
    document.body.append(Object.assign(document.createElement("pre"), {
        id: "probe",
        textContent: `PROBE ${tables} tables, ${passes} rules passed, ${faults.length} faults\n` +
            faults.map((fault) => `FAULT ${fault}\n`).join(""),
    }));
})().catch((error) => {
    document.body.append(Object.assign(document.createElement("pre"), {
        id: "probe", textContent: `PROBE failed\nFAULT ${error.stack}\n` }));
});
