// What the pages do better with a script. Each works without: nothing here decides anything.
"use strict";
document.documentElement.classList.add("scripted");

// Every word that people read is in the page already.
const texts = document.querySelector("#kabar").dataset;
// Elements that the script made are marked as its own: no page that is drawn again knows of them.
const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.dataset.own = "";
  element.append(...children);
  return element;
};
const all = (root, selector) => [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];
// Done to the page once it is there, and to each part of it that comes later.
const betterments = [];
const better = (root) => { for (const betterment of betterments) betterment(root); };

// Questions of a form that are asked only after certain answers above them.
betterments.push((root) => {
  for (const form of all(root, "form.ask")) {
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
});

// Every browser prints by its menu; whoever hands out slips has a button.
betterments.push((root) => {
  for (const place of all(root, "[data-print]")) {
    place.append(make("button", { type: "button", className: "main", textContent: place.dataset.print, onclick: () => print() }));
  }
});

// What was typed stays on the device until it is sent, thrown away, or its writer signs out: whatever becomes of the line,
// the session or the ticket. Whoever has no account shares nothing with whoever sits here next: theirs end with the tab.
const drafts = {
  who: document.documentElement.dataset.who ?? "",
  keptFor: 14 * 86_400_000,
  store: null,
  open() {
    try {
      this.store = this.who ? localStorage : sessionStorage;
      for (const key of this.keys(localStorage, "draf ")) {
        if (!(Date.now() - JSON.parse(localStorage.getItem(key)).at < this.keptFor)) localStorage.removeItem(key);
      }
    } catch { /* Without a place to keep them there are no drafts. */ }
  },
  keys: (store, start) => Object.keys(store).filter((key) => key.startsWith(start)),
  key(name) { return `draf ${this.who} ${name}`; },
  read(name) {
    try { return JSON.parse(this.store.getItem(this.key(name))); } catch { return null; }
  },
  write(name, draft) {
    try { this.store.setItem(this.key(name), JSON.stringify({ ...draft, at: Date.now() })); return true; } catch { return false; }
  },
  drop(name) { try { this.store.removeItem(this.key(name)); } catch { /* There is none. */ } },
  names(start) {
    try { return this.keys(this.store, this.key(start)).map((key) => key.slice(this.key("").length)); } catch { return []; }
  },
  // Told to the other pages of this browser, which keep no more either.
  forget() {
    for (const name of this.names("")) this.drop(name);
    try { localStorage.setItem("keluar", `${this.who} ${Date.now()}`); } catch { /* There are no drafts then. */ }
  },

  // No password, no file, and nothing that the form marks as not to be kept.
  fields: (form) => [...form.elements].filter((field) => field.name && field.dataset.unkept === undefined
    && /^(text|email|tel|search|textarea|select-one|radio)$/.test(field.type)),
  drawn(field) {
    if (field.type !== "select-one") return field.defaultValue;
    return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
  },
  isTyped(field) {
    // What was sent and came back with its faults is drawn as it was typed.
    const isBack = field.form.dataset.back !== undefined && field.value !== "";
    if (field.type === "radio") return field.checked && (isBack || !field.defaultChecked);
    return isBack || field.value !== this.drawn(field);
  },
  values(form) {
    return Object.fromEntries(this.fields(form).filter((field) => this.isTyped(field)).map((field) => [field.name, field.value]));
  },
  keep(form) {
    const values = this.values(form);
    const { sent } = this.read(form.dataset.draft) ?? {};
    const isKept = Object.keys(values).length > 0 && this.write(form.dataset.draft, { values, sent });
    if (!isKept) this.drop(form.dataset.draft);
    this.tell(form, isKept);
  },
  restore(form) {
    const draft = this.read(form.dataset.draft);
    if (!draft) return;
    for (const field of this.fields(form)) {
      const value = draft.values[field.name];
      if (value === undefined || this.isTyped(field)) continue;
      if (field.type === "radio") field.checked = field.value === value; else field.value = value;
    }
    // It was sent, and nobody heard what came of it: under the same key it counts once.
    if (draft.sent) form.elements.key.value = draft.sent;
    if (form.closest("details")) form.closest("details").open = true;
    form.dispatchEvent(new Event("change", { bubbles: true }));
  },
  tell(form, isKept) {
    const line = form.querySelector(".draft");
    if (line || !isKept) { if (line) line.hidden = !isKept; return; }
    const button = make("button", { type: "button", textContent: texts.drop });
    button.addEventListener("click", () => {
      this.drop(form.dataset.draft);
      for (const field of this.fields(form)) {
        if (field.type === "radio") field.checked = field.defaultChecked; else field.value = this.drawn(field);
      }
      form.dispatchEvent(new Event("change", { bubbles: true }));
      form.querySelector("textarea, input:not([type=hidden])")?.focus();
    });
    const told = make("span", {});
    told.setAttribute("role", "status");
    // After the button that sends, so that who goes by keys does not come past this one first.
    form.querySelector("button.main").after(make("p", { className: "draft hint" }, told, button));
    told.textContent = texts.draft;
  },
  // Words whose form is there no more: others were faster.
  strand() {
    const place = document.querySelector("[data-drafts]");
    for (const name of place ? this.names(place.dataset.drafts) : []) {
      const form = document.querySelector(`[data-draft="${CSS.escape(name)}"]`);
      const id = `tertinggal-${name}`;
      if (form || document.getElementById(id)) continue;
      const words = Object.values(this.read(name)?.values ?? {}).join("\n");
      const label = make("label", { htmlFor: id, textContent: place.dataset.typed });
      const button = make("button", { type: "button", textContent: texts.drop });
      const card = make("section", { className: "card screen field" }, label,
        make("p", { className: "hint", textContent: place.dataset.stranded }),
        make("textarea", { id, rows: 6, readOnly: true, value: words }), button);
      button.addEventListener("click", () => { this.drop(name); card.remove(); });
      place.prepend(card);
    }
  },
};
drafts.open();
addEventListener("storage", (event) => {
  if (event.key === "keluar" && event.newValue?.split(" ")[0] === drafts.who) drafts.store = null;
});
betterments.push((root) => {
  for (const form of all(root, "form[data-draft]")) {
    drafts.restore(form);
    drafts.keep(form);
    for (const event of ["input", "change"]) form.addEventListener(event, () => drafts.keep(form));
  }
  drafts.strand();
});

// Files go ahead of their form, part by part; where the line is lost they go on where they stopped. The form then names them.
class Upload {
  static part = 262_144;

  constructor(input, file) {
    Object.assign(this, { input, file, form: input.form, at: 0 });
    this.bar = make("progress", { max: file.size, value: 0 });
    this.bar.setAttribute("aria-label", file.name);
    this.told = make("span", { className: "error" });
    this.told.setAttribute("role", "status");
    this.cancel = make("button", { type: "button", textContent: texts.cancel });
    this.again = make("button", { type: "button", textContent: texts.retry, hidden: true });
    this.line = make("div", { className: "upload" }, make("span", { textContent: file.name }), this.bar, this.told, this.again, this.cancel);
    input.before(this.line);
    this.whole = new Promise((resolve) => { this.settle = resolve; });
    this.cancel.addEventListener("click", () => this.stop());
    this.again.addEventListener("click", () => this.wake?.());
  }
  post(path, body, headers = {}) {
    return fetch(path, { method: "POST", body, headers: { "X-CSRF-Token": this.form.elements.csrf.value, ...headers }, signal: AbortSignal.timeout(55_000) });
  }
  async run() {
    while (!this.isOver) {
      try { await this.step(); } catch { await this.wait(); continue; }
      this.failures = 0;
      this.again.hidden = true;
      // What was refused is told for as long as it stands there.
      if (!this.isOver) this.told.textContent = "";
    }
  }
  async step() {
    if (!this.path) {
      const form = new URLSearchParams({ csrf: this.form.elements.csrf.value, nama: this.file.name, ukuran: this.file.size });
      const begun = await this.post("/unggah", form);
      if (begun.status !== 201) return this.judge(begun);
      this.path = begun.headers.get("Location");
    }
    const part = this.file.slice(this.at, this.at + Upload.part);
    const taken = await this.post(`${this.path}?dari=${this.at}`, part, { "Content-Type": "application/octet-stream" });
    if (taken.status === 201) return this.finish(await taken.text());
    if (taken.status !== 200 && taken.status !== 409) return this.judge(taken);
    const next = Number(taken.headers.get("Upload-Offset"));
    // Whoever sent the same part before us may still be at it.
    if (next === this.at) throw new Error("not yet");
    this.bar.value = this.at = next;
  }
  // No file of ours any more: it begins anew, once. What is refused is refused.
  async judge(answer) {
    if (answer.status === 404 && this.path && !this.isAnew) { Object.assign(this, { path: null, at: 0, isAnew: true }); return; }
    if (answer.status >= 500) throw new Error("later");
    this.told.textContent = await answer.text();
    this.bar.remove();
    this.over();
  }
  // Until there is a line again, somebody asks for it, or a while has passed.
  async wait() {
    this.failures = (this.failures ?? 0) + 1;
    this.told.textContent = texts.halted;
    this.again.hidden = false;
    await new Promise((resolve) => {
      this.wake = resolve;
      addEventListener("online", resolve, { once: true });
      setTimeout(resolve, Math.min(30_000, 1_000 * 2 ** this.failures));
    });
  }
  finish(text) {
    const at = text.indexOf("|");
    const name = text.slice(at + 1);
    const tick = make("input", { type: "checkbox", name: "berkas", value: `${this.input.name}|${text.slice(0, at)}|${name}`, checked: true });
    this.line.replaceWith(make("label", { className: "tick" }, tick, ` ${name}`));
    this.over();
  }
  stop() {
    if (this.path && !this.isOver) this.post(`${this.path}/batal`).catch(() => {});
    this.line.remove();
    this.over();
    this.wake?.();
  }
  over() { this.isOver = true; this.settle(); }

  static take(input) {
    const files = [...input.files];
    input.value = "";
    const field = input.closest(".field");
    field.querySelectorAll(".upload:not(:has(progress))").forEach((line) => line.remove());
    const most = Number(input.dataset.count);
    if (most === 1) field.querySelectorAll("[name=berkas]").forEach((tick) => tick.closest("label").remove());
    const uploads = files.map((file) => new Upload(input, file));
    for (const upload of [...uploads].reverse()) {
      const count = field.querySelectorAll("[name=berkas]:checked, .upload progress").length;
      const refusal = upload.file.size > Number(input.dataset.most) ? input.dataset.tooLarge : count > most ? input.dataset.tooMany : "";
      if (!refusal) continue;
      upload.told.textContent = refusal;
      upload.bar.remove();
      upload.over();
    }
    const form = input.form;
    form.uploads = (form.uploads ?? Promise.resolve()).then(async () => { for (const upload of uploads) await upload.run(); });
  }
}
document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.matches("form[data-draft] input[type=file][data-most]") && input.files.length) Upload.take(input);
});

