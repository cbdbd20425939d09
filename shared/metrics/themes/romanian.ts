import type { LanguageThemes } from "./dictionary.ts";

export const ROMANIAN: LanguageThemes = {
  price:
    "pret,pretul,preturi,preturile,tarif*,cost,costul,costuri*,costa,!scump*,!ieftin*,reducer*,scumpir*,majorare*,raport calitate pret",
  billing: "factur*,taxat*,debitat*,ramburs*,plata,platit,plati,incasat*,dublu",
  waiting: "astept*,coada,!lent,!lenta,!lente,!incet,intarzi*,!rapid*,!repede,durat*,ore",
  staff:
    "personal*,operator*,consultant*,tehnician*,echipa,angajat*,vanzator*,!amabil*,!politic*,!nepoliticos*,!competent*,!incompetent*,!profesionist*,!serviabil*",
  followUp:
    "sune,sunat inapoi,sa ma sune,nimeni,fara raspuns,niciun raspuns,nu raspunde,promis*,al doilea apel,al treilea apel,revenit,din nou",
  quality: "calitat*,!defect*,!stricat*,!deteriorat*,nu functioneaza,nu merge,functioneaza bine,!fiabil*,!stabil*,!ingrijit*,!curat*",
  connection: "pana,pene,intreruper*,conexiun*,internet*,retea,reteaua,semnal*,acoperire*,linie,linia,fibra,pica,cade,wifi",
  delivery: "livrar*,livrat*,instalar*,instalat*,colet*,curier*,ajuns,programare*,nu a venit,la timp",
  digital: "aplicati*,site,site ul,portal*,online,parola,autentificare*,ecran*,eroare*,erori,se blocheaza,meniu*",
  information: "informati*,informat*,explica*,comunicar*,!clar,!clara,!clare,!confuz*,neclar*,greu de citit,scrisoare*,email,transparen*",
  contract: "contract*,rezili*,reinnoir*,abonament*,schimb operatorul,clauz*,conditii*,angajament*",
  support:
    "suport*,asistent*,serviciul clienti,relatii cu clientii,call center,reclamati*,plangere*,repara*,rezolv*,solutie,solutii,problem*",
};
