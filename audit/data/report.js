"use strict";
// The report reads well without this script; with it, findings can be filtered, walked through and decided on.
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll(".card")];
  if (!form || !cards.length) return;
  const key = "citation-audit:" + document.title;
  const load = () => { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; } };
  const decisions = load();
  const identity = (card) => card.closest("[data-path]").dataset.path + "\n" + card.dataset.fingerprint;

  const filter = () => {
    const boxes = [...form.querySelectorAll("[name=level]:checked")];
    const levels = new Set(boxes.map((box) => box.value));
    const rule = form.elements.rule.value, note = form.elements.note.value;
    let shown = 0;
    for (const card of cards) {
      const data = card.dataset;
      card.hidden = !levels.has(data.level) || (rule && data.rule !== rule) || (note && data.note !== note);
      shown += card.hidden ? 0 : 1;
      for (const box of document.querySelectorAll(`.pages a[href="#${card.id}"]`)) {
        box.style.display = card.hidden ? "none" : "";
      }
    }
    for (const row of document.querySelectorAll(".manuscript .row")) {
      row.hidden = form.elements.quiet.checked && !row.querySelector(".card:not([hidden])");
    }
    document.getElementById("shown").textContent = `${shown} of ${cards.length} findings`;
  };

  const walk = (step) => {
    const visible = cards.filter((card) => !card.hidden && card.offsetParent);
    if (!visible.length) return;
    const at = visible.indexOf(document.activeElement && document.activeElement.closest(".card"));
    const next = visible[at < 0 && step < 0 ? visible.length - 1 : (at + step + visible.length) % visible.length];
    next.focus();
    next.scrollIntoView({ block: "center" });
  };

  const decide = (card) => {
    const decision = card.querySelector("[name=decision]").value;
    const remark = card.querySelector("[name=remark]").value;
    if (decision || remark) decisions[identity(card)] = { decision, remark };
    else delete decisions[identity(card)];
    try { localStorage.setItem(key, JSON.stringify(decisions)); } catch { /* a browser that keeps nothing */ }
  };

  // What was dismissed is a baseline: `check --baseline` hides it from the next report.
  const exportDecisions = () => {
    const documents = {}, listed = [];
    for (const card of cards) {
      const made = decisions[identity(card)];
      if (!made) continue;
      const path = card.closest("[data-path]").dataset.path;
      const { rule, name, fingerprint, message } = card.dataset;
      listed.push({ path, rule, fingerprint, message, ...made });
      if (made.decision === "dismissed") (documents[path] ||= []).push({ rule, name, fingerprint, message });
    }
    const value = { schema_version: 1, documents, decisions: listed };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(value, null, 1)], { type: "application/json" }));
    link.download = "decisions.json";
    link.click();
    URL.revokeObjectURL(link.href);
  };

  for (const card of cards) {
    const made = decisions[identity(card)];
    const line = card.querySelector(".decision");
    line.hidden = false;
    if (made) {
      card.querySelector("[name=decision]").value = made.decision;
      card.querySelector("[name=remark]").value = made.remark;
    }
    line.addEventListener("change", () => decide(card));
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("export").addEventListener("click", exportDecisions);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") walk(1);
    if (event.key === "k") walk(-1);
  });
  filter();
})();
