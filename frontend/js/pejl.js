// Everything here is a help on top: each page works without it.
(() => {
  "use strict";

  const page = document.documentElement;
  const live = document.getElementById("live");

  function say(sentence) {
    if (live) live.textContent = sentence ?? "";
  }

  live?.addEventListener("click", () => say(""));
  document.addEventListener("keydown", (event) => event.key === "Escape" && say(""));

  function keep(name, value) {
    try {
      if (value) localStorage.setItem(`pejl-${name}`, value);
      else localStorage.removeItem(`pejl-${name}`);
    } catch {
      // Storage is turned off: the choice lasts for this page.
    }
  }

  // Larger type and contrast

  const wantsContrast = matchMedia("(prefers-contrast: more)");
  const isOn = {
    type: () => page.dataset.type === "large",
    contrast: () => page.dataset.contrast === "high" || (!page.dataset.contrast && wantsContrast.matches),
  };
  const values = { type: ["normal", "large"], contrast: ["normal", "high"] };

  function showPressed() {
    for (const button of document.querySelectorAll("[data-tool]")) {
      const on = isOn[button.dataset.tool];
      if (on) button.setAttribute("aria-pressed", String(on()));
    }
  }

  function toggle(name) {
    const value = values[name][isOn[name]() ? 0 : 1];
    page.dataset[name] = value;
    keep(name, value);
    showPressed();
  }

  // Reading aloud

  const speech = window.speechSynthesis;
  const readable = "h1,h2,h3,h4,p,li,dt,dd,caption,th,td,legend,label,summary,button,.quote-words";
  let reading = null;

  function language() {
    return page.lang.startsWith("da") || !page.lang ? "da-DK" : page.lang;
  }

  function voice() {
    const start = language().slice(0, 2);
    return speech.getVoices().find((one) => one.lang.toLowerCase().startsWith(start));
  }

  function wordsOf(part) {
    const copy = part.cloneNode(true);
    for (const silent of copy.querySelectorAll("[aria-hidden=true],[data-silent]")) silent.remove();
    return copy.textContent.trim();
  }

  function lines() {
    const main = document.querySelector("main");
    return [...main.querySelectorAll(readable)].filter(
      (part) =>
        !part.querySelector(readable) && !part.closest("[data-silent],.tools,[hidden]") &&
        part.checkVisibility?.() !== false && wordsOf(part),
    );
  }

  function stopReading() {
    reading?.part?.classList.remove("is-read");
    reading = null;
    speech.cancel();
    setRead(false);
  }

  function setRead(on) {
    for (const button of document.querySelectorAll('[data-tool="read"]')) {
      button.setAttribute("aria-pressed", String(on));
    }
  }

  function readNext(rest, silenced) {
    reading?.part?.classList.remove("is-read");
    if (!rest.length) return stopReading();
    const [part, ...after] = rest;
    const turn = (reading = { part });
    const words = new SpeechSynthesisUtterance(wordsOf(part));
    words.lang = language();
    words.rate = 0.95;
    words.voice = voice() ?? null;
    words.onend = () => turn === reading && readNext(after, silenced);
    words.onerror = () => {
      if (turn !== reading) return;
      stopReading();
      say(silenced);
    };
    part.classList.add("is-read");
    speech.speak(words);
  }

  function read(button) {
    if (reading) return stopReading();
    speech.cancel();
    setRead(true);
    readNext(lines(), button.dataset.silenced);
  }

  function offerReading() {
    const voices = speech ? speech.getVoices() : [];
    const able = speech && (!voices.length || voice());
    for (const button of document.querySelectorAll('[data-tool="read"]')) button.hidden = !able;
  }

  offerReading();
  speech?.addEventListener?.("voiceschanged", offerReading);
  addEventListener("pagehide", () => speech?.cancel());

  showPressed();
  wantsContrast.addEventListener?.("change", showPressed);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-tool]");
    if (!button) return;
    const tool = button.dataset.tool;
    if (tool === "read") read(button);
    else if (tool === "print") print();
    else toggle(tool);
  });

  // One answer is open at a time, also in a browser that does not know details[name]

  document.addEventListener(
    "toggle",
    (event) => {
      const opened = event.target;
      if (!opened.matches("details[name][open]")) return;
      const name = CSS.escape(opened.getAttribute("name"));
      for (const other of document.querySelectorAll(`details[name="${name}"][open]`)) {
        if (other !== opened) other.open = false;
      }
    },
    true,
  );

  // A form is sent once

  function hold(form) {
    for (const button of form.elements) {
      if (button.type !== "submit" || button.disabled) continue;
      button.dataset.held = "";
      button.disabled = true;
    }
  }

  const sendsOnce = (form) => form && form.getAttribute("method")?.toLowerCase() === "post";

  function release(form) {
    delete form.dataset.sent;
    for (const button of form.elements) {
      if (!("held" in button.dataset)) continue;
      delete button.dataset.held;
      button.disabled = false;
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !sendsOnce(form) || form.target === "_blank") return;
    if ("sent" in form.dataset) return event.preventDefault();
    form.dataset.sent = "";
    setTimeout(() => hold(form));
  });

  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

  // htmx: one request per form, plain words when it fails, focus on the new heading when asked

  const failed = (sentence) => () => say(live?.dataset[sentence]);

  document.addEventListener("htmx:beforeRequest", (event) => {
    say("");
    const form = event.detail.elt.closest("form");
    if (form && event.detail.requestConfig.verb !== "get") hold(form);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest("form");
    if (form) release(form);
  });
  document.addEventListener("htmx:sendError", failed("offline"));
  document.addEventListener("htmx:timeout", failed("offline"));
  document.addEventListener("htmx:responseError", (event) => {
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const told = answer.querySelector("[data-told]")?.textContent.trim();
    say(told || live?.dataset.wrong);
  });

  function focusHeading(part) {
    const asking = part.matches("[data-focus-heading]") ? part : part.querySelector("[data-focus-heading]");
    const heading = asking?.querySelector("h1,h2,h3,h4");
    if (!heading) return false;
    heading.tabIndex = -1;
    heading.focus();
    return true;
  }

  // Who answered with a key stands at the beginning of the new page, and hears what came of it.
  function focusWhatIsTold(part) {
    const told = part.querySelector(".notices") ?? part;
    told.tabIndex = -1;
    told.focus({ preventScroll: true });
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    const part = event.detail.elt;
    if (!focusHeading(part) && part.id === "indhold") focusWhatIsTold(part);
  });
  focusHeading(document.body);
})();
