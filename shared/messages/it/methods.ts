/** Come si calcola ciascuno degli otto, e quando due suoi valori si possono confrontare. Fonte: methods.md 1, 2, 5–10 e 13. */
export const methods = {
  title: "Metodo",
  "line.note": "Calcolo",
  "line.comparable": "Confrontabile nel tempo se",
  "nps.note":
    "Quota dei promotori meno quota dei detrattori, per 100. Una risposta fuori scala è esclusa e contata; di più risposte di un cliente conta l’ultima. Intervallo usuale: Wald corretto.",
  "nps.comparable": "stessa scala, stesso canale, stesso momento della domanda.",
  "csat.note": "Risposte soddisfatte fra tutte quelle valide; la soglia è quella della scala (4–5 su 1–5). Intervallo usuale: Wilson.",
  "csat.comparable": "stessa scala e stessa soglia.",
  "health.note":
    "Ogni parte del punteggio è portata a 0–100 fra un minimo e un obiettivo, o per rango fra un elenco fisso di clienti, e pesata; ciò che manca a un cliente è lasciato fuori, e sotto il 60 % del peso non c’è punteggio. Il punteggio è messo a confronto con l’abbandono per fasce e con l’AUC. Intervallo usuale: t.",
  "health.comparable": "la stessa versione congelata delle componenti.",
  "roi.note":
    "Guadagni meno costi, divisi per i costi, su tutti i periodi; accanto valore attuale, tassi di rendimento, tasso modificato e tempo di recupero. Le ore contano solo con una tariffa oraria. Un solo progetto non ha errore di campionamento, quindi nessun intervallo.",
  "roi.comparable": "stesso orizzonte e stesso tasso di sconto.",
  "boxes.note":
    "Tasso di perdita di una classe meno quello della classe alta, per il suo ricavo, mai sotto zero; classe media e bassa sommate. È denaro che va insieme allo scontento; che lo scontento lo faccia perdere non è provato. Intervallo usuale: bootstrap sui clienti.",
  "boxes.comparable": "stessa regola per le classi e stesso orizzonte.",
  "secure.note":
    "Clienti al vertice di tutte e tre le scale (soddisfatto, raccomanda, riacquista) fra quelli il cui caso è deciso; per ricavo è un rapporto di somme. Intervallo usuale: Wilson.",
  "secure.comparable": "le stesse tre scale.",
  "cvq.note":
    "Ogni esito è pesato per portata × durata × intensità; gli esiti desiderati su tutti, gli indesiderati per λ. Definizione di questo banco di lavoro: l’autrice non ne ha pubblicata una. Intervallo usuale: linearizzato sui clienti.",
  "cvq.comparable": "stesso λ, stessi esponenti, stessa durata di riferimento.",
  "clv.note":
    "Margine futuro di un cliente, attualizzato, con il metodo indicato accanto al numero: fonte, fidelizzazione, beta-geometrica traslata o BG/NBD. Intervallo usuale: simulazione sui clienti.",
  "clv.comparable": "stesso metodo, stesso tasso di sconto, stesso margine.",
} as const satisfies Record<string, string>;
