// The form of one item. Native controls only, so that keyboard, screen reader and print work as everywhere else.
// Python is the single source of truth: this file shows `spec`, `value` and `status` and sends what was chosen.

// Every widget loads this file anew, so a counter alone would repeat itself: two items whose radio buttons share a
// name are one group to the browser, and answering the one would clear the other.
const INSTANCE = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
let serial = 0;
const uniqueName = () => `akademi-${INSTANCE}-${(serial += 1)}`;

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// *italics* and **bold** only; everything else stays text, so no answer or name can become markup.
function rich(text) {
  const fragment = document.createDocumentFragment();
  for (const part of String(text).split(/(\*\*[^*]+\*\*|\*[^*]+\*|\n)/)) {
    if (part === "\n") fragment.append(element("br"));
    else if (/^\*\*[^*]+\*\*$/.test(part)) fragment.append(element("strong", { text: part.slice(2, -2) }));
    else if (/^\*[^*]+\*$/.test(part)) fragment.append(element("em", { text: part.slice(1, -1) }));
    else if (part) fragment.append(part);
  }
  return fragment;
}

function send(model, value) {
  model.set("value", value);
  model.save_changes();
}

function choiceBody(model, type) {
  const { options } = model.get("spec");
  const name = uniqueName();
  const locked = model.get("locked");
  const chosen = () => {
    const value = model.get("value");
    return new Set(Array.isArray(value) ? value : value === null ? [] : [value]);
  };
  const inputs = options.map(([code]) =>
    element("input", {
      type,
      name,
      value: code,
      disabled: locked,
      onchange: () => {
        const values = inputs.filter((input) => input.checked).map((input) => input.value);
        send(model, type === "checkbox" ? (values.length ? values : null) : values[0]);
      },
    }),
  );
  const sync = () => inputs.forEach((input) => (input.checked = chosen().has(input.value)));
  sync();
  const rows = options.map(([, text], i) =>
    element("label", { class: "akademi-option" }, inputs[i], element("span", {}, rich(text))),
  );
  return { node: element("div", { class: "akademi-options" }, ...rows), sync };
}

function numberBody(model) {
  const { unit, id } = model.get("spec");
  const input = element("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    class: "akademi-number",
    "aria-label": unit ? `Jawaban dalam ${unit}` : "Jawaban",
    name: id,
  });
  let sent = null;
  const commit = () => {
    const text = input.value.trim();
    if (text === sent) return;
    sent = text;
    send(model, text === "" ? null : text);
  };
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(commit, 400);
  });
  input.addEventListener("change", commit);
  input.addEventListener("keydown", (event) => event.key === "Enter" && commit());
  const sync = () => {
    const value = model.get("value");
    // Never write over what is being typed.
    if (document.activeElement !== input && input.getRootNode().activeElement !== input) {
      input.value = value === null ? "" : String(value);
      sent = input.value;
    }
  };
  sync();
  const row = element("div", { class: "akademi-row" }, input);
  if (unit) row.append(element("span", { class: "akademi-unit", text: unit }));
  return { node: row, sync };
}

function orderBody(model) {
  const { options } = model.get("spec");
  const texts = new Map(options);
  const list = element("ol", { class: "akademi-order" });
  const live = element("p", { class: "akademi-hidden", "aria-live": "assertive" });
  const current = () => {
    const value = model.get("value");
    return Array.isArray(value) && value.length === texts.size ? [...value] : options.map(([code]) => code);
  };
  const draw = (focus) => {
    const codes = current();
    list.replaceChildren(
      ...codes.map((code, place) => {
        const button = (step, sign, label) =>
          element("button", {
            type: "button",
            class: "akademi-move",
            "aria-label": `${label}: ${texts.get(code)}`,
            title: label,
            "aria-disabled": place + step < 0 || place + step >= codes.length ? "true" : "false",
            "data-code": code,
            "data-step": step,
            text: sign,
            onclick: () => move(code, step),
          });
        const moves = element(
          "span",
          { class: "akademi-moves" },
          button(-1, "▲", "Naikkan"),
          button(1, "▼", "Turunkan"),
        );
        return element("li", {}, element("div", {}, moves, element("span", {}, rich(texts.get(code)))));
      }),
    );
    if (focus) list.querySelector(`[data-code="${CSS.escape(focus.code)}"][data-step="${focus.step}"]`)?.focus();
  };
  const move = (code, step) => {
    const codes = current();
    const from = codes.indexOf(code);
    const to = from + step;
    if (to < 0 || to >= codes.length) return;
    [codes[from], codes[to]] = [codes[to], codes[from]];
    send(model, codes);
    draw({ code, step });
    live.textContent = `${texts.get(code)}: sekarang urutan ke-${to + 1}.`;
  };
  draw();
  const keep = element("button", {
    type: "button",
    class: "akademi-button",
    text: "Urutan ini sudah benar menurut saya",
    onclick: () => {
      send(model, current());
      // The button goes away; without a new place the focus would fall out of the form, to JupyterLab's own keys.
      list.querySelector("button").focus();
    },
  });
  const sync = () => {
    if (!list.contains(list.getRootNode().activeElement)) draw();
    keep.hidden = model.get("value") !== null;
  };
  sync();
  return { node: element("div", {}, list, keep, live), sync };
}

