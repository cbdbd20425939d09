/** Words of headings for days and spans of time; see `who.ts` for how they are written. */
export const WHEN = {
  DATE:
    "date* dat dt data datei datum* fecha* fec zi ziua day jour giorno tag dia when quand quando cand wann cuando datetime moment " +
    "moments at timestamp* horodat* zeitstempel* zeitpunkt* marca+temp* carimbo marca+timp uhrzeit+datum timbre ts dttm datestamp " +
    "zeitmarke* momento momentul",
  TIME:
    "time times ora ore orar uhrzeit* zeit zeiten hora horas timp timpul temps tempo tiempo clock hhmm zeitpunkt* uhr orario " +
    "horario heure*",
  MONTH:
    "month* mois mese mesi luna luni lunii monat* mes meses m bezugsmonat* buchungsmonat* berichtsmonat* mensualmente mjesec mth " +
    "mths mo",
  YEAR:
    "year* yr annee* an ans ani anul anului anno anni jahr* ano anos exercice* esercizi* exercitiu* ejercici* exercicio* fy fiscal " +
    "geschaftsjahr* kalenderjahr* haushaltsjahr* wirtschaftsjahr* anualidad annualita annata competenza rechnungsjahr* " +
    "ejercicio+contable ano+contabil anno+contabile annee+comptable",
  WEEK: "week* semaine* hebdo* settiman* sett saptaman* sapt woche* wochentlich* semana* sem kw weeks weekly woch wk wks",
  QUARTER: "quarter* trimest* quartal*",
  PERIOD: "period* zeitraum* perioada* zeitraeum* cycle ciclo ciclu zyklus zeitabschnitt* interval* tranche+temps",
  DAYS: "days jours giorni zile tage tagen dias gg nbj",
  HOURS: "hour hours heure heures ore orelor stunde* hora horas h hrs std",
  MINUTES: "minut* min mins mn",
  SECONDS: "second* secs sec secunde* sekunde* sek seg segundo* s",
  MONTHLY: "monthly mensuel* mensil* mensual mensuales mensal mensais monatlich* monats* lunar* mmensile pm mensuale monatl mtl p+m",
  MONTHLY_FEE:
    "mensualite* mensalidad* monatsbeitrag* monatsgebuhr* monatsentgelt* monatspreis* monatsrate* monatsmiete* monatsabo* " +
    "monatspauschale*",
  ANNUAL:
    "annual* yearly annuel* annuo annua annui annue anual anuala anuale anuales jahrlich* jahres* l12m ltm 12m 12l m12 ttm " +
    "anualizad* jahrl pa yoy n+1 vorjahr* last+year ultimo+ano derniere+annee ultimo+anno 12mths 12mo 12mois 12mesi 12luni " +
    "12monate 12meses l12 rolling+12 r12m",
  SINCE: "since depuis dal din seit desde seither",
  START:
    "start* begin* began debut* inizi* incep* inici* onset from comienz* comec* anfang* decorren* effet efecto efeito wirksam* " +
    "inaugur* demarr* entrada+vigor vigencia+desde effective+date inception*",
  JOIN:
    "join* firma effective+from sign* signup* subscrib* souscri* souscription* sottoscri* subscriere* inscri* enrol* onboard* " +
    "activ* ativac* attivaz* attivat* aktivier* regist* anmelde* anmeldung* adhesion* adesao* adesion* alta entree entry eintritt* " +
    "golive go+live semnar* firma+contrato unterschr* abschluss* vertragsschluss* conclusion* acquired acquisition+date became " +
    "aufnahme* afiliac* iscri* firmado assinatura* contratad* suscri* welcome* creation+compte anlage* aktiv+seit ativad* inserim* " +
    "registriert* inregistr* enregistr* contratac* beitritt* beigetreten* aufgenommen mise+service messa+servizio puesta+marcha " +
    "inbetriebnahme* kontoerof* converted conversion* erstvertrag* erstbestell* won gewonnen* einrichtung* instalat* installed " +
    "installation+date vertragsabschluss* aktivierungsdatum inkraft* entrada+vigor intrare+vigoare entree+vigueur prise+effet " +
    "began eingeschrieb* becoming ativat*",
  FIRST:
    "first premier* 1er 1ere 1re prim primul prima prime primo primi erste* erst* primer* primeir* 1st initial* inizial* 1a 1o " +
    "erstmal*",
  LAST: "last dernier* ultim* letzt* latest most+recent",
  END:
    "end ends ended ending fin fine sfarsit* ende enddatum* fim expir* termine term+end conclusion+date encheierii incheier* " +
    "laufzeitende* ablauf* auslauf* caducid* venciment+contrato scadenza* echeance* terminus termino+contrato termino final* " +
    "terminad*",
  LEAVE:
    "churn* cancel* terminat* resili* disdett* cessa* rezili* kundig* gekund* gekuendigt* kuendig* baja bajas abandon* abbandon* " +
    "attrit* left leave leaver* leaving lost lose perdu perdus perdue perso persi persa perduto pierdut* verlor* verlust* perdid* " +
    "exit* sortie* uscit* iesir* austritt* abgang* abgewand* abwander* depart* plec* recess* receso rescis* quit parti partis " +
    "partie deactiv* desactiv* disattiv* dezactiv* incet* anulat* annul* desist* unsubscri* desligad* defect* salida* saida* " +
    "lapse* gone goes+away abbruch* storno* storniert* ehemalig* former* ex+customer ex+client inaktiv* inactif* inattiv* inativ* " +
    "inactiv* dormant dezabon* desabon* disabbon* desuscri* desligam* saiu salio marchado marcho ido se+ha+ido lascia* fuoriuscit* " +
    "dimiss* renunt* rinunc* renunci* retir* withdraw* dropped drop+out dropout switched+away verlass* verlaess* gegangen weggang* " +
    "wechsel+zu lost+customer perte* perdita* pierdere* plecare* terminad+contrato annullament* annulament* quitte* iesit* weg " +
    "sorti+client ausgeschied* geloscht* losch* loschdatum* radier* radiat* radiac* stergere* sorti salido terminad* finala+data",
  CLOSE:
    "close* closing closure* clotur* ferm* chius* chiud* inchid* inchis* geschlossen* schliess* cerrad* cierre* fechad* fecho " +
    "fechamento* encerr* abschluss* abgeschlossen* beendet* finaliz* settled evas* encerramento* fermeture* completed+date clos",
} as const;
