/** Rows of acts and signatures, one by one and many at once. All are for the coordination. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const page = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/convention`
const signatoryPage = (ctg: FullCtg) => `${page(ctg)}/signataires/${ctg.partyId}`

const signForTown = (db: Database, { ctgId, partyId }: FullCtg) =>
  db
    .insertInto('signature')
    .values({
      ctg_id: ctgId,
      id: randomUUID(),
      party_id: partyId,
      signed_on: '2026-11-20',
      recorded_at: new Date('2026-11-20T09:00:00Z'),
    })
    .execute()

export const signatoriesRows: Readonly<Record<string, CommandRow>> = {
  'convention.erase-signature': {
    url: signatoryPage,
    intent: 'erase-signature',
    form: () => ({}),
    mayDo: coordinators,
    prepare: signForTown,
  },
  'convention.remind-signatories': {
    url: (ctg) => `${page(ctg)}/relances`,
    intent: 'remind-signatories',
    form: ({ partyId }) => ({
      [`remind-${partyId}`]: 'on',
      [`email-${partyId}`]: 'mairie@exemple.fr',
      message: 'Merci à vous.',
    }),
    mayDo: coordinators,
  },
  'journey.change-signatories': {
    url: (ctg) => `${page(ctg)}/cellules`,
    intent: 'change-signatories',
    isJson: true,
    form: ({ partyId }) => ({
      changes: JSON.stringify([{ partyId, cells: [{ key: 'actNumber', before: '', after: '26-118' }] }]),
    }),
    mayDo: coordinators,
  },
  'journey.file-acts': {
    url: (ctg) => `${page(ctg)}/actes`,
    intent: 'file-acts',
    form: ({ partyId }) => ({
      files: new File(['%PDF-1.7 act'], 'delibération.pdf', { type: 'application/pdf' }),
      'party-0': partyId,
      'number-0': '26-118',
      'adopted-0': '2024-11-03',
    }),
    mayDo: coordinators,
  },
  'journey.record-authorising-act': {
    url: signatoryPage,
    intent: 'record-authorising-act',
    form: ({ ids }) => ({
      kind: 'assembly',
      versionId: ids.conventionVersion,
      number: '26-118',
      adoptedOn: '2024-11-03',
      transmittedOn: '2024-11-05',
      note: 'à l’unanimité',
    }),
    mayDo: coordinators,
  },
  'journey.record-signature': {
    url: signatoryPage,
    intent: 'record-signature',
    form: ({ ids }) => ({
      versionId: ids.conventionVersion,
      signedOn: '2024-11-20',
      signedBy: 'Dominique Modèle',
      signedAs: 'maire',
    }),
    mayDo: coordinators,
  },
  'journey.record-refusal': {
    url: signatoryPage,
    intent: 'record-refusal',
    form: () => ({ note: 'le conseil a repoussé sa décision' }),
    mayDo: coordinators,
  },
}
