// Adoption at two moments of the reader's choice. Without this script the last quarter stands
// against now. State lives in the URL, for all comparisons of a page: ?from=2026Q2&to=now

const setUp = (box, others) => {
  const data = JSON.parse(box.querySelector("[data-sc-data]").textContent);
  const form = box.querySelector("form");
  const { from, to } = form.elements;
  const make = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  };
  const named = ([text, href]) => {
    if (!href) return text;
    return Object.assign(make("a", text), { href: box.dataset.scBase + href });
  };
  const status = (place) => {
    const [tone, mark, label] = data.statuses[place];
    const sign = make("span", mark);
    sign.ariaHidden = "true";
    return Object.assign(make("span", sign, ` ${label}`), { className: `sc-status sc-tone-${tone}` });
  };
  const row = ([team, subject, statuses], one, other) => {
    const head = Object.assign(make("th", named(data.teams[team])), { scope: "row" });
    const moved = [[from, one], [to, other]].map(([field, at]) => {
      const cell = make("td", status(statuses[at]));
      cell.dataset.label = field.selectedOptions[0].text;
      return cell;
    });
    return make("tr", head, make("td", named(data.subjects[subject])), ...moved);
  };

  const show = () => {
    const [one, other] = [from.selectedIndex, to.selectedIndex];
    const moved = data.moved.filter(([, , statuses]) => statuses[one] !== statuses[other]);
    const moves = box.querySelector("[data-sc-moves]");
    moves.tBodies[0].replaceChildren(...moved.map((cell) => row(cell, one, other)));
    moves.parentElement.hidden = !moved.length;
    box.querySelector("[data-sc-empty]").hidden = moved.length > 0;
    box.querySelector("[data-sc-count]").textContent = data.told.replace("{number}", moved.length);
    [...box.querySelector("[data-sc-totals]").tBodies[0].rows].forEach((line, place) => {
      line.cells[1].textContent = data.totals[place][one];
      line.cells[2].textContent = data.totals[place][other];
    });
    for (const head of box.querySelectorAll("[data-sc-from]")) head.textContent = from.selectedOptions[0].text;
    for (const head of box.querySelectorAll("[data-sc-to]")) head.textContent = to.selectedOptions[0].text;
  };

  const turnTo = (asked) => {
    for (const field of [from, to]) {
      const wanted = asked.get(field.name);
      if (data.moments.includes(wanted)) field.value = wanted;
    }
    show();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const asked = new URLSearchParams({ from: from.value, to: to.value });
    history.replaceState(history.state, "", `${location.pathname}?${asked}${location.hash}`);
    for (const turn of others) turn(asked);
  });
  form.hidden = false;
  others.push(turnTo);
  turnTo(new URLSearchParams(location.search));
};

const all = [];
for (const box of document.querySelectorAll("[data-sc-compare]")) setUp(box, all);
