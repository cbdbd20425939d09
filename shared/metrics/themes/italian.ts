import type { LanguageThemes } from "./dictionary.ts";

export const ITALIAN: LanguageThemes = {
  price:
    "prezzo,prezzi,tariff*,cost*,!caro,!cara,!cari,!care,!economic*,!convenient*,sconto,sconti,aumento,aumenti,rapporto qualita prezzo",
  billing: "bollett*,fattur*,addebit*,rimbors*,pagament*,pagato due volte,importo,importi",
  waiting: "attes*,aspett*,coda,!lento,!lenta,!lenti,!lente,lentezza,ritard*,!veloc*,!rapid*,tempi lunghi,ore",
  staff:
    "personale,operator*,consulent*,tecnico,tecnici,addett*,commess*,!gentil*,!cortes*,!scortes*,!maleducat*,!competent*,!incompetent*,!professional*,!disponibil*",
  followUp:
    "richiam*,nessuno,nessuna risposta,senza risposta,non risponde,promess*,promett*,seconda chiamata,terza chiamata,sollecit*,di nuovo",
  quality: "qualita,!difettos*,!rott*,!danneggiat*,non funziona,funziona bene,!affidabil*,!inaffidabil*,!stabil*,!ordinat*,!pulit*",
  connection: "guast*,interruzion*,connession*,internet,rete,segnale,copertura,linea,fibra,disconnession*,cade,wifi",
  delivery: "consegn*,installazion*,spedizion*,pacco,corriere,arrivato,arrivata,appuntament*,non si e presentato,puntual*,in orario",
  digital: "app,applicazion*,sito,portale,online,password,accesso,schermata,errore,errori,si blocca,menu",
  information: "informazion*,informat*,spiega*,comunicazion*,!chiar*,!confus*,!ingannevol*,lettera,email,trasparen*",
  contract: "contratt*,disdett*,recess*,rinnov*,abbonament*,vincol*,cambiare operatore,clausol*,condizioni",
  support: "assistenza,supporto,servizio clienti,call center,reclam*,ripara*,risolt*,risolv*,soluzion*,problem*",
};
