/** Words of headings for money and business; see `who.ts` for how they are written. */
export const MONEY = {
  MRR: "mrr",
  ARR: "arr acv",
  AMOUNT:
    "amount* amt montant* mt mnt import* imp betrag* valor valori valoare* valorile val vl value* valeur* valore wert* total* " +
    "price* prix prezzo* pret preturi preis* precio* preco* monto* summe suma sumei sume somma somme sum gesamt* totaux turnover " +
    "paid incass* incasare* encaissement* cobro net* netto nett gross brutto brut* bruta bruto liquid* lordo pay+amount kaufpreis* " +
    "verkaufswert* auftragswert* bestellwert* rechnungssumme* endbetrag* endsumme* warenwert* quantia soma somme+payee dpreis " +
    "valeur+achat umsatzwert* totalbetrag* panier basket* contravalor* consideration figure",
  REVENUE:
    "revenue* rev sales turnover ca chiffre+affaires fatturat* fatt ricav* umsatz* facturacion* ingreso* venta ventas faturament* " +
    "faturac* vendas vendite vendita ventes vente verkauf* receita* rec vanzari vanzarilor venit* cifra+afaceri cifra+affari " +
    "volume+affari volumen+negocio revenu revenus spend* spesa gasto+anual gasto billing* billed erlos* income verkaufserlos* " +
    "einnahme* vanzare chiffre ca+ht cifra+negocio* faturado facturado fatturazione facturare incasari+totale sales+amount topline " +
    "nettoerlos* bruttoerlos* jahreserlos* gesamterlos* lebenszeitumsatz* facturation* fatturaz*",
  SPEND:
    "spend* spent depense* spesa spese gasto* ausgaben cheltui* dep+enses spesa+totale consum* verbrauch* expenditure* achats " +
    "compras cumparaturi acquisti einkaufe* einkaufswert* gastad* speso spesi dispend* ausgegeben* angefallen*",
  FEE:
    "fee fees charge* bill bills billed billing abonnement* abonament* abbonament* abo canone canoni cuota* quota tarif* " +
    "redevance* gebuhr* grundgebuhr* entgelt* rent rental rate taxa taxe tasa price* prix prezzo preis* precio* preco* loyer " +
    "bollett* factura facture* fattura* fatura* facturi facturii facturacion* facturation* rechnung* forfait plan+fee payment* " +
    "subscripcion suscripcion rata rate+mensuelle prestation+price miete pauschal* prima premium+amount beitr* quote+mensuelle " +
    "lunara+plata abopreis* tarif+mensuel subscript* assinat* prestacion* prestacao cota cote",
  COST:
    "cost costs cout couts costo costi costul costuri costurile kosten* coste costes costos custo custos expense* expenditure* " +
    "depens* dep spese spesa chelt* ausgab* gasto gastos despes* outlay* charges aufwand aufwende* aufwendung* costing kost " +
    "dpenses frais spesen egreso* uitgaven pret+cost angefallen* sostenut* engagee* efectuat*+cheltuieli incurred",
  OUTFLOW:
    "outflow* cash+out decaiss* auszahl* uscite uscita iesiri iesire salidas salida saidas saida plati plata pagos pago esborsi " +
    "spend spent investment* investissement* investit* inversion* investiment* pagament* sorties sortie abfluss* mittelabfluss* " +
    "flux+sortant* flussi+uscita fluxuri+iesire flujo*+salida fluxo*+saida fluxos+saida egreso* desembols* esborso* auslage* " +
    "sortant* invest",
  BENEFIT:
    "benefi* gain gains nutzen* ertrag* saving* econom* risparm* einspar* ersparnis* ahorr* poupan* castig* recette* proceeds " +
    "return* guadagn* ganancia* ganho* avantage* vantagg* avantaj* vorteil* erlos* uplift kosteneinsparung* rueckfluss* mehrwert* " +
    "zusatzerlos* valeur+creee valore+generato valor+criado avoided+cost cost+avoid* kostenersparnis* rendement* rendimento* " +
    "rendimiento* gewinn* generat*+revenue erzielt* income",
  INFLOW:
    "inflow* encaiss* incas* einzahl* einnahm* entrate entrata entradas entrada entree entrees cobros cobro receitas receita " +
    "venituri zufluss* mittelzufluss* ruckfluss* flux+entrant* flussi+entrata fluxuri+intrare flujo*+entrada fluxo*+entrada " +
    "entrant* intrare intrari ingreso* rentree* retour*",
  SAVED:
    "saved gagn* econom* risparm* guadagn* castig* gespart* eingespart* einspar* ahorrad* ahorro* poupad* gained saving* " +
    "zeitersparnis* ersparnis* liber* eliber* gewonnen* recuper* frei freigesetzt* stundenersparnis* evit* vermied* avoid* evitad* " +
    "prevent*",
  WORKED:
    "spent worked work pass* impieg* lavor* consum* geleistet* aufgewend* aufgewandt* dedic* trabaj* gast* trabalh* travaill* " +
    "lucrat* invest* effort* arbeits* muncit* used depus* aloc* alocat* eingesetzt* benotigt* needed necess* required consacr* " +
    "person* man* aufwand* emplead* munca travail charge+travail",
  MARGIN:
    "margin* marge* marja marj* profit* gewinn* rohertrag* deckungsbeitr* db lucro* utile benefice benefices beneficio gm " +
    "contribution* rohgewinn* rohmarge* bruttomarge* handelsspanne* spanne* guadagno* castig* ganancia* ganho* utili " +
    "beneficio+neto benefice+net ertrag+netto ebit ebitda contribuzion* contribuc* deckungs* handelsmarge* commerciale+marge",
  VARIABLE: "var varia*",
  SERVE:
    "serve servicing servi* deservir* betreuung* asistare cts serv* support* bedien* atencion atendim* asistent* assistenz* " +
    "soporte suporte kundendienst* helpdesk prise+charge",
  DIRECT: "direct* direkt* diret* cogs",
  ACQUIRE:
    "acqui* acq achiz* akqui* adquis* adq aquis* captac* kundengewinnung* neukundengewinnung* win winning marketing+cost gewinn* " +
    "neukundenkost* atrag* captur* recrut* prospec* werbe* werbung* neukunde* conquist* conquete* acquisition* acquisizion* " +
    "achizitie achizitiei achizitii",
  CAC: "cac",
  FIXED:
    "feste fester gerais geral fix fixed fixe fixes fisso fissi fisse fissa fijo fijos fija fixo fixos fixa* fixkost* overhead* " +
    "gemein* generali generales struttura estructura allgemein* allgemeinkost* generaux general generals structur* struktur* " +
    "alocat+fix gemeinkost* fijas fijamente indirect* indirekt* indirett*",
  RECURRING:
    "recurr* recurent* wiederkehr* recorrent* abonnement abonament abbonamento abo repeat* ricorr* periodic* repetit* subscript* " +
    "abon* dauer* aboniert* suscripc* assinatur*",
  CUMULATIVE:
    "cumul* kumul* acumul* cumulative* lifetime* ltv cltv clv vie vita viata lebens* istoric* bisher origin* dato ever inception " +
    "vitalic* all+time alltime insgesamt+seit seit+beginn depuis+ouverture desde+inicio desde+alta total+historic* storico histor* " +
    "gesamt+bisher kumuliert* since+start lebenszeit* lebensdauer* total+cumul* bis+heute bis+dato",
  SO_FAR: "to+date date+to jour+date oggi azi heute beginn hoy hoje fecha+hoy",
  TAX: "vat tva iva mwst ust tax taxes imposta* impozit* steuer* impuesto* imposto* taxe",
  QUANTITY: "quantit* qte qty qta cant cantit* cantidad* menge* stuck* stuckzahl* pezzi bucati uds unidad* unites unit units pieces",
  UNIT_PRICE:
    "unit+price price+each price+unit list+price prix+unitaire pu prix+catalogue prezzo+unitario prezzo+listino prezzo+cad " +
    "pret+unitar pret+lista einzelpreis* stuckpreis* listenpreis* precio+unitario precio+lista pvp preco+unitario preco+tabela " +
    "tarif+unitaire preis+stuck pret+buc unitpreis* pret+bucata prix+piece preco+unidade precio+unidad",
  DISCOUNT: "discount* remise* rabais sconto* sconti reducer* rabat* nachlass* descuento* dto desconto* abbuono",
  RISK:
    "risk* risque* rischi* risc risiko* risco riesgo* predict* credit* kredit* solvab* bonitat* lead propensity health " +
    "probabilite+churn scor+risc scoring* score+churn churn+prob* wahrscheinlichkeit+kundigung probab+abandono",
  LENGTH_OF_STAY: "tenure* anciennet* anzianita vechime* seniority antigued* antiguid* kundendauer* laufzeit* relationship+length",
} as const;
