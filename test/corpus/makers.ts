import { addMonths, dayFromNumber, dayNumber } from "../../shared/calendar.ts";
import { dateCell, EMPTY, flagCell, numberCell, textCell, withHoles } from "./cells.ts";
import { type Context, idText } from "./context.ts";
import type { LabelledCell, LabelledColumn } from "./labelled.ts";
import { listOf, type ValueList } from "./words/words.ts";
import { type DateForm, numberText } from "./writing.ts";

/** The cells of a column and what is true about them; the heading is put to them afterwards. */
export type Made = Pick<LabelledColumn, "cells" | "scale" | "ask"> & {
  /** Stands behind the heading: "(1 = very satisfied)". */
  readonly suffix?: string;
};
export type Maker = (context: Context) => Made;

const each = (context: Context, make: (index: number) => LabelledCell): readonly LabelledCell[] =>
  context.people.map((_, index) => make(index));

/** The customer of each row. */
export const customerIds: Maker = (context) => ({
  cells: context.people.map(({ number }) => {
    const text = idText(context.idForm, number);
    const digits = /^[1-9]\d{0,14}$/.test(text);
    if (digits && context.medium !== "text") return { cell: { is: "number", number: Number(text) }, truth: { value: text } };
    return textCell(text);
  }),
});

/** Numbers of other things, one a row. */
export const runningIds =
  (prefix: string, from: number): Maker =>
  (context) => {
    const bare = context.draw.uniform() < 0.3;
    return {
      cells: each(context, (index) => {
        const text = bare ? String(from + index) : `${prefix}${from + index}`;
        return bare && context.medium !== "text"
          ? { cell: { is: "number", number: from + index }, truth: { value: text } }
          : textCell(text);
      }),
    };
  };

/** Days of the last two years, or of the years given. */
export const days =
  (options: { readonly from?: string; readonly span?: number; readonly filled?: number; readonly form?: DateForm } = {}): Maker =>
  (context) => {
    const { draw, hand, medium } = context;
    const from = dayNumber(options.from ?? "2023-02-03");
    const form = options.form ?? hand.date;
    const native = medium === "sheet" && draw.uniform() < 0.75;
    const filled = options.filled ?? 1;
    const cells = each(context, () => {
      if (draw.uniform() >= filled) return EMPTY;
      return dateCell(context, dayFromNumber(from + draw.below(options.span ?? 700)), medium === "json" ? "iso" : form, native);
    });
    return { cells };
  };

export const moments =
  (options: { readonly from?: string; readonly filled?: number } = {}): Maker =>
  (context) => {
    const { draw, hand, medium } = context;
    const from = dayNumber(options.from ?? "2024-01-05");
    const form: DateForm = hand.date === "named" ? "iso" : hand.date;
    const native = medium === "sheet" && draw.uniform() < 0.75;
    const cells = each(context, () => {
      if (draw.uniform() >= (options.filled ?? 1)) return EMPTY;
      return dateCell(
        context,
        dayFromNumber(from + draw.below(400)),
        medium === "json" ? "iso" : form,
        native,
        7 * 3600 + draw.below(12 * 3600),
      );
    });
    return { cells };
  };

/** The first days of months, however they are written. */
export const months: Maker = (context) => {
  const { draw, medium, words } = context;
  const native = medium === "sheet" && draw.uniform() < 0.6;
  const style = draw.pick(["day", "yearMonth", "named", "monthYear"] as const);
  const names = listOf(words.values.months);
  return {
    cells: each(context, (index) => {
      const day = addMonths("2023-01-01", index % 18);
      if (native)
        return { cell: { is: "date", serial: dayNumber(day) - dayNumber("1899-12-30"), format: "mmm yyyy" }, truth: { value: day } };
      const [year = "", month = ""] = day.split("-");
      const text = {
        day,
        yearMonth: `${year}-${month}`,
        named: `${names[Number(month) - 1] ?? ""} ${year}`,
        monthYear: `${month}/${year}`,
      }[style];
      return textCell(text, { value: day });
    }),
  };
};

export type MoneyOptions = {
  readonly low: number;
  readonly high: number;
  readonly places?: number;
  readonly signed?: boolean;
  readonly filled?: number;
};

/** Amounts: plain, with thousands marks, with a currency, negatives in brackets or with the true minus sign. */
export const money =
  ({ low, high, places = 2, signed = false, filled = 1 }: MoneyOptions): Maker =>
  (context) => {
    const { draw, medium, hand, language } = context;
    const asText = medium === "text" || (medium === "sheet" && draw.uniform() < 0.25);
    const currency = draw.uniform() < (medium === "text" ? 0.3 : 0.6);
    const grouped = draw.uniform() < 0.6;
    const symbol = language === "ro" ? "lei" : language === "pt" ? "R$" : draw.pick(["€", "€", "$", "£", "CHF", "EUR"]);
    const before = /^[$£]|R\$|CHF/.test(symbol) ? (symbol.length > 1 ? `${symbol} ` : symbol) : undefined;
    const negative = draw.pick(["minus", "minus", "bracket", "true"] as const);
    const form = { places, grouped, negative, ...(currency ? (before === undefined ? { after: ` ${symbol}` } : { before }) : {}) };
    const cells = each(context, () => {
      if (draw.uniform() >= filled) return EMPTY;
      const size = low * (high / low) ** draw.uniform();
      const value = Math.round(size * 10 ** places) / 10 ** places;
      const amount = signed && draw.uniform() < 0.15 ? -value : value;
      return asText
        ? textCell(numberText(amount, hand, form), { value: amount })
        : numberCell(context, amount, form, currency ? '#,##0.00 "€"' : undefined);
    });
    return { cells: withHoles(context, cells, draw.pick([0, 0.05])) };
  };

