/**
 * How alike two descriptions of a supply are. Numbers are sizes: a 3.5 mm screw is no 4.5 mm screw however alike the
 * words, so numbers that differ weigh more than words do. Pure, symmetric, 1 for the same words and 0 for none in common.
 */
export function similarity(one: string, other: string): number {
  const a = readWords(one);
  const b = readWords(other);
  if (a.all.length === 0 || b.all.length === 0) return 0;
  return likenessOfWords(a.words, b.words) * likenessOfSizes(a.sizes, b.sizes);
}

/** The words and sizes of a description, each once, as they are compared: `['cortical', 'screw', '3.5', '14', 'mm']`. */
export function wordsOf(text: string): string[] {
  return readWords(text).all;
}

/** A number or code without what people leave out or add: capitals, no punctuation, no leading zeros. */
export function codeOf(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/, '');
}

interface Words {
  readonly words: ReadonlySet<string>;
  readonly sizes: ReadonlySet<string>;
  readonly all: string[];
}

function readWords(text: string): Words {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const tokens = plain.match(/\d+(?:[.,]\d+)?|\p{L}+/gu) ?? [];
  const sizes = new Set<string>();
  const words = new Set<string>();
  for (const token of tokens) {
    if (/^\d/.test(token)) sizes.add(sizeOf(token));
    // The x of 3.5 x 14.
    else if (token !== 'x') words.add(token);
  }
  return { words, sizes, all: [...words, ...sizes] };
}

/** 3,50 and 03.5 are 3.5. */
function sizeOf(digits: string): string {
  const [whole = '', part = ''] = digits.split(/[.,]/);
  const fraction = part.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Sørensen's ratio over trigrams: `screw` and `screws` are nearly the same, `cort` and `cortical` alike. */
function likenessOfWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  const left = trigrams(a);
  const right = trigrams(b);
  return left.size + right.size === 0 ? 0 : (2 * left.intersection(right).size) / (left.size + right.size);
}

function trigrams(words: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const word of words) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/** Sizes only one of them gives say less than sizes that differ. */
function likenessOfSizes(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  if (a.size === 0 || b.size === 0) return 0.7;
  return 0.2 + (0.8 * a.intersection(b).size) / a.union(b).size;
}
