// Which cells are asked for, and how many each choice would show. Pure: data and a state in, numbers out.

export const SUBJECT = ["stage", "ring", "owner", "zone", "platform", "tag"];
export const FLAGS = { stale: 1, gap: 2, waiver: 4 };
const CODED = { status: "statuses", role: "roles", age: "ages", observed: "sightings" };
const coded = (data) => Object.keys(CODED).filter((name) => data[CODED[name]]);
const NONE = 10; // no digit: a cell without a value

export const plain = (text) => text.normalize("NFKC").toLowerCase();

// Numbers for what the page holds as text, once: a filter looks at every cell.
export const prepare = (data) => {
  for (const one of [...data.teams, ...data.subjects]) one.sought = plain(one.text);
  for (const row of data.cells) {
    row.bits = Uint8Array.from(row.flags, (digit) => parseInt(digit, 16));
    row.codes = coded(data).map((name) => Uint8Array.from(row[name], (sign) => (sign === "-" ? NONE : Number(sign))));
  }
};

// A facet is a name with the values chosen of it; one without a choice lets everything through.
export const find = (data, state) => {
  const { teams, subjects, cells } = data;
  const names = Object.keys(state.chosen).filter((name) => state.chosen[name].size);
  const words = plain(state.text).split(/\s+/).filter(Boolean);
  const every = 2 ** words.length - 1;
  const asked = (one, values) => {
    const failing = names.filter((name) => !(values(one, name)?.some((value) => state.chosen[name].has(value)) ?? true));
    const said = words.reduce((bits, word, at) => bits | (one.sought.includes(word) ? 2 ** at : 0), 0);
    return { words: said, fails: failing.length, by: failing[0] };
  };
  const ofTeam = teams.map((one) => asked(one, teamValues));
  const ofSubject = subjects.map((one) => asked(one, subjectValues));
  const ofCell = coded(data).map((name) => ({
    name,
    wanted: state.chosen[name]?.size ? Uint8Array.from(data[CODED[name]], (value) => state.chosen[name].has(value)) : null,
    counts: new Uint32Array(NONE + 1),
  }));
  const flags = Object.entries(FLAGS).map(([name, bit]) => ({ name, bit, wanted: names.includes(name), count: 0 }));

  const found = {
    shown: 0,
    match: teams.map(() => new Uint8Array(subjects.length)),
    byTeam: new Uint32Array(teams.length),
    bySubject: new Uint32Array(subjects.length),
  };
  // What fails by one facet alone would be shown if that facet had more choices.
  const nearTeam = { team: new Uint32Array(teams.length) };
  const nearSubject = Object.fromEntries(SUBJECT.map((name) => [name, new Uint32Array(subjects.length)]));

  for (let t = 0; t < teams.length; t++) {
    const team = ofTeam[t];
    if (team.fails > 1) continue;
    const { bits, codes } = cells[t];
    for (let s = 0; s < subjects.length; s++) {
      const subject = ofSubject[s];
      if ((team.words | subject.words) !== every) continue;
      let fails = team.fails + subject.fails;
      let by = team.by ?? subject.by;
      for (let at = 0; at < ofCell.length && fails < 2; at++) {
        const { name, wanted } = ofCell[at];
        if (!wanted || wanted[codes[at][s]]) continue;
        fails += 1;
        by = name;
      }
      for (let at = 0; at < flags.length && fails < 2; at++) {
        const { name, wanted, bit } = flags[at];
        if (!wanted || bits[s] & bit) continue;
        fails += 1;
        by = name;
      }
      if (fails > 1) continue;
      if (!fails) {
        found.shown += 1;
        found.match[t][s] = 1;
        found.byTeam[t] += 1;
        found.bySubject[s] += 1;
      } else if (nearTeam[by]) nearTeam[by][t] += 1;
      else if (nearSubject[by]) nearSubject[by][s] += 1;
      for (let at = 0; at < ofCell.length; at++) if (!fails || by === ofCell[at].name) ofCell[at].counts[codes[at][s]] += 1;
      for (let at = 0; at < flags.length; at++)
        if ((!fails || by === flags[at].name) && bits[s] & flags[at].bit) flags[at].count += 1;
    }
  }

  found.counts = { team: new Map(teams.map((one, t) => [one.id, found.byTeam[t] + nearTeam.team[t]])) };
  for (const { name, counts } of ofCell) found.counts[name] = new Map(data[CODED[name]].map((value, at) => [value, counts[at]]));
  for (const { name, count } of flags) found.counts[name] = new Map([["1", count]]);
  for (const name of SUBJECT) {
    const counts = (found.counts[name] = new Map());
    subjects.forEach((one, s) => {
      for (const value of one[name] || [])
        counts.set(value, (counts.get(value) || 0) + found.bySubject[s] + nearSubject[name][s]);
    });
  }
  return found;
};

const teamValues = (team, name) => (name === "team" ? [team.id] : null);
const subjectValues = (subject, name) => (SUBJECT.includes(name) ? subject[name] || [] : null);
