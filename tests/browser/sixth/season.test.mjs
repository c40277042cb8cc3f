// A service that takes documents in a season only says so before anybody begins, and from which day it takes them again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, open } from "../harness.mjs";
import { at } from "../application.mjs";
import { place } from "../server.mjs";

const days = [
  // The last evening of the last window in Almaty, the midnight after it, the spring, and the first midnight of the next season.
  ["2026-09-20T18:30:00.000Z", null],
  ["2026-09-20T19:00:00.000Z", /начинается 25 июня 2027 года.*20 сентября 2027 года/],
  ["2027-06-24T18:30:00.000Z", /начинается 25 июня 2027 года.*20 сентября 2027 года/],
  ["2027-06-24T19:00:00.000Z", null],
];

test("out of its season a service names the next one, on its own page and above its form, and in season it says nothing", async (t) => {
  const server = await place(t);
  for (const [instant, words] of days) {
    await server.start(instant);
    const page = await open(t, "/ru/", { viewport: { width: 360, height: 740 } });
    // The device and the server are of one mind on the day.
    await page.clock.setFixedTime(new Date(instant));
    const said = page.locator(".otinish-season");
    for (const path of ["/ru/tve-admission", "/ru/tve-admission/form", "/ru/tve-correction"]) {
      await page.goto(new URL(path, page.url()).href);
      await page.locator("main h1").waitFor();
      if (words && path.includes("admission")) {
        await said.waitFor();
        assert.match((await said.textContent()).replace(/\s+/g, " "), words);
        await said.locator("summary").waitFor();
        await fits(page);
        await accessible(page);
      } else {
        await page.locator(path.endsWith("form") ? at("/consent") : "main dl").first().waitFor();
        assert.equal(await said.count(), 0);
      }
    }
    await page.close();
    await server.kill();
  }
});
