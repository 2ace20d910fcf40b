"use strict";
// Leaves at once for an empty page: by the link, or with the Shift key three times within 2 seconds.
// The page replaces this one, so that going back does not lead here.
const way = document.querySelector("[data-leave]");
let pressed = [];
const leave = () => {
  document.body.hidden = true;
  location.replace(way.href);
};
way.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
document.addEventListener("keyup", (event) => {
  const now = Date.now();
  pressed = event.key === "Shift" ? [...pressed.filter((then) => now - then < 2000), now] : [];
  if (pressed.length === 3) leave();
});
