/** Serial number of 1970-01-01 in the 1900 and the 1904 date system. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
/** Serial after 9999-12-31 in the 1900 system. */
const AFTER_LAST = 2_958_466;

/**
 * Days since 1970-01-01 (time of day as fraction) of a serial number that a spreadsheet shows as a date. The 1900 system counts
 * a 29 February 1900 that never was: serials before it are one day less off, and that day itself comes back as text. So does
 * what no date can be (negative, after year 9999). A time of day alone comes back as `null`: it is a number.
 */
export function serialDays(serial: number, date1904: boolean): number | string | null {
  if (date1904) {
    if (serial >= 0 && serial < AFTER_LAST - EPOCH_1900 + EPOCH_1904) return serial - EPOCH_1904;
    return String(serial);
  }
  if (serial >= 61 && serial < AFTER_LAST) return serial - EPOCH_1900;
  if (serial >= 60 && serial < 61) return "1900-02-29";
  if (serial >= 1 && serial < 60) return serial - EPOCH_1900 + 1;
  return serial >= 0 && serial < 1 ? null : String(serial);
}
