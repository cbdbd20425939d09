/** The stages of a customer's journey in their order (seed 002). */
export const STAGES = ["awareness", "consideration", "decision", "retention", "advocacy"] as const;
export type Stage = (typeof STAGES)[number];

/** How data name the stages, in four languages, in small letters and without accents. */
export const STAGE_NAMES: Readonly<Record<Stage, readonly string[]>> = {
  awareness: [
    ..."awareness,aware,discover,discovery,attention,reach,lead,visitor,impression".split(","),
    ..."notoriete,decouverte,prise de conscience,sensibilisation,attention".split(","),
    ..."consapevolezza,scoperta,conoscenza,notorieta,attenzione".split(","),
    ..."constientizare,descoperire,notorietate,atentie".split(","),
  ],
  consideration: [
    ..."consideration,consider,interest,evaluation,evaluate,research,compare,comparison,prospect,trial".split(","),
    ..."consideration,interet,evaluation,comparaison,reflexion,essai".split(","),
    ..."considerazione,interesse,valutazione,confronto,prova".split(","),
    ..."considerare,interes,evaluare,comparare,comparatie,proba".split(","),
  ],
  decision: [
    ..."decision,decide,purchase,buy,conversion,convert,order,sale,acquisition,checkout".split(","),
    ..."decision,achat,conversion,commande,vente".split(","),
    ..."decisione,acquisto,conversione,ordine,vendita,acquisizione".split(","),
    ..."decizie,achizitie,cumparare,conversie,comanda,vanzare".split(","),
  ],
  retention: [
    ..."retention,retain,use,usage,service,onboarding,activation,renewal,repeat,loyalty".split(","),
    ..."retention,fidelisation,utilisation,usage,renouvellement,fidelite".split(","),
    ..."retention,fidelizzazione,mantenimento,utilizzo,uso,rinnovo,fedelta".split(","),
    ..."retentie,fidelizare,pastrare,utilizare,folosire,reinnoire,loialitate".split(","),
  ],
  advocacy: [
    ..."advocacy,advocate,referral,refer,recommend,recommendation,evangelism,promotion".split(","),
    ..."recommandation,parrainage,prescription,promotion,ambassadeur,plaidoyer".split(","),
    ..."passaparola,raccomandazione,referral,promozione,sostegno,advocacy".split(","),
    ..."recomandare,recomandari,sustinere,promovare,advocacy".split(","),
  ],
};
