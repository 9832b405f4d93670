/** Rows of amendments and terminations. All are for the coordination. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const list = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/convention/avenants`
const page = (ctg: FullCtg) => `${list(ctg)}/${ctg.ids.amendment}`
const signatoryPage = (ctg: FullCtg) => `${page(ctg)}/signataires/${ctg.partyId}`

/** As it was before it was frozen. */
async function unfreeze(db: Database, { ctgId, ids }: FullCtg): Promise<void> {
  await db.deleteFrom('amendment_signatory').where('ctg_id', '=', ctgId).execute()
  await db
    .updateTable('amendment')
    .set({ number: null, content: null, content_sha256: null, frozen_by: null, frozen_at: null, status: null })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.amendment)
    .execute()
}

async function writeArticle(db: Database, ctg: FullCtg): Promise<void> {
  await unfreeze(db, ctg)
  await db
    .insertInto('amendment_article')
    .values({ ctg_id: ctg.ctgId, amendment_id: ctg.ids.amendment, title: 'Objet', body: 'Un texte.' })
    .execute()
}

const failPdf = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('amendment')
    .set({ status: 'failed', failure: 'Le PDF n’a pas pu être fait.' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.amendment)
    .execute()

const sign = (db: Database, { ctgId, ids, partyId }: FullCtg) =>
  db
    .updateTable('amendment_signatory')
    .set({ signed_on: '2026-11-20', signature_recorded_at: new Date('2026-11-20T09:00:00Z') })
    .where('ctg_id', '=', ctgId)
    .where('amendment_id', '=', ids.amendment)
    .where('party_id', '=', partyId)
    .execute()

const forgetTerminations = (db: Database, { ctgId }: FullCtg) =>
  db.deleteFrom('termination').where('ctg_id', '=', ctgId).execute()

export const amendmentRows: Readonly<Record<string, CommandRow>> = {
  'convention.prepare-amendment': {
    url: list,
    intent: 'prepare-amendment',
    form: () => ({ kind: 'extension', subject: 'extension' }),
    mayDo: coordinators,
  },
  'convention.update-amendment': {
    url: page,
    intent: 'update-amendment',
    form: () => ({
      subject: 'parts',
      version: '1',
      motive: 'Prolonger encore.',
      newEndsOn: '2032-12-31',
      addsActions: 'on',
      communeCodes: ['92025'],
    }),
    mayDo: coordinators,
    prepare: unfreeze,
  },
  'convention.set-amendment-article': {
    url: (ctg) => `${page(ctg)}?article=nouveau`,
    intent: 'set-amendment-article',
    form: () => ({ subject: 'new', title: 'Objet', body: 'Un autre texte.' }),
    mayDo: coordinators,
    prepare: unfreeze,
  },
  'convention.remove-amendment-article': {
    url: page,
    intent: 'remove-amendment-article',
    form: () => ({ subject: 'Objet', title: 'Objet' }),
    mayDo: coordinators,
    prepare: writeArticle,
  },
  'convention.freeze-amendment': {
    url: page,
    intent: 'freeze-amendment',
    form: () => ({}),
    mayDo: coordinators,
    prepare: unfreeze,
  },
  'convention.make-amendment-pdf-again': {
    url: page,
    intent: 'make-amendment-pdf-again',
    form: () => ({}),
    mayDo: coordinators,
    prepare: failPdf,
  },
  'convention.link-amendment-decision': {
    url: page,
    intent: 'link-amendment-decision',
    form: ({ ids }) => ({ decisionId: ids.decision }),
    mayDo: coordinators,
  },
  'convention.withdraw-amendment': { url: page, intent: 'withdraw-amendment', form: () => ({}), mayDo: coordinators },
  'convention.record-amendment-act': {
    url: signatoryPage,
    intent: 'record-amendment-act',
    form: () => ({
      kind: 'assembly',
      number: '26-119',
      adoptedOn: '2024-11-03',
      transmittedOn: '2024-11-05',
      note: 'à l’unanimité',
    }),
    mayDo: coordinators,
  },
  'convention.record-amendment-signature': {
    url: signatoryPage,
    intent: 'record-amendment-signature',
    form: () => ({ signedOn: '2024-11-20', signedBy: 'Dominique Modèle', signedAs: 'maire' }),
    mayDo: coordinators,
  },
  'convention.record-amendment-refusal': {
    url: signatoryPage,
    intent: 'record-amendment-refusal',
    form: () => ({ note: 'le conseil a repoussé sa décision' }),
    mayDo: coordinators,
  },
  'convention.erase-amendment-signature': {
    url: signatoryPage,
    intent: 'erase-amendment-signature',
    form: () => ({}),
    mayDo: coordinators,
    prepare: sign,
  },
  'convention.record-termination': {
    url: list,
    intent: 'record-termination',
    form: ({ partyId }) => ({
      partyId,
      isWhole: 'on',
      reason: 'Une raison.',
      notifiedOn: '2026-11-02',
      noticeLength: '3',
      noticeUnit: 'month',
    }),
    mayDo: coordinators,
    prepare: forgetTerminations,
  },
  'convention.undo-termination': {
    url: list,
    intent: 'undo-termination',
    form: ({ ids }) => ({ terminationId: ids.termination, subject: ids.termination }),
    mayDo: coordinators,
  },
}
