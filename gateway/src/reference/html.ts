/** Text as it stands in a page, in an element or in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A description: paragraphs, and what stands between backticks as code. */
export function prose(text: string | null | undefined): string {
  if (text === undefined || text === null || text === '') return '';
  const paragraphs = escaped(text).split(/\n\s*\n/);
  return paragraphs.map((each) => `<p>${each.replace(/`([^`\n]+)`/g, '<code>$1</code>')}</p>`).join('');
}
