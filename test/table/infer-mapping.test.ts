import { describe, expect, it } from "vitest";
import type { CanonicalTable } from "../../shared/table/fields.ts";
import { inferMapping } from "../../shared/table/infer-mapping.ts";
import { type Kind, sheet } from "./sheet-fixture.ts";

/** header → [what stands in the column, canonical field it must become]; without a field it must be an extra or unused. */
type Columns = Readonly<Record<string, readonly [Kind, string?]>>;

type Case = {
  readonly name: string;
  readonly as: CanonicalTable;
  readonly sheet?: string;
  readonly columns: Columns;
};

const CASES: readonly Case[] = [
  {
    name: "an English survey with whole questions as headers",
    as: "answers",
    columns: {
      "Respondent ID": ["id", "customer_id"],
      "Submitted at": ["moment", "answered_at"],
      "How likely is it that you would recommend Aurora to a friend or colleague?": ["nps", "nps"],
      "Overall, how satisfied are you with our service?": ["five", "csat"],
      "How easy was it to get your issue resolved? (1-7)": ["seven", "ces"],
      "What is the main reason for your score?": ["text", "comment"],
      Region: ["label", "segment"],
      "Survey wave": ["label2", "wave"],
    },
  },
  {
    name: "a French survey export",
    as: "answers",
    columns: {
      Horodateur: ["moment", "answered_at"],
      "N° client": ["idNumber", "customer_id"],
      "Sur une échelle de 0 à 10, recommanderiez-vous notre entreprise ?": ["nps", "nps"],
      "Êtes-vous satisfait de nos services ?": ["five", "csat"],
      "Était-il facile de nous joindre ?": ["five", "ces"],
      Commentaire: ["text", "comment"],
      Canal: ["label", "channel"],
      "Type de client": ["label2", "segment"],
      Vague: ["label2", "wave"],
      "Poids de redressement": ["share", "weight"],
    },
  },
  {
    name: "an Italian survey export",
    as: "answers",
    columns: {
      "Informazioni cronologiche": ["dayText", "answered_at"],
      "Codice cliente": ["id", "customer_id"],
      "Con quale probabilità consiglierebbe la nostra azienda?": ["nps", "nps"],
      "Soddisfazione complessiva": ["five", "csat"],
      "È stato facile risolvere il problema?": ["seven", "ces"],
      Commenti: ["text", "comment"],
      Segmento: ["label", "segment"],
      Canale: ["label2", "channel"],
      Ondata: ["label2", "wave"],
      Fase: ["label", "stage"],
    },
  },
  {
    name: "a Romanian survey export",
    as: "answers",
    columns: {
      "Data răspunsului": ["dayText", "answered_at"],
      "Cod client": ["id", "customer_id"],
      "Cât de probabil este să ne recomandați unui prieten?": ["nps", "nps"],
      "Cât de mulțumit sunteți de serviciile noastre?": ["five", "csat"],
      "Cât de ușor a fost să rezolvați problema?": ["seven", "ces"],
      Comentarii: ["text", "comment"],
      "Punct de contact": ["label", "touchpoint"],
      Etapă: ["label2", "stage"],
      "Tip client": ["label2", "segment"],
    },
  },
  {
    name: "the three questions of a secure customer",
    as: "answers",
    columns: {
      "Customer ID": ["id", "customer_id"],
      Date: ["day", "answered_at"],
      "Overall satisfaction": ["five", "sat"],
      "Likelihood to recommend": ["five", "recommend"],
      "Likelihood to repurchase": ["five", "repurchase"],
      CSAT: ["five", "csat"],
      NPS: ["nps", "nps"],
    },
  },
  {
    name: "the three questions in French",
    as: "answers",
    columns: {
      "ID client": ["id", "customer_id"],
      "Date de réponse": ["dayText", "answered_at"],
      "Satisfaction globale": ["five", "sat"],
      "Recommandation (1-5)": ["five", "recommend"],
      "Intention de rachat": ["five", "repurchase"],
      "Satisfaction dernier contact": ["five", "csat"],
    },
  },
  {
    name: "the canonical names themselves",
    as: "answers",
    columns: {
      customer_id: ["id", "customer_id"],
      answered_at: ["moment", "answered_at"],
      wave: ["label2", "wave"],
      segment: ["label", "segment"],
      channel: ["label2", "channel"],
      touchpoint: ["label", "touchpoint"],
      stage: ["label2", "stage"],
      nps: ["nps", "nps"],
      csat: ["five", "csat"],
      ces: ["seven", "ces"],
      sat: ["five", "sat"],
      recommend: ["five", "recommend"],
      repurchase: ["five", "repurchase"],
      comment: ["text", "comment"],
      weight: ["share", "weight"],
    },
  },
  {
    name: "a Delighted export",
    as: "answers",
    columns: {
      "Person ID": ["idNumber", "customer_id"],
      Email: ["email"],
      "Survey type": ["one"],
      Score: ["nps", "nps"],
      Comment: ["text", "comment"],
      "Response date": ["moment", "answered_at"],
      Channel: ["label2", "channel"],
    },
  },
  {
    name: "a list of accounts",
    as: "accounts",
    columns: {
      "Account ID": ["id", "customer_id"],
      "Account Name": ["text"],
      Segment: ["label", "segment"],
      Plan: ["label2"],
      "Customer since": ["day", "start_date"],
      "Cancellation date": ["someDay", "end_date"],
      MRR: ["money", "mrr"],
      "Cost to serve": ["money", "variable_cost"],
      CAC: ["money", "cac"],
      "Logins per week": ["count", "usage_per_week"],
      "Features used": ["count", "features_used"],
      "Support tickets per month": ["count", "tickets_per_month"],
      "Days overdue": ["count", "payment_delay_days"],
      Renewals: ["count", "renewals"],
    },
  },
  {
    name: "a French list of accounts",
    as: "accounts",
    columns: {
      "Code client": ["id", "customer_id"],
      "Raison sociale": ["text"],
      Segment: ["label", "segment"],
      "Date d'entrée": ["dayText", "start_date"],
      "Date de résiliation": ["someDay", "end_date"],
      Résilié: ["ouiNon", "churned"],
      "Abonnement mensuel (€)": ["moneyComma", "mrr"],
      "Chiffre d'affaires 12 mois": ["moneyEuro", "revenue"],
      "Coût variable": ["moneyComma", "variable_cost"],
      "Coût d'acquisition": ["money", "cac"],
      "Utilisation par semaine": ["count", "usage_per_week"],
      "Fonctionnalités utilisées": ["count", "features_used"],
      "Tickets par mois": ["count", "tickets_per_month"],
      "Retard de paiement (jours)": ["count", "payment_delay_days"],
    },
  },
  {
    name: "an Italian list of accounts",
    as: "accounts",
    columns: {
      "ID cliente": ["id", "customer_id"],
      "Ragione sociale": ["text"],
      "Tipo cliente": ["label", "segment"],
      "Cliente dal": ["day", "start_date"],
      "Data disdetta": ["someDay", "end_date"],
      Cessato: ["siNo", "churned"],
      "Canone mensile": ["moneyComma", "mrr"],
      "Fatturato annuo": ["money", "revenue"],
      "Costi variabili": ["money", "variable_cost"],
      "Costo di acquisizione": ["money", "cac"],
      "Accessi a settimana": ["count", "usage_per_week"],
      "Funzionalità utilizzate": ["count", "features_used"],
      "Ticket al mese": ["count", "tickets_per_month"],
      "Giorni di ritardo": ["count", "payment_delay_days"],
      Rinnovi: ["count", "renewals"],
    },
  },
  {
    name: "a Romanian list of accounts",
    as: "accounts",
    columns: {
      "ID client": ["id", "customer_id"],
      "Denumire client": ["text"],
      Segment: ["label", "segment"],
      "Data începerii": ["dayText", "start_date"],
      "Data rezilierii": ["someDay", "end_date"],
      Reziliat: ["daNu", "churned"],
      "Abonament lunar (lei)": ["moneyComma", "mrr"],
      "Venit anual": ["money", "revenue"],
      "Cost variabil": ["money", "variable_cost"],
      "Cost de achiziție": ["money", "cac"],
      "Utilizări pe săptămână": ["count", "usage_per_week"],
      "Funcționalități folosite": ["count", "features_used"],
      "Tichete pe lună": ["count", "tickets_per_month"],
      "Zile de întârziere": ["count", "payment_delay_days"],
    },
  },
  {
    name: "accounts that only give a status, in French",
    as: "accounts",
    columns: {
      Identifiant: ["id", "customer_id"],
      "Statut client": ["statutFr", "churned"],
      Formule: ["label", "segment"],
      Âge: ["tenure"],
    },
  },
  {
    name: "accounts where nobody has left yet",
    as: "accounts",
    columns: {
      "Client ID": ["id", "customer_id"],
      "Start date": ["day", "start_date"],
      "End date": ["empty", "end_date"],
      Revenue: ["money", "revenue"],
    },
  },
  {
    name: "purchases",
    as: "transactions",
    columns: { customer_id: ["idAgain", "customer_id"], date: ["day", "date"], quantity: ["count"], amount: ["money", "amount"] },
  },
  {
    name: "French orders",
    as: "transactions",
    columns: {
      "N° commande": ["idNumber"],
      "Référence client": ["idAgain", "customer_id"],
      "Date de commande": ["dayText", "date"],
      "Montant TTC": ["moneyEuro", "amount"],
      Marge: ["moneyComma", "margin"],
      Récurrent: ["ouiNon", "is_recurring"],
    },
  },
  {
    name: "Italian orders",
    as: "transactions",
    columns: {
      Cliente: ["idAgain", "customer_id"],
      "Data ordine": ["dayText", "date"],
      Importo: ["moneyComma", "amount"],
      Margine: ["moneyComma", "margin"],
    },
  },
  {
    name: "Romanian orders",
    as: "transactions",
    columns: {
      "Cod client": ["idAgain", "customer_id"],
      "Data comenzii": ["dayText", "date"],
      "Valoarea comenzii": ["moneyComma", "amount"],
    },
  },
  {
    name: "MRR movements",
    as: "movements",
    columns: {
      Month: ["month", "month"],
      "Customer ID": ["idAgain", "customer_id"],
      Type: ["movement", "type"],
      Amount: ["money", "amount"],
    },
  },
  {
    name: "a help-desk dump",
    as: "tickets",
    columns: {
      "Ticket ID": ["idNumber", "ticket_id"],
      "Requester customer ID": ["idAgain", "customer_id"],
      "Created at": ["moment", "created_at"],
      "First response at": ["moment", "first_response_at"],
      "Solved at": ["moment", "resolved_at"],
      "Handle time (seconds)": ["seconds", "handle_seconds"],
      Status: ["open"],
      Channel: ["label", "channel"],
      Category: ["label", "category"],
      Reopened: ["yesNo", "reopened"],
      "First contact resolution": ["flag", "fcr"],
      Contacts: ["count", "contacts"],
    },
  },
  {
    name: "a French help-desk dump",
    as: "tickets",
    columns: {
      "N° ticket": ["idNumber", "ticket_id"],
      "ID client": ["idAgain", "customer_id"],
      "Date d'ouverture": ["dayText", "created_at"],
      "Première réponse": ["moment", "first_response_at"],
      "Date de clôture": ["dayText", "resolved_at"],
      Motif: ["label", "category"],
      Canal: ["label2", "channel"],
      "Résolu au premier contact": ["ouiNon", "fcr"],
      Réouvert: ["ouiNon", "reopened"],
    },
  },
  {
    name: "an Italian help-desk dump",
    as: "tickets",
    columns: {
      "Numero ticket": ["idNumber", "ticket_id"],
      "Codice cliente": ["idAgain", "customer_id"],
      "Data apertura": ["dayText", "created_at"],
      "Data chiusura": ["dayText", "resolved_at"],
      Categoria: ["label", "category"],
      "Risolto al primo contatto": ["siNo", "fcr"],
    },
  },
  {
    name: "a Romanian help-desk dump",
    as: "tickets",
    columns: {
      "Număr tichet": ["idNumber", "ticket_id"],
      "Cod client": ["idAgain", "customer_id"],
      "Data deschiderii": ["dayText", "created_at"],
      "Data rezolvării": ["dayText", "resolved_at"],
      Categorie: ["label", "category"],
      "Rezolvat la primul contact": ["daNu", "fcr"],
    },
  },
  {
    name: "invitations",
    as: "invitations",
    columns: {
      "Customer ID": ["idAgain", "customer_id"],
      "Sent at": ["moment", "sent_at"],
      Delivered: ["yesNo", "delivered"],
      Started: ["yesNo", "started"],
      Completed: ["yesNo", "completed"],
      Channel: ["label", "channel"],
    },
  },
  {
    name: "usability tasks",
    as: "tasks",
    columns: {
      Participant: ["idAgain", "participant_id"],
      Task: ["label", "task_id"],
      Completed: ["flag", "completed"],
      "Time on task": ["seconds", "seconds"],
    },
  },
  {
    name: "events of a journey",
    as: "events",
    columns: {
      "Customer ID": ["idAgain", "customer_id"],
      Timestamp: ["moment", "at"],
      "Event type": ["label", "type"],
      "Journey stage": ["label2", "stage"],
      Touchpoint: ["label", "touchpoint"],
    },
  },
  {
    name: "outcomes",
    as: "outcomes",
    columns: {
      "Customer ID": ["idAgain", "customer_id"],
      Outcome: ["label", "outcome"],
      Polarity: ["polarity", "polarity"],
      Reach: ["share", "reach"],
      "Duration (days)": ["tenure", "duration"],
      Intensity: ["five", "intensity"],
      Wave: ["label2", "wave"],
      "Worth doing": ["flag", "worth_doing"],
    },
  },
  {
    name: "French outcomes",
    as: "outcomes",
    columns: {
      Groupe: ["label", "group"],
      Résultat: ["label", "outcome"],
      Polarité: ["polarity", "polarity"],
      Portée: ["share", "reach"],
      "Durée (jours)": ["tenure", "duration"],
      Intensité: ["five", "intensity"],
    },
  },
  {
    name: "Italian outcomes",
    as: "outcomes",
    columns: {
      Esito: ["label", "outcome"],
      Polarità: ["polarity", "polarity"],
      Portata: ["share", "reach"],
      Durata: ["tenure", "duration"],
      Intensità: ["five", "intensity"],
    },
  },
  {
    name: "Romanian outcomes",
    as: "outcomes",
    columns: {
      Rezultat: ["label", "outcome"],
      Polaritate: ["polarity", "polarity"],
      Acoperire: ["share", "reach"],
      Durată: ["tenure", "duration"],
      Intensitate: ["five", "intensity"],
    },
  },
  {
    name: "cash flows",
    as: "cashflows",
    columns: {
      Project: ["label", "project"],
      Year: ["period", "period"],
      Benefits: ["money", "benefit"],
      Costs: ["money", "cost"],
      "Hours saved": ["count", "benefit_hours"],
      Hours: ["count", "cost_hours"],
    },
  },
  {
    name: "French cash flows",
    as: "cashflows",
    columns: { Projet: ["label", "project"], Année: ["year", "period"], Gains: ["moneyComma", "benefit"], Coûts: ["moneyComma", "cost"] },
  },
  {
    name: "Italian cash flows",
    as: "cashflows",
    columns: {
      Progetto: ["label", "project"],
      Mese: ["month", "period"],
      Entrate: ["moneyComma", "benefit"],
      Uscite: ["moneyComma", "cost"],
    },
  },
  {
    name: "Romanian cash flows",
    as: "cashflows",
    columns: {
      Proiect: ["label", "project"],
      An: ["year", "period"],
      Venituri: ["moneyComma", "benefit"],
      Cheltuieli: ["moneyComma", "cost"],
    },
  },
  {
    name: "fixed costs of segments",
    as: "segment_costs",
    columns: { Segment: ["label", "segment"], "Fixed cost": ["money", "fixed_cost"] },
  },
];

describe("inferMapping reads without help", () => {
  for (const one of CASES) {
    it(one.name, () => {
      const kinds = Object.fromEntries(Object.entries(one.columns).map(([header, [kind]]) => [header, kind]));
      const { guesses, mapping } = inferMapping([sheet(kinds, { sheet: one.sheet ?? "Sheet1", file: "book.xlsx" })]);
      const expected = Object.fromEntries(
        Object.entries(one.columns).flatMap(([header, [, field]]) => (field === undefined ? [] : [[field, header]])),
      );
      const found = guesses.find(({ as }) => as === one.as);
      const canonical = Object.fromEntries(
        Object.entries(mapping.tables.find(({ as }) => as === one.as)?.columns ?? {}).filter(
          ([field, header]) => field !== header || field in expected,
        ),
      );
      expect(guesses.map(({ as }) => as)).toContain(one.as);
      expect(canonical).toEqual(expected);
      for (const column of found?.columns ?? []) {
        expect(column.confidence).toBeGreaterThan(0);
        expect(column.confidence).toBeLessThanOrEqual(0.99);
      }
    });
  }
});
