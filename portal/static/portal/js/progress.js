"use strict";
// Looks again at how far long work is, and puts the new part of the page in place of the old one;
// when the work is at an end the whole page is fetched, once. Without it a link does the same.
const look = async () => {
  const part = document.querySelector("[data-progress=on]");
  if (!part) return;
  part.querySelector("[data-progress-note]")?.removeAttribute("hidden");
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("[data-progress=on]");
    if (!next) {
      location.reload();
      return;
    }
    if (!part.contains(document.activeElement)) {
      part.replaceWith(next);
      next.querySelector("[data-progress-note]")?.removeAttribute("hidden");
    }
  }
  setTimeout(look, 3000);
};
setTimeout(look, 1500);
