// Front end of every simulator: native controls, one picture, one live sentence. No library, no network.

const WAIT_BEFORE_NOTICE_MS = 5000;
const QUIET_BEFORE_SPEAKING_MS = 350;
const STEP_MS = 650;
const TALL_BELOW_PX = 620;

let made = 0;

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// 1234.5 -> "1.234,50": written by hand, since a browser may lack the Indonesian locale.
function indonesian(value, decimals, grouping) {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = grouping === false ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return (value < 0 ? "-" : "") + grouped + (fraction ? "," + fraction : "");
}

function withHint(node, input, control, id) {
  if (!control.hint) return;
  const hint = element("div", { class: "akademi-sim-hint", id: `${id}-hint` }, control.hint);
  input.setAttribute("aria-describedby", hint.id);
  node.append(hint);
}

function slider(control, id, changed) {
  const shown = (value) => control.prefix + indonesian(value, control.decimals, control.grouped) + control.unit;
  const output = element("output", { class: "akademi-sim-value", for: id, "aria-hidden": "true" });
  const input = element("input", {
    type: "range", id, name: control.name, min: control.minimum, max: control.maximum, step: control.step,
  });
  const read = () => Number(input.value);
  const write = (value) => {
    input.value = String(value);
    output.textContent = shown(read());
    input.setAttribute("aria-valuetext", shown(read()));
  };
  input.addEventListener("input", () => { write(read()); changed(); });
  const label = element("label", { for: id }, control.label);
  const node = element("div", { class: "akademi-sim-control" }, element("div", { class: "akademi-sim-head" }, label, output), input);
  withHint(node, input, control, id);
  return { control, node, input, read, write, inputs: [input] };
}

function choice(control, id, changed) {
  const inputs = control.options.map(([value], index) =>
    element("input", { type: "radio", name: id, id: `${id}-${index}`, value }));
  const rows = control.options.map(([, label], index) =>
    element("label", { class: "akademi-sim-option", for: `${id}-${index}` }, inputs[index], element("span", {}, label)));
  const node = element("fieldset", { class: "akademi-sim-control" }, element("legend", {}, control.label), ...rows);
  withHint(node, node, control, id);
  inputs.forEach((input) => input.addEventListener("change", () => changed()));
  return {
    control, node, inputs,
    read: () => (inputs.find((input) => input.checked) || inputs[0]).value,
    write: (value) => inputs.forEach((input) => { input.checked = input.value === value; }),
  };
}

function toggle(control, id, changed) {
  const input = element("input", { type: "checkbox", id, name: control.name });
  const node = element("div", { class: "akademi-sim-control" },
    element("label", { class: "akademi-sim-option", for: id }, input, element("span", {}, control.label)));
  withHint(node, input, control, id);
  input.addEventListener("change", () => changed());
  return { control, node, inputs: [input], read: () => input.checked, write: (value) => { input.checked = value; } };
}

const MAKERS = { slider, choice, switch: toggle };

