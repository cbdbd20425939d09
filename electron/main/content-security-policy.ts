/**
 * What a page of Octad may load: its own scripts, fonts and workers, styles of its own or with the nonce of this very load
 * (Mantine writes two style elements), pictures it made itself. Nothing else, no evaluation of text, no frames, no forms.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
