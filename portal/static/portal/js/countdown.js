"use strict";
// Counts down to an instant; without it the page says what was left when it was made.
// With data-now, the time at the server when it made the page, a wrong clock here does no harm.
for (const place of document.querySelectorAll("[data-until]")) {
  const until = Date.parse(place.dataset.until);
  const skew = place.dataset.now ? Date.parse(place.dataset.now) - Date.now() : 0;
  const tick = () => {
    const left = Math.max(0, Math.floor((until - skew - Date.now()) / 1000));
    const parts = { d: Math.floor(left / 86400), h: Math.floor(left / 3600) % 24, m: Math.floor(left / 60) % 60, s: left % 60 };
    place.textContent = place.dataset.words.replace(/%([dhms])/g, (_, key) => parts[key]);
    if (left > 0) setTimeout(tick, 1000);
  };
  tick();
}
