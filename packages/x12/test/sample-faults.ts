/**
 * What is broken in the third-party X12 samples, file by file, as their senders would be told: in which segment (its
 * number in the file, from 1; 0 where no interchange can be made out), the segment as it stands, whose code says so
 * (TA105 of an interchange, AK905 of a group, AK502 of a set, AK304 or AK403 of a document) and whether it is refused
 * for it. A file that is not here has nothing wrong.
 */
export interface SampleFault {
  readonly segment: number;
  readonly quote: string;
  readonly level: 'interchange' | 'group' | 'set' | 'document';
  readonly code: string;
  readonly isRefused: boolean;
  readonly what: string;
}

export const sampleFaults: Readonly<Record<string, readonly SampleFault[]>> = {
  '810-edinet-ariba-a.edi': [
    {
      segment: 1,
      quote: 'ISA*00* *00* *ZZ*ABCMUSICSUPPLY *ZZ*ARIBAEDI*030910*1059*U*00401*000000001*0*T*>',
      level: 'interchange',
      code: '011',
      isRefused: false,
      what: 'ISA is not of fixed width: ISA02 is 1 wide, not 10, ISA04 is 1 wide, not 10, ISA08 is 8 wide, not 15',
    },
  ],
  '810-edinet-ariba-c-header.edi': [
    {
      segment: 1,
      quote: 'ISA*00* *00* *ZZ*ABCMUSICSUPPLY *ZZ*ARIBAEDI*030910*1059*U*00401*000000001*0*T*>',
      level: 'interchange',
      code: '011',
      isRefused: false,
      what: 'ISA is not of fixed width: ISA02 is 1 wide, not 10, ISA04 is 1 wide, not 10, ISA08 is 8 wide, not 15',
    },
  ],
  '832-edinet-book-catalog.edi': [
    {
      segment: 1,
      quote: 'ISA*00* *00* *01*999999999 *12*6309246701*060926*1242*U*00401*000000030*0*T*>',
      level: 'interchange',
      code: '011',
      isRefused: false,
      what: 'ISA is not of fixed width: ISA02 is 1 wide, not 10, ISA04 is 1 wide, not 10, ISA06 is 10 wide, not 15, ISA08 is 10 wide, not 15',
    },
    {
      segment: 14,
      quote: 'SE*17*2001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 17 segments, ST to SE are 12',
    },
    {
      segment: 13,
      quote: 'CTT*5',
      level: 'document',
      code: '7',
      isRefused: false,
      what: 'CTT01 says 5 items, there are 2',
    },
  ],
  '850-stupidedi-minimal.edi': [
    {
      segment: 1,
      quote:
        'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER        *260709*1200*U*00401*000000001*0*T*>',
      level: 'interchange',
      code: '008',
      isRefused: false,
      what: 'ISA is not of fixed width: ISA08 is 16 wide, not 15',
    },
  ],
  '850-x12types-fragment-11.edi': [
    {
      segment: 17,
      quote: 'SE*16*000000001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 16 segments, ST to SE are 17',
    },
    {
      segment: 14,
      quote: 'SLN*BY*2889700001*65*1000',
      level: 'document',
      code: '5',
      isRefused: false,
      what: 'SLN03 has 2 characters, at most 1 are allowed',
    },
  ],
  '850-x12types-fragment-8.edi': [
    {
      segment: 15,
      quote: 'CTT*2*1980',
      level: 'document',
      code: '7',
      isRefused: false,
      what: 'CTT02 says 1980, the quantities add up to 990',
    },
  ],
  '850-x12types-napa-1.edi': [
    {
      segment: 1,
      quote: 'ISA*00* *00* *ZZ*NAPA *nn*partnerid *110913*2201*|*00501*000086518*0*P*:',
      level: 'interchange',
      code: '011',
      isRefused: false,
      what: 'ISA is not of fixed width: ISA02 is 1 wide, not 10, ISA04 is 1 wide, not 10, ISA06 is 5 wide, not 15, ISA08 is 10 wide, not 15',
    },
  ],
  '850-x12types-napa-2.edi': [
    {
      segment: 1,
      quote: 'ISA*00* *00* *ZZ*NAPA *nn*partnerid *180308*1259*|*00501*000056896*0*P*>',
      level: 'interchange',
      code: '011',
      isRefused: false,
      what: 'ISA is not of fixed width: ISA02 is 1 wide, not 10, ISA04 is 1 wide, not 10, ISA06 is 5 wide, not 15, ISA08 is 10 wide, not 15',
    },
  ],
  '855-node-x12.edi': [
    {
      segment: 27,
      quote: 'CTT*4*5',
      level: 'document',
      code: '7',
      isRefused: false,
      what: 'CTT02 says 5, the quantities add up to 8',
    },
  ],
  '856-x12types-856-basic-structure.edi': [
    {
      segment: 16,
      quote: 'SE*12*0001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 12 segments, ST to SE are 14',
    },
  ],
  '856-x12types-856-with-line-items.edi': [
    {
      segment: 19,
      quote: 'SE*13*0001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 13 segments, ST to SE are 17',
    },
  ],
  '856-x12types-minimal.edi': [
    {
      segment: 8,
      quote: 'SE*5*0001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 5 segments, ST to SE are 6',
    },
  ],
  '856-x12types-parse-856.edi': [
    {
      segment: 1,
      quote: 'ISA*01* *00* *ZZ*SENDER *ZZ*RECEIVER *231014*1831*U*00401*000000001*0*P*:',
      level: 'interchange',
      code: '011',
      isRefused: false,
      what: 'ISA is not of fixed width: ISA02 is 1 wide, not 10, ISA04 is 1 wide, not 10, ISA06 is 7 wide, not 15, ISA08 is 9 wide, not 15',
    },
    {
      segment: 20,
      quote: 'SE*36*0001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 36 segments, ST to SE are 18',
    },
    {
      segment: 19,
      quote: 'CTT*1*5',
      level: 'document',
      code: '7',
      isRefused: false,
      what: 'CTT01 says 1 levels (HL), there are 4',
    },
    {
      segment: 19,
      quote: 'CTT*1*5',
      level: 'document',
      code: '7',
      isRefused: false,
      what: 'CTT02 says 5, the quantities add up to 24',
    },
  ],
  '865-x12types-fragment-two-lines.edi': [
    {
      segment: 6,
      quote: 'SE*7*0001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 7 segments, ST to SE are 6',
    },
  ],
  '997-stupidedi-backtick.edi': [
    {
      segment: 1,
      quote: 'ISA*00*          *00*          *01*XXXXXX      *12*9013446133     *131003*0004*U*00400*300044350*0*P*`',
      level: 'interchange',
      code: '006',
      isRefused: false,
      what: 'ISA is not of fixed width: ISA06 is 12 wide, not 15',
    },
  ],
  '999-imsweb-accepted.edi': [
    {
      segment: 10,
      quote: 'IEA*1*000000001',
      level: 'interchange',
      code: '001',
      isRefused: true,
      what: 'IEA02 is 000000001, ISA13 is 000000286',
    },
  ],
  'dup-gozer-duplicates-po-document.edi': [
    { segment: 12, quote: 'GE*1*99', level: 'group', code: '5', isRefused: true, what: 'GE01 says 1 sets, 3 came' },
    {
      segment: 5,
      quote: 'SE*1*0001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 8,
      quote: 'SE*1*0002',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 11,
      quote: 'SE*1*0003',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 7,
      quote: 'BEG*00*SA*804191**20201022',
      level: 'document',
      code: '3',
      isRefused: true,
      what: 'BSN is required here, BEG came',
    },
    {
      segment: 7,
      quote: 'BEG*00*SA*804191**20201022',
      level: 'document',
      code: '3',
      isRefused: true,
      what: 'HL is required and missing',
    },
  ],
  'env-gozer-one-group-alpha-transaction-count.edi': [
    { segment: 12, quote: 'GE*A*99', level: 'group', code: '5', isRefused: true, what: 'GE01 says A sets, 3 came' },
    {
      segment: 5,
      quote: 'SE*1*0001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 8,
      quote: 'SE*1*0002',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 11,
      quote: 'SE*1*0003',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 4,
      quote: 'BSN*00*804190*20201022',
      level: 'document',
      code: '1',
      isRefused: false,
      what: 'BSN04 is required and missing',
    },
    {
      segment: 4,
      quote: 'BSN*00*804190*20201022',
      level: 'document',
      code: '3',
      isRefused: true,
      what: 'HL is required and missing',
    },
    {
      segment: 7,
      quote: 'BSN*00*804191*20201022',
      level: 'document',
      code: '1',
      isRefused: false,
      what: 'BSN04 is required and missing',
    },
    {
      segment: 7,
      quote: 'BSN*00*804191*20201022',
      level: 'document',
      code: '3',
      isRefused: true,
      what: 'HL is required and missing',
    },
  ],
  'env-gozer-one-group-correct.edi': [
    {
      segment: 5,
      quote: 'SE*1*0001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 8,
      quote: 'SE*1*0002',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 11,
      quote: 'SE*1*0003',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 4,
      quote: 'BSN*00*804190*20201022',
      level: 'document',
      code: '1',
      isRefused: false,
      what: 'BSN04 is required and missing',
    },
    {
      segment: 4,
      quote: 'BSN*00*804190*20201022',
      level: 'document',
      code: '3',
      isRefused: true,
      what: 'HL is required and missing',
    },
    {
      segment: 7,
      quote: 'BSN*00*804191*20201022',
      level: 'document',
      code: '1',
      isRefused: false,
      what: 'BSN04 is required and missing',
    },
    {
      segment: 7,
      quote: 'BSN*00*804191*20201022',
      level: 'document',
      code: '3',
      isRefused: true,
      what: 'HL is required and missing',
    },
  ],
  'env-gozer-one-group-incorrect-group-count.edi': [
    {
      segment: 0,
      quote: 'ISA*01*0000000000*01*0000000000*ZZ',
      level: 'interchange',
      code: '022',
      isRefused: true,
      what: 'ISA has 5 elements, 16 are required',
    },
  ],
  'env-gozer-two-group-correct.edi': [
    {
      segment: 5,
      quote: 'SE*1*0001',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 8,
      quote: 'SE*1*0002',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 13,
      quote: 'SE*1*0003',
      level: 'set',
      code: '4',
      isRefused: true,
      what: 'SE01 says 1 segments, ST to SE are 3',
    },
    {
      segment: 4,
      quote: 'BSN*00*804190*20201022',
      level: 'document',
      code: '1',
      isRefused: false,
      what: 'BSN04 is required and missing',
    },
    {
      segment: 4,
      quote: 'BSN*00*804190*20201022',
      level: 'document',
      code: '3',
      isRefused: true,
      what: 'HL is required and missing',
    },
    {
      segment: 7,
      quote: 'BSN*00*804191*20201022',
      level: 'document',
      code: '1',
      isRefused: false,
      what: 'BSN04 is required and missing',
    },
    {
      segment: 7,
      quote: 'BSN*00*804191*20201022',
      level: 'document',
      code: '3',
      isRefused: true,
      what: 'HL is required and missing',
    },
  ],
};

