/**
 * What is broken in the third-party HL7 samples, file by file: the line it stands in (from 1), the broken
 * piece itself, and how this package says so. A file that is not here has nothing wrong.
 *
 * `reportedAs` is the code of a fault, a refusal, or `problem` for a value a typed view could not read. Where
 * it is absent, the standard leaves nothing to say: the bytes are read as they stand.
 */
export interface SampleFault {
  readonly line: number;
  readonly quote: string;
  readonly what: string;
  readonly reportedAs?: string;
}

export const sampleFaults: Readonly<Record<string, readonly SampleFault[]>> = {
  'ADT-A01-01.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'ADT-A01-02.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 4,
      quote: 'ommunityHospital',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'ADT-A08-01.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 24,
      quote: 'Autopsy^John^K|N',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'DFT-P03-01.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 19,
      quote: '|||||||02^Spouse',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'DFT-P11-01.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 19,
      quote: 'SEL^Self^HL70063',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'OMG-O19-01.hl7': [
    { line: 1, quote: '\ufeffMSH|^', what: 'a byte order mark', reportedAs: 'byte-order-mark' },
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 50,
      quote: 'R^UV Hospital|02',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'ORM-O01-01.hl7': [
    { line: 1, quote: '\ufeffMSH|^', what: 'a byte order mark', reportedAs: 'byte-order-mark' },
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 12,
      quote: 'R^UV Hospital|02',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'ORM-O01-02.hl7': [
    { line: 1, quote: '\ufeffMSH|^', what: 'a byte order mark', reportedAs: 'byte-order-mark' },
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'SIU-S12-02.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 28,
      quote: 'able for checkup',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'SIU-S13-01.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 4,
      quote: 'NTE||The patient cannot make',
      what: 'NTE-1 is left out and the comment stands in NTE-2 (source ID): the note has no text',
    },
  ],
  'SIU-S14-02.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 28,
      quote: 'able for checkup',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'SIU-S15-01.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 14,
      quote: '^ISO||Cancelled|',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'SIU-S16-02.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 28,
      quote: 'able for checkup',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'SIU-S17-01.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 14,
      quote: 'es^ISO||Deleted|',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'SIU-S26-02.hl7': [
    { line: 1, quote: '884.10.23^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 28,
      quote: ' did not show up',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cdc-orm-o01.hl7': [
    { line: 1, quote: '3883.9.22^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 17,
      quote: '|||||||||QST|AOE',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cdc-single.hl7': [
    { line: 1, quote: '3883.9.11^ISO\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'cosyte-edge-consecutive-delimiters.hl7': [
    {
      line: 3,
      quote: '0101|M||||||||||',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cosyte-edge-crlf-line-endings.hl7': [
    { line: 1, quote: 'G10002|P|2.5\r\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 4,
      quote: '|1|I|UNIT^^^HOSP',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cosyte-edge-empty-fields.hl7': [
    {
      line: 3,
      quote: 'e^Jane||||F|||||',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
    {
      line: 3,
      quote: 'PID|1|||MRN-EF-001',
      what: 'the identifier stands in PID-4 and the name in PID-6, each one field too far',
    },
  ],
  'cosyte-edge-lf-line-endings.hl7': [
    { line: 1, quote: 'SG10001|P|2.5\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 4,
      quote: '|1|I|UNIT^^^HOSP',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cosyte-edge-no-trailing-newline.hl7': [
    {
      line: 4,
      quote: '|1|I|UNIT^^^HOSP',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cosyte-edge-unicode-names.hl7': [
    { line: 3, quote: 'Müller^Jürgen', what: '8-bit text and no MSH-18', reportedAs: 'charset' },
    {
      line: 4,
      quote: '|1|I|UNIT^^^HOSP',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cosyte-epic-adt-a01.hl7': [
    { line: 1, quote: '|01/15/2025 14:30:00|', what: 'MSH-7 is no HL7 time', reportedAs: 'problem' },
    { line: 2, quote: '|01/15/2025 14:30:00', what: 'EVN-2 is no HL7 time', reportedAs: 'problem' },
  ],
  'cosyte-malformed-msh-too-short.hl7': [
    {
      line: 1,
      quote: 'MSH|^~',
      what: 'MSH-2 has two characters: there is no escape character',
      reportedAs: 'delimiters',
    },
  ],
  'cosyte-malformed-no-msh-segment.hl7': [
    { line: 1, quote: 'EVN|A01|20260419100000', what: 'no MSH', reportedAs: 'no-header' },
    {
      line: 1,
      quote: 'EVN|A01|20260419100000',
      what: 'a segment before any MSH',
      reportedAs: 'segment-outside-message',
    },
    {
      line: 2,
      quote: 'PID|1||MRN-MAL-001^^^HOS',
      what: 'a segment before any MSH',
      reportedAs: 'segment-outside-message',
    },
  ],
  'cosyte-quirk-extra-fields.hl7': [
    {
      line: 4,
      quote: '|1|I|UNIT^^^HOSP',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
    {
      line: 2,
      quote: '|||extra1|extra2|',
      what: 'words stand in EVN-5 to EVN-9; EVN-6 is a time',
      reportedAs: 'problem',
    },
  ],
  'cosyte-quirk-field-whitespace-trimmed.hl7': [
    {
      line: 4,
      quote: '|1|I|UNIT^^^HOSP',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
    { line: 3, quote: '|  MRN-VQ-002  ^', what: 'blanks around an identifier' },
  ],
  'cosyte-quirk-mllp-framing-stripped.hl7': [
    { line: 1, quote: '\u000bMSH|^', what: 'framing bytes in a file', reportedAs: 'framing-bytes' },
    {
      line: 4,
      quote: '|I|UNIT^^^HOSP\u001c\r',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cosyte-quirk-out-of-order-segment.hl7': [
    {
      line: 4,
      quote: '|1|I|UNIT^^^HOSP',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
    { line: 2, quote: 'PID|1||MRN-VQ-011', what: 'PID stands before EVN' },
  ],
  'cosyte-quirk-unknown-escape-sequence.hl7': [
    {
      line: 4,
      quote: ' embedded||||||F',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cosyte-quirk-unknown-segment.hl7': [
    {
      line: 5,
      quote: 'ZZ|1|customField',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cosyte-siu-s12.hl7': [
    {
      line: 2,
      quote: 'APPT-S12-001||30|min|^^30^',
      what: 'SCH is one field short before the duration: 30 stands in SCH-8 (type), min in SCH-9, the times in SCH-10; and there is no filler id in SCH-2',
      reportedAs: 'problem',
    },
    {
      line: 6,
      quote: '||20260420090000|||30|min',
      what: 'AIL is one field short before the time: it stands in AIL-5, the unit in AIL-9',
      reportedAs: 'problem',
    },
  ],
  'cosyte-stream-mixed-terminators.hl7': [
    { line: 1, quote: 'AM0020|P|2.5\r\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    { line: 4, quote: 'EAM0021|P|2.5\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'cosyte-text-formatting-note.hl7': [
    {
      line: 4,
      quote: 'OF REPORT||||||F',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'cosyte-tq1-bid.hl7': [
    {
      line: 5,
      quote: 'LS^Vital Signs^L',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'efferent-orm.hl7': [
    { line: 1, quote: '|P|2.3||||NE\r\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 7,
      quote: 'ferent-Health#81',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'gcp-adt-a04-ex1.hl7': [
    { line: 1, quote: '0.00120|P|2.1\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 4,
      quote: '||20180301010000',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'gcp-orm-o01-ex1.hl7': [
    { line: 1, quote: ':-1be8|P|2.5|\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 10,
      quote: 'alue|Units|||||F',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'hapi-adt-a01-tz-fraction.hl7': [
    { line: 1, quote: 'df93a0|D|2.6\r\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 11,
      quote: '20201000000-0600',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'hapi-adt-a03-zzz-crlf.hl7': [
    { line: 1, quote: '263206|P|2.5\r\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 6,
      quote: 'esi|20090224|02|',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'hapi-adt-a45.hl7': [
    {
      line: 4,
      quote: '340|201004141018',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
    { line: 1, quote: '|T^|2.5^^|', what: 'empty components after MSH-11 and MSH-12' },
  ],
  'hapi-repetition-in-msh.hl7': [{ line: 1, quote: '|one~two~three|', what: 'MSH-3 does not repeat' }],
  'lfh-sample-unix.hl7': [
    { line: 1, quote: 'A57:3C28^IPv6\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 8,
      quote: '|2||200603150625',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
    {
      line: 1,
      quote: 'MSH|^~\\\\&|',
      what: 'the backslash of MSH-2 was escaped by a program: five characters, two of them equal, so there is no sub-component separator',
      reportedAs: 'delimiters',
    },
    { line: 5, quote: 'Robert^L|\\r', what: 'a backslash and an r, not a carriage return, at the end of the line' },
  ],
  'lfh-sample-windows.hl7': [
    { line: 1, quote: '3C28^IPv6\\r"\r\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 8,
      quote: '|2||200603150625',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
    { line: 1, quote: 'MSH|^~\\\\&|', what: 'as in lfh-sample-unix.hl7', reportedAs: 'delimiters' },
    { line: 1, quote: '^IPv6\\r"', what: 'a backslash, an r and a quote at the end of the header' },
  ],
  'mirth-repetitions.hl7': [
    { line: 1, quote: '|2.4|||AL|NE\r\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'mirth-siu-s12.hl7': [
    { line: 1, quote: '0|P|2.3||||||\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 8,
      quote: 'nutes||Scheduled',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
    { line: 6, quote: 'AIG|1|A|1^Adams, Douglas|', what: 'a person in an equipment segment' },
  ],
  'mirth-subcomponents.hl7': [
    { line: 1, quote: '|2.4|||AL|NE\r\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'python-hl7-bad-batch-no-msh.hl7': [
    {
      line: 2,
      quote: 'EVN|A04|20060705000000',
      what: 'a segment before any MSH',
      reportedAs: 'segment-outside-message',
    },
    {
      line: 3,
      quote: 'PID|1||0000112234^^^100^',
      what: 'a segment before any MSH',
      reportedAs: 'segment-outside-message',
    },
    { line: 4, quote: 'PD1||2', what: 'a segment before any MSH', reportedAs: 'segment-outside-message' },
    {
      line: 5,
      quote: 'NK1|1||1||||||||||||||||',
      what: 'a segment before any MSH',
      reportedAs: 'segment-outside-message',
    },
    { line: 6, quote: 'PV1|1|O||||^^^^^1', what: 'a segment before any MSH', reportedAs: 'segment-outside-message' },
    { line: 7, quote: 'BTS|1', what: 'BTS-1 counts what is not there', reportedAs: 'batch-count' },
  ],
  'python-hl7-oru.hl7': [{ line: 2, quote: '|196203520|', what: 'PID-7 has nine digits: no date' }],
  'rethink-adt-a01-basic.hl7': [
    { line: 1, quote: '00001|P|2.5.1\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'rethink-dft-p03-charge.hl7': [
    { line: 1, quote: '00001|P|2.5.1\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'rethink-edge-crlf-line-endings.hl7': [
    { line: 1, quote: 'MSG006|P|2.5\r\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'rethink-edge-escaped-delimiters.hl7': [
    { line: 1, quote: '|MSG001|P|2.5\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'rethink-edge-field-repetitions.hl7': [
    { line: 1, quote: '|MSG004|P|2.5\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'rethink-edge-z-segments.hl7': [
    { line: 1, quote: '|MSG003|P|2.5\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'rethink-invalid-missing-msh.hl7': [
    { line: 1, quote: 'PID|1||12345^^^MRN||DOE^', what: 'no MSH', reportedAs: 'no-header' },
    {
      line: 1,
      quote: 'PID|1||12345^^^MRN||DOE^',
      what: 'a segment before any MSH',
      reportedAs: 'segment-outside-message',
    },
    { line: 2, quote: 'PV1|1|I|ICU^101^A', what: 'a segment before any MSH', reportedAs: 'segment-outside-message' },
  ],
  'rethink-invalid-trailing-empty-fields.hl7': [
    { line: 1, quote: '|MSG001|P|2.5\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'rethink-orm-o01-order.hl7': [
    { line: 1, quote: '20001|P|2.5.1\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
  ],
  'rethink-siu-s12-schedule.hl7': [
    { line: 1, quote: '00001|P|2.5.1\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 5,
      quote: 'AIG|1||4567^CARDIOLOGIST',
      what: 'a resource without its RGS group, and a person in an equipment segment',
    },
  ],
  'ruby-empty-segments.hl7': [
    { line: 12, quote: ' \n', what: 'the last segment has no terminator', reportedAs: 'missing-last-terminator' },
    { line: 8, quote: '||||\r', what: 'separators without a segment name', reportedAs: 'broken-segment' },
    { line: 9, quote: '|\r', what: 'a line without a segment name', reportedAs: 'broken-segment' },
    { line: 10, quote: '||\r', what: 'a line without a segment name', reportedAs: 'broken-segment' },
    {
      line: 11,
      quote: '\u000b\r',
      what: 'a start block as a line of its own at the end',
      reportedAs: 'broken-segment',
    },
    { line: 12, quote: ' \n', what: 'a blank line', reportedAs: 'blank-lines' },
  ],
  'ruby-test.hl7': [
    {
      line: 8,
      quote: '\u000b\r\n',
      what: 'a start block as a line of its own at the end',
      reportedAs: 'broken-segment',
    },
  ],
  'simple-hl7-orm.hl7': [
    { line: 1, quote: '7110114|P|2.3\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 5,
      quote: '||20060307110114',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'vendor-adt-a28.hl7': [
    { line: 1, quote: 'E|EN||iTKv1.0\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 7,
      quote: '|5||199807011755',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
  ],
  'vendor-adt-a31-in-file-named-a05.hl7': [
    { line: 1, quote: '11111111||2.3\n', what: 'segments end in line feeds', reportedAs: 'line-feeds' },
    {
      line: 7,
      quote: '|||||||""|""|^^1',
      what: 'the last segment has no terminator',
      reportedAs: 'missing-last-terminator',
    },
    {
      line: 1,
      quote: '|Q111111119T4083493511111111||2.3',
      what: 'MSH-11 is empty and MSH-10 is longer than the 20 characters of version 2.3',
    },
  ],
};

/** Where the package does not do what a file's `.expected.json` states, and why. */
export interface Departure {
  readonly file: string;
  /** Which statement. */
  readonly stated: string;
  /** What the package does instead. */
  readonly done: string;
  readonly because: string;
}

export const departures: readonly Departure[] = [
  {
    file: 'cosyte-malformed-msh-too-short.hl7',
    stated: 'derived: one message, MSH-2 is ^~',
    done: 'refuses it',
    because: 'without an escape character no value is sure; the source calls it fatal too (MSH_TOO_SHORT)',
  },
  {
    file: 'ruby-empty-segments.hl7',
    stated: 'derived: three segments named |||, | and ||',
    done: 'keeps those lines, and the start block and the blank after them, as segments without a name or not at all',
    because: 'a name is three letters or digits; the collector took the first three characters of the line',
  },
  {
    file: 'ruby-test.hl7',
    stated: 'derived: no segment for the line that holds a start block',
    done: 'keeps that line as a segment without a name',
    because: 'no line is hidden from whoever asks for all of them',
  },
  {
    file: 'cosyte-quirk-field-whitespace-trimmed.hl7',
    stated: 'source: FIELD_WHITESPACE_TRIMMED',
    done: 'keeps the blanks, in the value too',
    because: 'HL7 ST trims on the right at most, and an identifier is changed by no one but its owner',
  },
  {
    file: 'cosyte-quirk-extra-fields.hl7',
    stated: 'source: EXTRA_FIELDS (which it does not emit)',
    done: 'reads them without a fault',
    because: 'a receiver ignores fields it does not expect (HL7 chapter 2, forward compatibility)',
  },
  {
    file: 'cosyte-quirk-out-of-order-segment.hl7',
    stated: 'source: OUT_OF_ORDER_SEGMENT (which it does not emit)',
    done: 'reads it without a fault',
    because: 'the views find PID and EVN wherever they stand; nothing is lost by it',
  },
  {
    file: 'cosyte-quirk-unknown-escape-sequence.hl7',
    stated: 'source: UNKNOWN_ESCAPE_SEQUENCE',
    done: 'keeps \\Z99\\ verbatim without a fault',
    because: 'Z sequences are the local ones HL7 provides for',
  },
  {
    file: 'cosyte-quirk-unknown-segment.hl7',
    stated: 'source: UNKNOWN_SEGMENT',
    done: 'reads it without a fault',
    because: 'Z segments are the local ones HL7 provides for',
  },
  {
    file: 'rethink-invalid-trailing-empty-fields.hl7',
    stated: 'source: invalid',
    done: 'reads it and gives it back with its trailing separators',
    because: 'HL7 2.10 lets a sender leave separators at the end of a segment; it only recommends otherwise',
  },
];
