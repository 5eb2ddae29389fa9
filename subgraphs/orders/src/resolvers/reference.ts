/** Something that another subgraph knows more of; null where nothing is named. */
export function reference(id: string | null): { id: string } | null {
  return id === null ? null : { id };
}
