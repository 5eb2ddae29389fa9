/** The peer ships no types: what the benchmark uses of it. */
declare module 'gs1-barcode-parser-mod' {
  /** @throws a string that says what is wrong */
  export function parseBarcode(barcode: string): {
    readonly codeName: string;
    readonly parsedCodeItems: readonly {
      readonly ai: string;
      readonly data: string | number | Date;
      readonly raw: string;
      readonly isoDate: string;
    }[];
  };
}
