/**
 * What went wrong and what to do about it, by problem code. The place (file, sheet, row, column) is printed before these words by
 * whoever shows them. A suffix `_xyz` is the variant for `detail.context` xyz (i18next).
 */
export const problem = {
  FILE_NOT_FOUND: "The file is not there. Check its name and folder; it may have been moved or deleted.",
  FILE_UNREADABLE: "The file cannot be read ({{cause}}). Check that you may open it and that its drive is connected.",
  FILE_UNREADABLE_folder: "This is a folder, not a file. Choose the file in it.",
  FILE_UNREADABLE_special: "This is not an ordinary file. Choose a workbook or a text file.",
  FILE_EMPTY: "The file is empty. Export it again from where it came.",
  FILE_TOO_LARGE:
    "The file is too large: the limit is {{limitMb}} MB. Split it, or save the sheet as csv, which may be up to ten times as large.",
  FILE_TOO_LARGE_unfolded:
    "Unfolded, the file takes {{mb}} MB; at most {{limitMb}} MB can be read in this format. Save it as xlsx or csv, which may be larger.",
  FILE_ENCRYPTED: "The file is protected by a password. Open it in your spreadsheet program, save it without a password and try again.",
  FILE_CORRUPT: "The file is damaged and cannot be read. Open it in your spreadsheet program, save it anew and try again.",
  FILE_CORRUPT_truncated: "The file ends too early: it was not copied or downloaded completely. Get it again.",
  FILE_CORRUPT_directory: "The file's table of contents is damaged. Open it in your spreadsheet program, save it anew and try again.",
  FILE_CORRUPT_method:
    "The file is packed in a way that spreadsheet programs do not use. Open it in your spreadsheet program, save it anew and try again.",
  FILE_CORRUPT_part:
    "The part {{part}} of the file is damaged or missing. Open the file in your spreadsheet program, save it anew and try again.",
  FILE_CORRUPT_sheet: "The sheet breaks off or is damaged here. Open the file in your spreadsheet program, save it anew and try again.",
  FILE_CORRUPT_cell:
    "A cell in this row points to a text that the file does not hold. Open the file in your spreadsheet program, save it anew and try again.",
  FILE_CORRUPT_workbook: "The workbook is damaged and cannot be read. Open it in your spreadsheet program, save it as xlsx and try again.",
  FILE_CORRUPT_quote: "A quotation mark opens in this row and is never closed. Close or remove it, or export the file again.",
  FILE_CORRUPT_text: "The text file does not form a table that can be read. Export it again as csv with UTF-8.",
  FILE_CORRUPT_json:
    "This is not an object with one value for each name, or the file breaks off here. Export it again as JSON lines or csv.",
  FILE_CORRUPT_parquet: "The Parquet file is damaged or uses something that Octad cannot read. Write it again, or save the data as csv.",
  FILE_TYPE_UNSUPPORTED:
    "This is not a table that Octad can open (it looks like {{type}}). Open it in its own program and save it as xlsx or csv.",
  FILE_SUSPICIOUS:
    "The file is built in a way that honest files are not, so it was not opened. Ask the sender, or save it anew as xlsx or csv.",
  FILE_SUSPICIOUS_bomb:
    "The file would unfold to {{mb}} MB, which is more than its size allows ({{limit}} MB). It was not opened. Save the data as csv.",
  FILE_SUSPICIOUS_lying:
    "The part {{part}} is larger than the file says it is. It was not opened. Save the file anew from your spreadsheet program.",
  FILE_SUSPICIOUS_parts: "The file holds {{parts}} parts; at most {{limit}} are accepted. Save only the sheets you need.",
  FILE_SUSPICIOUS_path: "A part of the file has a name that points outside of it. The file was not opened. Ask the sender about it.",
  FILE_SUSPICIOUS_duplicate: "The part {{part}} is in the file twice. It was not opened. Save the file anew from your spreadsheet program.",
  FILE_SUSPICIOUS_overlap: "Parts of the file overlap, which no spreadsheet program writes. It was not opened. Ask the sender about it.",
  FILE_SUSPICIOUS_doctype:
    "The file contains a document type definition, which spreadsheets never need. It was not opened. Save it anew as xlsx or csv.",
  FILE_SUSPICIOUS_depth: "The part {{part}} is nested too deeply. The file was not opened. Save it anew from your spreadsheet program.",
  FILE_SUSPICIOUS_long:
    "A single cell is longer than any spreadsheet allows. The file was not opened. Save it anew from your spreadsheet program.",
  FILE_SUSPICIOUS_repeated:
    "The part {{part}} asks for the same cells millions of times. The file was not opened. Save it as xlsx or csv from your spreadsheet program.",
  FILE_SUSPICIOUS_part:
    "The part {{part}} is larger than it can sensibly be. The file was not opened. Save it anew from your spreadsheet program.",
  FILE_SUSPICIOUS_encoding:
    "The part {{part}} is in an encoding that workbooks do not use. Save the file anew from your spreadsheet program.",
  SHEET_NOT_FOUND: "There is no such sheet. Check the sheet's name in the mapping.",
  COLUMN_NOT_FOUND: "There is no such column. Check the header in the mapping against the file.",
  FIELD_UNKNOWN: "The field {{field}} is not mapped. Map a column to it, or use a field that is.",
  SLICE_UNKNOWN: "There is no group or wave {{key}} in these data. Choose one that stands in the table.",
  NO_USABLE_COLUMN: "No column with values was found. The file needs a header row with rows of values below it.",
  NO_USABLE_COLUMN_unmapped:
    "None of its columns was recognised: {{columns}}. Say what they are on the Data screen or in a mapping (--map).",
  AREA_INVALID: "The table marked at {{at}} cannot be read as marked. Mark it anew, or let Octad find the tables.",
  AREA_INVALID_BEYOND: "The table marked at {{at}} lies outside of what the sheet holds. Mark it anew, or let Octad find the tables.",
  AREA_INVALID_BACKWARDS: "The table marked at {{at}} ends before it begins. Check its rows and columns.",
  AREA_INVALID_OVERLAP: "The table marked at {{at}} covers cells of another marked table. Move one of them.",
  AREA_INVALID_EMPTY: "Nothing stands below the heading of the table marked at {{at}}. Check its rows and columns.",
  AREA_INVALID_NO_GRID: "This file has no rows and columns to mark: its columns carry their own names. Take the marks away.",
  MAPPING_INVALID: "The mapping does not fit the data. Check it on the Data screen, or let Octad infer it anew.",
  MAPPING_INVALID_TABLE_UNKNOWN: "The mapping names a table that Octad does not know: {{table}}. Use one of the canonical tables.",
  MAPPING_INVALID_TABLE_AMBIGUOUS: "The mapping fits several tables. Name the file and the sheet it is meant for.",
  MAPPING_INVALID_FIELD_TWICE: "Two columns are mapped to the field {{field}}. Keep one of them.",
  MAPPING_INVALID_SCALE: "The scale given for {{field}} is not one Octad can use. Give a smallest and a largest answer.",
  MAPPING_INVALID_SCALES_DIFFER: "The field {{field}} has different scales in different tables. Give them the same scale.",
  MAPPING_INVALID_NO_TABLE_AT:
    "No table of this sheet has its heading at {{at}}. Check the mapping against the Data screen, or let Octad infer it anew.",
  MAPPING_INVALID_CONSTANT:
    "The value {{value}} given for the field {{field}} cannot be read as what the field holds. Correct it in the mapping.",
  SETTINGS_INVALID: "The setting {{setting}} has a value it cannot have. Correct it or leave it out.",
  BASELINE_INVALID: "The baseline cannot be read. Compare it with the example in the documentation.",
  PLAN_INVALID: "The plan cannot be read. Compare it with the description of the command line.",
  SCENARIO_INVALID: "The scenario cannot be read. Compare it with the example in samples/.",
  THEME_INVALID: "The theme cannot be read. Compare it with the example in samples/.",
  PROJECT_INVALID: "The project file is damaged or not from Octad. Open an earlier copy.",
  PROJECT_NEWER: "The project was saved by a newer version of Octad. Open it with that version; it was not changed.",
  BASELINE_NOT_AVAILABLE:
    "The data do not hold what a baseline needs: customers, their retention and their revenue. Map those columns, or pass a baseline file.",
  LINKS_NOT_AVAILABLE: "The data do not say who was lost: {{needs}}. Map those columns.",
  NOBODY_TO_RANK_AMONG: "No active customer has a value of {{field}}. Choose another part, or load data that have one.",
  FILTER_INVALID: "The filter cannot be read at “{{part}}”. Write FIELD OP VALUE, joined by and; OP is one of = != < <= > >=.",
  LEVER_INVALID: "The lever “{{lever}}” cannot be read. Write it as TARGET[SEGMENT]=VALUE, for example retention=+5%.",
  LEVER_AMBIGUOUS: "The lever “{{lever}}” can be read in several ways. Say which kind of change is meant.",
  USAGE: "The command was not understood. See octad --help.",
  NOT_YET: "This is not built yet in this version.",
  CANCELLED: "Stopped as you asked. What was loaded before is unchanged.",
  TIMED_OUT: "Reading took longer than {{seconds}} seconds without getting on and was stopped. Save the file as xlsx or csv and try again.",
  OUT_OF_MEMORY: "There was not enough memory. Close other programs, or load fewer rows or columns.",
  ENGINE_GONE:
    "The calculating process ended unexpectedly and was started anew. Try again; if it happens with the same file, save that as xlsx or csv. Nothing you saved is lost.",
  WRITE_FAILED:
    "The file could not be written. Check that the folder exists, that you may write to it and that the file is not open elsewhere.",
  REFUSED: "The request was refused for safety. Choose the file again.",
  INTERNAL: "Octad made a mistake. Your data are unchanged; try again, and report it if it happens again.",
} as const satisfies Record<string, string>;