// A button that was pressed says so. The server counts a form once however often it comes.
const sending = {
  mark(form, isSent) {
    if (isSent) form.dataset.sent = "yes"; else delete form.dataset.sent;
    for (const button of form.querySelectorAll("button")) {
      if (isSent) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
    }
  },
  // What is written is not left to the browser to send: where the line is lost, its page would be, too.
  async send(form, button) {
    const name = form.dataset.draft;
    form.querySelector(".lost")?.remove();
    if (form.querySelector(".upload progress")) {
      const wait = make("p", { className: "hint", textContent: texts.sending });
      wait.setAttribute("role", "status");
      form.querySelector("button.main").before(wait);
      await form.uploads;
      wait.remove();
      // Without a file that was meant to go along, nothing goes before somebody has seen why.
      const refusal = [...form.querySelectorAll(".upload:not(:has(progress)) .error")].find((line) => line.textContent);
      if (refusal) {
        this.mark(form, false);
        refusal.tabIndex = -1;
        refusal.focus();
        return;
      }
    }
    const draft = drafts.read(name);
    if (draft) drafts.write(name, { ...draft, sent: form.elements.key.value });
    let response, page;
    try {
      response = await fetch(form.getAttribute("action"), {
        method: "POST", body: new FormData(form, button), headers: { "X-Tangga-Script": "1" }, signal: AbortSignal.timeout(540_000),
      });
      page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (response.status !== 204 && !page.querySelector("#isi")) throw new Error("not from here");
    } catch {
      this.mark(form, false);
      const words = make("p", { className: "notice bad lost", textContent: texts.lost });
      words.setAttribute("role", "alert");
      form.querySelector("button.main").before(words);
      return;
    }
    // Told what came of it, whatever that is.
    if (response.ok) drafts.drop(name); else if (draft && response.status !== 503) drafts.write(name, { values: draft.values });
    if (response.status === 204) location.assign(response.headers.get("Location"));
    else this.show(page);
  },
  show(page) {
    const main = document.adoptNode(page.querySelector("#isi"));
    for (const form of all(main, "form[data-draft]")) form.dataset.back = "";
    document.title = page.title;
    document.querySelector("#isi").replaceWith(main);
    better(main);
    live.close();
    live.open();
    scrollTo(0, 0);
    (main.querySelector("#masalah") ?? main).focus();
  },
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  sending.mark(form, true);
  if (form.getAttribute("action") === "/keluar") drafts.forget();
  if (!form.matches("[data-draft]")) return;
  event.preventDefault();
  sending.send(form, event.submitter);
});
addEventListener("pageshow", () => { for (const form of document.forms) sending.mark(form, false); });

