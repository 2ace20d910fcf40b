"use strict";
// Says how many characters are left, in the words of the page; a pause later for whoever listens.
for (const place of document.querySelectorAll("[data-count]")) {
  const field = document.getElementById(place.dataset.count);
  const said = place.nextElementSibling;
  let waiting;
  const tell = () => {
    place.textContent = place.dataset.words.replace("%n", field.maxLength - field.value.length);
    clearTimeout(waiting);
    waiting = setTimeout(() => { said.textContent = place.textContent; }, 1500);
  };
  field.addEventListener("input", tell);
  place.textContent = place.dataset.words.replace("%n", field.maxLength - field.value.length);
}
