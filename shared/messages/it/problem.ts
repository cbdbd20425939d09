import type { problem as en } from "../en/problem.ts";

export const problem: Record<keyof typeof en, string> & Record<string, string> = {
  FILE_NOT_FOUND: "Il file non c’è. Controlla il nome e la cartella; forse è stato spostato o cancellato.",
  FILE_UNREADABLE: "Il file non si può leggere ({{cause}}). Controlla di poterlo aprire e che il suo disco sia collegato.",
  FILE_UNREADABLE_folder: "Questa è una cartella, non un file. Scegli il file che contiene.",
  FILE_UNREADABLE_special: "Questo non è un file ordinario. Scegli una cartella di lavoro o un file di testo.",
  FILE_EMPTY: "Il file è vuoto. Esportalo di nuovo da dove proviene.",
  FILE_TOO_LARGE:
    "Il file è troppo grande: il limite è {{limitMb}} MB. Dividilo, o salva il foglio come csv, che può essere dieci volte più grande.",
  FILE_TOO_LARGE_unfolded:
    "Una volta aperto, il file occupa {{mb}} MB; in questo formato se ne possono leggere al massimo {{limitMb}}. Salvalo come xlsx o csv, che possono essere più grandi.",
  FILE_ENCRYPTED: "Il file è protetto da una password. Aprilo nel tuo foglio di calcolo, salvalo senza password e riprova.",
  FILE_CORRUPT: "Il file è danneggiato e non si può leggere. Aprilo nel tuo foglio di calcolo, salvalo di nuovo e riprova.",
  FILE_CORRUPT_truncated: "Il file finisce troppo presto: non è stato copiato o scaricato per intero. Procuratelo di nuovo.",
  FILE_CORRUPT_directory: "L’indice interno del file è danneggiato. Aprilo nel tuo foglio di calcolo, salvalo di nuovo e riprova.",
  FILE_CORRUPT_method:
    "Il file è compresso in un modo che i fogli di calcolo non usano. Aprilo nel tuo foglio di calcolo, salvalo di nuovo e riprova.",
  FILE_CORRUPT_part:
    "La parte {{part}} del file è danneggiata o manca. Apri il file nel tuo foglio di calcolo, salvalo di nuovo e riprova.",
  FILE_CORRUPT_sheet: "Il foglio si interrompe o è danneggiato qui. Apri il file nel tuo foglio di calcolo, salvalo di nuovo e riprova.",
  FILE_CORRUPT_cell:
    "Una cella di questa riga rimanda a un testo che il file non contiene. Apri il file nel tuo foglio di calcolo, salvalo di nuovo e riprova.",
  FILE_CORRUPT_workbook:
    "La cartella di lavoro è danneggiata e non si può leggere. Aprila nel tuo foglio di calcolo, salvala come xlsx e riprova.",
  FILE_CORRUPT_quote: "In questa riga si apre una virgoletta che non viene mai chiusa. Chiudila o toglila, o esporta di nuovo il file.",
  FILE_CORRUPT_text: "Il file di testo non forma una tabella leggibile. Esportalo di nuovo come csv in UTF-8.",
  FILE_CORRUPT_json:
    "Qui non c’è un oggetto con un valore per ogni nome, oppure il file si interrompe. Esportalo di nuovo come JSON lines o csv.",
  FILE_CORRUPT_parquet: "Il file Parquet è danneggiato o usa qualcosa che Octad non sa leggere. Scrivilo di nuovo o salva i dati come csv.",
  FILE_TYPE_UNSUPPORTED:
    "Questa non è una tabella che Octad sa aprire (il contenuto sembra: {{type}}). Aprila nel suo programma e salvala come xlsx o csv.",
  FILE_SUSPICIOUS:
    "Il file è costruito come nessun file onesto lo è, perciò non è stato aperto. Chiedi al mittente, o salvalo di nuovo come xlsx o csv.",
  FILE_SUSPICIOUS_bomb:
    "Il file si espanderebbe a {{mb}} MB, più di quanto la sua dimensione consenta ({{limit}} MB). Non è stato aperto. Salva i dati come csv.",
  FILE_SUSPICIOUS_lying:
    "La parte {{part}} è più grande di quanto il file dichiari. Non è stato aperto. Salvalo di nuovo dal tuo foglio di calcolo.",
  FILE_SUSPICIOUS_parts: "Il file contiene {{parts}} parti; se ne accettano al massimo {{limit}}. Salva solo i fogli che servono.",
  FILE_SUSPICIOUS_path: "Una parte del file ha un nome che porta fuori da esso. Il file non è stato aperto. Chiedi al mittente.",
  FILE_SUSPICIOUS_duplicate: "La parte {{part}} è nel file due volte. Non è stato aperto. Salvalo di nuovo dal tuo foglio di calcolo.",
  FILE_SUSPICIOUS_overlap:
    "Parti del file si sovrappongono, cosa che nessun foglio di calcolo scrive. Non è stato aperto. Chiedi al mittente.",
  FILE_SUSPICIOUS_doctype:
    "Il file contiene una definizione del tipo di documento, che ai fogli di calcolo non serve mai. Non è stato aperto. Salvalo di nuovo come xlsx o csv.",
  FILE_SUSPICIOUS_depth:
    "La parte {{part}} è annidata troppo in profondità. Il file non è stato aperto. Salvalo di nuovo dal tuo foglio di calcolo.",
  FILE_SUSPICIOUS_long:
    "Una cella è più lunga di quanto qualunque foglio consenta. Il file non è stato aperto. Salvalo di nuovo dal tuo foglio di calcolo.",
  FILE_SUSPICIOUS_repeated:
    "La parte {{part}} chiede milioni di volte le stesse celle. Il file non è stato aperto. Salvalo come xlsx o csv dal tuo foglio di calcolo.",
  FILE_SUSPICIOUS_part:
    "La parte {{part}} è più grande del ragionevole. Il file non è stato aperto. Salvalo di nuovo dal tuo foglio di calcolo.",
  FILE_SUSPICIOUS_encoding:
    "La parte {{part}} ha una codifica che le cartelle di lavoro non usano. Salva di nuovo il file dal tuo foglio di calcolo.",
  SHEET_NOT_FOUND: "Questo foglio non esiste. Controlla il nome del foglio nella mappatura.",
  COLUMN_NOT_FOUND: "Questa colonna non esiste. Confronta l’intestazione nella mappatura con quella del file.",
  FIELD_UNKNOWN: "Al campo {{field}} non è collegata alcuna colonna. Collegane una, o usa un campo che lo è.",
  SLICE_UNKNOWN: "In questi dati non c’è né un gruppo né una rilevazione {{key}}. Sceglierne uno che compare nella tabella.",
  NO_USABLE_COLUMN: "Non è stata trovata alcuna colonna con valori. Serve una riga di intestazioni con sotto righe di valori.",
  NO_USABLE_COLUMN_unmapped:
    "Nessuna delle sue colonne è stata riconosciuta: {{columns}}. Indica che cosa sono nella schermata Dati o in una mappatura (--map).",
  AREA_INVALID: "La tabella segnata in {{at}} non si può leggere così. Segnarla di nuovo o lasciare che Octad trovi le tabelle.",
  AREA_INVALID_BEYOND:
    "La tabella segnata in {{at}} è fuori da ciò che il foglio contiene. Segnarla di nuovo o lasciare che Octad trovi le tabelle.",
  AREA_INVALID_BACKWARDS: "La tabella segnata in {{at}} finisce prima di cominciare. Controllare righe e colonne.",
  AREA_INVALID_OVERLAP: "La tabella segnata in {{at}} copre celle di un’altra tabella segnata. Spostare una delle due.",
  AREA_INVALID_EMPTY: "Sotto l’intestazione della tabella segnata in {{at}} non c’è nulla. Controllare righe e colonne.",
  AREA_INVALID_NO_GRID: "Questo file non ha righe e colonne da segnare: le sue colonne hanno un nome proprio. Togliere i segni.",
  MAPPING_INVALID: "La mappatura non va bene per i dati. Controllala nella schermata Dati, o lascia che Octad la deduca di nuovo.",
  MAPPING_INVALID_TABLE_UNKNOWN: "La mappatura nomina una tabella che Octad non conosce: {{table}}. Usa una delle tabelle canoniche.",
  MAPPING_INVALID_TABLE_AMBIGUOUS: "La mappatura va bene per più tabelle. Indica il file e il foglio a cui si riferisce.",
  MAPPING_INVALID_FIELD_TWICE: "Due colonne sono collegate al campo {{field}}. Tienine una sola.",
  MAPPING_INVALID_SCALE: "La scala data per {{field}} non è utilizzabile. Indica la risposta più bassa e la più alta.",
  MAPPING_INVALID_SCALES_DIFFER: "Il campo {{field}} ha scale diverse in tabelle diverse. Dai loro la stessa scala.",
  MAPPING_INVALID_NO_TABLE_AT:
    "Nessuna tabella di questo foglio ha l’intestazione in {{at}}. Confrontare la mappatura con la schermata Dati o lasciare che Octad la deduca di nuovo.",
  MAPPING_INVALID_CONSTANT:
    "Il valore {{value}} dato per il campo {{field}} non si può leggere come ciò che il campo contiene. Correggerlo nella mappatura.",
  SETTINGS_INVALID: "L’impostazione {{setting}} ha un valore impossibile. Correggilo o toglilo.",
  BASELINE_INVALID: "La situazione di partenza non si può leggere. Confrontala con l’esempio nella documentazione.",
  PLAN_INVALID: "Il piano non è leggibile. Confrontarlo con la descrizione della riga di comando.",
  SCENARIO_INVALID: "Lo scenario non si può leggere. Confrontalo con l’esempio in samples/.",
  THEME_INVALID: "Il tema non si può leggere. Confrontalo con l’esempio in samples/.",
  PROJECT_INVALID: "Il file di progetto è danneggiato o non viene da Octad. Apri una copia precedente.",
  PROJECT_NEWER: "Il progetto è stato salvato da una versione più recente di Octad. Aprilo con quella; non è stato modificato.",
  BASELINE_NOT_AVAILABLE:
    "I dati non contengono ciò che serve per una situazione di partenza: i clienti, la loro fidelizzazione e il loro ricavo. Collega quelle colonne, o passa un file di partenza.",
  LINKS_NOT_AVAILABLE: "I dati non dicono chi se n’è andato: {{needs}}. Collega quelle colonne.",
  NOBODY_TO_RANK_AMONG: "Nessun cliente attivo ha un valore di {{field}}. Scegli un’altra componente, o carica dati che ne hanno uno.",
  FILTER_INVALID: "Il filtro non si può leggere a «{{part}}». Scrivi CAMPO OP VALORE, uniti da and; OP è uno tra = != < <= > >=.",
  LEVER_INVALID: "La leva «{{lever}}» non si può leggere. Scrivila come BERSAGLIO[SEGMENTO]=VALORE, per esempio retention=+5%.",
  LEVER_AMBIGUOUS: "La leva «{{lever}}» si può leggere in più modi. Indica quale tipo di cambiamento intendi.",
  USAGE: "Il comando non è stato compreso. Vedi octad --help.",
  NOT_YET: "Questo non esiste ancora in questa versione.",
  CANCELLED: "Fermato come richiesto. Ciò che era caricato è rimasto com’era.",
  TIMED_OUT: "La lettura non è avanzata per {{seconds}} secondi ed è stata fermata. Salva il file come xlsx o csv e riprova.",
  OUT_OF_MEMORY: "La memoria non è bastata. Chiudi altri programmi, o carica meno righe o colonne.",
  ENGINE_GONE:
    "Il processo di calcolo è terminato in modo imprevisto ed è stato riavviato. Riprova; se succede di nuovo con lo stesso file, salvalo come xlsx o csv. Nulla di ciò che hai salvato è perduto.",
  WRITE_FAILED:
    "Il file non si è potuto scrivere. Controlla che la cartella esista, che tu possa scriverci e che il file non sia aperto altrove.",
  REFUSED: "La richiesta è stata rifiutata per sicurezza. Scegli di nuovo il file.",
  INTERNAL: "Octad ha commesso un errore. I tuoi dati sono invariati; riprova, e segnalalo se succede ancora.",
};