// A slider over a ticket's history, beside the list of its events.
betterments.push((root) => {
  for (const list of all(root, "[data-slider]")) {
    const links = [...list.querySelectorAll("a")];
    if (links.length < 2) continue;
    if (list.previousElementSibling?.matches(".slider")) list.previousElementSibling.remove();
    const here = links.findIndex((link) => link.hasAttribute("aria-current"));
    const slider = make("input", { type: "range", className: "slider", min: 0, max: links.length - 1, step: 1 });
    slider.value = here < 0 ? links.length - 1 : here;
    slider.setAttribute("aria-label", list.dataset.slider);
    const tell = () => slider.setAttribute("aria-valuetext", links[slider.value].textContent);
    tell();
    slider.addEventListener("input", tell);
    slider.addEventListener("change", () => { location.href = links[slider.value].href; });
    list.before(slider);
  }
});

// What is to be kept can be copied with one press.
betterments.push((root) => {
  for (const part of all(root, "[data-copy]")) {
    const text = part.querySelector("code");
    const button = make("button", { type: "button", textContent: part.dataset.copy });
    const told = make("span", {});
    told.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(text.textContent); }
      catch { getSelection().selectAllChildren(text); document.execCommand("copy"); }
      told.textContent = part.dataset.copied;
    });
    part.append(button, told);
  }
});

