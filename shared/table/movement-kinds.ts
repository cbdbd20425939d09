/** What a change of recurring revenue is (methods.md 4). Reactivation: a customer who had left comes back. */
export const MOVEMENT_KINDS = ["new", "expansion", "reactivation", "contraction", "churn"] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** How the words for each begin in seven languages, folded (lower case, no accents). No word begins like one of another kind. */
export const MOVEMENT_BEGINNINGS: Readonly<Record<MovementKind, readonly string[]>> = {
  new: ["new", "neu", "nouve", "nuov", "nuevo", "nueva", "nou", "nov", "alta"],
  expansion: "expan espan extens extind erweit ampli increas upsell upgrad up-sell cross".split(" "),
  reactivation: "react riatt reakt reat winback win-back ruck returning".split(" "),
  contraction: "contr kontr reduc reduz riduz decreas downg downs down- dimin scad".split(" "),
  churn: "churn cancel resil kund abwand abband abandon rezil baja lost loss perte perd pierd verlust cessa disdett terminat".split(" "),
};

/** The beginning of any word for a movement. */
export const MOVEMENT = new RegExp(`^(?:${Object.values(MOVEMENT_BEGINNINGS).flat().join("|")})`);
