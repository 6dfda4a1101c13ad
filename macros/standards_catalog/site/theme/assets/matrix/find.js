// Which cells are asked for, and how many each choice would show. Pure: data and a state in, numbers out.

export const SUBJECT = ["stage", "ring", "owner", "zone", "platform", "tag"];
export const FLAGS = { stale: 1, gap: 2, waiver: 4 };
const CODED = { status: "statuses", role: "roles", age: "ages", observed: "sightings" };

export const plain = (text) => text.normalize("NFKC").toLowerCase();

// What the page holds as text, as numbers, once. What of a cell is asked for, its form answers.
export const prepare = ({ data, forms }) => {
  for (const one of [...data.teams, ...data.subjects]) one.sought = plain(one.text);
  data.cells = data.cells.map((row) => Uint32Array.from(row));
  const at = Object.fromEntries(data.codes.map((name, number) => [name, number + 2])); // after look and details
  data.forms = forms.map((form) => {
    const values = {};
    for (const name in CODED) if (form[at[name]] >= 0) values[name] = data[CODED[name]][form[at[name]]];
    for (const name in FLAGS) if (form[at.flags] & FLAGS[name]) values[name] = "1";
    return { step: form[at.step], role: form[at.role], values };
  });
};

// A facet is a name with the values chosen of it; one without a choice lets everything through.
export const find = (data, state) => {
  const { teams, subjects, cells, forms } = data;
  const names = Object.keys(state.chosen).filter((name) => state.chosen[name].size);
  const words = plain(state.text).split(/\s+/).filter(Boolean);
  const every = 2 ** words.length - 1;
  const asked = (valuesOf) => {
    const failing = names.filter((name) => !(valuesOf(name)?.some((value) => state.chosen[name].has(value)) ?? true));
    return { fails: failing.length, by: failing[0] };
  };
  const sought = (one) => words.reduce((bits, word, at) => bits | (one.sought.includes(word) ? 2 ** at : 0), 0);
  const ofTeam = teams.map((one) => ({ words: sought(one), ...asked((name) => (name === "team" ? [one.id] : null)) }));
  const ofSubject = subjects.map((one) => ({
    words: sought(one),
    ...asked((name) => (SUBJECT.includes(name) ? one[name] || [] : null)),
  }));
  const ofCell = [...Object.keys(CODED), ...Object.keys(FLAGS)];
  const ofForm = forms.map(({ values }) => asked((name) => (ofCell.includes(name) ? [values[name]] : null)));

  const found = {
    shown: 0,
    match: teams.map(() => new Uint8Array(subjects.length)),
    byTeam: new Uint32Array(teams.length),
    bySubject: new Uint32Array(subjects.length),
  };
  // What fails by one facet alone would be shown if that facet had more choices.
  const byForm = new Uint32Array(forms.length);
  const near = { team: new Uint32Array(teams.length), form: new Uint32Array(forms.length) };
  const nearSubject = Object.fromEntries(SUBJECT.map((name) => [name, new Uint32Array(subjects.length)]));

  const formFails = Uint8Array.from(ofForm, ({ fails }) => fails);
  for (let t = 0; t < teams.length; t++) {
    const team = ofTeam[t];
    if (team.fails > 1) continue;
    for (let s = 0; s < subjects.length; s++) {
      const subject = ofSubject[s];
      if ((team.words | subject.words) !== every) continue;
      const form = cells[t][s];
      const fails = team.fails + subject.fails + formFails[form];
      if (fails > 1) continue;
      if (!fails) {
        found.shown += 1;
        found.match[t][s] = 1;
        found.byTeam[t] += 1;
        found.bySubject[s] += 1;
        byForm[form] += 1;
      } else if (team.fails) near.team[t] += 1;
      else if (subject.fails) nearSubject[subject.by][s] += 1;
      else near.form[form] += 1;
    }
  }

  found.counts = { team: new Map(teams.map((one, t) => [one.id, found.byTeam[t] + near.team[t]])) };
  const add = (name, value, count) => {
    const counts = (found.counts[name] ??= new Map());
    counts.set(value, (counts.get(value) || 0) + count);
  };
  forms.forEach(({ values }, form) => {
    for (const name in values) add(name, values[name], byForm[form] + (ofForm[form].by === name ? near.form[form] : 0));
  });
  for (const name of SUBJECT)
    subjects.forEach((one, s) => {
      for (const value of one[name] || []) add(name, value, found.bySubject[s] + nearSubject[name][s]);
    });
  return found;
};
