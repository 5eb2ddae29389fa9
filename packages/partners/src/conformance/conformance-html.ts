import type { ConformanceFault, ConformanceReport, FileReport } from './conformance-report.ts';

/**
 * The report as one page to hand to a partner: no script, nothing loaded, readable on paper and by a screen reader; what
 * is green or red is said in words too.
 */
export function conformanceHtml(report: ConformanceReport): string {
  const { name, partner, checkedAt, files, fileCount, passedCount, notShown } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conformance of ${escape(name)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Conformance of ${escape(name)}</h1>
<p class="verdict ${report.hasPassed ? 'pass' : 'fail'}"><strong>${report.hasPassed ? 'Passed' : 'Not passed'}</strong>: ${passedCount} of ${fileCount} ${fileCount === 1 ? 'file' : 'files'} as agreed.</p>
<p>Partner <code>${escape(partner)}</code>, checked <time datetime="${escape(checkedAt)}">${escape(checkedAt.replace('T', ' ').replace('Z', ' UTC'))}</time>.</p>
${notShown.length === 0 ? '' : `<p>No example was given of: ${notShown.map(escape).join(', ')}.</p>`}
</header>
<main>
<table>
<caption>Files</caption>
<thead><tr><th scope="col">File</th><th scope="col">Outcome</th><th scope="col">Documents</th><th scope="col">To correct</th><th scope="col">Notes</th></tr></thead>
<tbody>
${files.map(summaryRow).join('\n')}
</tbody>
</table>
${files.map(section).join('\n')}
</main>
</body>
</html>
`;
}

const outcome = (hasPassed: boolean): string =>
  `<span class="${hasPassed ? 'pass' : 'fail'}">${hasPassed ? '✓ passed' : '✗ not passed'}</span>`;

const anchor = (index: number): string => `file-${index + 1}`;

function summaryRow({ file, hasPassed, documents, faults, notes, differences }: FileReport, index: number): string {
  const toCorrect = faults.length + (differences?.length ?? 0);
  return `<tr><th scope="row"><a href="#${anchor(index)}">${escape(file)}</a></th><td>${outcome(hasPassed)}</td><td>${documents.length}</td><td>${toCorrect}</td><td>${notes.length}</td></tr>`;
}

function section(report: FileReport, index: number): string {
  const { file, hasPassed, byteCount, documents, faults, notes, acknowledgement, differences } = report;
  return `<section id="${anchor(index)}" aria-labelledby="${anchor(index)}-name">
<h2 id="${anchor(index)}-name">${escape(file)} ${outcome(hasPassed)}</h2>
<p>${byteCount} bytes.</p>
${documents.length === 0 ? '' : documentTable(documents)}
${faults.length === 0 ? '' : faultTable('What to correct', faults)}
${differences === null || differences.length === 0 ? '' : `<h3>Other than expected</h3>\n<ul>${differences.map((one) => `<li>${escape(one)}</li>`).join('')}</ul>`}
${notes.length === 0 ? '' : faultTable('Notes', notes)}
${acknowledgement === null ? '<p>Nothing would be sent back.</p>' : `<details><summary>The acknowledgement that would be sent</summary>\n<pre tabindex="0">${escape(acknowledgement)}</pre></details>`}
</section>`;
}

const documentTable = (documents: FileReport['documents']): string => `<table>
<caption>Documents</caption>
<thead><tr><th scope="col">Document</th><th scope="col">Number</th><th scope="col">Lines</th><th scope="col">Version</th><th scope="col">ISA13 / GS06 / ST02</th><th scope="col">Read</th></tr></thead>
<tbody>
${documents
  .map(
    ({ type, name, number, lineCount, version, controls, isRead }) =>
      `<tr><th scope="row">${escape(type)} ${escape(name)}</th><td>${escape(number ?? 'none')}</td><td>${lineCount}</td><td>${escape(version)}</td><td>${controls.map(escape).join(' / ')}</td><td>${isRead ? 'yes' : 'no'}</td></tr>`,
  )
  .join('\n')}
</tbody>
</table>`;

const faultTable = (caption: string, faults: readonly ConformanceFault[]): string => `<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">Segment</th><th scope="col">Byte</th><th scope="col">Element</th><th scope="col">What was found</th><th scope="col">What to do</th></tr></thead>
<tbody>
${faults
  .map(
    ({ position, element, sentence, remedy }) =>
      `<tr><td class="place">${position?.segment ?? 'file'}</td><td class="place">${position?.offset ?? ''}</td><td class="place">${escape(element ?? '')}</td><td>${escape(sentence)}</td><td>${escape(remedy)}</td></tr>`,
  )
  .join('\n')}
</tbody>
</table>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What partners send may hold anything: signs of HTML become text, and what cannot be seen becomes a dot. */
function escape(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' ? sign : '·'));
}

const style = `
:root { color-scheme: light dark; --line: #8a8f98; --pass: #10632f; --fail: #a3120b; }
@media (prefers-color-scheme: dark) { :root { --pass: #6fdc93; --fail: #ff9a8f; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; padding: 0 1rem; max-width: 70rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
.place { white-space: nowrap; }
.pass { color: var(--pass); } .fail { color: var(--fail); }
.verdict { font-size: 1.1rem; border-left: .4rem solid currentcolor; padding-left: .8rem; }
pre { overflow-x: auto; padding: .8rem; border: 1px solid var(--line); }
@media print { details { display: block; } details > * { display: block; } a { color: inherit; text-decoration: none; } }
`;
