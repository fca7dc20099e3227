"use strict";
// Chromium over its debugging pipe: no port, no package. open(options) gives a page:
// send(method, params) of the DevTools protocol, once(event), evaluate(code), close().
const { spawn } = require("child_process");
const { mkdtempSync, rmSync } = require("fs");
const { tmpdir } = require("os");
const { join } = require("path");

const OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-pipe"];

exports.open = async (options = []) => {
    const profile = mkdtempSync(join(tmpdir(), "gofun-browser-"));
    const child = spawn("chromium", [...OPTIONS, `--user-data-dir=${profile}`, ...options, "about:blank"],
        { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    const answers = new Map();
    const listeners = [];
    const receive = (message) => {
        if (message.id === undefined) {
            listeners.splice(0).forEach((listener) => {
                if (listener.name === message.method) { listener.done(message.params); } else { listeners.push(listener); }
            });
            return;
        }
        const { done, refuse } = answers.get(message.id);
        answers.delete(message.id);
        if (message.error) { refuse(new Error(message.error.message)); } else { done(message.result); }
    };
    let rest = "";
    child.stdio[4].setEncoding("utf8");
    child.stdio[4].on("data", (chunk) => {
        const messages = (rest + chunk).split("\0");
        rest = messages.pop();
        messages.forEach((message) => receive(JSON.parse(message)));
    });
    let last = 0;
    const ask = (method, params = {}, sessionId = undefined) => new Promise((done, refuse) => {
        last += 1;
        answers.set(last, { done, refuse });
        child.stdio[3].write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
    const { targetInfos } = await ask("Target.getTargets");
    const { targetId } = targetInfos.find((target) => target.type === "page");
    const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
    const send = (method, params) => ask(method, params, sessionId);
    await send("Page.enable");
    return {
        send,
        once: (name) => new Promise((done) => { listeners.push({ name, done }); }),
        evaluate: async (expression) => {
            const answer = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
            if (answer.exceptionDetails) { throw new Error(answer.exceptionDetails.exception.description); }
            return answer.result.value;
        },
        // Seconds of all of Chromium's processes.
        cpu: async () => (await ask("SystemInfo.getProcessInfo")).processInfo
            .reduce((sum, { cpuTime }) => sum + cpuTime, 0),
        close: async () => {
            const gone = new Promise((done) => { child.on("exit", done); });
            ask("Browser.close").catch(() => {});
            await gone;
            rmSync(profile, { recursive: true, force: true });
        },
    };
};