function sortBody(model) {
  const { options, boxes } = model.get("spec");
  const rows = options.map(([card, text]) => {
    const name = uniqueName();
    const inputs = boxes.map(([box]) =>
      element("input", {
        type: "radio",
        name,
        value: box,
        onchange: () => send(model, { ...(model.get("value") || {}), [card]: box }),
      }),
    );
    const labels = boxes.map(([, label], i) =>
      element("label", { class: "akademi-box" }, inputs[i], element("span", {}, rich(label))),
    );
    const node = element(
      "div",
      { class: "akademi-card", role: "radiogroup", "aria-label": text.replaceAll("*", "") },
      element("span", { class: "akademi-card-text" }, rich(text)),
      element("span", { class: "akademi-boxes" }, ...labels),
    );
    return { card, inputs, node };
  });
  const sync = () => {
    const value = model.get("value") || {};
    rows.forEach(({ card, inputs }) => inputs.forEach((input) => (input.checked = value[card] === input.value)));
  };
  sync();
  return { node: element("div", { class: "akademi-cards" }, ...rows.map((row) => row.node)), sync };
}

function predictBody(model) {
  const choice = choiceBody(model, "radio");
  const button = element("button", {
    type: "button",
    class: "akademi-button",
    text: "Kunci tebakan dan lihat",
    onclick: () => model.send({ type: "lock" }),
  });
  const reveal = element("div", { class: "akademi-reveal", tabindex: "-1" });
  const sync = () => {
    choice.sync();
    const locked = model.get("locked");
    choice.node.querySelectorAll("input").forEach((input) => (input.disabled = locked));
    button.hidden = locked;
    button.disabled = model.get("value") === null;
    const text = model.get("reveal");
    const appeared = locked && text && !reveal.childNodes.length;
    reveal.replaceChildren(...(locked && text ? [element("p", {}, rich(text))] : []));
    reveal.hidden = !(locked && text);
    // The button that had the focus is gone; the reader goes on where the answer stands.
    if (appeared && button.dataset.used) reveal.focus();
  };
  button.addEventListener("click", () => (button.dataset.used = "1"));
  sync();
  return { node: element("div", {}, choice.node, button, reveal), sync };
}

function simulateBody(model) {
  const button = element("button", {
    type: "button",
    class: "akademi-button",
    text: "Simpan setelan ini sebagai jawaban",
    onclick: () => model.send({ type: "take" }),
  });
  return { node: element("div", {}, button), sync: () => {} };
}

