/** Words of headings for service, events and programmes; see `who.ts` for how they are written. */
export const SERVICE = {
  CONTACT: "contact* kontakt* contat* kontaktaufnahme* ruckkontakt* touchs solicit+count",
  CALL:
    "call calls appel appels chiamat* apel apeluri apelului anruf* llamad* chamad* phone+call telefonat* hotline ligacao* ligacoes " +
    "telefonie* telefonzeit* telefon+zeit gesprach* conversatie* convorbir* conversazion* communication+dur",
  INTERACTION: "interazion* interac* interak* touches touch echange* ruckfrage* schimburi exchange* message* mesaje",
  RESOLVE:
    "resol* solv* solved gelost* losung* risol* rezolv* resuelt* erledigt* fixed solucion* fix+date erlos* behob* behebung* solut* " +
    "soluzion* solucao remedied evad* evas* lamuri* losungsdatum* erledigung* traite traites fix regle reparat* geregelt res",
  ERSTLOSUNG:
    "fcr ftr ftf erstkontaktlosung* first+time+fix first+time+right erstlos* sofortlosung* resuelto+primera risolto+subito " +
    "rezolvat+prima resolvido+primeira one+and+done",
  OPEN: "open* opened ouver* apert* deschi* eroffn* abiert* abert* aprire opening+time opening* geoffnet* aufgemacht* ouv",
  CREATE:
    "creat* cree crees creaz* creado criad* criac* angelegt* anlage* erstell* logged raised reported filed crearii generat* " +
    "ouvert* entered submitted submission+date declar* segnalat* semnal* gemeld* meldung* meldedatum* registrad* registrat* " +
    "registro inserit* inserim* enregistr* inregistr* alta+incidencia alta notified depose* eingereicht* lodged saisi* erfass* " +
    "opened+date ticketdatum* erstelldatum* creare* introduc* soumis* inoltr* depus* submet* deposit* depot depunere* lodg* " +
    "presentad* apresentad* aufgegeben*",
  RECEIVE:
    "receiv* recu recue recus ricev* primit* recib* receb* eingang* eingegangen* erhalten arrived receptio* recepcion* rececao " +
    "intrare+date primir* ricezion* empfang*",
  HANDLE:
    "handl* aht dmt tmg tmo tma traitement* trait gestion* lavoraz* trat tratar* proces* bearbeit* atendiment* atencion talk " +
    "work+time gespr* behandl* servicing gest prelucr* processing tramitac* tratament* trattamento* bearbeitungs* abwicklung* " +
    "effort+min durata+lavoro aufwand+min tempo+lavoro temps+passe zeitaufwand* wrap acw traite traites telefonzeit* verarbeit* " +
    "traitement+final atend",
  DURATION: "duration* dur dure duree* durata* durate* dauer* duracion* duracao* length* long laenge elapsed lasted lasting",
  REOPEN:
    "reopen* re+open* reouv* rouv* riaper* redesch* wieder+geoffn* wiedereroffn* wiedergeoffn* neu+eroffn* reabr* reabier* " +
    "reabert* reapert* re+ouv* wieder+geoffnet neu+geoffnet reactivated+ticket",
  TOPIC:
    "topic* theme* thema tema temas temi subject* sujet* oggetto objet* asunto* assunto* subiect* argoment* betreff* anliegen* " +
    "reason+contact kontaktgrund* contact+reason area tematic* themengebiet* fachgebiet* area+topic sub+topic consulta+tipo " +
    "schwerpunkt* issue+area rubrique* ambit* domeniu*",
  PRIORITY: "priorit* prioridad* severity urgen* gravit* gravedad gravidade dringlich* schweregrad*",
  INVITE: "invit* convite* convidad* einlad* eingelad* mailing* invitacion* invitatie* convocat* anschreiben* mail+date",
  SEND:
    "sent send sending envoi envoye envois invia* invio spedit* spediz* trimis* trimiter* expedi* versand* versend* gesendet* " +
    "verschick* enviad* envio* dispatch* gesandt* abgeschickt* abgesandt* mailed posted emailed envoyee* remis*",
  DELIVER:
    "deliver* delivr* distribu* consegn* recapit* livrat* livrare zugestell* zustell* entreg* livre bounced angekommen* " +
    "delivery+ok entrega+correct* entrega+ok zustellstatus* recu+mail primit* arriv* ajuns* llegad* llego chegou chegad* " +
    "eingetroffen*",
  CLICK:
    "clic* click* klick* geklickt* accesat* gestart* begonn* commenc* debut* iniz* incep* inici* start* opened open* ouvert* " +
    "apert* deschis* abiert* abert* geoffn* began comecou comenz* enlace+pulsad* pulsad* begin* link+open deschid* accessed " +
    "visited+survey viewed",
  COMPLETE:
    "complet* finish* done finaliz* termin* acheve* abgeschlossen* beendet* ausgefull* conclu* respond* repondu risposto raspuns " +
    "beantwortet* compil* rempli* fertig* ended filled antwort+fertig geantwortet rispost+complet* aufgefullt abgegeben* " +
    "full+response fully answered participat* teilgenommen* partecipat* preench* rellen* ausfull* completat+chestionar taken",
  EVENT:
    "event* evenement* evenim* ereignis* evenimentul* ereigniszeit* vorgang+typ suceso* ocorrencia* happening hecho fait acontec* " +
    "intampl* interaction+type vorfall* evt evts",
  ACTION:
    "action* azion* actiun* aktion* accion* acao acoes activit* attivita aktivitat* activid* ativid* operation step user+action " +
    "handlung* behaviour behavior comportament* operatie operacion+tipo",
  OCCUR:
    "occur* happen* survenu* avvenut* intampl* ocurrid* ocorrid* stattgef* geschehen producer* suceso* sucedid* aconteceu " +
    "acontecido ereign* passiert verificat*",
  OUTCOME:
    "outcome* risultat* rezultat* ergebnis* esiti obtient obtine erhalt attente* beneficio* benefice+client gets job+to+done jtbd " +
    "kundenergebnis* esito* wirkung* effect* effet* efect* efeito* consequence* impact+customer nutzenversprechen* result* " +
    "beneficiu benefice+recherche beneficio+cercato beneficio+buscado beneficio+procurado nutzen* desired sought wanted",
  POLARITY:
    "polar* sign signe segno semn semnul vorzeichen* signo sinal direction* sens richtung* valence* positiv* negativ* pos neg " +
    "pozitiv* direzione sentido plus+minus plus+or+minus good+bad gut+schlecht bon+mauvais buono+cattivo bueno+malo bom+mau " +
    "bun+rau wunsch* desired desirable valenza valenta",
  REACH:
    "reach* portee* portata* acoper* reichweite* alcance* scope affected afect* concern* betroff* touch* coinvolt* extent ampleur " +
    "quota share parcela part ponder* anteil* quote cuota* raggiunt* atins* alcanz* alcancad* erreicht* percent+customers " +
    "porcentaje* percentual* percentag* prozentsatz* proportion* proporzion* proporc* etendue* ausmass* extend* breite* " +
    "penetration* abdeckung* cobertura* couverture* copertura* afetad* parte partie teil portion portiune porcion porcao",
  INTENSITY:
    "intens* passion* pasiune* paixao pasion leidenschaft* strength* force forta forza tarie taria starke* fuerza* forca* emotion* " +
    "strong* felt ressenti* percepit* percibid* percebid* gefuhl* gefuhlsstark* staerke* power heftig* ausgepragt* emotie* " +
    "emozion* emocion* emoc* wichtig* importance* importanza* importanta importancia",
  WORTH:
    "worth* vaut+peine vaut+coup vale+pena merit* merece* lohn* lohnens* rentab* valer muhe+wert lohnt* convien* compens* vale " +
    "vaut sinnvoll* sensible+to opportun* value+money",
  PROJECT:
    "project* projet progett* proiect* projekt* proyect* projeto* projets initiativ* iniziativ* iniciativ* program* chantier* " +
    "massnahm* vorhaben* business+case case measure* medida* masura* intervent* mesure* action+plan mission investment+name " +
    "investition* investissement* investiment* investitie* inversion* investment* aktion* action* azione* actiune* accion* acao " +
    "intervencion* workstream* arbeitspaket* spending+item campaign+name misura misure masuri",
  TASK:
    "task* tache* compit* sarcin* aufgab* tarea* tarefa* scenar* szenar* cenario* escenario* exercise testaufgab* aufgabenname* " +
    "aktivitat+test mission*",
  SUCCESS:
    "succes* reussi* riusc* reusit* geschafft* erfolg* logr* exito* sucess* consegui* passed pass achieved bestanden ok " +
    "indeplinit* accompli* completada* superad* superat* trecut* aprovad* admis* gelungen* solved absolv* done erfullt*",
  USAGE:
    "usage* use uses using utilis* utiliz* uso usi nutz* nutzung* login* logon* connexion* connection* acces* sess* sesiun* " +
    "sitzung* anmeldung* autentif* visit* aktiv* einwahl* conexion* conexoes sesion* inicio+sesion usos uso+semanal besuch* " +
    "app+open opens active+days tage+aktiv aktive+tage verwend* einsatz* frequent* frequenz* activite* activity* aktivitat+woche " +
    "acess* vizit* acesar*",
  FEATURE:
    "feature* fonction* funz* funct* funkt* funci* func* modul* functionalit* tool* services servizi servicii servicios servicos " +
    "dienst* option* products+used produits+utilis* baustein* komponent* component* applicat* app+used license+used zusatz* addon* " +
    "functions",
  IN_USE:
    "used utilis* utilizz* utilizat* genutzt* usad* emplead* empregad* actif* attiv* activ* aktive* ativ* folosit* use usati " +
    "ativos aktiviert* verwendet* abonate subscribed enabled",
  PAYMENT:
    "pay* paie* paiement* pagam* pagos pago plata platii zahl* zahlung* payment* pagato bezahl* regl* reglem* begleich* begliech* " +
    "invoice+due rechnungs*",
  DELAY:
    "delay* verzugstag* late lateness retard* ritard* rit intarz* verzug* verspat* retras* demora* atras* past+due mora arrears " +
    "impaye* restant* uberfallig* vencid* moros* arretrat* zahlungsverzogerung* verzogerung* zahlungsruckstand* ruckstand* " +
    "outstanding overdue* tardiv* tarziu unpaid* scadut* sconfinament*",
  DPD: "dpd",
  AVERAGE:
    "average avg mean moyen medio media medie medii durchschn* durschnitt* mittel mittler* durchschnittl* moyenn* promed* medi* " +
    "medias",
  TARGET: "target* cible* objectif* ziel* obiettiv* obiectiv* objetiv* meta plan+value benchmark* goal*",
  MOVEMENT:
    "movement* mouvement* moviment* misc* miscar* bewegung* change* variaz* variat* verander* variac* delta* impact causal* " +
    "concept* ander* differenz* difference* diferenta* diferencia* diferenca* ecart* abweichung* bewegungstyp* zuwachs*",
  NEXT: "next prochain* prossim* urmat* nachst* proxim*",
  NPS_CLASS: "nps+group nps+categor* nps+class* promoter+type detractor*",
} as const;
