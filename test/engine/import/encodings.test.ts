import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { CODE_PAGES, type CodePage, characterOf } from "../../../electron/engine/import/csv-code-pages.ts";
import { ToUtf8 } from "../../../electron/engine/import/csv-decode.ts";
import { ENCODING_REASONS, glanceText, scanText } from "../../../electron/engine/import/csv-encoding.ts";
import { ENCODING_NOTES } from "../../../electron/engine/import/import-csv.ts";
import { CATALOGS, LANGUAGES } from "../../../shared/messages/translator.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { Encoding, FileReading } from "../../../shared/table/file-reading.ts";
import { importBytes, onlyTable } from "../../support/import-bytes.ts";

const folder = mkdtempSync(join(tmpdir(), "octad-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A text as a program writes it that knows only that code page. */
function encoded(text: string, page: CodePage): Buffer {
  const bytes = new Map(Array.from({ length: 128 }, (_, index) => [characterOf(page, 128 + index), 128 + index]));
  return Buffer.from(
    [...text].map((character) => {
      const byte = character < "\u0080" ? character.charCodeAt(0) : bytes.get(character);
      if (byte === undefined) throw new Error(`encoded requires characters of ${page}, got ${character}`);
      return byte;
    }),
  );
}

async function facts(bytes: Uint8Array, chosen?: Encoding) {
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  return scanText(path, QUIET_JOB, chosen);
}

const read = async (bytes: Uint8Array, reading: FileReading = {}) => onlyTable(await importBytes(bytes, "f.csv", QUIET_JOB, {}, reading));

const TEXTS: readonly (readonly [CodePage, string, string])[] = [
  ["windows-1252", "French", "Très satisfait, l\u2019équipe a été réactive. Le délai était trop long à mon goût ; ça ira où ?"],
  ["windows-1252", "Italian", "È stato più veloce, però la qualità è così così; perché no? Città, caffè, virtù"],
  ["windows-1252", "Spanish", "¿Qué le pareció? El niño está contento; muy rápido, atención al cliente, mañana también"],
  ["windows-1252", "Portuguese", "São João; não estão satisfeitos; informações, atenção, avô, avó, manhã, irmã, coração"],
  ["windows-1252", "German", "Größe, Müller, schön, für, über, Straße, ändern, Öl"],
  ["windows-1252", "Danish", "Søren, Århus, ønske, bæredygtig, måske, Ærø"],
  ["windows-1252", "English with its marks", "It\u2019s \u201cgreat\u201d \u2013 really\u2026 12 €, café"],
  ["windows-1252", "one name", "Zoë"],
  ["windows-1252", "ordinals", "1º, 2ª, nº 5; º; 20 °C"],
  ["iso-8859-15", "euros", "12 €; 7 €; André"],
  ["iso-8859-15", "ligatures", "cœur, sœur, œuvre, été, manœuvre"],
  ["windows-1250", "Romanian", "Foarte mulţumit; răspuns rapid, însă preţul este prea mare. Bucureşti, Iaşi, Timişoara"],
  ["windows-1250", "Romanian with euros", "Ştefan Ioniţă;12 €;aşteptare îndelungată în reţea"],
  ["windows-1250", "Romanian names alone", "Ştefan Ioniţă"],
  ["windows-1250", "Polish", "Świetna obsługa; żółty, źródło, gęś, książka, Łódź, śnieg, wszystko się zgadza"],
  ["windows-1250", "Czech", "Příliš žluťoučký kůň úpěl ďábelské ódy; děkuji, všechno v pořádku"],
  ["windows-1250", "Hungarian", "Nagyon elégedett vagyok; gyors ügyintézés, őszintén szólva egy kicsit drága, hűség, jövő"],
  ["windows-1250", "Slovene", "Kovačič, Škoda, življenje, že, več, čaj"],
];

describe("the encoding of a text file", () => {
  test.each(TEXTS)("%s is found in %s", async (page, _, text) => {
    expect(await facts(encoded(`id;text\n1;${text}\n`, page))).toMatchObject({ encoding: page, found: page });
  });

  test.each(TEXTS)("%s comes whole: %s", async (page, _, text) => {
    const cell = text.replaceAll(";", ",");
    const table = await read(encoded(`id;text;n\n1;${cell};1\n2;x;2\n`, page));
    expect(table.values("text")).toEqual([cell, "x"]);
    expect(table.notes.map(({ code }) => code)).not.toContain("CHARACTERS_REPLACED");
  });

  test.each([
    // "とても満足しています。" and "カスタマー", in Shift JIS; "非常满意，服务很好。" and "客户", in GB 2312; by the tables of the encoding standard.
    ["shift_jis", "82c682c482e0969e91ab82b582c482a282dc82b78142834a8358835e837d815b", "とても満足しています。カスタマー"],
    ["gb18030", "b7c7b3a3c2fad2e2a3acb7fecef1badcbac3a1a3bfcdbba7", "非常满意，服务很好。客户"],
  ] as const)("of characters of two bytes is found: %s", async (encoding, hex, text) => {
    const bytes = Buffer.concat([Buffer.from("id;text;n\n1;"), Buffer.from(hex, "hex"), Buffer.from(";1\n2;x;2\n")]);
    expect(await facts(bytes)).toMatchObject({ encoding, reason: "pairs" });
    const table = await read(bytes);
    expect(table.values("text")[0]).toContain(text);
    expect(table.notes.map(({ code }) => code)).not.toContain("CHARACTERS_REPLACED");
  });

  test("a hundred thousand French rows with one Romanian name, and the other way round, are told by what most letters are", async () => {
    const french = "1;déjà réglé\n".repeat(100_000);
    expect((await facts(encoded(`${french}2;Gara\u00aatefan\n`, "windows-1252"))).found).toBe("windows-1252");
    const romanian = "1;mulţumit şi răbdător\n".repeat(100_000);
    expect((await facts(encoded(`${romanian}2;déjà\n`.replaceAll("à", "a"), "windows-1250"))).found).toBe("windows-1250");
  });

  test("the reason says what told", async () => {
    const reason = async (bytes: Uint8Array) => (await facts(bytes)).reason;
    expect(await reason(Buffer.from("a;b\n1;2\n"))).toBe("ascii");
    expect(await reason(Buffer.from("a;b\n1;é\n"))).toBe("utf8");
    expect(await reason(Buffer.from("\ufeffa;b\n"))).toBe("mark");
    expect(await reason(Buffer.from("\ufeffa;b\n", "utf16le"))).toBe("mark");
    expect(await reason(Buffer.from("a;b\n1;2\n", "utf16le"))).toBe("zeros");
    expect(await reason(Buffer.concat([Buffer.from("é".repeat(50)), Buffer.from([0xff])]))).toBe("damaged");
    expect(await reason(encoded("a;12 €; été l\u2019an", "windows-1252"))).toBe("windowsSigns");
    expect(await reason(encoded("déjà réglé, très français, où êtes-vous, forêt, ñandú, atención", "windows-1252"))).toBe("western");
    expect(await reason(encoded("12 €;13 €;14 €", "iso-8859-15"))).toBe("isoEuro");
    expect(await reason(encoded("cœur, sœur, manœuvre", "iso-8859-15"))).toBe("isoLetters");
    expect(await reason(encoded("Bucureşti, Ploieşti, Galaţi", "windows-1250"))).toBe("eastern");
    expect(await reason(Buffer.from([0x41, 0xf0, 0x42]))).toBe("unsure");
  });

  test("one broken byte after megabytes of whole characters is damage, not another encoding", async () => {
    const bytes = Buffer.concat([Buffer.from("1;été\n".repeat(1_500_000)), Buffer.from("2;\xe9t\n", "latin1")]);
    expect(await facts(bytes)).toMatchObject({ encoding: "utf-8", reason: "damaged", clean: false });
  });

  test("a line of megabytes tears no character", async () => {
    for (const shift of ["", "x", "xx"]) {
      expect(await facts(Buffer.from(`${shift}${"€".repeat(3_000_000)}`))).toMatchObject({ encoding: "utf-8", reason: "utf8" });
    }
  });

  test("what a person says is believed, and the file is read by it", async () => {
    const bytes = encoded("nume;n\nŞtefan;1\nIoniţă;2\n", "windows-1250");
    expect((await read(bytes)).values("nume")).toEqual(["Ştefan", "Ioniţă"]);
    const western = await read(bytes, { encoding: "windows-1252" });
    expect(western.values("nume")).toEqual(["ªtefan", "Ioniþã"]);
    expect(western.notes).toContainEqual({ code: "ENCODING_WINDOWS_1252", count: 1 });
    const utf8 = await read(bytes, { encoding: "utf-8" });
    expect(utf8.values("nume")).toEqual(["\ufffdtefan", "Ioni\ufffd\ufffd"]);
    expect(utf8.notes).toContainEqual({ code: "CHARACTERS_REPLACED", count: 3 });
  });

  test("basic letters alone are read where they lie, whatever of the code pages a person says", async () => {
    expect(await facts(Buffer.from("a;b\n1;2\n"), "windows-1250")).toMatchObject({ encoding: "windows-1250", isUtf8: true, clean: true });
    expect(await facts(Buffer.from("a;b\n1;2\n"), "utf-16le")).toMatchObject({ isUtf8: false });
  });

  test("bytes that mean nothing and zeros are counted, never silent", async () => {
    const plain = "x;0\n".repeat(3_000);
    const broken = await read(Buffer.from(`nom;n\nAndr\xe9 \x81 l\x92\xe9t\xe9;1\n${plain}b\0c;2\n`, "latin1"));
    expect([broken.values("nom").at(0), broken.values("nom").at(-1)]).toEqual(["André \ufffd l\u2019été", "b\ufffdc"]);
    expect(broken.notes).toContainEqual({ code: "CHARACTERS_REPLACED", count: 2 });
  });

  test("in JSON lines too the encoding is found, or a person says it", async () => {
    const bytes = encoded('{"nume":"Ştefan Ioniţă","n":1}\n{"nume":"Bucureşti","n":2}\n', "windows-1250");
    const found = onlyTable(await importBytes(bytes, "f.jsonl"));
    expect(found.values("nume")).toEqual(["Ştefan Ioniţă", "Bucureşti"]);
    expect(found.notes).toContainEqual({ code: "ENCODING_WINDOWS_1250", count: 1 });
    const told = onlyTable(await importBytes(bytes, "f.jsonl", QUIET_JOB, {}, { encoding: "windows-1252" }));
    expect(told.values("nume")[1]).toBe("Bucureºti");
  });

  test("a glance at stretches of a large file finds what the whole file says", async () => {
    const path = join(folder, "large");
    const lines = encoded("1;Ştefan Ioniţă din Bucureşti\n", "windows-1250");
    writeFileSync(path, Buffer.concat(Array.from({ length: 2_600_000 }, () => lines)));
    const bytes = lines.length * 2_600_000;
    expect(bytes).toBeGreaterThan(64 << 20);
    expect(await glanceText(path, bytes, QUIET_JOB)).toMatchObject({ encoding: "windows-1250", reason: "eastern" });
    writeFileSync(path, "1;Ștefan Ioniță €\n".repeat(4_000_000));
    expect(await glanceText(path, 4_000_000 * 22, QUIET_JOB)).toMatchObject({ encoding: "utf-8", reason: "utf8" });
  });
});

test("the reasons and the notes of all encodings have words in every language", () => {
  const notes = Object.values(ENCODING_NOTES).flatMap((code) => code ?? []);
  for (const language of LANGUAGES) {
    const { data = {}, notes: words = {} } = CATALOGS[language];
    expect(ENCODING_REASONS.filter((reason) => (data[`encodingReason.${reason}`] ?? "") === "")).toEqual([]);
    expect(notes.filter((code) => (words[code] ?? "") === "")).toEqual([]);
  }
});

describe("decoding", () => {
  test.each(CODE_PAGES)("%s agrees with the table of the encoding standard where that has a character", (page) => {
    // windows-1252 is left out: the runtime's own decoder of it is what these tables stand in for.
    if (page === "windows-1252") return expect(new ToUtf8(page).push(Buffer.from([0x80, 0x92, 0xe9])).toString()).toBe("€\u2019é");
    const all = Uint8Array.from({ length: 128 }, (_, index) => 128 + index);
    const expected = [...new TextDecoder(page).decode(all)].map((character) => (/[\u0080-\u009f]/.test(character) ? "\ufffd" : character));
    expect([...new ToUtf8(page).push(all).toString()]).toEqual(expected);
  });

  test("in pieces of any size gives the same text", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 40 });
    fc.assert(
      fc.property(text, fc.constantFrom("utf-8", "utf-16le", "utf-16be"), fc.integer({ min: 1, max: 7 }), (raw, encoding, size) => {
        const whole = raw.replaceAll("\0", "");
        const bytes = encoding === "utf-8" ? Buffer.from(whole) : Buffer.from(whole, "utf16le");
        if (encoding === "utf-16be") bytes.swap16();
        const decoder = new ToUtf8(encoding as Encoding);
        const parts: Buffer[] = [];
        for (let at = 0; at < bytes.length; at += size) parts.push(decoder.push(bytes.subarray(at, at + size)));
        parts.push(decoder.end());
        expect(Buffer.concat(parts).toString()).toBe(whole);
      }),
    );
  });
});

