import type { Draw } from "../draw.ts";

type Tone = "good" | "mixed" | "bad";

/** What accounts write, in the language of their region. Themes: billing, speed, support, installation. */
const COMMENTS: Readonly<Record<"en" | "fr" | "it" | "ro", Readonly<Record<Tone, readonly string[]>>>> = {
  en: {
    good: [
      "Quick fix, friendly engineer",
      "Best support I have had",
      "Installation was on time and tidy",
      "The line is fast and never drops",
      "Bills are clear at last",
    ],
    mixed: ["Fine, but the queue on the phone is long", "Good line, the app could be better", "Works. The price went up again"],
    bad: [
      "Third call about the same bill",
      "Promised a call back, none came",
      "Slow line every evening",
      "The engineer did not turn up",
      "Charged twice and nobody can say why",
    ],
  },
  fr: {
    good: [
      "Dépannage rapide, technicien aimable",
      "Excellent service client",
      "Installation soignée et à l'heure",
      "Connexion rapide et stable",
    ],
    mixed: ["Correct, mais l'attente au téléphone est longue", "Bonne ligne, facture difficile à lire"],
    bad: [
      "Troisième appel pour la même facture",
      "On devait me rappeler, personne ne l'a fait",
      "Débit très lent le soir",
      "Le technicien n'est pas venu",
    ],
  },
  it: {
    good: ["Riparazione veloce, tecnico gentile", "Ottima assistenza", "Installazione puntuale e ordinata", "Linea veloce e stabile"],
    mixed: ["Va bene, ma l'attesa al telefono è lunga", "Buona linea, bolletta poco chiara"],
    bad: [
      "Terza chiamata per la stessa bolletta",
      "Dovevano richiamare, nessuno lo ha fatto",
      "Linea lenta ogni sera",
      "Il tecnico non si è presentato",
    ],
  },
  ro: {
    good: [
      "Reparație rapidă, tehnician amabil",
      "Cel mai bun suport de până acum",
      "Instalare la timp și îngrijită",
      "Conexiune rapidă și stabilă",
    ],
    mixed: ["Bine, dar așteptarea la telefon este lungă", "Linie bună, factura este greu de citit"],
    bad: [
      "Al treilea apel pentru aceeași factură",
      "Trebuiau să mă sune înapoi, nu a sunat nimeni",
      "Internet lent în fiecare seară",
      "Tehnicianul nu a venit",
    ],
  },
};

export function commentOf(language: "en" | "fr" | "it" | "ro", nps: number, draw: Draw): string {
  const tone: Tone = nps >= 9 ? "good" : nps >= 7 ? "mixed" : "bad";
  return draw.pick(COMMENTS[language][tone]);
}
