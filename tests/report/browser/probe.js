"use strict";
// Runs inside a report in a real browser (check_html.sh puts it there, behind axe-core): all
// rules of axe, then rows, pages, sorting, filtering, searching, the address, copying. The
// tables for browsers without scripts are in plainTables, as page.js found them. The result is
// left in an element with the id "probe".
(async () => {
    const faults = [];
    const expect = (isTrue, what) => { if (!isTrue) { faults.push(what); } };
    const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });
    // A page of rows is there at a time; paper has all that are chosen.
    const shown = (table) => {
        dispatchEvent(new Event("beforeprint"));
        return [...table.tBodies[0].rows];
    };
    // What page.js makes of the coded rows is what stands in the table without scripts.
    const checkRows = (table, plain) => {
        const box = document.createElement("div");
        box.innerHTML = plain;
        const wanted = [...box.querySelector("tbody").rows].map((row) => row.innerHTML);
        const rows = shown(table).map((row) => {
            row.querySelectorAll(".copy").forEach((button) => button.remove());
            return row.innerHTML;
        });
        const odd = wanted.findIndex((row, index) => row !== rows[index]);
        expect(odd < 0, `${table.id}: row ${odd}: ${rows[odd]} is not ${wanted[odd]}`);
        expect(box.querySelector(".cut") || rows.length === wanted.length, `${table.id}: rows`);
        dispatchEvent(new Event("afterprint"));
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
                return cell.dataset.room === "x" ? last >= value : cell.hasAttribute("data-number")
                    ? value === "" || parseFloat(last.replace(/[,%]/g, "")) >= parseFloat(value.replace(/[,%]/g, ""))
                    : new Intl.Collator("ja", { numeric: true }).compare(last, value) >= 0;
            });
            expect(isDown, `${table.id}: head ${index} does not sort: ${values.slice(0, 5)}`);
            const after = shown(table).map((row) => row.textContent).sort().join();
            expect(before === after, `${table.id}: sorting lost rows`);
        });
    };

    const choose = (list, value) => {
        list.value = value;
        list.dispatchEvent(new Event("change"));
    };
    const checkFilters = (table, status, lists) => {
        const all = shown(table).length;
        for (const list of lists) {
            const counts = new Map([...list.options].slice(1).map(({ value }) => {
                choose(list, value);
                const count = shown(table).length;
                expect(count > 0 && status.textContent.includes(`${count.toLocaleString("ja")}行を選んで`),
                    `${table.id}: filter ${value} shows ${count}, says ${status.textContent}`);
                return [value, count];
            }));
            choose(list, "");
            // "=path" is one department, "^path" has those below it.
            const sum = (isIn) => [...counts].reduce((rows, [value, count]) =>
                rows + (value[0] === "=" && isIn(value.slice(1)) ? count : 0), 0);
            expect(sum(() => true) === all, `${table.id}: the filters do not show all ${all} rows`);
            counts.forEach((count, value) => {
                const path = value.slice(1);
                expect(value[0] === "=" || count === sum((name) => name === path || name.startsWith(`${path}/`)),
                    `${table.id}: ${path} and those below`);
            });
        }
    };
    // To another address. A change of location.hash would tell the page later, and while the
    // clock here is virtual no waiting waits for that.
    const goTo = (hash) => {
        history.replaceState(null, "", hash === "" ? "#" : hash);
        dispatchEvent(new Event("hashchange"));
    };
    // The address keeps what is chosen.
    const checkAddress = (table, list) => {
        goTo("");
        const all = shown(table).length;
        choose(list, list.options[1].value);
        table.tHead.querySelectorAll("button")[1].click();
        const rows = shown(table).map((row) => row.textContent).join();
        const address = location.hash;
        goTo("");
        expect(shown(table).length === all && list.value === "", `${table.id}: an empty address`);
        goTo(address);
        expect(shown(table).map((row) => row.textContent).join() === rows, `${table.id}: ${address}`);
        choose(list, "");
    };
    const checkSearch = async (table, search) => {
        const all = shown(table).length;
        const find = async (words) => {
            search.value = words;
            search.dispatchEvent(new Event("input"));
            await wait(300);
            return shown(table);
        };
        const word = table.tBodies[0].rows[0].querySelector("th").textContent;
        const found = await find(word);
        expect(found.length > 0 && found.every((row) => row.textContent.includes(word)), `${table.id}: search`);
        expect((await find("そのような人はいない")).length === 0, `${table.id}: search finds what is not there`);
        expect((await find("")).length === all, `${table.id}: search does not end`);
    };
    // Going backwards by the keyboard, nothing hides below the head, which stays at the top.
    const checkInSight = (table) => {
        const letters = [...table.tBodies[0].querySelectorAll("summary")].reverse();
        const [head] = table.tHead.rows[table.tHead.rows.length - 1].cells;
        letters.forEach((letter, at) => {
            letter.scrollIntoView({ block: "nearest" }); // as the Tab key does; focus() centres
            const { top } = letter.getBoundingClientRect();
            expect(top >= head.getBoundingClientRect().bottom - 1,
                `${table.id}: letter ${letters.length - at} has the focus below the head`);
        });
    };
    const checkAlone = (section) => {
        const isAlone = () => document.body.classList.contains("alone") && section.classList.contains("chosen");
        let wasAlone = false;
        window.print = () => { wasAlone = isAlone(); };
        [...section.querySelectorAll(".tools button")].find((button) => /印刷/.test(button.textContent)).click();
        dispatchEvent(new Event("afterprint"));
        expect(wasAlone && !isAlone(), "a table is not printed alone");
    };
    const checkCopying = async () => {
        document.querySelectorAll("[data-copy]").forEach((text) => expect(
            text.parentElement.querySelectorAll(".copy").length === 1, "a text with no button or two"));
        const button = document.querySelector(".copy");
        if (button) {
            Object.defineProperty(navigator, "clipboard", { value: undefined });
            button.click();
            await wait(300);
            expect(/コピーしました|選びました/.test(button.textContent), "copying says nothing");
        }
    };

    const checkStructure = () => {
        document.querySelectorAll("table").forEach((table) => {
            expect(table.caption && table.caption.textContent.length > 0, `${table.id}: caption`);
            table.querySelectorAll("th").forEach((cell) =>
                expect(["col", "colgroup", "row"].includes(cell.scope), `${table.id}: scope`));
        });
        document.querySelectorAll("svg[role=img]").forEach((chart) =>
            expect(chart.querySelector("desc").textContent.length > 0, "chart without words"));
        document.querySelectorAll("svg:not([role=img])").forEach((bar) =>
            expect(bar.getAttribute("aria-hidden") === "true" &&
                /\d%/.test(bar.parentElement.textContent), "bar without a number"));
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
    const sorted = [...document.querySelectorAll("table[data-sorted]")];
    expect(sorted.length === plainTables.length, "tables without scripts");
    for (const [index, table] of sorted.entries()) {
        const section = table.closest("section");
        const search = section.querySelector("input");
        const lists = [...section.querySelectorAll("select")];
        await wait(10000); // Chromium takes 200 changes of the address in ten seconds
        checkRows(table, plainTables[index]);
        checkPages(table);
        checkSorting(table);
        checkInSight(table);
        expect(search || table.tBodies[0].rows.length <= 30, `${table.id}: no search`);
        if (search) {
            checkFilters(table, section.querySelector("[role=status]"), lists);
            await checkSearch(table, search);
            checkAlone(section);
        }
        if (lists.length > 0) { checkAddress(table, lists[0]); }
    }
    await checkCopying();
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