describe("the delimiter", () => {
  test.each([
    ["sep=;\na,b;c\n1;2\n", ["a,b", "c"]],
    ["sep=,\r\na;b,c\r\n1,2\r\n", ["a;b", "c"]],
    ["sep=^\na^b\n1^2\n", ["a", "b"]],
    ["\ufeffSEP=|\na|b\n1|2\n", ["a", "b"]],
    ["sep=\t\na\tb\n1\t2\n", ["a", "b"]],
    ["key:value\nx:1\ny:2\n", ["key", "value"]],
    ["when,what\n10:30,a\n11:45,b\n", ["when", "what"]],
    ["when\n10:30 and\nnone\n12:00:01\n", ["when"]],
  ])("of %j is found", async (text, headers) => {
    const table = await read(Buffer.from(text));
    expect(table.columns.map(({ header }) => header)).toEqual(headers);
  });

  test("is what a person says, also where a sep= line says otherwise", async () => {
    const text = Buffer.from("sep=;\na|b;c\n1|2;3\n");
    expect((await read(text)).columns.map(({ header }) => header)).toEqual(["a|b", "c"]);
    const told = await read(text, { delimiter: "|" });
    expect(told.columns.map(({ header }) => header)).toEqual(["a", "b;c"]);
    expect(told.rows.map((row) => row["_row"])).toEqual([3]);
  });
});
