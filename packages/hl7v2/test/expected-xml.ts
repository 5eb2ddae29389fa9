import type { Hl7Message, Hl7Repetition } from '../src/hl7v2.ts';

/** A message as the XML that one sample's source expects: an element a field repetition, component and part. */
export function xmlOf(message: Hl7Message): string {
  const lines = ['<HL7Message>'];
  for (const segment of message.segments) {
    lines.push(`    <${segment.name}>`);
    for (let field = 1; field <= segment.fieldCount; field += 1) {
      const name = `${segment.name}.${field}`;
      const repetitions = segment.repetitions(field);
      if (repetitions.length === 0) lines.push(`        <${name}/>`);
      const isSeparators = segment.name === 'MSH' && field < 3;
      for (const repetition of repetitions) {
        if (isSeparators) lines.push(`        <${name}>${text(repetition.raw)}</${name}>`);
        else lines.push(`        <${name}>`, ...components(name, repetition, message), `        </${name}>`);
      }
    }
    lines.push(`    </${segment.name}>`);
  }
  return `${[...lines, '</HL7Message>'].join('\r\n')}\r\n`;
}

function components(name: string, repetition: Hl7Repetition, message: Hl7Message): string[] {
  const { component, subcomponent = '' } = message.delimiters;
  return repetition.raw.split(component).flatMap((raw, at) => {
    const own = `${name}.${at + 1}`;
    if (!raw.includes(subcomponent)) return [`            <${own}>${text(repetition.value(at + 1))}</${own}>`];
    const parts = raw.split(subcomponent).map((part, sub) => {
      const inner = `${own}.${sub + 1}`;
      const value = repetition.value(at + 1, sub + 1);
      return part === '' ? `                <${inner}/>` : `                <${inner}>${text(value)}</${inner}>`;
    });
    return [`            <${own}>`, ...parts, `            </${own}>`];
  });
}

const text = (value: string | null | undefined): string => (value ?? '').replaceAll('&', '&amp;');
