/** What people are asked for by a ladder of words. */
export type LabelFamily = "satisfaction" | "agreement" | "likelihood" | "ease" | "frequency" | "quality" | "yesno" | "plain";

/** The part that a word or phrase plays in a label. */
export type LabelToken =
  | { readonly kind: "strength"; readonly level: number }
  | { readonly kind: "base"; readonly sign: 1 | -1; readonly family: LabelFamily }
  /** A word that is a whole rung by itself: "always", "excellent". */
  | { readonly kind: "rung"; readonly level: number; readonly family: LabelFamily }
  | { readonly kind: "negation"; readonly of: "all" | "very" | "rather" | "plain" }
  | { readonly kind: "atAll" | "middle" | "neither" | "effort" | "unit" | "small" };

/**
 * How strong the words of a ladder are, without sign. Only the order and what lies near what count: "not very" of one side
 * answers to "fairly" of the other (label-ladder.ts).
 */
export const STRENGTH = { extreme: 2.6, notAtAll: 2.4, very: 2, plain: 1, notVery: 0.9, fair: 0.8, somewhat: 0.5, slight: 0.4 } as const;

/** Phrases without accents, by the part they play, in English, French, Italian, Romanian, German, Spanish and Portuguese. */
const PHRASES: readonly (readonly [LabelToken, string])[] = [
  [
    { kind: "strength", level: STRENGTH.extreme },
    "extremely|completely|totally|absolutely|entirely|fully|exceptionally|extremement|totalement|entierement|completement|absolument|" +
      "tout a fait|parfaitement|estremamente|completamente|totalmente|assolutamente|del tutto|pienamente|extrem|extrem de|total|complet|" +
      "in totalitate|pe deplin|cu totul|absolut|ausserst|vollkommen|voll und ganz|voll|vollig|komplett|extremadamente|absolutamente|" +
      "plenamente|extremamente",
  ],
  [
    { kind: "strength", level: STRENGTH.very },
    "very|strongly|highly|really|definitely|certainly|tres|fortement|vivement|certainement|molto|fortemente|assai|sicuramente|" +
      "certamente|foarte|puternic|cu siguranta|sehr|stark|bestimmt|auf jeden fall|muy|definitivamente|seguramente|seguro|seguro que|muito|com certeza",
  ],
  [
    { kind: "strength", level: STRENGTH.fair },
    "moderately|fairly|quite|mostly|reasonably|generally|pretty|assez|moderement|globalement|abbastanza|moderatamente|destul|destul de|" +
      "moderat|in general|ziemlich|massig|weitgehend|uberwiegend|bastante|moderadamente|razoavelmente",
  ],
  [
    { kind: "strength", level: STRENGTH.somewhat },
    "somewhat|rather|partially|partly|tend to|mildly|plutot|en partie|partiellement|piuttosto|in parte|parzialmente|mai degraba|oarecum|" +
      "partial|eher|etwas|teilweise|algo|mas bien|parcialmente|en parte|em parte",
  ],
  [
    { kind: "strength", level: STRENGTH.slight },
    "slightly|a little|a bit|legerement|un peu|leggermente|un po|un pic|ligeramente|un poco|ligeiramente|um pouco",
  ],
  [
    { kind: "negation", of: "all" },
    "not at all|not in the least|absolutely not|pas du tout|aucunement|absolument pas|per niente|per nulla|affatto|niente affatto|" +
      "assolutamente no|deloc|absolut deloc|uberhaupt nicht|gar nicht|en absoluto|para nada|nada|de modo nenhum|de modo algum|nem um pouco",
  ],
  [
    { kind: "negation", of: "very" },
    "not very|not so|not too|not particularly|not really|hardly|little|peu|pas tres|pas vraiment|poco|non molto|non tanto|putin|nu foarte|" +
      "nu prea|wenig|nicht sehr|nicht so|kaum|no muy|pouco|nao muito",
  ],
  [
    { kind: "negation", of: "rather" },
    "rather not|plutot pas|plutot non|piuttosto no|piuttosto non|mai degraba nu|eher nicht|eher nein|mas bien no",
  ],
  [{ kind: "negation", of: "plain" }, "not|no|non|pas|nu|nein|nicht|nao|n|false|faux|falso|fals|falsch"],
  [
    { kind: "base", sign: 1, family: "yesno" },
    "yes|y|oui|si|da|ja|sim|true|vrai|vero|adevarat|wahr|verdadero|verdadeiro|thumbsup|thumbs up",
  ],
  [{ kind: "base", sign: -1, family: "yesno" }, "thumbsdown|thumbs down"],
  [
    { kind: "base", sign: 1, family: "satisfaction" },
    "satisfied|happy|pleased|satisfait|satisfaite|satisfaits|satisfaites|content|contente|soddisfatto|soddisfatta|soddisfatti|contento|" +
      "contenta|multumit|multumita|multumiti|satisfacut|satisfacuta|zufrieden|satisfecho|satisfecha|satisfechos|satisfeito|satisfeita",
  ],
  [
    { kind: "base", sign: -1, family: "satisfaction" },
    "dissatisfied|unsatisfied|unhappy|displeased|insatisfait|insatisfaite|insatisfaits|mecontent|mecontente|insoddisfatto|insoddisfatta|" +
      "insoddisfatti|scontento|scontenta|nemultumit|nemultumita|nemultumiti|nesatisfacut|nesatisfacuta|unzufrieden|insatisfecho|" +
      "insatisfecha|insatisfeito|insatisfeita",
  ],
  [
    { kind: "base", sign: 1, family: "agreement" },
    "agree|agreed|accord|d accord|accordo|d accordo|concordo|acord|de acord|stimme|stimme zu|trifft|trifft zu|zustimmung|acuerdo|de acuerdo",
  ],
  [{ kind: "base", sign: -1, family: "agreement" }, "disagree|desaccord|disaccordo|dezacord|desacuerdo|discordo|lehne|lehne ab|ablehnung"],
  [
    { kind: "base", sign: 1, family: "likelihood" },
    "likely|probably|probable|probablement|probabile|probabilmente|probabil|wahrscheinlich|probablemente|provavel|provavelmente",
  ],
  [{ kind: "base", sign: -1, family: "likelihood" }, "unlikely|improbable|improbabile|improbabil|unwahrscheinlich|improvavel"],
  [
    { kind: "base", sign: 1, family: "ease" },
    "easy|easily|facile|facili|faciles|facil|simple|simplu|semplice|usor|usoara|einfach|leicht|sencillo|simples",
  ],
  [
    { kind: "base", sign: -1, family: "ease" },
    "difficult|hard|complicated|difficile|difficili|difficiles|complique|complicato|dificil|dificila|greu|grea|complicat|schwer|" +
      "schwierig|dificiles|complicado",
  ],
  [{ kind: "base", sign: 1, family: "quality" }, "good|bon|bonne|bien|buono|buona|bun|buna|bine|gut|bueno|buena|bom|boa"],
  [
    { kind: "base", sign: -1, family: "quality" },
    "bad|poor|mauvais|mauvaise|mediocre|scarso|scarsa|cattivo|cattiva|slab|slaba|rau|prost|proasta|schlecht|malo|mala|mau|ruim",
  ],
  [
    { kind: "rung", level: STRENGTH.extreme, family: "quality" },
    "excellent|excellente|outstanding|eccellente|ottimo|ottima|excelent|excelenta|ausgezeichnet|hervorragend|excelente",
  ],
  [{ kind: "rung", level: STRENGTH.very, family: "quality" }, "great"],
  [
    { kind: "rung", level: 0, family: "quality" },
    "fair|average|ok|okay|acceptable|passable|moyen|moyenne|correct|sufficiente|medio|acceptabil|satisfacator|mittelmassig|regular|razoavel",
  ],
  [
    { kind: "rung", level: -STRENGTH.extreme, family: "quality" },
    "terrible|awful|horrible|pessimo|pessima|ingrozitor|groaznic|schrecklich|furchtbar|pesimo",
  ],
  [{ kind: "rung", level: STRENGTH.extreme, family: "frequency" }, "always|toujours|sempre|intotdeauna|mereu|immer|siempre"],
  [
    { kind: "rung", level: STRENGTH.very, family: "frequency" },
    "almost always|very often|presque toujours|tres souvent|quasi sempre|molto spesso|aproape intotdeauna|foarte des|fast immer|sehr oft|" +
      "casi siempre|muy a menudo|quase sempre",
  ],
  [
    { kind: "rung", level: STRENGTH.plain, family: "frequency" },
    "often|frequently|usually|souvent|frequemment|spesso|des|deseori|frecvent|adesea|oft|haufig|a menudo|frecuentemente|frequentemente",
  ],
  [
    { kind: "rung", level: 0, family: "frequency" },
    "sometimes|occasionally|parfois|quelquefois|de temps en temps|a volte|qualche volta|talvolta|uneori|cateodata|manchmal|gelegentlich|" +
      "a veces|as vezes",
  ],
  [
    { kind: "rung", level: -STRENGTH.plain, family: "frequency" },
    "rarely|seldom|rarement|raramente|rar|rareori|selten|pocas veces|poucas vezes",
  ],
  [
    { kind: "rung", level: -STRENGTH.very, family: "frequency" },
    "almost never|very rarely|presque jamais|tres rarement|quasi mai|molto raramente|aproape niciodata|foarte rar|fast nie|sehr selten|" +
      "casi nunca|quase nunca",
  ],
  [{ kind: "rung", level: -STRENGTH.extreme, family: "frequency" }, "never|jamais|mai|niciodata|nie|niemals|nunca"],
  // Faces, after `plainLabel` has named them.
  [{ kind: "rung", level: STRENGTH.very, family: "satisfaction" }, "facehappy"],
  [{ kind: "rung", level: STRENGTH.plain, family: "satisfaction" }, "facesmile"],
  [{ kind: "rung", level: 0, family: "satisfaction" }, "faceneutral"],
  [{ kind: "rung", level: -STRENGTH.plain, family: "satisfaction" }, "facesad"],
  [{ kind: "rung", level: -STRENGTH.very, family: "satisfaction" }, "faceangry"],
  [
    { kind: "middle" },
    "neutral|neutre|neutrale|neutro|neutra|neutru|indifferent|indifferente|undecided|indecis|indeciso|unentschlossen|unentschieden|teils teils|" +
      "teils|mixed|so so|might or might not|maybe|perhaps|peut etre|forse|poate|vielleicht|quiza|quizas|talvez|no opinion either way",
  ],
  [{ kind: "neither" }, "neither|ni|nici|weder|nem"],
  [{ kind: "atAll" }, "at all"],
  [{ kind: "effort" }, "effort|efforts|sforzo|efort|aufwand|esfuerzo|esforco"],
  [{ kind: "base", sign: 1, family: "plain" }, "low|faible|basso|scazut|redus|niedrig|gering|geringer|bajo|baixo"],
  [{ kind: "base", sign: -1, family: "plain" }, "high|eleve|alto|elevato|ridicat|mare|hoch|hoher"],
  [
    { kind: "unit" },
    "star|stars|etoile|etoiles|stella|stelle|stea|stele|stern|sterne|estrella|estrellas|estrela|estrelas|point|points|pts|punkt|punkte|" +
      "punti|punto|puncte|punct|puntos|pontos",
  ],
  [
    { kind: "small" },
    "i|am|was|is|it|to|nor|or|and|would|with|comment|je|suis|d|l|la|le|les|du|en|ou|avec|commentaire|sono|e|con|sunt|cu|ich|bin|es|ist|" +
      "zu|ab|noch|oder|mit|estoy|estou|eu|o|de|in|em|im",
  ],
];

