/** Something that another subgraph knows more of; null where nothing is named. */
export function reference(id: string | null): { id: string } | null {
  return id === null ? null : { id };
}

/** The message a document came in. @throws TypeError an answer by the graph came in none */
export function messageOf({ messageId }: { readonly messageId: string | null }): { id: string } {
  if (messageId === null) throw new TypeError('a ship notice or a claim came in a message');
  return { id: messageId };
}
