const longest = 200;

/** Text of a message as a column takes it: PostgreSQL knows no NUL, and no identifier is so long. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed().slice(0, longest).toWellFormed();
}
