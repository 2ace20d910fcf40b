"use strict";
// Looks for places while their name is typed; without it the button does. What is typed is sent as
// the form sends it, and stands in no address.
const name = document.getElementById("id_q");
let waiting;
const look = async () => {
  const asked = new FormData(name.form);
  asked.set("search", "1");
  asked.delete("place");
  const answer = await fetch(location.href, { method: "POST", body: asked });
  if (!answer.ok || asked.get("q") !== name.value) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-places]");
  if (found) document.querySelector("[data-places]").replaceChildren(...found.childNodes);
};
name.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 300);
});
