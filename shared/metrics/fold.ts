/** Text as it is compared: small letters, no accents, no space at its ends. */
export const fold = (text: string): string => text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").trim();
