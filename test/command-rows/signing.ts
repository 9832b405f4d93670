/** Rows of signing: how each signs, copies received, the link, the proof file. */
import { randomUUID } from 'node:crypto'
import { proofOfCode } from '#app/domains/accounts/second-factor.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { testSecret } from '../http.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const page = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/convention/preuve`
const partyPage = (ctg: FullCtg) => `${page(ctg)}/${ctg.partyId}`
const ownPage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/convention/signer`

/** Its bytes are not there: what is compared with them differs. */
const makePdf = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('convention_version')
    .set({ file_sha256: 'c'.repeat(64) })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.conventionVersion)
    .execute()

async function allow(db: Database, ctg: FullCtg): Promise<void> {
  await makePdf(db, ctg)
  const allowed = { ctg_id: ctg.ctgId, allowed_by: 'Une personne', allowed_at: new Date() }
  await db
    .insertInto('signing_allowance')
    .values([
      { ...allowed, side: 'caf' },
      { ...allowed, side: 'authority' },
    ])
    .execute()
}

const typeSignature = (db: Database, { ctgId, partyId, ids }: FullCtg) =>
  db
    .insertInto('signature')
    .values({
      ...{ ctg_id: ctgId, id: randomUUID(), party_id: partyId, version_id: ids.conventionVersion },
      ...{ signed_on: '2026-11-20', recorded_at: new Date() },
    })
    .execute()

export const signingCode = '314159'

export async function sendCode(db: Database, ctg: FullCtg): Promise<void> {
  await allow(db, ctg)
  const ownerId = ctg.ids.signingLink
  await db
    .insertInto('one_time_code')
    .values({
      purpose: 'sign',
      owner_id: ownerId,
      proof: proofOfCode(testSecret, { purpose: 'sign', ownerId }, signingCode),
      expires_at: new Date(Date.now() + 600_000),
    })
    .execute()
}

const pdf = () => new File(['%PDF-1.7 un exemplaire'], 'exemplaire.pdf', { type: 'application/pdf' })
const copyForm = ({ ids }: FullCtg) => ({
  versionId: ids.conventionVersion,
  signedOn: '2026-11-20',
  signedBy: 'Patrice Leclerc',
  signedAs: 'maire',
  file: pdf(),
})
const copyOf = ({ ids }: FullCtg) => ({ copyId: ids.signedCopy, subject: ids.signedCopy })

export const signingRows: Readonly<Record<string, CommandRow>> = {
  'convention.allow-signing': {
    url: page,
    intent: 'allow-signing',
    form: () => ({ isAllowed: 'on' }),
    mayDo: coordinators,
  },
  'convention.plan-signing': {
    url: partyPage,
    intent: 'plan-signing',
    form: () => ({ mode: 'own-tool', rank: '2' }),
    mayDo: coordinators,
  },
  'convention.invite-signer': {
    url: partyPage,
    intent: 'invite-signer',
    form: ({ ids }) => ({
      versionId: ids.conventionVersion,
      holderName: 'Patrice Leclerc',
      holderRole: 'maire',
      email: 'maire@ville.exemple.fr',
    }),
    mayDo: coordinators,
    prepare: allow,
  },
  'convention.revoke-signer': {
    url: partyPage,
    intent: 'revoke-signer',
    form: ({ ids }) => ({ linkId: ids.signingLink, subject: ids.signingLink }),
    mayDo: coordinators,
  },
  'convention.request-proof': { url: page, intent: 'request-proof', form: () => ({}), mayDo: coordinators },
  'convention.send-signing-code': {
    url: ownPage,
    intent: 'send-signing-code',
    form: ({ ids }) => ({ linkId: ids.signingLink }),
    mayDo: ['townCoordinator'],
  },
  'journey.sign-with-account': {
    url: ownPage,
    intent: 'sign-with-account',
    form: ({ ids }) => ({ linkId: ids.signingLink, code: signingCode, reason: '', hasRead: 'on' }),
    mayDo: ['townCoordinator'],
    prepare: sendCode,
  },
  'journey.file-paper-copy': {
    url: partyPage,
    intent: 'file-paper-copy',
    form: (ctg) => ({ ...copyForm(ctg), isConform: 'on' }),
    mayDo: coordinators,
    prepare: makePdf,
  },
  'convention.add-paper-copy': {
    url: partyPage,
    intent: 'add-paper-copy',
    form: ({ ids }) => ({ versionId: ids.conventionVersion, file: pdf(), isConform: 'on' }),
    mayDo: coordinators,
    prepare: typeSignature,
  },
  'journey.take-back-copy': {
    url: partyPage,
    intent: 'take-back-copy',
    form: copyForm,
    mayDo: coordinators,
    prepare: makePdf,
  },
  'journey.confirm-copy': { url: partyPage, intent: 'confirm-copy', form: copyOf, mayDo: coordinators },
  'journey.reject-copy': { url: partyPage, intent: 'reject-copy', form: copyOf, mayDo: coordinators },
}
