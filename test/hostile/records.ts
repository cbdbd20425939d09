import { type HostileCase, problem } from "./hostile-case.ts";

/** JSON and Parquet. */
export const RECORDS: readonly HostileCase[] = [
  { name: "a JSON object", bytes: () => '{"a": [1, 2]}', expect: problem("FILE_TYPE_UNSUPPORTED", { type: "JSON" }) },
  {
    name: "a JSON object over many lines",
    bytes: () => '{\n  "a": 1,\n  "b": 2\n}\n',
    expect: problem("FILE_TYPE_UNSUPPORTED", { type: "JSON" }),
  },
  { name: "an empty JSON list", bytes: () => "[]", expect: problem("FILE_TYPE_UNSUPPORTED", { type: "JSON" }) },
  { name: "an empty JSON record", bytes: () => "[{}]", expect: problem("NO_USABLE_COLUMN") },
  {
    name: "JSON nested without end",
    bytes: () => `[{"a":${"[".repeat(500_000)}${"]".repeat(500_000)}}]`,
    expect: problem("FILE_SUSPICIOUS", { context: "depth", part: "file" }),
  },
  {
    name: "a JSON record without end",
    bytes: () => `[{"a":"${"x".repeat(9_000_000)}`,
    expect: problem("FILE_SUSPICIOUS", { context: "long" }, { row: 1 }),
  },
  { name: "JSON that closes what it never opened", bytes: () => '[{"a":1}]]]', expect: problem("FILE_CORRUPT", { context: "json" }) },
  { name: "a JSON list that breaks off", bytes: () => '[{"a":1},{"a":2', expect: problem("FILE_CORRUPT", { context: "json" }) },
  {
    name: "a JSON list with a number among its records",
    bytes: () => '[{"a":1},7]',
    expect: problem("FILE_CORRUPT", { context: "json" }, { row: 2 }),
  },
  { name: "a JSON list with words behind it", bytes: () => '[{"a":1}] and more', expect: problem("FILE_CORRUPT", { context: "json" }) },
  {
    name: "a line that is no JSON",
    bytes: () => '{"a":1}\n{"a":2}\n{a:3}\n',
    file: "x.jsonl",
    expect: problem("FILE_CORRUPT", { context: "json" }, { row: 3 }),
  },
  {
    name: "a line that is a list",
    bytes: () => '{"a":1}\n[1]\n',
    file: "x.jsonl",
    expect: problem("FILE_CORRUPT", { context: "json" }, { row: 2 }),
  },
  {
    name: "keys that every object inherits",
    bytes: () => '{"__proto__":1,"constructor":2,"toString":3}\n{"__proto__":4,"constructor":5,"toString":6}\n',
    file: "x.jsonl",
    expect: {
      headers: ["__proto__", "constructor", "toString"],
      rows: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    },
  },
  {
    name: "an inherited key with an object inside",
    bytes: () => '{"__proto__":{"polluted":true},"b":1}\n{"__proto__":{"polluted":true},"b":2}\n',
    file: "x.jsonl",
    expect: {
      headers: ["__proto__", "b"],
      rows: [
        ['{"polluted":true}', 1],
        ['{"polluted":true}', 2],
      ],
    },
  },
  {
    name: "a key twice in a record: the last counts",
    bytes: () => '{"a":1,"a":2}\n{"a":3}\n',
    file: "x.jsonl",
    expect: { headers: ["a"], rows: [[2], [3]] },
  },
  {
    name: "numbers no double holds",
    bytes: () => '{"a":1e999,"b":12345678901234567890}\n{"a":2,"b":12345678901234567891}\n',
    file: "x.jsonl",
    expect: { rowCount: 2 },
  },
  {
    name: "half characters in texts",
    bytes: () => '{"a":"x\\ud800y","b":"\\u0000z"}\n{"a":"k","b":"l"}\n',
    file: "x.jsonl",
    expect: { rowCount: 2 },
  },
  {
    name: "JSON lines behind a mark",
    bytes: () => '\ufeff{"a":1}\n{"a":2}\n',
    file: "x.jsonl",
    expect: { headers: ["a"], rows: [[1], [2]] },
  },
  { name: "JSON in UTF-16", bytes: () => Buffer.from('\ufeff[{"a":1},{"a":2}]', "utf16le"), expect: { headers: ["a"], rows: [[1], [2]] } },
  {
    name: "20,000 keys are cut at the limit, and said",
    bytes: () => `[{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join(",")}}]`,
    expect: { columnCount: 2_000 },
    big: true,
  },
  {
    name: "a key of a megabyte",
    bytes: () => `{"${"k".repeat(1_000_000)}":1}\n{"${"k".repeat(1_000_000)}":2}\n`,
    file: "x.jsonl",
    expect: { rows: [[1], [2]] },
  },
  { name: "a Parquet file of two marks", bytes: () => "PAR1\0\0\0\0PAR1", expect: problem("FILE_CORRUPT", { context: "parquet" }) },
  {
    name: "a Parquet file cut short",
    bytes: () => Buffer.from("PAR1\x15\x04\x00\x00\x01\x02", "latin1"),
    expect: problem("FILE_CORRUPT", { context: "truncated" }),
  },
  { name: "an encrypted Parquet file", bytes: () => "PARE\0\0\0\0PARE", expect: problem("FILE_ENCRYPTED") },
  {
    name: "a Parquet file whose footer is longer than the file",
    bytes: () => Buffer.from("PAR1\0\0\0\0\xff\xff\xff\x7fPAR1", "latin1"),
    expect: problem("FILE_CORRUPT", { context: "parquet" }),
  },
  {
    name: "a Parquet file whose footer is no footer",
    bytes: () => Buffer.from(`PAR1${"\xff".repeat(200)}\xc8\0\0\0PAR1`, "latin1"),
    expect: problem("FILE_CORRUPT", { context: "parquet" }),
  },
];
