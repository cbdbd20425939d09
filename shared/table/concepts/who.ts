/**
 * Words of headings for people and things, in seven languages, without accents. Words are separated by spaces, entries of several
 * words by `+`; `*` = any ending. A word may stand with several concepts: which one is meant, the others of the heading tell.
 */
export const WHO = {
  CUSTOMER:
    "customer* cust cst client* cli clt kunde* kd clientilor consumer* shopper* buyer* acheteur* acquirent* cumparator* comprador* " +
    "kaufer kaufers debitor* debtor* klient* klant* consumidor* consommateur* consumator* neukunde* bestandskunde* privatkunde* " +
    "geschaftskunde* partner* tiers tercero* utente* custno kdnr kdn cliid codcli idcli",
  ACCOUNT: "account* acct acc compte* conto conti cont contul* konto* cuenta* conta contas cta kto giro bp+number gp+nr crm",
  MEMBER:
    "member* subscriber* adherent* abonne abonnes abonnee abonat* abbonat* abonad* subscritor* socio socia socios mitglied* " +
    "membre* membro membru* user users usager* utilisateur* utente utenti utilizator* nutzer* benutzer* usuari* patient* pacient* " +
    "paziente* guest* ospite* policyholder* versichert* assure assuree household* haushalt* foyer* card karte tessera kontakt " +
    "person* requester* subscription+id contact+id holder* titulaire* titular* intestatar* beneficiar* party ndg geschaftspartner* " +
    "vertragspartner* suscriptor* assinant* utilizador* abonnen* adhesor* socie* insured* policy police* poliza apolice* polizza* " +
    "polita loyalty fidelity kartennummer* rewards login passenger* pasajero* passeggero* passager* locatar* inquilin* student* " +
    "pupil* donor* donator* titolare* societaire* uid",
  COMPANY:
    "company companies entreprise* societe societes azienda* firma firme empresa* companie companii unternehmen organisation* " +
    "organizat* tenant* site",
  RESPONDENT: "respondent* repondant* rispondent* intervistat* befragte* encuestad* respondient* entrevistad* inquirid* interviewe*",
  PARTICIPANT:
    "participant* partecipant* teilnehmer* tester* testeur* testperson* proband* prueba teste utilizador+teste usuario+prueba " +
    "subject sujet soggetto sujeto subiect testnutzer* testuser* testkunde* versuchsperson*",
  TICKET:
    "ticket* tichet* case cases incident* incidenc* request* dossier* pratica pratiche segnalazion* sesizar* solicit* caz cazul " +
    "cazuri caso casos vorgang* anfrage* fall falle issue* claim* reclamo* reclam reclamat* reclamac* beschwerde* chamado* " +
    "ocorrenc* dosar* protocolo* richiest* demande* complaint* conversation* pedido+atendimento enquiry enquiries inquiry query " +
    "queries sr requete* anliegen* cerere cereri* cas chiamata+assistenza prestation solicitation* sollicitation* consulta " +
    "consultas segnal* supportfall* supportanfrage* supportticket* storung* schaden* atendimento* suport+ticket doleance* plainte* " +
    "lamentel* queja* queixa* plangere* intrebar* job+number interv* akte* processo expediente* req reqs tkt inc",
  ORDER:
    "order orders invoice* receipt* purchase* booking* transaction* trans txn tx commande* cde achat achats vente ventes ordine " +
    "ordini acquisto acquisti scontrin* vendita vendite operazion* transazion* comanda comenzi comenzii achizitie achizitii " +
    "achizitiei bon bonului vanzare vanzari vanzarii tranzacti* operatiune* operatiunii bestell* rechnung* auftrag* beleg* kauf " +
    "kaufs verkauf* buchung* pedido pedidos compra compras recibo* venta ventas operacion* fatura faturas nota+fiscal venda vendas " +
    "operacao* transac* sale sales sold bought fattura fatture basket* cart panier* carrello warenkorb* cesta carrinho posting " +
    "payment* paiement* reglement* paid paye payee pagato pagati pagado pago platit plata platii zahlung* bezahlt* gekauft " +
    "comprado vendido venduto acquistato achete vendu cumparat vandut ordinato comandat encargo* encomenda* bonul document* " +
    "piece+comptable pezza ticket+caisse kassenbon* quittung* recu+n albaran* guia remessa contable comptable contabile contabila " +
    "contabil wertstellung* valuta value+date deal* deals vertragsabschluss* fakturiert* factur* faturad* fatturat* billed " +
    "transaktion* kauftag*",
  SURVEY:
    "survey* questionnaire* questionar* interview* enquete* sondage* entretien* indagin* sondaggi* intervist* chestionar* sondaj* " +
    "interviu* umfrage* befragung* fragebogen* erhebung* encuesta* cuestionari* entrevista* pesquisa* inquerit* review* avis " +
    "evaluat* valutazion* evaluare* evaluari* bewertung* valoracion* avaliac* passation form formulaire* modulo formular* poll " +
    "compilazione fill feedback* panel assessment appraisal remplissage ausfull* preench* complet+questionnaire compilat* rellen* " +
    "cumpliment* teilnahme* abgegeben* rucklauf* colectar* collecte* raccolta recogida recolha recorded taken befragt*",
  RESPONSE:
    "risp rasp reaktion* respons* responded answer* resp reponse* repondu repond rispost* raspuns* antwort* beantwort* respuest* " +
    "respondid* respondio respost* respondeu submitted submission* submit soumis* soumission reply replies replied responds " +
    "contest* geantwortet raspunde riscontro retorno rueckmeldung* ruckmeldung* feedback+received recorded taken+survey rsp antw",
  AGENT:
    "agent agents agentul* agente agentes operator* operateur* conseiller conseillers conseillere advisor* adviser* bearbeiter* " +
    "betreuer* kundenbetreuer* mitarbeiter* vendeur* venditore* venditori vendedor* vertriebler* atendente* gestor gestore owner* " +
    "manager* responsable* responsabil* commercial commerciale commerciali comercial assignee* handled rep salesperson* charge " +
    "gestito bearbeitet zustandig* clerk staff* team representative* referente* addett* encargado* asesor* consultor* consulent* " +
    "kundenberater* berater* sachbearbeiter* verantwort* responsavel* atendid* gestionar* gestionnaire* teleconseiller* " +
    "interlocut* served zugewiesen* assegnat* asignad* atribuid* alocat*",
  PRODUCT:
    "product* produit* prodott* produs produse produsului produkt* produto* item items article articles articol* artikel* sku " +
    "designation descrizione description descripcion descricao bezeichnung goods merchandise",
  PERSON_NAME:
    "name names named nom noms nome nomi nume numele surname* lastname* firstname* prenom* cognome* prenume* vorname* nachname* " +
    "apellid* sobrenome* raison+sociale ragione+sociale razon+social razao+social denumire* denominazione ansprechpartner* " +
    "contact+person interlocut* fullname denominacion designacion libelle+client titulo+cliente",
  EMAIL: "email emails mail courriel* mailadresse* correo* posta+elettronica",
  PHONE: "phone* telephon* telefon* mobile mobil portable* cellular* handy* movil* telemovel* celular* tel fax gsm",
  ADDRESS: "address* adresse adresses adresa indirizzo* direccion* endereco* anschrift* street rue strada strasse",
  POSTAL: "postcode* postal* zip cp cap plz cep postleitzahl* zipcode*",
  PLACE:
    "city cities town ville commune localit* citta comune comuni oras orasul ort orte stadt* wohnort* ciudad* municip* poblacion " +
    "cidade* location* standort* municipalit* kommune gemeinde* freguesia* concelho* comuna judet+oras",
  LANGUAGE: "language* langue* lingua lingue limba limbi sprache* idioma* lang",
  AGE: "age ages alter eta varsta varste edad* idade*",
  BIRTH: "birth* naissance nascita naster* geburt* nacimient* nasciment* jahrgang* dob yob",
  GENDER: "gender* sex sexe sesso sexo genre genere gen geschlecht* genero civilite anrede",
  PEOPLE_COUNT:
    "employee* employe employes headcount fte effectif* salarie* dipendent* addett* angajat* salariati empleado* plantilla " +
    "funcionario* colaborador* mitarbeiterzahl",
  ID:
    "id ids no nr nro n num numer number numero numeros numar numarul nummer* code codes cod codul codice codici codigo* ref " +
    "refer* rif riferiment* key kennung* kenn kennziffer* identif* matricul* matricola* uid guid ident uuid index schlussel* " +
    "schluessel* clave* chave cle chiave cheie kod kodi slnr lfd laufnummer* nri cd nbr nb nmbr",
  COUNT:
    "count counts no nr nb nbr nbre nombre numero numar numarul number n num anzahl cantidad quantita cuantos cuantas times veces " +
    "vezes volte quante quanti combien many nombres qty nro menge+anzahl zahl* quantidade quantia contagem conteggio cate anz",
} as const;
