// The page for webviews with a fake app around it, in Chromium's emulation of a phone: an application is filled in and handed over.

import assert from "node:assert/strict";
import { test } from "node:test";
import { at, fileFor, fillIn, fine, fits, folder, left, opened, PROVIDER } from "./host.mjs";
import { core } from "./package.mjs";
import { serve } from "./site.mjs";

for (const kind of ["android", "listener", "ios", "reactNative", "port"]) {
  test(`an application is filled in and handed over, spoken with as ${kind}`, async (t) => {
    const host = await opened(t, { kind });
    // The pages are the same with every kind of app: one look at them is enough.
    const looked = kind === "android" ? fine : fits;
    if (kind === "port") {
      await host.page.locator("h1").waitFor();
      assert.deepEqual(await host.told(), []);
      await host.page.evaluate(() => window.dispatchEvent(new MessageEvent("message", { data: "", ports: [window.given] })));
    }
    const ready = await host.next("ready");
    assert.deepEqual(ready.services, core.services("kk").map(({ code }) => code));
    assert.equal(ready.service, null);

    await host.say("start", { service: "tve-correction", language: "ru", context: {}, values: PROVIDER });
    const begun = await host.next("completeness");
    assert.deepEqual([begun.verdict, begun.is_sent, begun.due_on], ["blocked", true, null]);
    await looked(host);
    await fillIn(host.page);

    await host.page.locator(at("/attachments/education-document-copy")).click();
    const asked = await host.next("needs-file");
    assert.deepEqual([asked.document, asked.photo, asked.language], ["education-document-copy", false, "ru"]);
    await host.say("file", { id: asked.id, file: fileFor("диплом.pdf") });
    const whole = await left(host, 0);
    assert.deepEqual([whole.verdict, whole.documents], ["complete", [{ kind: "education-document-copy", state: "present" }]]);
    assert.equal(whole.due_on, core.due("tve-correction", "portal", "2026-03-20T12:00:00+05:00").due_on);

    await host.page.locator("form button[type=submit]").click();
    await host.page.locator("dl").first().waitFor();
    await looked(host);
    await host.page.locator("form button[type=submit]").click();
    const signing = await host.next("needs-signature");
    const application = JSON.parse(signing.application);
    assert.equal(application.applicant.iin, "951103599011");
    assert.equal(application.attachments["education-document-copy"][0].file_name, "диплом.pdf");
    await host.say("signature", { id: signing.id, certificate: { code: "123456" } });
    const { otinish, type, key, ...handed } = await host.next("submitted");
    assert.match(key, /^[0-9a-f]{32}$/);
    const report = JSON.parse(core.check(JSON.stringify({ filed_at: "2026-03-20T12:00:00+05:00", application })));
    assert.equal(report.verdict, "complete");
    assert.deepEqual(handed, { service: "tve-correction", application: signing.application, rules: report.rules, certificate: { code: "123456" }, as_is: null });

    await host.say("registered", { key, number: "1234 5678 9012", due_on: whole.due_on });
    await host.page.locator("h1", { hasText: "Заявление зарегистрировано" }).waitFor();
    await host.page.locator("strong", { hasText: "1234 5678 9012" }).waitFor();
    await looked(host);
    // The end speaks another language as well, and is no draft again.
    await host.page.locator("header button[lang=kk]").click();
    await host.page.locator("h1", { hasText: "Өтініш тіркелді" }).waitFor();
    assert.deepEqual((await host.told()).filter((message) => message.type === "error"), []);

    // What was registered is no draft any more.
    await host.page.reload();
    host.anew();
    if (kind === "port") return;
    const again = await host.next("ready");
    assert.deepEqual([again.service, again.restored], ["tve-correction", false]);
  });
}

