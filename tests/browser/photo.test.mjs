// A photo that is not three by four: its middle is cut out in the browser, looked at, and only what was taken is kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, open } from "./harness.mjs";
import { at } from "./application.mjs";
import { attachments, bytesOf, digestOf, until } from "./kept.mjs";

const FIELD = at("/attachments/photo");

/// A picture whose middle is green, and red before and blue behind it, the longer way round.
async function picture(page, type, width, height) {
  const base64 = await page.evaluate(
    ([type, width, height]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const context = canvas.getContext("2d");
      const band = (colour, from, to) => {
        context.fillStyle = colour;
        if (width > height) context.fillRect(width * from, 0, width * (to - from), height);
        else context.fillRect(0, height * from, width, height * (to - from));
      };
      band("red", 0, 0.25);
      band("lime", 0.25, 0.75);
      band("blue", 0.75, 1);
      return canvas.toDataURL(type, 0.95).split(",")[1];
    },
    [type, width, height],
  );
  return { name: type === "image/png" ? "сурет.png" : "сурет.jpg", mimeType: type, buffer: Buffer.from(base64, "base64") };
}

/// What the browser keeps: the draft's photo, its file as it decodes, its digest, and its corners.
async function kept(page) {
  const [photo] = (await attachments(page, "tve-admission")).photo;
  const file = await bytesOf(page, "tve-admission", photo.sha256);
  const decoded = await file.evaluate(async (file) => {
    const bitmap = await createImageBitmap(file);
    const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const corner = (x, y) => [...context.getImageData(x, y, 1, 1).data.subarray(0, 3)];
    return {
      type: file.type,
      bytes: file.size,
      size: [bitmap.width, bitmap.height],
      corners: [corner(2, 2), corner(bitmap.width - 3, bitmap.height - 3)],
    };
  });
  return { photo, sha256: await digestOf(file), ...decoded };
}

const pictures = [
  ["kk", 320, "image/jpeg", 1600, 800, [600, 800]],
  ["ru", 1280, "image/png", 450, 1600, [450, 600]],
];

for (const [language, viewport, type, width, height, cut] of pictures) {
  test(`the middle of a picture of ${width} × ${height} is offered as the photo and kept when it is taken, in ${language}`, async (t) => {
    const page = await open(t, `/${language}/tve-admission/form`, { viewport: { width: viewport, height: 800 } });
    await page.locator(FIELD).waitFor({ state: "attached" });
    const file = await picture(page, type, width, height);
    await page.locator(FIELD).setInputFiles(file);

    // Nothing is taken before it was looked at.
    const crop = page.locator(".otinish-crop");
    await crop.waitFor();
    await page.waitForFunction(() => document.activeElement?.matches(".otinish-crop"));
    assert.equal(await page.locator(".otinish-file").count(), 0);
    assert.deepEqual(await crop.locator("canvas").evaluate((canvas) => [canvas.width, canvas.height]), cut);
    assert.match(await crop.innerText(), new RegExp(`${cut[0]} × ${cut[1]}`));
    await fits(page);
    await accessible(page);

    // Another picture may be chosen instead.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await crop.waitFor({ state: "detached" });
    assert.equal(await page.locator(".otinish-file").count(), 0);

    await page.locator(FIELD).setInputFiles(file);
    await crop.waitFor();
    await page.waitForFunction(() => document.activeElement?.matches(".otinish-crop"));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".otinish-file").waitFor();
    await until(page, async () => (await attachments(page, "tve-admission")).photo?.length, 1);
    await accessible(page);

    const { photo, sha256, type: keptType, bytes, size, corners } = await kept(page);
    assert.deepEqual([photo.width_px, photo.height_px], cut);
    assert.deepEqual(size, cut);
    assert.equal(photo.sha256, sha256);
    assert.equal(photo.bytes, bytes);
    assert.equal(photo.media_type, type);
    assert.equal(keptType, type);
    // The middle as it was: neither stretched nor moved.
    for (const [red, green, blue] of corners) assert.ok(red < 40 && green > 215 && blue < 40, `${red} ${green} ${blue}`);

    // The checklist has no fault to tell of it, and a reload keeps it.
    await page.reload();
    await page.locator(".otinish-file").waitFor();
    assert.equal(await page.locator(`${FIELD}-fault`).count(), 0);
  });
}

test("of several pictures each has its turn, and what cannot be taken is said", async (t) => {
  const page = await open(t, "/ru/tve-admission/form");
  await page.locator(FIELD).waitFor({ state: "attached" });
  const wide = { ...(await picture(page, "image/jpeg", 1600, 800)), name: "wide.jpg" };
  const tall = { ...(await picture(page, "image/png", 450, 1600)), name: "tall.png" };
  const text = { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("note") };
  await page.locator(FIELD).setInputFiles([wide, text, tall]);
  const offered = (name) => page.locator(`.otinish-crop [role="img"][aria-label*="${name}"]`);
  await offered("wide.jpg").waitFor();
  await page.locator(`${FIELD}-fault`, { hasText: "note.txt" }).waitFor();
  await page.locator(".otinish-crop .govuk-button--secondary").click();
  await offered("tall.png").waitFor();
  await page.waitForFunction(() => document.activeElement?.matches(".otinish-crop"));
  await page.locator(".otinish-crop .govuk-button").first().click();
  await page.locator(".otinish-file", { hasText: "tall" }).waitFor();
  assert.equal(await page.locator(".otinish-crop").count(), 0);
});

test("a picture of three by four is taken as it is", async (t) => {
  const page = await open(t, "/ru/tve-admission/form");
  await page.locator(FIELD).waitFor({ state: "attached" });
  await page.locator(FIELD).setInputFiles(await picture(page, "image/jpeg", 600, 800));
  await page.locator(".otinish-file").waitFor();
  assert.equal(await page.locator(".otinish-crop").count(), 0);
});
