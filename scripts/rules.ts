import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/**
 * `rules`: writes docs/rules.md, each rule of docs/rules.yaml with the tests that carry its number.
 * `rules --check`: writes nothing; fails when the file is not current.
 * Both fail for a rule without a test that is not marked pending, and for a test that carries the number of no rule.
 */
interface Rule {
  says: string;
  pending?: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const groups: { group: string; rules: Record<string, Rule> }[] = parse(read('docs/rules.yaml'));
/** By rule: file → names of its tests. */
const testsOf = new Map(
  groups.flatMap(({ rules }) => Object.keys(rules).map((rule) => [rule, new Map<string, string[]>()] as const)),
);
const faults: string[] = [];

/** The name in `test('…'`, `describe('…'` and `test.each(…)('…'`. */
const titles = /(?:\b(?:test|it|describe)(?:\.\w+)*|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g;
const files = globSync('{packages,subgraphs,gateway,e2e}/**/*.test.ts', {
  cwd: root,
  // The sandbox is another party: that it keeps a rule says nothing of the hub.
  exclude: (path) => path.includes('node_modules') || path.startsWith('packages/sandbox/'),
}).sort();
for (const file of files)
  for (const [, , title = ''] of read(file).matchAll(titles))
    for (const [rule] of title.matchAll(/\bR[1-9]\d?\b/g)) {
      const tests = testsOf.get(rule);
      if (tests === undefined) faults.push(`${file}: "${title}" carries ${rule}, which docs/rules.yaml does not have.`);
      else tests.set(file, [...(tests.get(file) ?? []), title.replaceAll(/\\(.)/g, '$1')]);
    }

const pages = groups.map(({ group, rules }) => {
  const parts = Object.entries(rules).map(([rule, { says, pending }]) => {
    const tests = [...(testsOf.get(rule) ?? [])];
    if (tests.length === 0 && pending === undefined)
      faults.push(`${rule} has no test: write one that carries its number, or mark it pending in docs/rules.yaml.`);
    const note = pending === undefined ? '' : `*Pending${tests.length > 0 ? ' in part' : ''}: ${pending}.*\n\n`;
    const listed = tests.map(
      ([file, names]) => `- [${file}](../${file})\n${names.map((name) => `  - ${escaped(name)}\n`).join('')}`,
    );
    return `### ${rule}\n\n${says}\n\n${note}${listed.join('')}${listed.length > 0 ? '\n' : ''}`;
  });
  return `## ${group}\n\n${parts.join('')}`;
});

const page = `# Rules and the tests that hold them

Written by \`npm run rules\` from [rules.yaml](rules.yaml) and the names of the tests; not to be edited.

${pages.join('').trimEnd()}
`;
if (!process.argv.includes('--check')) writeFileSync(`${root}/docs/rules.md`, page);
else if (read('docs/rules.md') !== page)
  faults.push('docs/rules.md is not current: run "npm run rules" and commit it.');

if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}

function read(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8');
}

/** A test's name as Markdown shows it, letter by letter. */
function escaped(name: string): string {
  return name.replaceAll(/[\\`*_[\]<>|]/g, String.raw`\$&`);
}
