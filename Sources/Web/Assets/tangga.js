// What the pages do better with a script. Each works without: nothing here decides anything.
"use strict";
document.documentElement.classList.add("scripted");

// Questions of a form that are asked only after certain answers above them.
for (const form of document.querySelectorAll("form.ask")) {
  const conditional = [...form.querySelectorAll("[data-when]")];
  if (conditional.length === 0) continue;
  const answer = (name) => {
    const element = form.elements.namedItem(name);
    return !element || element.closest("[hidden]") ? "" : element.value;
  };
  const holds = (condition) => condition.split(";").every((term) => {
    const at = term.indexOf(":");
    const value = answer(term.slice(0, at));
    return term.slice(at + 1).split("|").some((wanted) => value === wanted || value.startsWith(wanted + "/"));
  });
  // From the top down: a question looks at those above it only.
  const show = () => conditional.forEach((part) => { part.hidden = !holds(part.dataset.when); });
  form.addEventListener("change", show);
  show();
}

// A button that was pressed says so. The server counts a form once however often it comes.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
});
addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  }
});

// What was typed outlives a lost line and a closed page, in this tab only; a form that was taken is forgotten.
const drafts = {
  name: (form) => "tulisan " + location.pathname + location.search + " " + form.getAttribute("action"),
  fields: (form) => [...form.elements].filter((field) => field.name && /^(text|email|tel|search|textarea|select-one)$/.test(field.type)),
};
for (const form of document.querySelectorAll("form[data-draft]")) {
  try {
    const name = drafts.name(form);
    const kept = JSON.parse(sessionStorage.getItem(name) || "{}");
    for (const field of drafts.fields(form)) if (!field.value && kept[field.name]) field.value = kept[field.name];
    form.addEventListener("input", () => {
      const values = drafts.fields(form).filter((field) => field.value).map((field) => [field.name, field.value]);
      sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(values)));
    });
    if (Object.keys(kept).length) form.dispatchEvent(new Event("change", { bubbles: true }));
  } catch { /* Without a place to keep them there are no drafts. */ }
}
if (document.querySelector(".notice.good")) {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("tulisan ")) sessionStorage.removeItem(key);
  } catch { /* The same. */ }
}

// A slider over a ticket's history, beside the list of its events.
for (const list of document.querySelectorAll("[data-slider]")) {
  const links = [...list.querySelectorAll("a")];
  if (links.length < 2) continue;
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", className: "slider", min: 0, max: links.length - 1, step: 1 });
  const here = links.findIndex((link) => link.hasAttribute("aria-current"));
  slider.value = here < 0 ? links.length - 1 : here;
  slider.setAttribute("aria-label", list.dataset.slider);
  const tell = () => slider.setAttribute("aria-valuetext", links[slider.value].textContent);
  tell();
  slider.addEventListener("input", tell);
  slider.addEventListener("change", () => { location.href = links[slider.value].href; });
  list.before(slider);
}

// What is to be kept can be copied with one press.
for (const part of document.querySelectorAll("[data-copy]")) {
  const text = part.querySelector("code");
  const button = document.createElement("button");
  const told = document.createElement("span");
  Object.assign(button, { type: "button", textContent: part.dataset.copy });
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(text.textContent); }
    catch { getSelection().selectAllChildren(text); document.execCommand("copy"); }
    told.textContent = part.dataset.copied;
  });
  part.append(button, told);
}

// A text at hand goes in at once, after what was typed.
for (const button of document.querySelectorAll("button[name=insert]")) {
  const { canned, message } = button.form.elements;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const text = canned.selectedOptions[0].dataset.text;
    if (!text) { canned.focus(); return; }
    const end = message.value.length;
    message.setRangeText((message.value.trim() ? "\n\n" : "") + text, message.value.trim() ? end : 0, end, "end");
    message.dispatchEvent(new Event("input", { bubbles: true }));
    message.focus();
  });
}

// Keys for those who see to many tickets: none while somebody writes, and none once they were switched off.
const shortcuts = {
  name: "pintasan",
  areOn() { try { return localStorage.getItem(this.name) !== "mati"; } catch { return true; } },
  turn(isOn) { try { localStorage.setItem(this.name, isOn ? "hidup" : "mati"); } catch { /* They stay as they are. */ } },
  move(step) {
    const links = [...document.querySelectorAll(".tickets h2 a")];
    const here = links.findIndex((link) => link.closest("li").contains(document.activeElement));
    return links[here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step];
  },
  unfold(key) {
    const action = document.querySelector(`details[data-key="${key}"]`);
    if (action) action.open = true;
    return action?.querySelector("textarea");
  },
  target(key) {
    switch (key) {
      case "j": return this.move(1);
      case "k": return this.move(-1);
      case "r": case "n": return this.unfold(key);
      case "/": return document.querySelector("input[type=search]");
    }
  },
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !shortcuts.areOn()) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  if (event.key === "?") { location.href = "/bantuan/pintasan"; return; }
  const target = shortcuts.target(event.key);
  if (!target) return;
  event.preventDefault();
  target.focus();
});
for (const part of document.querySelectorAll("[data-shortcuts]")) {
  const tick = part.querySelector("input");
  tick.checked = shortcuts.areOn();
  tick.addEventListener("change", () => shortcuts.turn(tick.checked));
  part.hidden = false;
}

// What is wrong is where reading begins.
document.querySelector("#masalah")?.focus();
