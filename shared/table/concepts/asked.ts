/** Words of headings for surveys and the questions in them; see `who.ts` for how they are written. */
export const ASKED = {
  NPS: "nps promoter ltr enps",
  RECOMMEND:
    "recommend* recommand* consiglier* conseilleraient conseiller* recomand* empfehl* recomend* referral* refer+friend racomand* " +
    "recomed* reccomend* advocacy advocate* reco recos empfiehl* empfohlen consig* raccom* weiterempf* would+recommend",
  SATISFACTION:
    "satisf* satis sat csat osat soddisf* sodd zufried* zufr multum* nemultum* insatisf* happy happiness pleased contente contenta " +
    "contento gesamtzufried* kundenzufried* unzufried* dissatisf* mecontent* gradiment* contentez* contentement* apprezz* " +
    "appreciat* content+with sodisf* glucklich felice feliz fericit* heureux heureuse pleas+with enjoy* satisfactio* satisfaccio* " +
    "satisfacao soddisfazio* zufriedenhei*",
  EFFORT:
    "effort* ces sforzo* sforzi efort* aufwand* kundenaufwand* esfuerz* esforc* fatica muhe* fatig* straduint* anstrengung* " +
    "impegno* trouble osteneal* aufwandswert* aufwandsscore*",
  EASE:
    "easy ease easily easier facil* simpl* simplicit* sempl* einfach* leicht* usor* usur* sencill* effortless* unkompliziert* " +
    "unkompliz* comod* straightforward seamless* smooth* muhelos* ohne+aufwand sans+effort senza+sforzo",
  DIFFICULT:
    "difficil* difficult* dificil* dificult* schwer* schwierig* hard greu complicat* complique* kompliziert* muhsam* kompliz* " +
    "umstandlich* ardu* complicad* anevoi*",
  REPURCHASE:
    "repurchas* rachat* reachat* rachet* reachet* riacquist* ricompr* recumpar* reachiz* wiederkauf* recompra* retention+intent " +
    "rebuy*",
  BUY:
    "buy* purchas* achet* achat* acquist* compr* cumpar* kauf* einkauf* shop order shopping kaufe kaufen acquisterebbe bestell* " +
    "orders pida pedir pediria contratar contrataria encomend* comanda* ordin* commander*",
  AGAIN:
    "again nouveau ancora nuovo nou wieder erneut nuevo novamente novo otra volver* volter* volta* encore further nochmal* " +
    "weiterhin noch+einmal nouvelle+fois din+nou mai another repeat*",
  RENEW: "renew* renouv* renuev* rinnov* reinno* verlanger* verlaenger* renov* prolong* reconduc*",
  STAY:
    "stay* remain* rester* reste restare rimane* rimar* raman* bleib* seguir* continu* permane* keep* fidel* loyal* treu* demeur* " +
    "ficar mantener* manter pastra* behalten halten client+fidele rest* ramai* resta weiterhin+kunde",
  LIKELY:
    "likel* probab* intent* intend* intenz* intenc* absicht* pretend* pensa compt* gand* planea* bereit* willing* propens* dispos* " +
    "envisag* wahrsch* predispos* dispuesto gotov* vorhab* plan+to would wurden wollen vorrei piensa pensez seriez",
  OVERALL:
    "geral gerais overall general* global* gesamt* insgesamt complessiv* ensemble ansamblu total totale whole complessivamente " +
    "insieme conjunto totale+generale allgemein* all+all alles+allem dans+ensemble",
  WAVE:
    "wave* ronda rondas campo vague* ondata* ondate val valul valului valuri welle* ola olas oleada* onda ondas vaga vagas rodada* " +
    "round* fieldwork messzeitpunkt* campagn* campan* edition tornata* colectar* turno messung* mesure runda runde runden " +
    "befragungsrunde* umfragewelle* medicion* medicao* misurazione* masurare* mesure+n tornate rilevaz* iteration cohort+survey " +
    "stichprobe* touch+survey",
  COMMENT:
    "comment* kommentar* coment* verbatim* remark* remarque* bemerk* anmerk* observ* osservaz* suggest* suggerim* sugest* " +
    "sugerenc* anreg* freitext* free+text texte+libre testo+libero text+liber texto+libre texto+livre open+text open+end* " +
    "open+answer opinion* opinia parer* messag* mesaj* nachricht* mensaje* mensagem* note+client feedback* ruckmeldung* texte " +
    "testo texto complement* precis* anything+else explain* expliqu* spieg* explic* begrund* erlauter* erklar* like+most dislike* " +
    "liked gefallen piaciut* placut* gustado gustou gostou apprecie* frei+antwort freie+antwort reponse+libre risposta+aperta " +
    "risposta+libera raspuns+liber respuesta+libre respuesta+abierta resposta+livre resposta+aberta offene+antwort offene* open* " +
    "aperta abierta aberta verbesserungs* raccont* mention* note+libre text texto+comentario reasoning cmt cmts " +
    "review+content review+text review+body",
  REASON:
    "reason* raison* motivo* motivi motiv motivul grund* hauptgrund* why pourquoi perche cause causa begrundung* warum* ragione " +
    "ragioni cauza razon razones razao why+score porque por+que motif* motivaz*",
  IMPROVE: "improv* amelior* miglior* imbunat* verbess* besser mejor* melhor* better",
  WEIGHT: "weight* wgt wt poids peso pesi ponder* pond gewicht* coef* coeff* redress* greutate* fallgewicht* gewichtswert* redressement",
  CHANNEL:
    "channel* canal canale canalul canaux canali canales canais kanal* medium mezzo mezzi moyen mode mod via weg kontaktweg* " +
    "kommunikation* medio meio modo kontaktart* eingangskanal* modalit*+contatto modalitate+contact forma+contat* forma+contacto " +
    "mode+contact mezzo+contatto via+contacto kontaktkanal* source+channel medium+used origin+contact how+contacted device+channel " +
    "sursa+contact kontaktmedium* plataforma platform voie voies cale cai herkunftskanal* origine+contact provenance+contact " +
    "source sources sursa fuente fonte quelle",
  TOUCHPOINT:
    "touchpoint* touch+point* contact+point* point+contact punto+contatto punct+contact kontaktpunkt* punto+contacto ponto+contat* " +
    "ponto+contacto beruhrungspunkt* moment+verite moment+contact momento+contatt* momento+contacto interaction+point moment+truth " +
    "touchpunkt* kundenkontaktpunkt* contact+moment kontaktmoment* point+interaction punto+interaccion ponto+interacao " +
    "punct+interactiune",
  STAGE:
    "stage* etape* phase* fase faza tappa* etapa etapas etap step* pas passo schritt* lifecycle* journey* parcours percors* " +
    "parcurs* recorrido* jornada* etappe* reise* cycle+vie ciclo+vita ciclo+vida ciclu+viata lebenszyklus* kundenphase* " +
    "reisephase* step+journey",
  SEGMENT: "segment* seg",
  GROUP:
    "group* grupp* grup grupul grupa clientele clientela kundengruppe* kreis cluster* population* colectiv* publico* collettiv* " +
    "zielgruppe* target+group cohort* kohort* coort* kundenkreis* segmentgruppe* grupo* public",
  TYPE:
    "type* tipo tipi tip tipul typ typen art arten natur* kind tipolog* typolog* modalidad+cliente kategorie+typ vertragsart* " +
    "anfrageart* kundenart* bewegungsart* anderungsart* tematic+type genre genere generi clase classe fel felul especie sorte " +
    "sorta soort forma espece",
  CATEGORY: "categor* kategor*",
  CLASS: "class classe* klasse* tier* level* band tranche* fascia niveau* nivel rang",
  PLAN:
    "plano planos paquete* pacote* abo+modell modell* modelo tarifario* tarifa plan plans piano piani pacchett* pachet* package* " +
    "paket* tarif tarife formule* offre* offert* contract contracts contrat contratto contratti contractul contrato* vertrag* " +
    "modalid* modalit* tariff* subscription* abonn* abonament* abbonament* abo* suscripc* assinatur* service+plan tarifmodell* " +
    "vertragstyp* vertragsart* contractului gamme gama gamma edition+plan licence* license* licenz* lizenz* membership* offering " +
    "bundle* produktpaket*",
  CONTRACT:
    "contract* contrat* vertrag* polic* rapport rapporto* relation* relatie* vertragsverhaltnis* agreement* accord+commercial " +
    "politei polita",
  INDUSTRY: "industr* sector* secteur* settore* branche* vertical",
  SIZE: "size* taille* dimension* marime grosse tamano porte grossenklasse*",
  REGION:
    "region* regiao regioes gebiet* vertriebsgebiet* estado regionregione* regiune* pays paese paesi tara tari countr* land lander " +
    "judet* provin* zone zona area territor* market* marche mercat* piata markt* mercado* bundesland* distrito* geo geograph* " +
    "departement* departamento* canton* kanton* comunidad+autonoma state+region county counties geograf* bezirk* kreis+region " +
    "absatzgebiet* territoire* landkreis* oblast verkaufsgebiet* filiale+region",
  STATUS:
    "status* statut* stato stare starea stadiu etat etats estado* situac* situat* zustand* state stand bearbeitungsstand* " +
    "situazione* conditie standing kennzeichen*",
  FLAG: "flag* is has indicator* yesno oui non kennzeichen* ind indicateur* top flg bool markierung*",
  RATING:
    "score* note notes nota voto voti punteggi* punct* scor scorul rating* rate mark* punkte* wert indice index puntuac* pontuac* " +
    "grade* niveau nivel livello grad* level* valutaz* punktzahl* evaluat* bewert* item einstufung* notation* rank+score " +
    "appreciation* valor+nota answer+value bewertungswert* skala points marks grau gradul degre degree",
} as const;
