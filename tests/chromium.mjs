// The Chromium of the stories, of the page for webviews and of the measures: one program, started in one way, that speaks with nobody of itself.

export const started = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Chromium refuses its own sandbox to root.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
};
