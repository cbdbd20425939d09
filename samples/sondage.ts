import { dayFromNumber, dayNumber } from "../shared/calendar.ts";
import type { Draw } from "./draw.ts";

const GOOD = ["Équipe très à l'écoute", "Livraison rapide, rien à redire", "Très satisfait du suivi", "Conseils clairs ; prix corrects"];
const BAD = ["Délai trop long", "J'ai dû appeler trois fois", "Facture erronée, toujours pas corrigée", "Accueil décevant à l'agence"];

/** A French survey export as Excel writes it: UTF-8 with mark, semicolons, decimal commas, accents, a few real-life gaps. */
export function sondageCsv(draw: Draw): string {
  const rows: string[][] = [
    [
      "Identifiant client",
      "Date de réponse",
      "Segment",
      "Canal",
      "Recommanderiez-vous notre entreprise ? (0 à 10)",
      "Satisfaction (1 à 5)",
      "Effort (1 à 7)",
      "Pondération",
      "Commentaire",
    ],
  ];
  const first = dayNumber("2025-04-01");
  for (let index = 0; index < 420; index++) {
    const segment = draw.weighted([
      ["Entreprise", 0.2],
      ["PME", 0.5],
      ["Indépendant", 0.3],
    ]);
    const mood = draw.normal() + (segment === "PME" ? -0.3 : 0.25);
    const scored = (middle: number, slope: number, noise: number, min: number, max: number): number =>
      Math.min(max, Math.max(min, Math.round(middle + slope * mood + noise * draw.normal())));
    const nps = scored(7.6, 1.6, 1, 0, 10);
    const odd = draw.uniform();
    const day = dayFromNumber(first + draw.below(91))
      .split("-")
      .reverse()
      .join("/");
    rows.push([
      `F${String(1000 + draw.below(380)).padStart(5, "0")}`,
      day,
      segment,
      draw.weighted([
        ["courriel", 0.6],
        ["téléphone", 0.25],
        ["agence", 0.15],
      ]),
      odd < 0.01 ? "ne sait pas" : odd < 0.02 ? "" : String(nps),
      draw.uniform() < 0.02 ? "" : String(scored(4, 0.7, 0.6, 1, 5)),
      draw.uniform() < 0.06 ? "n/d" : String(scored(5, 0.9, 0.9, 1, 7)),
      (segment === "PME" ? 0.8 : segment === "Entreprise" ? 1.25 : 1.15).toFixed(2).replace(".", ","),
      draw.uniform() < 0.35 ? draw.pick(nps >= 7 ? GOOD : BAD) : "",
    ]);
  }
  return `\uFEFF${rows.map((row) => row.map(quoted).join(";")).join("\r\n")}\r\n`;
}

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
