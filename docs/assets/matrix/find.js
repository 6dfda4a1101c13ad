// Which cells are asked for, and how many each choice would show. Pure: data and a state in, numbers out.

export const SUBJECT = ["stage", "ring", "owner", "zone", "platform", "tag"];
export const FLAGS = { stale: 2, gap: 4, waiver: 8 };
const CODED = { status: "statuses", role: "roles", age: "ages" };

export const plain = (text) => text.normalize("NFKC").toLowerCase();

// A facet is a name with the values chosen of it; one without a choice lets everything through.
export const find = (data, state) => {
  const { teams, subjects, cells } = data;
  const names = Object.keys(state.chosen).filter((name) => state.chosen[name].size);
  const words = plain(state.text).split(/\s+/).filter(Boolean);
  const all = 2 ** words.length - 1;
  const said = (one) => words.reduce((bits, word, at) => bits | (one.sought.includes(word) ? 2 ** at : 0), 0);
  const failing = (one, values) => names.filter((name) => {
    const own = values(one, name);
    return own && !own.some((value) => state.chosen[name].has(value));
  });
  const ofTeam = teams.map((one) => ({ words: said(one), fails: failing(one, teamValues) }));
  const ofSubject = subjects.map((one) => ({ words: said(one), fails: failing(one, subjectValues) }));
  const coded = names.filter((name) => CODED[name]);
  const flagged = names.filter((name) => FLAGS[name]);

  const found = {
    shown: 0,
    match: teams.map(() => new Uint8Array(subjects.length)),
    byTeam: new Uint32Array(teams.length),
    bySubject: new Uint32Array(subjects.length),
    counts: {},
  };
  const count = (name, value) => {
    const counts = (found.counts[name] ??= new Map());
    counts.set(value, (counts.get(value) || 0) + 1);
  };
  const countCell = (row, at, name) => {
    if (FLAGS[name]) {
      if (row.bits[at] & FLAGS[name]) count(name, "1");
    } else if (row[name][at] !== "-") count(name, data[CODED[name]][row[name][at]]);
  };
  // What fails by one facet alone would be shown if that facet had more choices.
  const nearTeam = { team: new Uint32Array(teams.length) };
  const nearSubject = Object.fromEntries(SUBJECT.map((name) => [name, new Uint32Array(subjects.length)]));

  teams.forEach((_, t) => {
    const row = cells[t];
    const team = ofTeam[t];
    if (team.fails.length > 1) return;
    subjects.forEach((_, s) => {
      const subject = ofSubject[s];
      if ((team.words | subject.words) !== all) return;
      let fails = team.fails.length + subject.fails.length;
      let by = team.fails[0] || subject.fails[0];
      if (fails > 1) return;
      for (const name of coded) {
        if (row[name][s] === "-" || !state.chosen[name].has(data[CODED[name]][row[name][s]])) {
          fails += 1;
          by = name;
        }
      }
      for (const name of flagged) {
        if (!(row.bits[s] & FLAGS[name])) {
          fails += 1;
          by = name;
        }
      }
      if (fails > 1) return;
      if (fails) {
        if (nearTeam[by]) nearTeam[by][t] += 1;
        else if (nearSubject[by]) nearSubject[by][s] += 1;
        else countCell(row, s, by);
        return;
      }
      found.shown += 1;
      found.match[t][s] = 1;
      found.byTeam[t] += 1;
      found.bySubject[s] += 1;
      for (const name in CODED) countCell(row, s, name);
      for (const name in FLAGS) countCell(row, s, name);
    });
  });
  found.counts.team = new Map(teams.map((one, t) => [one.id, found.byTeam[t] + nearTeam.team[t]]));
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

// The rates of each team, each column and all, over the ones that are shown.
export const rates = (data, teams, subjects) => {
  const none = () => ({ adopted: 0, confirmed: 0, total: 0, unknown: 0 });
  const found = { teams: new Map(), subjects: new Map(subjects.map((s) => [s, none()])), all: none() };
  const adopted = String(data.statuses.indexOf("adopted"));
  const unknown = String(data.statuses.indexOf("unknown"));
  for (const t of teams) {
    const row = data.cells[t];
    const team = none();
    found.teams.set(t, team);
    for (const s of subjects) {
      const bits = row.bits[s];
      if (!(bits & 1)) continue;
      const status = row.status[s];
      for (const one of [team, found.subjects.get(s), found.all]) {
        one.total += 1;
        if (status === unknown) one.unknown += 1;
        if (status !== adopted) continue;
        one.adopted += 1;
        if (!(bits & FLAGS.stale)) one.confirmed += 1;
      }
    }
  }
  return found;
};