// A text at hand goes in at once, after what was typed.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=insert]");
  if (!button) return;
  event.preventDefault();
  const { canned, message } = button.form.elements;
  const text = canned.selectedOptions[0].dataset.text;
  if (!text) { canned.focus(); return; }
  const end = message.value.length;
  message.setRangeText((message.value.trim() ? "\n\n" : "") + text, message.value.trim() ? end : 0, end, "end");
  message.dispatchEvent(new Event("input", { bubbles: true }));
  message.focus();
});

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

// Makes one part of a page like another, node by node, so that what somebody has opened or reached stays where it is. What
// they write in is left as it is, whatever became of it.
const likeness = {
  isTouched(field) {
    if (field.type === "file") return field.files.length > 0;
    if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked;
    return "value" in field && field.type !== "hidden" && field.type !== "submit" && field.type !== "button"
      && (field.value !== drafts.drawn(field) || field.form.dataset.back !== undefined && field.value !== "");
  },
  isBusy(form) {
    return form.dataset.sent || form.contains(document.activeElement) || [...form.elements].some((field) =>
      form.contains(field) && this.isTouched(field)) || form.querySelector(".upload, [data-own] [name=berkas]");
  },
  // Whether something in it must not go.
  holds(node) {
    return node.nodeType === 1 && (node.contains(document.activeElement)
      || all(node, "form").some((form) => this.isBusy(form)) || all(node, "input[form]:checked").length > 0);
  },
  isOwn: (node) => node.nodeType === 1 && node.dataset.own !== undefined,
  key: (node) => node.nodeType === 1 ? node.id || node.getAttribute("aria-labelledby") || "" : "",
  isAlike(node, wanted) {
    return node.nodeName === wanted.nodeName && this.key(node) === this.key(wanted)
      && (this.key(node) !== "" || node.className === wanted.className);
  },
  attributes(node, wanted) {
    const kept = (name) => name === "open" || (name === "value" && node.type === "checkbox" && node.checked);
    for (const { name, value } of [...wanted.attributes]) if (!kept(name) && node.getAttribute(name) !== value) node.setAttribute(name, value);
    for (const { name } of [...node.attributes]) if (!kept(name) && !wanted.hasAttribute(name)) node.removeAttribute(name);
  },
  reach(node, wanted) {
    if (node.nodeType !== 1) { if (node.data !== wanted.data) node.data = wanted.data; return; }
    if (node.isEqualNode(wanted) || (node.matches("form") && this.isBusy(node))) return;
    this.attributes(node, wanted);
    this.children(node, wanted);
  },
  children(node, wanted) {
    const fresh = [...wanted.childNodes].filter((child) => !this.isOwn(child));
    const keys = new Set(fresh.map((child) => this.key(child)));
    const rest = new Set([...node.childNodes].filter((child) => !this.isOwn(child)));
    for (const child of rest) {
      if (this.key(child) !== "" && !keys.has(this.key(child)) && !this.holds(child)) { child.remove(); rest.delete(child); }
    }
    let next = node.firstChild;
    const past = (child) => { while (child && !rest.has(child)) child = child.nextSibling; return child; };
    for (const child of fresh) {
      next = past(next);
      const found = child.nodeType === 1 ? [...rest].find((one) => one.nodeType === 1 && this.isAlike(one, child))
        : next?.nodeType === child.nodeType ? next : undefined;
      if (found) {
        rest.delete(found);
        if (found === next) next = found.nextSibling; else node.insertBefore(found, next);
        this.reach(found, child);
      } else {
        const copy = document.importNode(child, true);
        node.insertBefore(copy, next);
        if (copy.nodeType === 1) better(copy);
      }
    }
    for (const child of rest) if (!this.holds(child)) child.remove();
  },
};

