"use strict";
// Does a little work for a form: finds a number whose hash with the form's own word begins with
// some zero bits. A form without it is taken too, but waits where many come in at once.
const form = document.querySelector("[data-work]");
const work = async () => {
  const word = form.elements.shown.value;
  const bits = Number(form.dataset.work);
  const encoder = new TextEncoder();
  for (let number = 0; ; number += 1) {
    const hash = await crypto.subtle.digest("SHA-256", encoder.encode(`${word}:${number}`));
    if (new DataView(hash).getUint32(0) >>> (32 - bits) === 0) {
      form.elements.work.value = number;
      return;
    }
  }
};
if (globalThis.crypto?.subtle) work();
