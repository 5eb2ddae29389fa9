/** Past blanks and line breaks, NUL and Ctrl-Z that carriers leave, and a byte order mark. */
export function afterBlanks(text: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 32 && code !== 0xef) return at;
    if (code === 32 || (code >= 9 && code <= 13) || code === 0 || code === 26) continue;
    if (code === 0xef && text.startsWith('\u00ef\u00bb\u00bf', at)) at += 2;
    else return at;
  }
  return at;
}
