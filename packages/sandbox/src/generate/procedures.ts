/** What the EHR's theatres do. */
export interface Procedure {
  readonly code: string;
  readonly display: string;
  readonly specialty: string;
  /** The least and the most it takes. */
  readonly minutes: readonly [number, number];
}

export const procedures: readonly Procedure[] = [
  { code: 'ORTHO-THA', display: 'Total hip arthroplasty', specialty: 'Orthopedics', minutes: [90, 150] },
  { code: 'ORTHO-TKA', display: 'Total knee arthroplasty', specialty: 'Orthopedics', minutes: [80, 130] },
  { code: 'ORTHO-ACL', display: 'Anterior cruciate ligament repair', specialty: 'Orthopedics', minutes: [75, 120] },
  { code: 'ORTHO-ORIF-ANK', display: 'Open reduction of ankle fracture', specialty: 'Orthopedics', minutes: [60, 110] },
  { code: 'SPINE-PLIF', display: 'Posterior lumbar fusion', specialty: 'Spine', minutes: [150, 280] },
  { code: 'SPINE-LAM', display: 'Lumbar laminectomy', specialty: 'Spine', minutes: [80, 140] },
  { code: 'GEN-LAPCHOLE', display: 'Laparoscopic cholecystectomy', specialty: 'General', minutes: [45, 90] },
  { code: 'GEN-HERNIA', display: 'Inguinal hernia repair with mesh', specialty: 'General', minutes: [45, 80] },
  { code: 'GEN-COLON', display: 'Laparoscopic colectomy', specialty: 'General', minutes: [120, 210] },
  { code: 'GYN-HYST', display: 'Laparoscopic hysterectomy', specialty: 'Gynecology', minutes: [90, 150] },
  { code: 'GYN-CSECT', display: 'Cesarean section', specialty: 'Gynecology', minutes: [40, 70] },
  { code: 'CARD-CABG', display: 'Coronary bypass', specialty: 'Cardiac', minutes: [200, 320] },
  { code: 'VASC-CEA', display: 'Carotid endarterectomy', specialty: 'Vascular', minutes: [90, 150] },
  { code: 'ENT-TONSIL', display: 'Tonsillectomy', specialty: 'ENT', minutes: [30, 50] },
  { code: 'EYE-CAT', display: 'Cataract extraction with lens', specialty: 'Eye', minutes: [20, 40] },
  { code: 'URO-TURP', display: 'Transurethral resection of prostate', specialty: 'Urology', minutes: [50, 90] },
];
