import type { LanguageThemes } from "./dictionary.ts";

export const FRENCH: LanguageThemes = {
  price: "prix,tarif*,!cher,!chere,!chers,!cheres,cout*,!abordable*,rapport qualite prix,augmentation*,remise*,promotion*,frais",
  billing: "facture*,facturation,preleve*,prelevement*,rembours*,paiement*,double paiement,debite*,avoir",
  waiting: "attente*,attendre,attendu,!lent,!lente,!lents,lenteur*,delai*,retard*,!rapide*,!rapidement,rapidite,file d'attente,heures",
  staff:
    "personnel,conseiller*,conseillere*,agent,agents,technicien*,equipe*,vendeur*,vendeuse*,employe*,!aimable*,!agreable*,!poli,!polie,!gentil*,!desagreable*,!competent*,!incompetent*,!professionnel*,accueil",
  followUp:
    "rappel*,me rappeler,personne ne,sans reponse,pas de reponse,aucune reponse,promis,promesse*,relance*,deuxieme appel,troisieme appel,suivi",
  quality: "qualite,!defectueu*,!casse*,!abime*,ne marche pas,ne fonctionne pas,fonctionne bien,!fiable*,!stable*,!soigne*,!propre",
  connection: "panne*,coupure*,connexion*,internet,reseau*,signal,couverture,ligne*,debit*,fibre,deconnexion*,wifi",
  delivery: "livraison*,livre,livree,livrer,livreur*,installation*,installe*,colis,arrive,rendez vous,n'est pas venu,pas venu,a l'heure",
  digital: "appli,application*,site,site web,portail,en ligne,mot de passe,connexion au compte,ecran*,bug,bugs,plante*,ergonomi*,menu",
  information:
    "information*,informe*,expliqu*,explication*,communication,!clair,!claire,!claires,!confus*,illisible,difficile a lire,courrier*,mail,mails,transparen*",
  contract: "contrat*,resili*,renouvel*,abonnement*,engagement*,changer d'operateur,clause*,conditions,souscri*",
  support:
    "service client,assistance,support,hotline,reclamation*,plainte*,depann*,repar*,resolu*,solution*,probleme*,souci*,service apres vente,sav",
};
