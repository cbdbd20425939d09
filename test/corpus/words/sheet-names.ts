import type { Language } from "./all-words.ts";

export type SheetKind =
  | "blank"
  | "answers"
  | "accounts"
  | "transactions"
  | "tickets"
  | "events"
  | "movements"
  | "cashflows"
  | "invitations"
  | "outcomes"
  | "tasks"
  | "costs"
  | "cover"
  | "legend";

/** What people call the sheets of their workbooks. */
export const SHEET_NAMES: Readonly<Record<Language, Readonly<Record<SheetKind, string>>>> = {
  en: {
    blank: "Sheet1",
    answers: "Survey results",
    accounts: "Customers",
    transactions: "Orders",
    tickets: "Support",
    events: "Event log",
    movements: "MRR",
    cashflows: "Business case",
    invitations: "Mailing",
    outcomes: "Outcomes",
    tasks: "Usability",
    costs: "Overheads",
    cover: "Read me",
    legend: "Legend",
  },
  fr: {
    blank: "Feuil1",
    answers: "Réponses",
    accounts: "Clients",
    transactions: "Commandes",
    tickets: "SAV",
    events: "Journal",
    movements: "Mouvements MRR",
    cashflows: "Flux",
    invitations: "Envois",
    outcomes: "Résultats clients",
    tasks: "Tests utilisateurs",
    costs: "Frais fixes",
    cover: "Lisez-moi",
    legend: "Légende",
  },
  it: {
    blank: "Foglio1",
    answers: "Risposte",
    accounts: "Clienti",
    transactions: "Ordini",
    tickets: "Assistenza",
    events: "Registro eventi",
    movements: "Movimenti MRR",
    cashflows: "Flussi di cassa",
    invitations: "Inviti",
    outcomes: "Risultati",
    tasks: "Test usabilità",
    costs: "Costi fissi",
    cover: "Leggimi",
    legend: "Legenda",
  },
  ro: {
    blank: "Foaie1",
    answers: "Răspunsuri",
    accounts: "Clienți",
    transactions: "Comenzi",
    tickets: "Suport",
    events: "Jurnal",
    movements: "Mișcări MRR",
    cashflows: "Flux de numerar",
    invitations: "Invitații",
    outcomes: "Rezultate",
    tasks: "Teste utilizare",
    costs: "Costuri fixe",
    cover: "Citește",
    legend: "Legendă",
  },
  de: {
    blank: "Tabelle1",
    answers: "Umfrage",
    accounts: "Kunden",
    transactions: "Bestellungen",
    tickets: "Hotline",
    events: "Ereignisse",
    movements: "MRR-Bewegungen",
    cashflows: "Wirtschaftlichkeit",
    invitations: "Versand",
    outcomes: "Ergebnisse",
    tasks: "Usability-Test",
    costs: "Fixkosten",
    cover: "Hinweise",
    legend: "Legende",
  },
  es: {
    blank: "Hoja1",
    answers: "Encuesta",
    accounts: "Clientes",
    transactions: "Pedidos",
    tickets: "Soporte",
    events: "Registro",
    movements: "Movimientos MRR",
    cashflows: "Flujo de caja",
    invitations: "Envíos",
    outcomes: "Resultados",
    tasks: "Pruebas",
    costs: "Gastos fijos",
    cover: "Léame",
    legend: "Leyenda",
  },
  pt: {
    blank: "Planilha1",
    answers: "Pesquisa",
    accounts: "Clientes",
    transactions: "Pedidos",
    tickets: "Atendimento",
    events: "Registo",
    movements: "Movimentos MRR",
    cashflows: "Fluxo de caixa",
    invitations: "Envios",
    outcomes: "Resultados",
    tasks: "Testes",
    costs: "Custos fixos",
    cover: "Leia-me",
    legend: "Legenda",
  },
};