// A page hears that it is no longer as it was drawn, and looks for itself. Only while somebody sees it: each browser has few
// lines to spare.
const live = {
  source: null,
  timer: 0,
  place: () => document.querySelector("[data-live]"),
  open() {
    const place = this.place();
    if (!place || document.hidden || this.source || !window.EventSource) return;
    const source = this.source = new EventSource(`${place.dataset.live}&sejak=${encodeURIComponent(place.dataset.mark)}`);
    // Not all at once: many may look at the same inbox.
    source.addEventListener("kabar", () => this.later(() => this.look(), 200, 1_200));
    source.addEventListener("hadir", (event) => this.meet(event.data));
    source.addEventListener("ganti", () => this.close());
    source.addEventListener("error", () => {
      const isTurnedAway = source.readyState === EventSource.CLOSED;
      this.close();
      if (!isTurnedAway) this.later(() => this.open(), 2_000, 6_000);
    });
  },
  close() {
    this.source?.close();
    this.source = null;
    clearTimeout(this.timer);
    this.meet("");
  },
  // Who else is at this ticket, a line each.
  meet(words) {
    const place = document.querySelector(".company");
    if (place) place.textContent = words;
  },
  writing(form) {
    if (!form?.dataset.writing || !this.source || Date.now() - (form.told ?? 0) < 8_000) return;
    form.told = Date.now();
    const ticket = new URL(this.place().dataset.live, location).searchParams.get("tiket");
    const body = new URLSearchParams({ csrf: form.elements.csrf.value, tiket: ticket, tulisan: form.dataset.writing });
    // To be told is a courtesy: nothing hangs on it.
    fetch("/kabar/menulis", { method: "POST", body }).catch(() => {});
  },
  later(deed, least, most) {
    clearTimeout(this.timer);
    this.timer = setTimeout(deed, least + Math.random() * (most - least));
  },
  async look() {
    try {
      const response = await fetch(location.href, { headers: { "X-Tangga-Script": "1" } });
      // Signed out, or no longer theirs to see: what is shown stays until they ask for more.
      if (response.status !== 200 || response.redirected) { this.close(); return; }
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      // Somebody else signed in meanwhile, or reads another language: this page stays whose it was.
      const [here, there] = [document.documentElement, page.documentElement];
      if (here.lang !== there.lang || here.dataset.who !== there.dataset.who) { this.close(); return; }
      for (const part of ["#isi > .wide", ".top nav"]) {
        likeness.reach(document.querySelector(part), page.querySelector(part));
      }
      better(document.querySelector(".history") ?? document.createElement("i"));
      drafts.strand();
      this.tell(this.place()?.dataset.news ?? "");
    } catch { /* The line is lost; once it is back, so is the news. */ }
  },
  tell(words) {
    const place = document.querySelector("#kabar");
    place.textContent = words;
    setTimeout(() => { place.textContent = ""; }, 12_000);
  },
};
document.addEventListener("visibilitychange", () => { if (document.hidden) live.close(); else live.open(); });
document.addEventListener("input", (event) => live.writing(event.target.form));
addEventListener("pagehide", () => live.close());
addEventListener("pageshow", () => live.open());
addEventListener("online", () => live.open());

better(document);

// What is wrong is where reading begins.
document.querySelector("#masalah")?.focus();
