/** How the cards of a world are meant to fare against the stock of their facility in the coming days. */
export type Supply =
  /** There is enough, holds included. */
  | 'ample'
  /** Enough to open, too little to hold: some cases are at risk. */
  | 'tight'
  /** Too little to open everywhere: some cases are short, unless an order comes in time. */
  | 'scarce';

/** What a kind of operation needs of one kind of supply, in base units a case. */
export interface Need {
  /** The item's group in the catalogue. */
  readonly group: string;
  /** What its description says. */
  readonly says?: string;
  /** The item itself, at the facilities where a story is told with it. */
  readonly material?: string;
  readonly open: number;
  readonly hold: number;
  readonly supply: Supply;
}

const ample = (group: string, open: number, hold = 0, says?: string): Need => ({
  group,
  open,
  hold,
  supply: 'ample',
  ...(says === undefined ? {} : { says }),
});
const as = (supply: Supply, need: Need): Need => ({ ...need, supply });

/** What every operation needs. */
export const basics: readonly Need[] = [
  ample('GOWN', 3, 1),
  ample('GLOVE', 6, 4),
  ample('DRAPE', 1, 1),
  ample('DRESSING', 2, 2),
  ample('SYRINGE', 2),
  ample('NEEDLE', 2),
];

/** The procedure that nobody wrote a card for: its cases are UNKNOWN. */
export const procedureWithoutCard = 'URO-TURP';

/** What each operation needs beside the basics. */
export const recipes: Readonly<Record<string, readonly Need[]>> = {
  'ORTHO-THA': [
    as('tight', ample('IMPHIP', 1, 1, 'Femoral stem')),
    ample('IMPHIP', 1, 1, 'Femoral head'),
    ample('IMPHIP', 1, 0, 'Acetabular cup'),
    ample('SUTURE', 4, 2),
  ],
  'ORTHO-TKA': [
    as('scarce', ample('IMPKNEE', 1, 0, 'Tibial tray')),
    ample('IMPKNEE', 1, 1, 'Tibial insert'),
    ample('SUTURE', 4, 2),
  ],
  'ORTHO-ACL': [ample('IMPTRAUMA', 2, 1, 'Cortical screw'), ample('SUTURE', 3, 1), ample('FLUID', 3, 1)],
  'ORTHO-ORIF-ANK': [
    as('tight', ample('IMPTRAUMA', 1, 1, 'Locking plate')),
    ample('IMPTRAUMA', 4, 2, 'Cortical screw'),
    ample('SUTURE', 3),
  ],
  // The screw that is on hand nowhere; one order of it is unconfirmed.
  'SPINE-PLIF': [
    { ...ample('IMPSPINE', 4, 2, 'Pedicle screw'), material: 'MED-000010' },
    ample('HEMOSTAT', 1, 1),
    ample('SUTURE', 4),
  ],
  'SPINE-LAM': [as('tight', ample('HEMOSTAT', 2, 4)), ample('SUTURE', 3)],
  'GEN-LAPCHOLE': [ample('TROCAR', 3, 1), ample('STAPLER', 1, 1), ample('SUTURE', 2)],
  'GEN-HERNIA': [as('tight', ample('MESH', 1, 2)), ample('SUTURE', 3, 1)],
  // The drape that lies in the distribution centre alone, which supplies no theatre.
  'GEN-COLON': [
    { ...ample('DRAPE', 1, 0, 'laparotomy'), material: 'MED-000009' },
    ample('STAPLER', 3, 1),
    ample('SUTURE', 5, 2),
  ],
  'GYN-HYST': [ample('TROCAR', 3, 1), ample('ENERGY', 1, 0), ample('SUTURE', 4)],
  'GYN-CSECT': [ample('SUTURE', 4, 2), ample('TRAY', 1, 0)],
  'CARD-CABG': [ample('TRAY', 1, 0), ample('SUTURE', 8, 4), as('scarce', ample('CATHETER', 8, 1)), ample('ENERGY', 1)],
  'VASC-CEA': [ample('SUTURE', 4, 2), ample('CATHETER', 1, 1)],
  'ENT-TONSIL': [ample('ENERGY', 1, 0), ample('AIRWAY', 1, 1)],
  'EYE-CAT': [ample('TRAY', 1, 0), ample('FLUID', 1, 0)],
};