// Rows of labelled boxes. Every row is a group of its own, so that a screen reader says to which row a box belongs.
function tableBody(model) {
  const { columns, rows } = model.get("spec");
  const boxes = [];
  const collect = () => {
    const value = {};
    for (const { row, code, input } of boxes) {
      if (input.value.trim()) (value[row] ||= {})[code] = input.value;
    }
    return Object.keys(value).length ? value : null;
  };
  let timer = 0;
  const commit = () => {
    clearTimeout(timer);
    send(model, collect());
  };
  const box = (row, column) => {
    const id = uniqueName();
    const { code, label, type, unit, hint, options, required, places, width } = column;
    const common = { id, name: code, autocomplete: "off", "aria-describedby": hint ? `${id}-petunjuk` : null };
    let input;
    let list = null;
    if (type === "choice") {
      const entries = [["", "– pilih –"], ...options].map(([value, text]) => element("option", { value, text }));
      input = element("select", { ...common, onchange: commit }, ...entries);
    } else if (type === "sentence") {
      input = element("textarea", { ...common, rows: 2, maxlength: 400 });
    } else {
      const numeric = type === "number" || type === "year";
      input = element("input", { ...common, type: "text", maxlength: 120, inputmode: numeric ? "decimal" : null });
      if (type === "place") {
        list = element("datalist", { id: `${id}-daftar` });
        for (const text of places) list.append(element("option", { value: text }));
        input.setAttribute("list", list.id);
      }
    }
    if (type !== "choice") {
      input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(commit, 600);
      });
      input.addEventListener("change", commit);
    }
    boxes.push({ row, code, input });
    const said = `${label}${unit ? ` (${unit})` : ""}${required || hint ? "" : ", boleh kosong"}`;
    return element(
      "div",
      { class: "akademi-field", style: `--akademi-twelfths: ${width}` },
      element("label", { for: id, text: said }),
      // Above the box: boxes side by side then stand level, however long their hints are.
      hint ? element("small", { id: `${id}-petunjuk`, text: hint }) : null,
      input,
      list,
    );
  };
  const groups = rows.map(([row, heading]) =>
    element(
      "div",
      { class: "akademi-table-row", role: heading ? "group" : null, "aria-label": heading || null },
      heading ? element("p", { class: "akademi-table-heading" }, rich(heading)) : null,
      element("div", { class: "akademi-table-boxes" }, ...columns.map((column) => box(row, column))),
    ),
  );
  const sync = () => {
    const value = model.get("value") || {};
    for (const { row, code, input } of boxes) {
      // Never write over what is being typed.
      if (input.getRootNode().activeElement === input) continue;
      const content = value[row]?.[code] ?? "";
      input.value = typeof content === "number" ? String(content).replace(".", ",") : String(content);
    }
  };
  sync();
  return { node: element("div", { class: "akademi-table" }, ...groups), sync };
}

// Code and written answers live in the notebook file, so it is saved before it is packed.
async function saveNotebook() {
  try {
    await window.jupyterapp?.commands.execute("docmanager:save");
  } catch {
    // Not every front end lends us its commands; the question's text asks for Ctrl+S as well.
  }
}

function handInBody(model) {
  const button = element("button", {
    type: "button",
    class: "akademi-button",
    text: model.get("spec").button || "Buat berkas serahan",
    onclick: async () => {
      await saveNotebook();
      model.send({ type: "handin" });
    },
  });
  return { node: element("div", {}, button), sync: () => {} };
}

// The plan is written from the answer file and the saved notebook.
function planBody(model) {
  const button = element("button", {
    type: "button",
    class: "akademi-button",
    text: model.get("spec").button,
    onclick: async () => {
      button.disabled = true;
      await saveNotebook();
      model.send({ type: "plan" });
    },
  });
  const files = element("ul", { class: "akademi-files" });
  const notes = element("div", { class: "akademi-notes" });
  const sync = () => {
    const { state, files: written = [], notes: said = [] } = model.get("status");
    if (state !== "busy") button.disabled = false;
    files.replaceChildren(
      ...written.map((path) =>
        element(
          "li",
          {},
          element("a", {
            href: "#",
            text: path.split("/").pop(),
            onclick: (event) => {
              event.preventDefault();
              open(path);
            },
          }),
        ),
      ),
    );
    notes.replaceChildren(
      ...said.map(([heading, lines]) =>
        element(
          "div",
          {},
          element("p", { class: "akademi-table-heading", text: heading }),
          element("ul", {}, ...lines.map((line) => element("li", {}, rich(line)))),
        ),
      ),
    );
  };
  // Beside the notebook: a PDF opens in a tab, a Word file is fetched for the office program.
  const open = async (name) => {
    const app = window.jupyterapp;
    const path = app?.shell?.currentWidget?.context?.path || "";
    const folder = path.includes("/") ? `${path.slice(0, path.lastIndexOf("/"))}/` : "";
    if (!app) return;
    if (name.endsWith(".pdf")) await app.commands.execute("docmanager:open", { path: `${folder}${name}` });
    else {
      const address = await app.serviceManager.contents.getDownloadUrl(`${folder}${name}`);
      element("a", { href: address, download: name.split("/").pop() }).click();
    }
  };
  sync();
  return { node: element("div", {}, button, files, notes), sync };
}