/** What the samples' senders say beyond the guide: kept and shown, segment by segment. */
export const sampleBeyond: Readonly<Record<string, readonly string[]>> = {
  '810-moov-two-invoices.edi': [
    'QTY*39**ZZ||1*EA',
    'FA1*ZZ',
    'FA2*84*1395.5',
    'FA2*ZZ*45000-98Z890-2012-81-12345-21620-5580889',
    'FA1*ZZ',
    'FA2*84*827.75',
    'FA2*ZZ*45000-82-67O0240-2012-81-1524286-22020-2430824',
  ],
  '850-stupidedi-aerospace.edi': ['BEG*00*RL*508517*1001*20000506**NA*IEL', 'IT8*******B0'],
  '850-x12types-fragment-11.edi': [
    'MTX**THIS IS A PASS THROUGH ORDER. PLEASE SHIP TO THE HEADER LEVEL N1 ST SHIP TO N1-04 ELEMENT DC LOCATION. PLEASE ADD THE STORE NUMBERS FROM THE SDQ LINE ITEM SEGMENTS TO THE CARTON LABELS.',
    'SDQ*EA*92*65*1000*66*1000*67*100',
  ],
  '850-x12types-fragment-8.edi': ['SDQ*EA*92*899*110*910*110*1080*110', 'SDQ*EA*92*899*220*910*220*1080*220'],
  '850-x12types-napa-1.edi': ['SI*AX*ZZ*FD054', 'MTX*GSI*RECEIVING HOURS 7 00 A M TO 3 00 P M'],
  '850-x12types-napa-2.edi': [
    'SI*AX*ZZ*JOEI',
    'MTX*GSI*REGULAR UPS 1 TO 4 DAY DELIVERY, NO SPECIAL HANDLING (COMMERCIAL GROUNDCARRIER , NOT LTL)',
  ],
  '855-node-x12.edi': [
    'CSH****123MILL 0001',
    'SCH*3*UN*WH*MO*080*20041231*****000',
    'SCH*0*UN*WH*MO*080*20071009*****AD',
    'SCH*0*UN*WH*CO*080*20041231*****NFC',
    'SCH*2*UN*WH*MO*080*20041231*****000',
  ],
  '867-x12types-minimal.edi': ['SII*VP*ITEM001*100*EA*5.00'],
  'dup-gozer-duplicates-po-document.edi': ['BEG*00*SA*804191**20201022'],
};

/** Where what a sample's source or collector says is not what this package says, and why. */
export const departures: readonly { readonly file: string; readonly stated: string; readonly why: string }[] = [
  {
    file: 'env-gozer-one-group-correct.edi',
    stated: 'source_rule_rejects: false',
    why: 'its rule looks at GE and IEA alone; every SE01 says 1 where ST to SE are 3 segments',
  },
  {
    file: 'env-gozer-two-group-correct.edi',
    stated: 'source_rule_rejects: false',
    why: 'its rule looks at GE and IEA alone; every SE01 says 1 where ST to SE are 3 segments',
  },
  {
    file: '856-x12types-minimal.edi',
    stated: 'parses: true',
    why: 'it parses here too, and the set is refused for its SE01',
  },
  {
    file: '999-imsweb-accepted.edi',
    stated: 'accepted: true',
    why: 'it is read, and says accepted; its interchange is refused, since IEA02 names another than ISA13',
  },
];
