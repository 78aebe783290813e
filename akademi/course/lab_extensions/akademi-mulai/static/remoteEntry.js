// Runs a lesson once when it is opened: a trainee who never saw a notebook finds forms and simulators, not code.
//
// A JupyterLab extension is a module federation container. This one needs no library of JupyterLab's, so it is
// written by hand in the container's own form and has no build step: `init` takes nothing over, `get` hands out the
// plug-in. Notebooks ask for it with the metadata `akademi.jalankan` (and `akademi.segarkan`: again at every return to
// the page); all others are left alone.
(() => {
  const SETTLING_MS = 1500;

  const wishes = (context) => {
    const model = context.model;
    return (model.getMetadata ? model.getMetadata("akademi") : model.metadata?.akademi) || {};
  };

  const outer = (content) => content.node.querySelector(".jp-WindowedPanel-outer") || content.node;

  const hasRun = (content) => content.widgets.some((cell) => cell.model.type === "code" && cell.model.outputs?.length);

  // JupyterLab goes to the last cell when it runs all, at once and again while outputs arrive. A lesson is read from its
  // beginning, so the page stays where it was, until the reader takes over.
  async function runAndStay(app, panel, cell, top) {
    const { content, node } = panel;
    const stay = () => {
      content.activeCellIndex = cell;
      content.deselectAll();
      content.mode = "command";
      if (node.contains(document.activeElement)) content.activeCell?.node.focus({ preventScroll: true });
      outer(content).scrollTop = top;
    };
    let touched = false;
    const touch = () => {
      touched = true;
    };
    const hold = () => {
      if (!touched && outer(content).scrollTop !== top) outer(content).scrollTop = top;
    };
    const signs = ["keydown", "pointerdown", "wheel", "touchstart"];
    signs.forEach((sign) => document.addEventListener(sign, touch, { capture: true, passive: true }));
    node.addEventListener("scroll", hold, { capture: true, passive: true });
    try {
      const running = app.commands.execute("notebook:run-all-cells");
      stay();
      await running;
      if (!touched) stay();
    } finally {
      // JupyterLab scrolls to the last cell once more when the outputs have found their heights.
      setTimeout(() => {
        signs.forEach((sign) => document.removeEventListener(sign, touch, { capture: true }));
        node.removeEventListener("scroll", hold, { capture: true });
      }, SETTLING_MS);
    }
  }

  async function consider(app, panel) {
    const context = panel?.context;
    const content = panel?.content;
    if (!context?.sessionContext || !content?.widgets) return;
    await context.ready;
    const { jalankan, segarkan } = wishes(context);
    if (jalankan !== true) return;
    panel.node.classList.add("akademi-pelajaran");
    await context.sessionContext.ready;
    const kernel = context.sessionContext.session?.kernel;
    if (!kernel || app.shell.currentWidget !== panel) return;
    // Once a kernel: after a reload of the page the widgets come back by themselves, and what the trainee has
    // computed in the meantime must stay. But a page that was reloaded before it was first saved has no outputs.
    const key = `akademi-jalankan:${kernel.id}`;
    if (sessionStorage.getItem(key) && hasRun(content)) {
      // A page of progress is old by the time one comes back to it.
      if (segarkan === true) await runAndStay(app, panel, content.activeCellIndex, outer(content).scrollTop);
      return;
    }
    sessionStorage.setItem(key, "1");
    await runAndStay(app, panel, 0, 0);
  }

  // Folded code leaves a grey bar with the first line of the cell. In a lesson that is noise; the code is still
  // there for whoever unfolds it from the menu.
  const addStyle = () => {
    const style = document.createElement("style");
    style.textContent =
      ".akademi-pelajaran .jp-InputPlaceholder, .akademi-pelajaran .jp-InputArea:has(> .jp-Placeholder) " +
      "{ display: none; } .akademi-pelajaran .jp-Placeholder.jp-InputPlaceholder { display: none; }";
    document.head.append(style);
  };

  const plugin = {
    id: "akademi-mulai:plugin",
    description: "Runs a lesson when it is opened.",
    autoStart: true,
    activate: (app) => {
      // One at a time for each panel: while its kernel starts, a panel may become the current one more than once.
      const busy = new WeakSet();
      const shown = (panel) => {
        if (!panel || busy.has(panel)) return;
        busy.add(panel);
        consider(app, panel)
          .catch((problem) => console.warn("akademi-mulai:", problem))
          .finally(() => busy.delete(panel));
      };
      addStyle();
      app.restored.then(() => {
        app.shell.currentChanged?.connect((_shell, change) => shown(change.newValue));
        shown(app.shell.currentWidget);
      });
    },
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["akademi-mulai"] = {
    init: () => {},
    get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
  };
})();
