/**
 * A header as the words that matter: accents folded, `camelCase`, `snake_case` and punctuation taken apart, small words of
 * seven languages and currency signs left out.
 */
export function headerWords(header: string): readonly string[] {
  const words = foldText(header.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2"))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return withoutSmallWords(words);
}

/** Words without those that carry no meaning of their own ("of", "Q1"); all of them when nothing else is there. */
export function withoutSmallWords(words: readonly string[]): readonly string[] {
  const heavy = words.filter((word) => !SMALL_WORDS.has(word) && !/^q\d+[a-z]?$/.test(word));
  return heavy.length === 0 ? words : heavy;
}

/** Lower case without accents. */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .replaceAll("ı", "i");
}

// Articles, prepositions, possessives; and currencies, which say nothing about what is measured.
const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    "of the a an for our your my us we you i is are be was were do does did will it this that at by on in " +
    "de du des d le la les l un une au aux pour par sur en et notre votre nos vos vous nous est sont ete avez " +
    "di del della dello dei delle degli il lo gli per con al alla nostro nostra vostro suo sua " +
    "cu pe ai ale lui prin ce va sa si noastre noastra dvs dumneavoastra " +
    "der die das den dem und fur von am im vom zum zur beim em el los las y do da dos das e o " +
    "eur euro euros usd gbp chf ron lei leu k keur"
  ).split(" "),
);