function identityBody(model) {
  const { fields } = model.get("spec");
  const inputs = fields.map(({ name, label, hint, choices }) => {
    const id = uniqueName();
    const list = choices ? element("datalist", { id: `${id}-daftar` }) : null;
    for (const text of choices || []) list.append(element("option", { value: text }));
    const input = element("input", {
      id,
      name,
      type: "text",
      autocomplete: "off",
      "aria-describedby": `${id}-petunjuk`,
      list: list ? list.id : null,
    });
    const node = element(
      "div",
      { class: "akademi-field" },
      element("label", { for: id, text: label }),
      input,
      element("small", { id: `${id}-petunjuk`, text: hint || "" }),
      list,
    );
    return { name, input, node };
  });
  const keep = () => send(model, Object.fromEntries(inputs.map(({ name, input }) => [name, input.value.trim()])));
  inputs.forEach(({ input }) => input.addEventListener("keydown", (event) => event.key === "Enter" && keep()));
  const sync = () => {
    const value = model.get("value") || {};
    inputs.forEach(({ name, input }) => {
      if (input.getRootNode().activeElement !== input) input.value = value[name] || "";
    });
  };
  sync();
  const button = element("button", { type: "button", class: "akademi-button", text: "Simpan", onclick: keep });
  return { node: element("div", { class: "akademi-fields" }, ...inputs.map(({ node }) => node), button), sync };
}

const CUT_OFF = {
  state: "error",
  text:
    "Kernel berhenti atau dimulai ulang, jadi formulir ini terputus. Jawaban yang sudah tersimpan tidak hilang: " +
    "pilih menu **Jalankan → Jalankan Semua Sel**.",
};

const BODIES = {
  choice: (model) => choiceBody(model, "radio"),
  choices: (model) => choiceBody(model, "checkbox"),
  number: numberBody,
  order: orderBody,
  sort: sortBody,
  predict: predictBody,
  simulate: simulateBody,
  identity: identityBody,
  handin: handInBody,
  plan: planBody,
  table: tableBody,
};

function progressBar(progress) {
  const [done, total] = progress;
  return element(
    "p",
    { class: "akademi-progress" },
    element("progress", { value: done, max: total || 1, "aria-label": `${done} dari ${total} soal terjawab` }),
    element("span", { text: `${done} dari ${total} soal terjawab` }),
  );
}

function render({ model, el }) {
  el.classList.add("akademi");
  // Inside a form the keys belong to the form: JupyterLab, which listens on the document, would take an arrow or a
  // letter for one of its one-key commands, and "d d" deletes the cell. Two keys pass: Ctrl+S saves as everywhere, and
  // Escape is the way out, to the cell itself, from where arrows choose another cell and Enter writes in it.
  // (JupyterLab's attribute data-lm-suppress-shortcuts does not help: it spares ancestors only, not the control.)
  const keepKeys = (event) => {
    if (event.key === "Escape") el.closest(".jp-Cell")?.focus();
    else if (!((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s")) event.stopPropagation();
  };
  el.addEventListener("keydown", keepKeys);

  // After a restart of the kernel nobody listens: an answer given now would be lost without a word.
  let cutOff = false;
  const build = () => {
    const spec = model.get("spec");
    const { kind, id, question, label } = spec;
    const body = (BODIES[kind] || (() => ({ node: element("div"), sync: () => {} })))(model);
    const status = element("p", { class: "akademi-status", role: "status", "aria-live": "polite" });
    const legend = element(
      "legend",
      {},
      label ? element("span", { class: "akademi-label", text: label }) : null,
      element("span", { class: "akademi-question" }, rich(question || "")),
    );
    const progress = element("div");
    const blocked = Boolean(spec.blocked);
    const fieldset = element("fieldset", { class: blocked ? "akademi-blocked" : "" }, legend, body.node);
    const item = element("div", { class: `akademi-item akademi-kind-${kind}`, "data-item": id }, fieldset, progress, status);
    el.replaceChildren(item);
    const sync = () => {
      body.sync();
      fieldset.disabled = blocked || cutOff;
      const { state, text } = cutOff ? CUT_OFF : model.get("status");
      status.dataset.state = state || "";
      // Written only when it changes, or a screen reader would repeat it at every key.
      if (status.dataset.text !== (text || "")) {
        status.dataset.text = text || "";
        status.replaceChildren(rich(text || ""));
      }
      const counted = model.get("status").progress;
      progress.replaceChildren(...(counted ? [progressBar(counted)] : []));
    };
    sync();
    return sync;
  };

  let sync = build();
  const onSpec = () => (sync = build());
  const onState = () => sync();
  // anywidget binds callbacks to its view, the only way to the model that knows whether its kernel is still there.
  function onConnection() {
    cutOff = this?.model?.comm_live === false;
    sync();
  }
  model.on("change:spec", onSpec);
  model.on("comm_live_update", onConnection);
  model.on("change:value change:status change:locked change:reveal", onState);
  return () => {
    model.off("comm_live_update", onConnection);
    el.removeEventListener("keydown", keepKeys);
    model.off("change:spec", onSpec);
    model.off("change:value change:status change:locked change:reveal", onState);
  };
}

export default { render };
