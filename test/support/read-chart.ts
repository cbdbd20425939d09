export type ReadSeries = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly plus: readonly (number | null)[];
  readonly minus: readonly (number | null)[];
};

/** The numbers that a chart part shows, from its caches: what a reader of the slide sees. */
export function readChart(xml: string): { readonly categories: readonly string[]; readonly series: readonly ReadSeries[] } {
  const series = [...xml.matchAll(/<c:ser>([\s\S]*?)<\/c:ser>/g)].map((match) => match[1] ?? "");
  return {
    categories: textsOf(inside(series[0] ?? "", "c:cat")),
    series: series.map((one) => ({
      name: textsOf(inside(one, "c:tx"))[0] ?? "",
      values: numbersOf(inside(one, "c:val")),
      plus: numbersOf(inside(one, "c:plus")),
      minus: numbersOf(inside(one, "c:minus")),
    })),
  };
}

const inside = (xml: string, name: string): string => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? "";

const pointsOf = (xml: string): ReadonlyMap<number, string> =>
  new Map([...xml.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map((match) => [Number(match[1]), match[2] ?? ""]));

const countOf = (xml: string): number => Number(/<c:ptCount val="(\d+)"/.exec(xml)?.[1] ?? 0);

function numbersOf(xml: string): readonly (number | null)[] {
  const points = pointsOf(xml);
  return Array.from({ length: countOf(xml) }, (_, at) => {
    const point = points.get(at);
    return point === undefined ? null : Number(point);
  });
}

function textsOf(xml: string): readonly string[] {
  const points = pointsOf(xml);
  const plain = (words: string) => words.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#13;", "\r").replaceAll("&amp;", "&");
  return Array.from({ length: countOf(xml) }, (_, at) => plain(points.get(at) ?? ""));
}
