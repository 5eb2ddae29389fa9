import { refusal, type Reading } from './reading.ts';

/** ISO 4217's active codes by the number of digits their minor unit has. Funds, metals and test codes are out. */
const byMinorDigits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP ' +
    'CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR ' +
    'JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN ' +
    'NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP ' +
    'SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

const minorDigits: ReadonlyMap<string, number> = new Map(
  Object.entries(byMinorDigits).flatMap(([digits, list]) => list.split(' ').map((code) => [code, Number(digits)])),
);

declare const currency: unique symbol;

/** An active ISO 4217 code, upper case. */
export type Currency = string & { readonly [currency]: never };

export function isCurrency(text: string): text is Currency {
  return minorDigits.has(text);
}

export function parseCurrency(text: string): Reading<Currency> {
  if (isCurrency(text)) return { ok: true, value: text };
  return refusal('This is no ISO 4217 currency in use', 'Give three capital letters such as USD');
}

/** Digits after the point in a payable amount: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigitsOf(code: Currency): number {
  return minorDigits.get(code) ?? 2;
}