/** Whole numbers, or numbers with places. */
export const numbers =
  (low: number, high: number, options: { readonly places?: number; readonly filled?: number; readonly holes?: number } = {}): Maker =>
  (context) => {
    const { draw } = context;
    const places = options.places ?? 0;
    const cells = each(context, () => {
      if (draw.uniform() >= (options.filled ?? 1)) return EMPTY;
      const value = Math.round((low + draw.uniform() * (high - low)) * 10 ** places) / 10 ** places;
      return numberCell(context, value, { places, grouped: false });
    });
    return { cells: withHoles(context, cells, options.holes ?? draw.pick([0, 0.04])) };
  };

/** Shares of one: as percents with their sign, or as fractions. */
export const shares: Maker = (context) => {
  const { draw, hand, medium } = context;
  const percent = draw.uniform() < 0.6;
  return {
    cells: each(context, () => {
      const value = (1 + draw.below(99)) / 100;
      if (!percent) return numberCell(context, value, { places: 2, grouped: false });
      const native = medium !== "text";
      const space = draw.pick(["", " "]);
      return native
        ? numberCell(context, value, { places: 2, grouped: false }, "0%")
        : textCell(`${numberText(value * 100, hand, { places: 0, grouped: false })}${space}%`, { value });
    }),
  };
};

/** One of a list of words. */
export const labels =
  (list: ValueList, options: { readonly filled?: number } = {}): Maker =>
  (context) => {
    const { draw, words } = context;
    const values = listOf(words.values[list]);
    const filled = options.filled ?? draw.pick([1, 1, 0.9]);
    return { cells: each(context, () => (draw.uniform() < filled ? textCell(draw.pick(values)) : EMPTY)) };
  };

/** Sentences, most of them different. */
export const sentences =
  (filled = 0.5): Maker =>
  (context) => {
    const { draw, words } = context;
    const values = listOf(words.values.comments);
    return {
      cells: each(context, (index) =>
        draw.uniform() < filled ? textCell(`${draw.pick(values)}${index % 3 === 0 ? "" : `. ${draw.pick(values)}`} (${index + 1})`) : EMPTY,
      ),
    };
  };

/** Yes or no, in one of the ways in which people write it. */
export const flags =
  (share: number, options: { readonly filled?: number } = {}): Maker =>
  (context) => {
    const { draw, words } = context;
    const [yes = "", no = ""] = listOf(words.values.yesNo);
    const way = draw.pick(["words", "words", "binary", "flag", "letters"] as const);
    return {
      cells: each(context, () => {
        if (draw.uniform() >= (options.filled ?? 1)) return EMPTY;
        const value = draw.uniform() < share;
        switch (way) {
          case "words":
            return textCell(value ? yes : no, { value });
          case "letters":
            return textCell((value ? yes : no).slice(0, 1), { value });
          case "binary":
            return { ...numberCell(context, value ? 1 : 0), truth: { value } };
          case "flag":
            return flagCell(context, value);
        }
      }),
    };
  };

/** A status whose words say who was lost. */
export const statuses: Maker = (context) => {
  const { draw, words } = context;
  return {
    cells: each(context, () => {
      const lost = draw.uniform() < 0.2;
      return textCell(lost ? words.values.lost : words.values.kept, { value: lost });
    }),
  };
};

export const people: Maker = (context) => ({
  cells: context.people.map(({ number }) =>
    textCell(`${listOf(context.words.values.firstNames)[number % 8] ?? ""} ${Math.floor(number / 8) + 1}`),
  ),
});

export const emails: Maker = (context) => ({
  cells: context.people.map(({ number }) => textCell(`user${number + 100}@mail-${number % 5}.example`)),
});

export const phones: Maker = (context) => ({
  cells: each(context, () => {
    const digits = String(612_000_000 + context.draw.below(80_000_000));
    return textCell(`+33 ${digits.slice(0, 1)} ${digits.slice(1, 3)} ${digits.slice(3, 5)} ${digits.slice(5, 7)} ${digits.slice(7)}`);
  }),
});

/** Five digits, some with a zero in front. */
export const postcodes: Maker = (context) => ({
  cells: each(context, () => textCell(String(1_000 + context.draw.below(90_000)).padStart(5, "0"))),
});

/** Two-letter codes. */
export const languages: Maker = (context) => ({ cells: each(context, () => textCell(context.draw.pick(["EN", "FR", "DE", "IT"]))) });

export const rowNumbers: Maker = (context) => ({ cells: each(context, (index) => numberCell(context, index + 1)) });
