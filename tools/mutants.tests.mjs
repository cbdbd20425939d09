/**
 * `describe`, `test` and `expect` of vitest for the runner of mutants, which loads all test files once and then calls their tests one by one
 * with one mutant after the other in place. Only what the tests of the numbers use.
 */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  addCustomEqualityTesters,
  ChaiStyleAssertions,
  chai,
  customMatchers,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from "@vitest/expect";

for (const plugin of [JestExtend, JestChaiExpect, ChaiStyleAssertions, JestAsymmetricMatchers]) chai.use(plugin);

export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
expect.getState = () => getState(expect);
expect.setState = (state) => setState(state, expect);
expect.addEqualityTesters = (testers) => addCustomEqualityTesters(testers);
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true });
setState({ ...getState(expect), assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);
expect.extend = (matchers) => chai.expect.extend(expect, matchers);
expect.extend(customMatchers);

/** Every test of the files loaded: its file, its full name, what it does, and the groups around it, outermost first. */
export const tests = [];

const root = () => ({ name: "", before: [], after: [], ready: null });
let file = "";
let groups = [root()];

/** What is declared from here on stands in `path`. */
export function beginFile(path) {
  file = path;
  groups = [root()];
  setState({ testPath: path }, expect);
}

/** `%s` and the like in turn, and `$name` of a record. */
function nameOf(name, row, index) {
  const values = Array.isArray(row) ? [...row] : [row];
  return name
    .replace(/%([sdifjoOp#%])/g, (_, kind) => {
      if (kind === "%") return "%";
      if (kind === "#") return String(index);
      const value = values.shift();
      return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
    })
    .replace(/\$(\w+)/g, (all, key) => (typeof row === "object" && row !== null && key in row ? String(row[key]) : all));
}

const each =
  (declare) =>
  (rows) =>
  (name, ...rest) => {
    const act = rest.find((one) => typeof one === "function");
    for (const [index, row] of rows.entries()) declare(nameOf(name, row, index), () => (Array.isArray(row) ? act(...row) : act(row)));
  };

const names = new Map();
export function test(name, ...rest) {
  const act = rest.find((one) => typeof one === "function");
  const full = `${file}#${[...groups.map((group) => group.name), name].join(" ").trim()}`;
  const count = (names.get(full) ?? 0) + 1;
  names.set(full, count);
  tests.push({ id: count === 1 ? full : `${full} ${count}`, file, act, groups: [...groups] });
}
test.each = each(test);
test.skipIf = (skip) => (skip ? () => {} : test);
test.skip = () => {};
export const it = test;

export function describe(name, ...rest) {
  const declare = rest.find((one) => typeof one === "function");
  groups = [...groups, { ...root(), name }];
  declare();
  groups = groups.slice(0, -1);
}
describe.each = each(describe);
describe.skipIf = (skip) => (skip ? () => {} : describe);

export const beforeAll = (act) => groups.at(-1).before.push(act);
export const afterAll = (act) => groups.at(-1).after.push(act);

/** Runs one test; what its groups need first is done once and stays. */
export async function runTest(one, prepared = () => {}) {
  for (const group of one.groups) {
    group.ready ??= (async () => {
      for (const act of group.before) await act();
    })();
    await group.ready;
  }
  prepared();
  await one.act();
}

/** Gives back what the groups hold. */
export async function endAll() {
  for (const group of new Set(tests.flatMap((one) => one.groups))) if (group.ready !== null) for (const act of group.after) await act();
}