function render({ model, el }) {
  const view = `akademi-sim-${Date.now().toString(36)}-${made += 1}`;
  const root = element("div", {
    // Without the attribute JupyterLab takes the arrow keys and Enter for its own shortcuts.
    class: "akademi-sim", role: "group", "aria-labelledby": `${view}-name`, "data-lm-suppress-shortcuts": "true",
  });
  const name = element("div", { class: "akademi-sim-name", id: `${view}-name` }, model.get("_heading"));
  const form = element("div", { class: "akademi-sim-form" });
  const picture = element("img", { class: "akademi-sim-picture", alt: "", "aria-describedby": `${view}-summary` });
  const summary = element("p", { class: "akademi-sim-summary", id: `${view}-summary`, "aria-live": "polite", "aria-atomic": "true" });
  const notice = element("p", { class: "akademi-sim-notice", role: "status" });
  notice.hidden = true;

  // -- one message under way at a time; later settings replace earlier ones that still wait -----------------
  let turn = 0;
  let underWay = null;
  let waiting = null;
  let noticeTimer = 0;
  let speakTimer = 0;
  let address = "";
  let alive = true;

  const values = () => Object.fromEntries(controls.map((one) => [one.control.name, one.read()]));

  function post(message, since) {
    turn += 1;
    underWay = { turn, since };
    clearTimeout(noticeTimer);
    noticeTimer = setTimeout(() => {
      notice.textContent = "Gambar menunggu kernel. Bila kernel baru dimulai ulang, jalankan lagi sel ini.";
      notice.hidden = false;
      underWay = null;
    }, WAIT_BEFORE_NOTICE_MS);
    model.send({ ...message, view, turn, tall: isTall });
  }

  function changed() {
    const since = performance.now();
    if (underWay) waiting = { since: waiting ? waiting.since : since };
    else post({ kind: "settings", settings: values() }, since);
  }

  // Whoever leaves the sliders leaves them as they stand: a button pressed next must find these settings in Python,
  // where messages are taken in the order in which they were sent.
  function flush() {
    if (!waiting) return;
    const first = waiting.since;
    waiting = null;
    post({ kind: "settings", settings: values() }, first);
  }

  async function received(message, buffers) {
    if (!alive || !message || message.kind !== "frame") return;
    notice.hidden = true; // whatever it answers, and however late: the kernel is there
    const mine = Boolean(underWay && message.answer && message.answer.view === view && message.answer.turn === underWay.turn);
    const since = mine ? underWay.since : null;
    if (mine) {
      clearTimeout(noticeTimer);
      notice.hidden = true;
      underWay = null;
    }
    // The hand goes first: positions that came back late must not pull the slider away from it.
    if (mine && waiting) {
      const first = waiting.since;
      waiting = null;
      post({ kind: "settings", settings: values() }, first);
    } else if (!underWay) {
      controls.forEach((one) => {
        const value = message.settings[one.control.name];
        if (value !== undefined && value !== one.read()) one.write(value);
      });
    }
    const old = address;
    address = URL.createObjectURL(new Blob([buffers[0]], { type: "image/png" }));
    picture.src = address;
    picture.alt = message.title;
    clearTimeout(speakTimer);
    speakTimer = setTimeout(() => {
      if (summary.textContent !== message.summary) summary.textContent = message.summary;
    }, summary.textContent ? QUIET_BEFORE_SPEAKING_MS : 0);
    try { await picture.decode(); } catch { /* a newer picture took its place */ }
    if (old) URL.revokeObjectURL(old);
    if (since !== null) {
      requestAnimationFrame(() => root.dispatchEvent(new CustomEvent("akademi-frame", {
        bubbles: true, detail: { milliseconds: performance.now() - since, turn: message.answer.turn },
      })));
    }
  }

  // -- controls -------------------------------------------------------------------------------------------
  const controls = model.get("_controls").map((control, index) => {
    const one = MAKERS[control.kind](control, `${view}-${index}`, changed);
    one.write(control.start);
    return one;
  });
  controls.forEach((one) => form.append(one.node));

  // -- time: a button that moves one slider; a single step for those who asked for less motion ---------------
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let playing = 0;
  const time = controls.find((one) => one.control.play);
  const button = element("button", { type: "button", class: "akademi-sim-button" });

  function label() {
    button.textContent = still.matches ? "Maju satu langkah" : playing ? "⏸ Jeda" : "▶ Putar";
  }
  function pause() {
    clearInterval(playing);
    playing = 0;
    summary.setAttribute("aria-live", "polite");
    label();
  }
  function step() {
    const { minimum, maximum, step: by } = time.control;
    const next = time.read() >= maximum ? minimum : Math.min(maximum, time.read() + by);
    time.write(next);
    changed();
    if (next >= maximum) pause();
  }
  function play() {
    if (still.matches) { step(); return; }
    if (playing) { pause(); return; }
    if (time.read() >= time.control.maximum) { time.write(time.control.minimum); changed(); }
    playing = setInterval(step, STEP_MS);
    summary.setAttribute("aria-live", "off");
    label();
  }
  if (time) {
    label();
    button.addEventListener("click", play);
    time.input.addEventListener("input", () => { if (playing) pause(); });
    still.addEventListener("change", pause);
  }

  const reset = element("button", { type: "button", class: "akademi-sim-button" }, "Kembali ke awal");
  reset.addEventListener("click", () => {
    if (playing) pause();
    controls.forEach((one) => one.write(one.control.start));
    changed();
  });
  const buttons = element("div", { class: "akademi-sim-buttons" }, ...(time ? [button] : []), reset);
  if (time) time.node.append(buttons);
  else form.append(element("div", { class: "akademi-sim-control akademi-sim-last" }, buttons));

  function lock() {
    const disabled = model.get("disabled");
    if (disabled && playing) pause();
    [...controls.flatMap((one) => one.inputs), button, reset].forEach((one) => { one.disabled = disabled; });
  }
  lock();
  model.on("change:disabled", lock);

  // -- narrow pages get the panels one above the other ----------------------------------------------------
  let isTall = false;
  const watch = new ResizeObserver((entries) => {
    const width = entries[0].contentRect.width;
    if (!width) return;
    const tall = width < TALL_BELOW_PX;
    if (tall === isTall) return;
    isTall = tall;
    changed();
  });

  // JupyterLab listens on the document as well; what is typed here is meant for here.
  // Ctrl+S saves as everywhere, and Escape is the way out, to the cell itself.
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") el.closest(".jp-Cell")?.focus();
    else if (!((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s")) event.stopPropagation();
  });
  root.addEventListener("focusout", flush);
  document.addEventListener("pointerdown", flush, true);
  root.append(name, form, picture, notice, summary);
  el.append(root);
  model.on("msg:custom", received);
  isTall = el.clientWidth > 0 && el.clientWidth < TALL_BELOW_PX;
  post({ kind: "hello" }, performance.now());
  watch.observe(root);

  return () => {
    alive = false;
    document.removeEventListener("pointerdown", flush, true);
    watch.disconnect();
    clearInterval(playing);
    clearTimeout(noticeTimer);
    clearTimeout(speakTimer);
    model.off("msg:custom", received);
    model.off("change:disabled", lock);
    if (address) URL.revokeObjectURL(address);
  };
}

export default { render };
