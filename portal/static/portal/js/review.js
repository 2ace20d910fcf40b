"use strict";
// Zoom, minutiae and single-key shortcuts on the examiner's page. Without it the page works as well.

const desk = document.querySelector("[data-review]");
const tools = document.querySelector("[data-review-tools]");
const shortcuts = tools.querySelector("[data-shortcuts]");
const minutiaeButton = tools.querySelector("[data-toggle-minutiae]");
const LARGEST = 5;
const REMEMBERED = "review-shortcuts";

function middleOf(plate) {
  return {
    x: (plate.scrollLeft + plate.clientWidth / 2) / plate.scrollWidth,
    y: (plate.scrollTop + plate.clientHeight / 2) / plate.scrollHeight,
  };
}

function scrollToMiddle(plate, middle) {
  plate.scrollLeft = middle.x * plate.scrollWidth - plate.clientWidth / 2;
  plate.scrollTop = middle.y * plate.scrollHeight - plate.clientHeight / 2;
}

function zoomBy(step) {
  const plates = [...desk.querySelectorAll(".portal-plate__window")];
  const middles = plates.map(middleOf);
  const zoom = Math.min(LARGEST, Math.max(1, Number(desk.dataset.zoom) + step));
  desk.dataset.zoom = String(zoom);
  plates.forEach((plate, index) => {
    scrollToMiddle(plate, middles[index]);
    // A plate that scrolls must be reachable by keyboard; one that does not should not be a stop.
    if (zoom > 1) plate.tabIndex = 0;
    else plate.removeAttribute("tabindex");
  });
}

function toggleMinutiae() {
  const on = desk.dataset.minutiae !== "on";
  desk.dataset.minutiae = on ? "on" : "off";
  minutiaeButton.setAttribute("aria-pressed", String(on));
}

function choose(number) {
  const radio = desk.querySelectorAll('input[type="radio"][name$="conclusion"]')[number - 1];
  if (!radio) return;
  radio.checked = true;
  radio.focus();
}

const KEYS = {
  1: () => choose(1),
  2: () => choose(2),
  3: () => choose(3),
  4: () => choose(4),
  n: () => desk.querySelector('textarea[name$="notes"]')?.focus(),
  m: toggleMinutiae,
  "+": () => zoomBy(1),
  "=": () => zoomBy(1),
  "-": () => zoomBy(-1),
};

function isTyping(target) {
  return target.matches('textarea, select, input:not([type="radio"]):not([type="checkbox"])');
}

function onKey(event) {
  const free = shortcuts.checked && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!free || isTyping(event.target) || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
}

for (const button of tools.querySelectorAll("[data-zoom-by]")) {
  button.addEventListener("click", () => zoomBy(Number(button.dataset.zoomBy)));
}
minutiaeButton.addEventListener("click", toggleMinutiae);
document.addEventListener("keydown", onKey);
tools.hidden = false;
// Last, because a browser may refuse storage: the page then only forgets the choice.
shortcuts.addEventListener("change", () => {
  localStorage.setItem(REMEMBERED, shortcuts.checked ? "on" : "off");
});
shortcuts.checked = localStorage.getItem(REMEMBERED) !== "off";
