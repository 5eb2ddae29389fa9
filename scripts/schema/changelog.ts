/** The changelog's part that is written from the schema, and the part that people write about breaks. */
const heading = '## Unreleased';
const opening = '### Schema\n<!-- What clients meet, by "npm run graph". Not to be edited. -->\n';
const closing = '<!-- End of what "npm run graph" wrote. -->\n';

/** @param changes a line each. @throws Error the changelog has no place for them */
export function withSchemaSection(changelog: string, changes: readonly string[]): string {
  const [before, unreleased, after] = cut(changelog);
  const start = unreleased.indexOf(opening);
  const end = unreleased.indexOf(closing);
  const section = changes.length === 0 ? '' : `${opening}${changes.join('\n')}\n${closing}`;
  if (start === -1 || end === -1) {
    const rest = unreleased.slice(heading.length).trimStart();
    return `${before}${heading}\n${section === '' ? '' : `\n${section}`}${rest === '' ? (after === '' ? '' : '\n') : `\n${rest}`}${after}`;
  }
  return `${before}${unreleased.slice(0, start)}${section}${unreleased.slice(end + closing.length)}${after}`;
}

/**
 * The breaks that cannot wait, as the section "Breaks" of what is unreleased names them, `- \`Type.field\`: why`.
 * @returns the reasons by place, and what is said in another form
 */
export function acceptedBreaks(changelog: string): { breaks: ReadonlyMap<string, string>; faults: string[] } {
  const [, unreleased] = cut(changelog);
  const [, section = ''] = /^### Breaks\n([^]*?)(?=^###? |(?![^]))/m.exec(unreleased) ?? [];
  const breaks = new Map<string, string>();
  const faults: string[] = [];
  for (const line of section.split('\n').filter((each) => each.startsWith('- '))) {
    const [, path, why] = /^- `([\w.]+)`: (\S.*)$/.exec(line) ?? [];
    if (path === undefined || why === undefined)
      faults.push(`CHANGELOG.md, Breaks: "${line}" must read "- \`Type.field\`: why it cannot wait".`);
    else breaks.set(path, why);
  }
  return { breaks, faults };
}

/** What is unreleased becomes a version's. */
export function releasedChangelog(changelog: string, version: string, day: string): string {
  const [before, unreleased, after] = cut(changelog);
  return `${before}${heading}\n\n## ${version}, ${day}${unreleased.slice(heading.length)}${after}`;
}

function cut(changelog: string): [before: string, unreleased: string, after: string] {
  const start = changelog.indexOf(`${heading}\n`);
  if (start === -1) throw new Error(`CHANGELOG.md must have a part "${heading}".`);
  const next = changelog.indexOf('\n## ', start + heading.length);
  const end = next === -1 ? changelog.length : next + 1;
  return [changelog.slice(0, start), changelog.slice(start, end), changelog.slice(end)];
}
