import type { problem as en } from "../en/problem.ts";

export const problem: Record<keyof typeof en, string> & Record<string, string> = {
  FILE_NOT_FOUND: "Fișierul nu există. Verificați numele și dosarul; poate a fost mutat sau șters.",
  FILE_UNREADABLE: "Fișierul nu poate fi citit ({{cause}}). Verificați că îl puteți deschide și că discul lui este conectat.",
  FILE_UNREADABLE_folder: "Acesta este un dosar, nu un fișier. Alegeți fișierul din el.",
  FILE_UNREADABLE_special: "Acesta nu este un fișier obișnuit. Alegeți un registru de calcul sau un fișier text.",
  FILE_EMPTY: "Fișierul este gol. Exportați-l din nou de unde provine.",
  FILE_TOO_LARGE:
    "Fișierul este prea mare: limita este de {{limitMb}} MB. Împărțiți-l sau salvați foaia ca csv, care poate fi de zece ori mai mare.",
  FILE_TOO_LARGE_unfolded:
    "Desfășurat, fișierul ocupă {{mb}} MB; în acest format se pot citi cel mult {{limitMb}} MB. Salvați-l ca xlsx sau csv, care pot fi mai mari.",
  FILE_ENCRYPTED:
    "Fișierul este protejat cu parolă. Deschideți-l în programul de calcul tabelar, salvați-l fără parolă și încercați din nou.",
  FILE_CORRUPT:
    "Fișierul este deteriorat și nu poate fi citit. Deschideți-l în programul de calcul tabelar, salvați-l din nou și reîncercați.",
  FILE_CORRUPT_truncated: "Fișierul se termină prea devreme: nu a fost copiat sau descărcat complet. Obțineți-l din nou.",
  FILE_CORRUPT_directory:
    "Cuprinsul intern al fișierului este deteriorat. Deschideți-l în programul de calcul tabelar, salvați-l din nou și reîncercați.",
  FILE_CORRUPT_method:
    "Fișierul este comprimat într-un mod pe care programele de calcul tabelar nu îl folosesc. Deschideți-l acolo, salvați-l din nou și reîncercați.",
  FILE_CORRUPT_part:
    "Partea {{part}} a fișierului este deteriorată sau lipsește. Deschideți fișierul în programul de calcul tabelar, salvați-l din nou și reîncercați.",
  FILE_CORRUPT_sheet:
    "Foaia se întrerupe sau este deteriorată aici. Deschideți fișierul în programul de calcul tabelar, salvați-l din nou și reîncercați.",
  FILE_CORRUPT_cell:
    "O celulă din acest rând trimite la un text pe care fișierul nu îl conține. Deschideți fișierul în programul de calcul tabelar, salvați-l din nou și reîncercați.",
  FILE_CORRUPT_workbook:
    "Registrul este deteriorat și nu poate fi citit. Deschideți-l în programul de calcul tabelar, salvați-l ca xlsx și reîncercați.",
  FILE_CORRUPT_quote:
    "În acest rând se deschid ghilimele care nu se mai închid. Închideți-le sau ștergeți-le, sau exportați fișierul din nou.",
  FILE_CORRUPT_text: "Fișierul text nu formează un tabel care poate fi citit. Exportați-l din nou ca csv, în UTF-8.",
  FILE_CORRUPT_json:
    "Aici nu este un obiect cu câte o valoare pentru fiecare nume sau fișierul se întrerupe. Exportați-l din nou ca JSON lines sau csv.",
  FILE_CORRUPT_parquet:
    "Fișierul Parquet este deteriorat sau folosește ceva ce Octad nu poate citi. Scrieți-l din nou sau salvați datele ca csv.",
  FILE_TYPE_UNSUPPORTED:
    "Acesta nu este un tabel pe care Octad îl poate deschide (conținutul pare: {{type}}). Deschideți-l în programul lui și salvați-l ca xlsx sau csv.",
  FILE_SUSPICIOUS:
    "Fișierul este construit cum nu sunt fișierele oneste, de aceea nu a fost deschis. Întrebați expeditorul sau salvați-l din nou ca xlsx sau csv.",
  FILE_SUSPICIOUS_bomb:
    "Fișierul s-ar desfășura la {{mb}} MB, mai mult decât permite mărimea lui ({{limit}} MB). Nu a fost deschis. Salvați datele ca csv.",
  FILE_SUSPICIOUS_lying:
    "Partea {{part}} este mai mare decât spune fișierul. Nu a fost deschis. Salvați-l din nou din programul de calcul tabelar.",
  FILE_SUSPICIOUS_parts: "Fișierul conține {{parts}} părți; se acceptă cel mult {{limit}}. Salvați numai foile de care aveți nevoie.",
  FILE_SUSPICIOUS_path: "O parte a fișierului are un nume care duce în afara lui. Fișierul nu a fost deschis. Întrebați expeditorul.",
  FILE_SUSPICIOUS_duplicate:
    "Partea {{part}} se află de două ori în fișier. Nu a fost deschis. Salvați-l din nou din programul de calcul tabelar.",
  FILE_SUSPICIOUS_overlap:
    "Părți ale fișierului se suprapun, ceea ce niciun program de calcul tabelar nu scrie. Nu a fost deschis. Întrebați expeditorul.",
  FILE_SUSPICIOUS_doctype:
    "Fișierul conține o definiție a tipului de document, de care un registru nu are nevoie niciodată. Nu a fost deschis. Salvați-l din nou ca xlsx sau csv.",
  FILE_SUSPICIOUS_depth:
    "Partea {{part}} este imbricată prea adânc. Fișierul nu a fost deschis. Salvați-l din nou din programul de calcul tabelar.",
  FILE_SUSPICIOUS_long:
    "O celulă este mai lungă decât permite orice foaie de calcul. Fișierul nu a fost deschis. Salvați-l din nou din programul de calcul tabelar.",
  FILE_SUSPICIOUS_repeated:
    "Partea {{part}} cere de milioane de ori aceleași celule. Fișierul nu a fost deschis. Salvați-l ca xlsx sau csv din programul de calcul tabelar.",
  FILE_SUSPICIOUS_part:
    "Partea {{part}} este mai mare decât e rezonabil. Fișierul nu a fost deschis. Salvați-l din nou din programul de calcul tabelar.",
  FILE_SUSPICIOUS_encoding:
    "Partea {{part}} are o codificare pe care registrele nu o folosesc. Salvați fișierul din nou din programul de calcul tabelar.",
  SHEET_NOT_FOUND: "Această foaie nu există. Verificați numele foii în corespondență.",
  COLUMN_NOT_FOUND: "Această coloană nu există. Comparați antetul din corespondență cu cel din fișier.",
  FIELD_UNKNOWN: "Câmpul {{field}} nu este legat de nicio coloană. Legați-i o coloană sau folosiți un câmp care este legat.",
  SLICE_UNKNOWN: "În aceste date nu există niciun grup și niciun val {{key}}. Alegeți unul care apare în tabel.",
  NO_USABLE_COLUMN: "Nu s-a găsit nicio coloană cu valori. Fișierul are nevoie de un rând de antet cu rânduri de valori dedesubt.",
  NO_USABLE_COLUMN_unmapped:
    "Niciuna dintre coloanele sale nu a fost recunoscută: {{columns}}. Spuneți ce sunt pe ecranul Date sau într-o corespondență (--map).",
  AREA_INVALID: "Tabelul marcat la {{at}} nu poate fi citit așa. Marcați-l din nou sau lăsați Octad să găsească tabelele.",
  AREA_INVALID_BEYOND:
    "Tabelul marcat la {{at}} se află în afara conținutului foii. Marcați-l din nou sau lăsați Octad să găsească tabelele.",
  AREA_INVALID_BACKWARDS: "Tabelul marcat la {{at}} se termină înainte să înceapă. Verificați rândurile și coloanele.",
  AREA_INVALID_OVERLAP: "Tabelul marcat la {{at}} acoperă celule ale altui tabel marcat. Mutați unul dintre ele.",
  AREA_INVALID_EMPTY: "Sub antetul tabelului marcat la {{at}} nu se află nimic. Verificați rândurile și coloanele.",
  AREA_INVALID_NO_GRID: "Acest fișier nu are rânduri și coloane de marcat: coloanele au nume proprii. Scoateți marcajele.",
  MAPPING_INVALID: "Corespondența nu se potrivește cu datele. Verificați-o pe ecranul Date sau lăsați Octad să o deducă din nou.",
  MAPPING_INVALID_TABLE_UNKNOWN:
    "Corespondența numește un tabel pe care Octad nu îl cunoaște: {{table}}. Folosiți unul dintre tabelele canonice.",
  MAPPING_INVALID_TABLE_AMBIGUOUS: "Corespondența se potrivește mai multor tabele. Indicați fișierul și foaia la care se referă.",
  MAPPING_INVALID_FIELD_TWICE: "Două coloane sunt legate de câmpul {{field}}. Păstrați una singură.",
  MAPPING_INVALID_SCALE: "Scara dată pentru {{field}} nu poate fi folosită. Indicați cel mai mic și cel mai mare răspuns.",
  MAPPING_INVALID_SCALES_DIFFER: "Câmpul {{field}} are scale diferite în tabele diferite. Dați-le aceeași scală.",
  MAPPING_INVALID_NO_TABLE_AT:
    "Niciun tabel de pe această foaie nu are antetul la {{at}}. Comparați corespondența cu ecranul Date sau lăsați Octad să o deducă din nou.",
  MAPPING_INVALID_CONSTANT:
    "Valoarea {{value}} dată pentru câmpul {{field}} nu poate fi citită ca ceea ce conține câmpul. Corectați-o în corespondență.",
  SETTINGS_INVALID: "Setarea {{setting}} are o valoare imposibilă. Corectați-o sau eliminați-o.",
  BASELINE_INVALID: "Situația de pornire nu poate fi citită. Comparați-o cu exemplul din documentație.",
  PLAN_INVALID: "Planul nu poate fi citit. Comparați-l cu descrierea liniei de comandă.",
  SCENARIO_INVALID: "Scenariul nu poate fi citit. Comparați-l cu exemplul din samples/.",
  THEME_INVALID: "Tema nu poate fi citită. Comparați-o cu exemplul din samples/.",
  PROJECT_INVALID: "Fișierul de proiect este deteriorat sau nu provine din Octad. Deschideți o copie anterioară.",
  PROJECT_NEWER: "Proiectul a fost salvat de o versiune mai nouă de Octad. Deschideți-l cu aceea; nu a fost modificat.",
  BASELINE_NOT_AVAILABLE:
    "Datele nu conțin ce îi trebuie unei situații de pornire: clienții, retenția și venitul lor. Legați acele coloane sau dați un fișier de pornire.",
  LINKS_NOT_AVAILABLE: "Datele nu spun cine a plecat: {{needs}}. Legați acele coloane.",
  NOBODY_TO_RANK_AMONG: "Niciun client activ nu are o valoare pentru {{field}}. Alegeți altă componentă sau încărcați date care o au.",
  FILTER_INVALID: "Filtrul nu poate fi citit la „{{part}}”. Scrieți CÂMP OP VALOARE, unite prin and; OP este unul dintre = != < <= > >=.",
  LEVER_INVALID: "Pârghia „{{lever}}” nu poate fi citită. Scrieți-o ca ȚINTĂ[SEGMENT]=VALOARE, de exemplu retention=+5%.",
  LEVER_AMBIGUOUS: "Pârghia „{{lever}}” poate fi citită în mai multe feluri. Spuneți ce fel de schimbare aveți în vedere.",
  USAGE: "Comanda nu a fost înțeleasă. Vedeți octad --help.",
  NOT_YET: "Aceasta nu există încă în această versiune.",
  CANCELLED: "Oprit la cererea dumneavoastră. Ce era încărcat a rămas neschimbat.",
  TIMED_OUT: "Citirea nu a avansat timp de {{seconds}} secunde și a fost oprită. Salvați fișierul ca xlsx sau csv și încercați din nou.",
  OUT_OF_MEMORY: "Memoria nu a fost suficientă. Închideți alte programe sau încărcați mai puține rânduri ori coloane.",
  ENGINE_GONE:
    "Procesul de calcul s-a încheiat neașteptat și a fost repornit. Încercați din nou; dacă se repetă cu același fișier, salvați-l ca xlsx sau csv. Nimic din ce ați salvat nu s-a pierdut.",
  WRITE_FAILED:
    "Fișierul nu a putut fi scris. Verificați că dosarul există, că puteți scrie în el și că fișierul nu este deschis în altă parte.",
  REFUSED: "Cererea a fost refuzată din motive de siguranță. Alegeți fișierul din nou.",
  INTERNAL: "Octad a făcut o greșeală. Datele dumneavoastră sunt neschimbate; încercați din nou și semnalați dacă se repetă.",
};
