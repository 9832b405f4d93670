/** Rows of the accounts slice: acts on oneself. */
import { hashPassword } from 'better-auth/crypto'
import { Secret, TOTP } from 'otpauth'
import { keepPassword } from '#app/domains/accounts/passwords.server.ts'
import { sealSecret } from '#app/domains/accounts/second-factor.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { testSecret } from '../http.server.ts'
import { type CommandRow, members } from './command-row.ts'

/** Another session of the town's coordinator, whose id is that of the fixture's agenda item: any id known to the test. */
const openSession = (db: Database, { actors, ids }: FullCtg) =>
  db
    .insertInto('person_session')
    .values({
      id: ids.agendaItem,
      userId: actors.townCoordinator.personId,
      token: ids.agendaItem,
      expiresAt: new Date(Date.now() + 3_600_000),
    })
    .execute()

const password = 'le chat dort au soleil'

/** Each member of the fixture has a password. */
async function givePasswords(db: Database, { actors }: FullCtg): Promise<void> {
  const hash = await hashPassword(password)
  for (const { personId } of Object.values(actors))
    await db.transaction().execute((tx) => keepPassword(tx, personId, hash))
}

const factorSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Each member of the fixture has begun to enrol, with the same key. */
async function startFactors(db: Database, { actors }: FullCtg): Promise<void> {
  await db
    .insertInto('second_factor')
    .values(
      Object.values(actors).map(({ personId }) => ({
        person_id: personId,
        sealed_secret: sealSecret(testSecret, personId, factorSecret),
        created_at: new Date(),
      })),
    )
    .execute()
}

const codeNow = () => new TOTP({ secret: Secret.fromBase32(factorSecret) }).generate()

export const accountsRows: Readonly<Record<string, CommandRow>> = {
  'accounts.rename-person': {
    url: () => '/compte',
    intent: 'rename',
    form: () => ({ name: 'Un autre nom' }),
    mayDo: members,
  },
  'accounts.change-password': {
    url: () => '/compte',
    intent: 'change-password',
    form: () => ({
      currentPassword: password,
      newPassword: 'des chevaux gris au matin',
      repeatedPassword: 'des chevaux gris au matin',
    }),
    mayDo: members,
    prepare: givePasswords,
  },
  'accounts.start-second-factor': {
    url: () => '/compte',
    intent: 'start-second-factor',
    form: () => ({}),
    mayDo: members,
  },
  'accounts.confirm-second-factor': {
    url: () => '/compte',
    intent: 'confirm-second-factor',
    form: () => ({ code: codeNow() }),
    mayDo: members,
    prepare: startFactors,
  },
  'accounts.remove-second-factor': {
    url: () => '/compte',
    intent: 'remove-second-factor',
    form: () => ({ code: codeNow() }),
    mayDo: members,
    prepare: startFactors,
  },
  'accounts.revoke-session': {
    url: () => '/compte',
    intent: 'revoke-session',
    form: ({ ids }) => ({ sessionId: ids.agendaItem, subject: ids.agendaItem }),
    mayDo: ['townCoordinator'],
    prepare: openSession,
  },
}
