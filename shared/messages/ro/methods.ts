/** Cum se calculează fiecare dintre cei opt și când se pot compara două valori ale lui. Sursa: methods.md 1, 2, 5–10 și 13. */
export const methods = {
  title: "Metodă",
  "line.note": "Calcul",
  "line.comparable": "Comparabil în timp dacă",
  "nps.note":
    "Ponderea promotorilor minus ponderea detractorilor, ori 100. Un răspuns în afara scalei este lăsat deoparte și numărat; din mai multe răspunsuri ale unui client contează ultimul. Interval uzual: Wald ajustat.",
  "nps.comparable": "aceeași scală, același canal, același moment al întrebării.",
  "csat.note": "Răspunsurile „mulțumit” din toate cele valide; pragul este cel al scalei (4–5 pe 1–5). Interval uzual: Wilson.",
  "csat.comparable": "aceeași scală și același prag.",
  "health.note":
    "Fiecare parte a scorului este adusă la 0–100 între un minim și o țintă, sau după rang într-o listă fixă de clienți, și ponderată; ce îi lipsește unui client rămâne pe dinafară, iar sub 60 % din pondere nu există scor. Scorul este confruntat cu pierderea clienților pe benzi și prin AUC. Interval uzual: t.",
  "health.comparable": "aceeași versiune înghețată a componentelor.",
  "roi.note":
    "Câștiguri minus costuri, împărțite la costuri, peste toate perioadele; alături valoarea actualizată, ratele de rentabilitate, rata modificată și timpul de recuperare. Orele contează doar cu un tarif orar. Un singur proiect nu are eroare de eșantionare, deci nici interval.",
  "roi.comparable": "același orizont și aceeași rată de actualizare.",
  "boxes.note":
    "Rata de pierdere a unei clase minus cea a clasei de sus, ori venitul ei, niciodată sub zero; clasele de mijloc și de jos adunate. Sunt bani care merg împreună cu nemulțumirea, nu bani despre care s-a dovedit că îi costă nemulțumirea. Interval uzual: bootstrap pe clienți.",
  "boxes.comparable": "aceeași regulă pentru clase și același orizont.",
  "secure.note":
    "Clienții aflați la maximul tuturor celor trei scale (mulțumit, recomandă, cumpără din nou) dintre cei a căror încadrare este stabilită; după venit este un raport de sume. Interval uzual: Wilson.",
  "secure.comparable": "aceleași trei scale.",
  "cvq.note":
    "Fiecare rezultat este ponderat cu acoperire × durată × intensitate; cele dorite din toate, cele nedorite ori λ. Definiție a acestui atelier: autoarea nu a publicat una. Interval uzual: liniarizat pe clienți.",
  "cvq.comparable": "același λ, aceiași exponenți, aceeași durată de referință.",
  "clv.note":
    "Marja viitoare a unui client, actualizată, prin metoda numită lângă număr: sursă, retenție, beta-geometrică deplasată sau BG/NBD. Interval uzual: simulare pe clienți.",
  "clv.comparable": "aceeași metodă, aceeași rată de actualizare, aceeași marjă.",
} as const satisfies Record<string, string>;
