/** Rows of the privacy slice: acts on one’s own data, and on those of a person who has left. */
import { keepCode } from '#app/domains/accounts/codes.server.ts'
import { makeMailCode, proofOfCode } from '#app/domains/accounts/second-factor.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { testSecret } from '../http.server.ts'
import { givenArchive } from '../privacy-fixture.server.ts'
import { type CommandRow, members } from './command-row.ts'

const code = makeMailCode()

/** Each member has an archive ready, and has just received a code. */
async function readyToOpen(db: Database, { actors }: FullCtg): Promise<void> {
  for (const { personId } of Object.values(actors)) {
    await givenArchive(db, personId)
    const proof = proofOfCode(testSecret, { purpose: 'data', ownerId: personId }, code)
    await db.transaction().execute((tx) => keepCode(tx, { purpose: 'data', ownerId: personId }, proof, new Date()))
  }
}

/** The town’s coordinator administers the instance; the stranger has no mandate. */
async function makeAdministrator(db: Database, { actors }: FullCtg): Promise<void> {
  await db
    .updateTable('person')
    .set({ is_platform_administrator: true })
    .where('id', '=', actors.townCoordinator.personId)
    .execute()
}

export const privacyRows: Readonly<Record<string, CommandRow>> = {
  'privacy.ask-archive': { url: () => '/compte/donnees', intent: 'ask-archive', form: () => ({}), mayDo: members },
  'privacy.send-identity-code': {
    url: () => '/compte/donnees',
    intent: 'send-identity-code',
    form: () => ({}),
    mayDo: members,
  },
  'privacy.open-archive': {
    url: () => '/compte/donnees',
    intent: 'open-archive',
    form: () => ({ code }),
    mayDo: members,
    prepare: readyToOpen,
  },
  'privacy.reduce-person': {
    url: ({ actors }) => `/administration/personnes-parties/${actors.stranger.personId}`,
    isOfEveryCtg: true,
    intent: 'reduce-person',
    form: () => ({ reason: 'Demande reçue le 3 mars' }),
    mayDo: ['townCoordinator'],
    prepare: makeAdministrator,
  },
}
