import type { problem as en } from "../en/problem.ts";

export const problem: Record<keyof typeof en, string> & Record<string, string> = {
  FILE_NOT_FOUND: "Le fichier est introuvable. Vérifiez son nom et son dossier ; il a peut-être été déplacé ou supprimé.",
  FILE_UNREADABLE:
    "Le fichier ne peut pas être lu ({{cause}}). Vérifiez que vous avez le droit de l’ouvrir et que son disque est connecté.",
  FILE_UNREADABLE_folder: "C’est un dossier, pas un fichier. Choisissez le fichier qu’il contient.",
  FILE_UNREADABLE_special: "Ce n’est pas un fichier ordinaire. Choisissez un classeur ou un fichier texte.",
  FILE_EMPTY: "Le fichier est vide. Exportez-le à nouveau depuis sa source.",
  FILE_TOO_LARGE:
    "Le fichier est trop gros : la limite est de {{limitMb}} Mo. Divisez-le, ou enregistrez la feuille en csv, qui peut être dix fois plus gros.",
  FILE_TOO_LARGE_unfolded:
    "Déplié, le fichier occupe {{mb}} Mo ; dans ce format, {{limitMb}} Mo au plus peuvent être lus. Enregistrez-le en xlsx ou csv, qui peuvent être plus gros.",
  FILE_ENCRYPTED:
    "Le fichier est protégé par un mot de passe. Ouvrez-le dans votre tableur, enregistrez-le sans mot de passe et recommencez.",
  FILE_CORRUPT: "Le fichier est endommagé et illisible. Ouvrez-le dans votre tableur, enregistrez-le à nouveau et recommencez.",
  FILE_CORRUPT_truncated: "Le fichier s’arrête trop tôt : il n’a pas été copié ou téléchargé en entier. Récupérez-le à nouveau.",
  FILE_CORRUPT_directory:
    "La table des matières du fichier est endommagée. Ouvrez-le dans votre tableur, enregistrez-le à nouveau et recommencez.",
  FILE_CORRUPT_method:
    "Le fichier est compressé d’une manière que les tableurs n’emploient pas. Ouvrez-le dans votre tableur, enregistrez-le à nouveau et recommencez.",
  FILE_CORRUPT_part:
    "La partie {{part}} du fichier est endommagée ou absente. Ouvrez le fichier dans votre tableur, enregistrez-le à nouveau et recommencez.",
  FILE_CORRUPT_sheet:
    "La feuille s’interrompt ou est endommagée ici. Ouvrez le fichier dans votre tableur, enregistrez-le à nouveau et recommencez.",
  FILE_CORRUPT_cell:
    "Une cellule de cette ligne renvoie à un texte que le fichier ne contient pas. Ouvrez le fichier dans votre tableur, enregistrez-le à nouveau et recommencez.",
  FILE_CORRUPT_workbook: "Le classeur est endommagé et illisible. Ouvrez-le dans votre tableur, enregistrez-le en xlsx et recommencez.",
  FILE_CORRUPT_quote:
    "Un guillemet s’ouvre à cette ligne et n’est jamais fermé. Fermez-le ou supprimez-le, ou exportez à nouveau le fichier.",
  FILE_CORRUPT_text: "Le fichier texte ne forme pas un tableau lisible. Exportez-le à nouveau en csv, en UTF-8.",
  FILE_CORRUPT_json:
    "Ceci n’est pas un objet avec une valeur par nom, ou le fichier s’interrompt ici. Exportez-le de nouveau en JSON lines ou en csv.",
  FILE_CORRUPT_parquet:
    "Le fichier Parquet est endommagé ou utilise quelque chose qu’Octad ne sait pas lire. Écrivez-le de nouveau ou enregistrez les données en csv.",
  FILE_TYPE_UNSUPPORTED:
    "Ce n’est pas un tableau qu’Octad sait ouvrir (le contenu ressemble à : {{type}}). Ouvrez-le dans son programme et enregistrez-le en xlsx ou csv.",
  FILE_SUSPICIOUS:
    "Le fichier est construit comme aucun fichier honnête ne l’est ; il n’a pas été ouvert. Interrogez l’expéditeur, ou enregistrez-le à nouveau en xlsx ou csv.",
  FILE_SUSPICIOUS_bomb:
    "Le fichier se déplierait en {{mb}} Mo, plus que sa taille ne le permet ({{limit}} Mo). Il n’a pas été ouvert. Enregistrez les données en csv.",
  FILE_SUSPICIOUS_lying:
    "La partie {{part}} est plus grande que le fichier ne le dit. Il n’a pas été ouvert. Enregistrez-le à nouveau depuis votre tableur.",
  FILE_SUSPICIOUS_parts:
    "Le fichier contient {{parts}} parties ; {{limit}} au plus sont acceptées. N’enregistrez que les feuilles nécessaires.",
  FILE_SUSPICIOUS_path: "Une partie du fichier porte un nom qui mène hors de lui. Le fichier n’a pas été ouvert. Interrogez l’expéditeur.",
  FILE_SUSPICIOUS_duplicate:
    "La partie {{part}} figure deux fois dans le fichier. Il n’a pas été ouvert. Enregistrez-le à nouveau depuis votre tableur.",
  FILE_SUSPICIOUS_overlap:
    "Des parties du fichier se chevauchent, ce qu’aucun tableur n’écrit. Il n’a pas été ouvert. Interrogez l’expéditeur.",
  FILE_SUSPICIOUS_doctype:
    "Le fichier contient une définition de type de document, inutile dans un classeur. Il n’a pas été ouvert. Enregistrez-le à nouveau en xlsx ou csv.",
  FILE_SUSPICIOUS_depth:
    "La partie {{part}} est imbriquée trop profondément. Le fichier n’a pas été ouvert. Enregistrez-le à nouveau depuis votre tableur.",
  FILE_SUSPICIOUS_long:
    "Une cellule est plus longue qu’aucun tableur ne le permet. Le fichier n’a pas été ouvert. Enregistrez-le à nouveau depuis votre tableur.",
  FILE_SUSPICIOUS_repeated:
    "La partie {{part}} demande des millions de fois les mêmes cellules. Le fichier n’a pas été ouvert. Enregistrez-le en xlsx ou csv depuis votre tableur.",
  FILE_SUSPICIOUS_part:
    "La partie {{part}} est plus grande que de raison. Le fichier n’a pas été ouvert. Enregistrez-le à nouveau depuis votre tableur.",
  FILE_SUSPICIOUS_encoding:
    "La partie {{part}} a un encodage que les classeurs n’emploient pas. Enregistrez le fichier à nouveau depuis votre tableur.",
  SHEET_NOT_FOUND: "Cette feuille n’existe pas. Vérifiez son nom dans la correspondance.",
  COLUMN_NOT_FOUND: "Cette colonne n’existe pas. Comparez l’en-tête de la correspondance à celui du fichier.",
  FIELD_UNKNOWN: "Le champ {{field}} n’est relié à aucune colonne. Reliez-lui une colonne, ou utilisez un champ qui l’est.",
  SLICE_UNKNOWN: "Ces données n’ont ni groupe ni vague {{key}}. Choisissez-en un qui figure dans le tableau.",
  NO_USABLE_COLUMN: "Aucune colonne avec des valeurs n’a été trouvée. Il faut une ligne d’en-têtes et des lignes de valeurs en dessous.",
  NO_USABLE_COLUMN_unmapped:
    "Aucune de ses colonnes n’a été reconnue : {{columns}}. Indiquez ce qu’elles sont sur l’écran Données ou dans une correspondance (--map).",
  AREA_INVALID: "Le tableau marqué en {{at}} ne peut pas être lu ainsi. Marquez-le à nouveau ou laissez Octad trouver les tableaux.",
  AREA_INVALID_BEYOND:
    "Le tableau marqué en {{at}} se trouve en dehors du contenu de la feuille. Marquez-le à nouveau ou laissez Octad trouver les tableaux.",
  AREA_INVALID_BACKWARDS: "Le tableau marqué en {{at}} se termine avant de commencer. Vérifiez ses lignes et ses colonnes.",
  AREA_INVALID_OVERLAP: "Le tableau marqué en {{at}} recouvre des cellules d’un autre tableau marqué. Déplacez l’un des deux.",
  AREA_INVALID_EMPTY: "Rien ne se trouve sous l’en-tête du tableau marqué en {{at}}. Vérifiez ses lignes et ses colonnes.",
  AREA_INVALID_NO_GRID: "Ce fichier n’a ni lignes ni colonnes à marquer : ses colonnes portent leur propre nom. Retirez les marques.",
  MAPPING_INVALID: "La correspondance ne convient pas aux données. Vérifiez-la sur l’écran Données, ou laissez Octad la déduire à nouveau.",
  MAPPING_INVALID_TABLE_UNKNOWN:
    "La correspondance nomme une table qu’Octad ne connaît pas : {{table}}. Utilisez l’une des tables canoniques.",
  MAPPING_INVALID_TABLE_AMBIGUOUS: "La correspondance convient à plusieurs tables. Indiquez le fichier et la feuille visés.",
  MAPPING_INVALID_FIELD_TWICE: "Deux colonnes sont reliées au champ {{field}}. N’en gardez qu’une.",
  MAPPING_INVALID_SCALE: "L’échelle donnée pour {{field}} n’est pas utilisable. Indiquez la plus petite et la plus grande réponse.",
  MAPPING_INVALID_SCALES_DIFFER: "Le champ {{field}} a des échelles différentes selon les tables. Donnez-leur la même.",
  MAPPING_INVALID_NO_TABLE_AT:
    "Aucun tableau de cette feuille n’a son en-tête en {{at}}. Comparez la correspondance avec l’écran Données, ou laissez Octad la déduire à nouveau.",
  MAPPING_INVALID_CONSTANT:
    "La valeur {{value}} donnée pour le champ {{field}} ne peut pas être lue comme ce que le champ contient. Corrigez-la dans la correspondance.",
  SETTINGS_INVALID: "Le réglage {{setting}} a une valeur impossible. Corrigez-la ou retirez-la.",
  BASELINE_INVALID: "Le point de départ ne peut pas être lu. Comparez-le à l’exemple de la documentation.",
  PLAN_INVALID: "Le plan est illisible. Comparez-le à la description de la ligne de commande.",
  SCENARIO_INVALID: "Le scénario ne peut pas être lu. Comparez-le à l’exemple dans samples/.",
  THEME_INVALID: "Le thème ne peut pas être lu. Comparez-le à l’exemple dans samples/.",
  PROJECT_INVALID: "Le fichier de projet est endommagé ou ne vient pas d’Octad. Ouvrez une copie antérieure.",
  PROJECT_NEWER: "Le projet a été enregistré par une version plus récente d’Octad. Ouvrez-le avec celle-ci ; il n’a pas été modifié.",
  BASELINE_NOT_AVAILABLE:
    "Les données ne contiennent pas ce qu’il faut pour un point de départ : les clients, leur rétention et leur revenu. Reliez ces colonnes, ou donnez un fichier de départ.",
  LINKS_NOT_AVAILABLE: "Les données ne disent pas qui est parti : {{needs}}. Reliez ces colonnes.",
  NOBODY_TO_RANK_AMONG:
    "Aucun client actif n’a de valeur pour {{field}}. Choisissez une autre composante, ou chargez des données qui en ont une.",
  FILTER_INVALID:
    "Le filtre ne peut pas être lu à «\u00a0{{part}}\u00a0». Écrivez CHAMP OP VALEUR, reliés par and ; OP est l’un de = != < <= > >=.",
  LEVER_INVALID: "Le levier «\u00a0{{lever}}\u00a0» ne peut pas être lu. Écrivez CIBLE[SEGMENT]=VALEUR, par exemple retention=+5%.",
  LEVER_AMBIGUOUS: "Le levier «\u00a0{{lever}}\u00a0» peut être lu de plusieurs façons. Précisez le type de changement.",
  USAGE: "La commande n’a pas été comprise. Voir octad --help.",
  NOT_YET: "Cela n’existe pas encore dans cette version.",
  CANCELLED: "Arrêté à votre demande. Ce qui était chargé est inchangé.",
  TIMED_OUT:
    "La lecture n’a pas avancé pendant {{seconds}} secondes et a été arrêtée. Enregistrez le fichier en xlsx ou csv et recommencez.",
  OUT_OF_MEMORY: "La mémoire n’a pas suffi. Fermez d’autres programmes, ou chargez moins de lignes ou de colonnes.",
  ENGINE_GONE:
    "Le processus de calcul s’est arrêté de façon inattendue et a été relancé. Recommencez ; si cela se répète avec le même fichier, enregistrez-le en xlsx ou csv. Rien de ce qui est enregistré n’est perdu.",
  WRITE_FAILED:
    "Le fichier n’a pas pu être écrit. Vérifiez que le dossier existe, que vous pouvez y écrire et que le fichier n’est pas ouvert ailleurs.",
  REFUSED: "La demande a été refusée par sécurité. Choisissez le fichier à nouveau.",
  INTERNAL: "Octad a fait une erreur. Vos données sont inchangées ; recommencez, et signalez-le si cela se reproduit.",
};
