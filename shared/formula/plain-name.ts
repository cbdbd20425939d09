/** A header as a name of the grammar: letters, digits and underscores, never a digit first. "Usage / week" → Usage_week. */
export function plainName(header: string): string {
  const plain = header
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{N}_]+/gu, "_")
    .replaceAll(/^_+|_+$/g, "");
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
}
