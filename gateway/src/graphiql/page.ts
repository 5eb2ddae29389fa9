/** A tab GraphiQL opens with. */
export interface ExampleOperation {
  readonly query: string;
  /** JSON text, as one would type it. */
  readonly variables?: string;
}

/** Everything from this origin, nothing from elsewhere. Monaco writes its styles into the page. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** @param assets the path the bundle is served under, without a slash at its end */
export function graphiqlPage(assets: string, examples: readonly ExampleOperation[]): string {
  // In a script element only "<" could end the data.
  const data = JSON.stringify(examples).replaceAll('<', String.raw`\u003c`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Supply hub</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets}/graphiql.css">
<link rel="stylesheet" href="${assets}/app.css">
<style>body { margin: 0 } #graphiql { height: 100vh } #graphiql > p { padding: 2rem; font-family: system-ui }</style>
</head>
<body>
<div id="graphiql"><p>GraphiQL is being put together. The first time this takes a few seconds.</p></div>
<script type="application/json" id="examples">${data}</script>
<script type="module" src="${assets}/app.js"></script>
</body>
</html>
`;
}