export const LEXICON: ReadonlyMap<string, LabelToken> = new Map(
  PHRASES.flatMap(([token, phrases]) => phrases.split("|").map((phrase) => [phrase, token] as const)),
);

/** The longest phrase of the lexicon, in words. */
export const LONGEST = Math.max(...[...LEXICON.keys()].map((phrase) => phrase.split(" ").length));

/**
 * Texts that say "no answer" in a survey, without accents. Unlike `MISSING_WORDS` they count only where a question was
 * asked: elsewhere "no answer" may be a label.
 */
export const NO_ANSWER: ReadonlySet<string> = new Set(
  (
    "n a|na|n d|nd|don t know|dont know|do not know|i don t know|dk|not applicable|no answer|no opinion|prefer not to say|" +
    "prefer not to answer|not answered|skipped|refused|offered|unoffered|not offered|" +
    "ne sait pas|je ne sais pas|ne se prononce pas|nsp|n s p|sans opinion|sans avis|sans reponse|sans objet|non applicable|non concerne|" +
    "pas de reponse|non so|non sa|non lo so|non saprei|non applicabile|nessuna risposta|nessuna opinione|non risponde|preferisco non rispondere|" +
    "nu stiu|nu stie|nu raspund|nu raspunde|nu se aplica|nu este cazul|fara raspuns|fara opinie|ns nr|" +
    "weiss nicht|ich weiss nicht|weiss ich nicht|keine angabe|keine antwort|keine meinung|nicht zutreffend|k a|" +
    "no se|no lo se|no sabe|no sabe no contesta|ns nc|no aplica|no contesta|sin opinion|sin respuesta|prefiero no responder|" +
    "nao sei|nao sabe|nao se aplica|nao aplicavel|sem resposta|sem opiniao|prefiro nao responder|ns nr"
  ).split("|"),
);