test("what is not whole goes as it is only when that is said", async (t) => {
  const host = await opened(t);
  await host.next("ready");
  await host.say("start", { service: "tve-correction", language: "kk", values: PROVIDER });
  await fillIn(host.page);
  await host.page.locator(at("/corrections/0/explanation")).fill("");
  await host.page.locator("form button[type=submit]").click();
  await host.page.locator("#summary a[href$=answers]").click();
  await host.page.locator("#as-is").waitFor();
  await fine(host);
  // A ground is named where the regulation names one, and nowhere else.
  const panels = await host.page.locator("form .panel").evaluateAll((all) => all.map((panel) => [panel.querySelector("h2").textContent, ...[...panel.querySelectorAll("li")].map((item) => item.textContent)]));
  assert.equal(panels.length, 2);
  const [[refusing, ...grounds], [, ...remarks]] = panels;
  assert.match(refusing, /бас тарта алады/);
  assert.deepEqual([grounds.length, remarks.length], [1, 1]);
  assert.match(grounds[0], /Қағидалардың 11-тармағы/);
  assert.match(remarks[0], /Қағидалардың 6-тармағы/);
  await host.page.locator("form button[type=submit]").click();
  await host.page.waitForFunction(() => document.activeElement?.id === "as-is");
  await host.page.locator("#as-is").check();
  await host.page.locator("form button[type=submit]").click();
  const { id, application } = await host.next("needs-signature");
  await host.say("signature", { id, certificate: { code: "123456" } });
  const { as_is: asIs, key } = await host.next("submitted");
  const { problems } = JSON.parse(core.check(JSON.stringify({ filed_at: "2026-03-20T12:00:00+05:00", application: JSON.parse(application) })));
  assert.ok(problems.length > 0);
  assert.deepEqual(asIs, problems.map((problem) => [problem.code, problem.at]));

  // A refusal of the app is shown, loses nothing, and the same application goes again under the same key.
  await host.say("rejected", { key, reason: "Байланыс жоқ." });
  await host.page.locator("main .summary", { hasText: "Байланыс жоқ." }).waitFor();
  await fine(host);
  await host.page.locator("#as-is").check();
  await host.page.locator("form button[type=submit]").click();
  await host.say("signature", { id: (await host.next("needs-signature")).id, certificate: { code: "654321" } });
  const again = await host.next("submitted");
  assert.deepEqual([again.key, again.application, again.certificate], [key, application, { code: "654321" }]);
});

test("a signature of what was changed since is not taken", async (t) => {
  const host = await opened(t);
  await host.next("ready");
  await host.say("start", { service: "tve-correction", language: "ru", values: PROVIDER });
  await fillIn(host.page);
  await host.page.locator(at("/attachments/education-document-copy")).click();
  await host.say("file", { id: (await host.next("needs-file")).id, file: fileFor("диплом.pdf") });
  await left(host, 0);
  await host.page.locator("form button[type=submit]").click();
  await host.page.locator("dl").first().waitFor();
  await host.page.locator("form button[type=submit]").click();
  const { id } = await host.next("needs-signature");
  await host.page.goBack();
  await host.page.locator(at("/applicant/name/surname")).fill("Касымов");
  await host.say("signature", { id, certificate: { code: "123456" } });
  const error = await host.next("error");
  assert.deepEqual([error.code, error.about], ["changed", "signature"]);
  assert.equal(await host.page.locator(at("/applicant/name/surname")).inputValue(), "Касымов");
  assert.deepEqual((await host.told()).filter(({ type }) => type === "submitted"), []);
});

test("nobody but the app is listened to", async (t) => {
  const host = await opened(t);
  await host.next("ready");
  // Another window, of another origin and of this one.
  for (const address of [await serve(t, folder), host.address]) {
    const [other] = await Promise.all([host.context.waitForEvent("page"), host.page.evaluate((to) => void window.open(`${to}/style.css`), address)]);
    await other.waitForLoadState();
    await other.evaluate(() => window.opener.postMessage('{"otinish":1,"type":"start","service":"tve-correction"}', "*"));
    assert.equal((await host.next("error")).code, "origin");
  }
  assert.equal(await host.page.evaluate(() => location.hash), "");
});
