/** What the codec benchmark reads: invented, and without escape sequences, which the peers do not decode. */

const header = (event: string, structure: string, controlId: string): string =>
  `MSH|^~\\&|ORSCHED|NORTH^2.16.840.1.113883.3.9001^ISO|HUB|NORTH|20260301140510-0600||${event}^${structure}|${controlId}|P|2.5.1||||||UNICODE UTF-8`;

const patient = [
  'PID|1||MRN-700412^^^NORTH^MR~A-55012^^^NORTH^AN||FERNANDEZ^JUAN^M||19610704|M|||12 PINE ST^^NORTH FALLS^IL^60001^USA||(555)555-0142|||M||A-55012',
  'PV1|1|I|4W^412^A^NORTH||||1042^OKAFOR^ADA^^^DR|||SUR||||7|||1042^OKAFOR^ADA|IP|V-880231|||||||||||||||||||||||||20260301060000-0600',
];

/** A case on the schedule: 14 segments, what a theatre system sends most. */
export function scheduleMessage(controlId: string): string {
  return lines([
    header('SIU^S12', 'SIU_S12', controlId),
    'SCH|APPT-3301^ORSCHED|CASE-90117^ORSCHED|||S12^NEW^HL70276|ELECTIVE^ELECTIVE^LOCAL|INPATIENT^^LOCAL|NORMAL^^HL70276|95|min^^UCUM|^^95^20260302073000-0600^20260302090500-0600|2207^ADEYEMI^ROSE|(555)555-0177||NORTH|2207^ADEYEMI^ROSE||||BOOKED^^HL70278',
    'TQ1|1||||||20260302073000-0600|20260302090500-0600',
    'NTE|1||PATIENT PREFERS MORNING',
    ...patient,
    'RGS|1|A',
    'AIS|1|A|27130^TOTAL HIP ARTHROPLASTY^C4|20260302073000-0600|0|min|95|min||BOOKED',
    'NTE|1||LEFT SIDE, IMPLANT TRAY 4 AND BACKUP SIZES',
    'AIG|1|A|MED-004417^HIP STEM SIZE 5^LOCAL|IMPLANT||1|EA',
    'AIG|2|A|MED-004502^ACETABULAR CUP 54^LOCAL|IMPLANT||1|EA',
    'AIL|1|A|OR1^^^NORTH|OPERATING ROOM||20260302073000-0600|0|min|95|min||BOOKED',
    'AIP|1|A|1042^OKAFOR^ADA^^^DR|SURGEON||20260302073000-0600|0|min|95|min||BOOKED',
    'AIP|2|A|3115^LINDQVIST^EVA^^^DR|ANESTHESIA||20260302071500-0600|0|min|110|min||BOOKED',
  ]);
}

/** What a case used: 46 segments, of which a reader wants a few fields. */
export function chargeMessage(controlId: string): string {
  const used = Array.from(
    { length: 42 },
    (_, index) =>
      `FT1|${index + 1}|T-${20_000 + index}|B-77|20260302091200-0600|20260302100000-0600|CG|MED-${4400 + index}^SUPPLY ITEM ${index + 1}^LOCAL||${index % 3}|1|||NORTH^^412|||||||1042^OKAFOR^ADA||||27130^TOTAL HIP ARTHROPLASTY^C4|LT||10860001234562^ITEM^UDI`,
  );
  return lines([header('DFT^P03', 'DFT_P03', controlId), 'EVN|P03|20260302100000-0600', ...patient, ...used]);
}

/** A schedule with a document in one segment, or with notes in very many. */
export function largeMessage(megabytes: number, shape: 'one segment' | 'many segments'): string {
  const note = `NTE|2||${'COUNT SHEET LINE WITH NOTHING TO SAY '.repeat(3)}`;
  const room = megabytes * 1024 * 1024 - scheduleMessage('LARGE').length;
  const filling =
    shape === 'one segment'
      ? [`OBX|1|ED|PDF^PREFERENCE CARD^LOCAL||^APPLICATION^PDF^BASE64^${'JVBERi0xLjQK'.repeat(room / 12)}||||||F`]
      : Array.from({ length: Math.floor(room / (note.length + 1)) }, () => note);
  return `${scheduleMessage('LARGE')}${lines(filling)}`;
}

const lines = (segments: readonly string[]): string => segments.map((segment) => `${segment}\r`).join('');
