"use strict";
// measure.js PAGE...: how long reports take in Chromium, in ms of wall time: until the first paint
// and until scripts are done and a frame is shown, then each thing people do with the largest
// table until it is shown; heap and paper. Wall time means something on a quiet machine only.
const { resolve } = require("path");
const { open } = require("./cdp.js");

// Runs in the page.
const use = async () => {
    const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); });
    await frame();
    const out = { ready: Math.round(performance.now()) };
    performance.getEntriesByType("paint").forEach(({ name, startTime }) => { out[name] = Math.round(startTime); });
    const columns = (table) => table.tHead.rows[table.tHead.rows.length - 1].cells;
    const [table] = [...document.querySelectorAll("table")].sort((a, b) => columns(b).length - columns(a).length);
    const time = async (name, act, wait = 0) => {
        const before = performance.now();
        act();
        if (wait > 0) { await new Promise((done) => { setTimeout(done, wait); }); }
        await frame();
        out[name] = Math.round(performance.now() - before);
    };
    await time("sort", () => columns(table)[0].querySelector("button").click());
    await time("sort again", () => columns(table)[0].querySelector("button").click());
    const list = table.closest("section").querySelector("select");
    if (list) {
        await time("filter", () => {
            list.selectedIndex = 2;
            list.dispatchEvent(new Event("change"));
        });
    }
    const search = table.closest("section").querySelector("input");
    if (search) {
        await time("search", () => {
            search.value = "田";
            search.dispatchEvent(new Event("input"));
        }, 151);
    }
    return out;
};

(async () => {
    for (const path of process.argv.slice(2)) {
        const page = await open();
        const before = await page.cpu();
        const loaded = page.once("Page.loadEventFired");
        await page.send("Page.navigate", { url: `file://${resolve(path)}` });
        await loaded;
        const out = await page.evaluate(`(${use})()`);
        const { usedSize } = await page.send("Runtime.getHeapUsage");
        out["heap MB"] = Math.round(usedSize / 1e6);
        out["cpu s"] = +(await page.cpu() - before).toFixed(1);
        const start = performance.now();
        await page.send("Page.printToPDF", { preferCSSPageSize: true });
        out.print = Math.round(performance.now() - start);
        console.log(path, JSON.stringify(out));
        await page.close();
    }
})().catch((error) => {
    console.error(error);
    process.exit(1);
});
