/** The reference's style, as it stands in the page. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#ddd, #333); --soft: light-dark(#666, #aaa); --mark: light-dark(#0b57d0, #8ab4f8); --warn: light-dark(#a33, #f99) }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; display: grid; grid-template-columns: 17rem minmax(0, 1fr) }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); font-size: 14px }
nav h2 { margin: 1rem 0 .2rem; font-size: 12px; color: var(--soft); text-transform: uppercase; letter-spacing: .05em }
nav a { display: block; overflow: hidden; text-overflow: ellipsis }
input { width: 100%; padding: .4rem .6rem; font: inherit; border: 1px solid var(--line); border-radius: 4px }
main { padding: 1rem 2rem; max-width: 62rem }
a { color: var(--mark); text-decoration: none }
a:hover { text-decoration: underline }
code, dt, h3 { font-family: ui-monospace, monospace; font-size: .93em }
section { border-top: 1px solid var(--line); padding-top: 1rem; margin-top: 1.5rem }
h3 { font-size: 1.15rem; margin: 0 }
p { margin: .2rem 0 }
small { color: var(--soft) }
dl { margin: .6rem 0 }
dt { margin-top: .7rem; font-weight: 600; overflow-wrap: anywhere }
dd { margin: 0 0 0 1.5rem }
dd dl { margin: .1rem 0 }
dd dt { margin-top: .2rem; font-weight: 400 }
b { font: 600 12px system-ui, sans-serif; margin-left: .5rem; padding: 0 .4rem; border: 1px solid var(--line); border-radius: 9px; white-space: nowrap }
b.warn, p.warn { color: var(--warn) }
section:target > h3, dt:target { background: light-dark(#fff6d6, #3a3413) }
[hidden] { display: none }
@media (max-width: 50rem) { body { display: block } nav { position: static; height: auto; max-height: 40vh } main { padding: 1rem } }
`;

/**
 * Its search: of a type whose name and description do not have all the words, the members that have the rest stay.
 * Without scripts the page is all there.
 */
export const script = `
const box = document.getElementById('search'), count = document.getElementById('count');
const textOf = (...nodes) => nodes.map((node) => node?.textContent ?? '').join(' ').toLowerCase();
const types = [...document.querySelectorAll('main section')].map((section) => {
  const list = section.querySelector(':scope > dl');
  const members = [...(list?.children ?? [])].filter((each) => each.tagName === 'DT');
  return {
    section,
    link: document.querySelector('nav a[href="#' + section.id + '"]'),
    text: textOf(...[...section.children].filter((each) => each !== list)),
    members: members.map((name) => ({ parts: [name, name.nextElementSibling], text: textOf(name, name.nextElementSibling) })),
  };
});
box.addEventListener('input', () => {
  const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let found = 0;
  for (const { section, link, text, members } of types) {
    const rest = words.filter((word) => !text.includes(word));
    let fits = rest.length === 0;
    for (const member of members) {
      const stays = rest.every((word) => member.text.includes(word));
      for (const part of member.parts) part.hidden = !stays;
      fits ||= stays;
    }
    section.hidden = !fits;
    if (link) link.hidden = !fits;
    if (fits) found += 1;
  }
  count.textContent = words.length === 0 ? '' : found + ' of ' + types.length;
  if (words.length > 0) scrollTo(0, 0);
});
addEventListener('hashchange', () => {
  const place = document.getElementById(location.hash.slice(1));
  if (place?.closest('[hidden]') == null) return;
  box.value = '';
  box.dispatchEvent(new Event('input'));
  place.scrollIntoView();
});
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== box) { event.preventDefault(); box.focus(); }
});
`;
