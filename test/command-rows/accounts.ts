/** Rows of the accounts slice: acts on oneself. */
import { hashPassword } from 'better-auth/crypto'
import { Secret, TOTP } from 'otpauth'
import { keepChallenge } from '#app/domains/accounts/challenges.server.ts'
import { keepPassword } from '#app/domains/accounts/passwords.server.ts'
import { sealSecret } from '#app/domains/accounts/second-factor.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { testSecret } from '../http.server.ts'
import { makeSoftwareKey } from '../software-passkey.ts'
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

/** Each member of the fixture has one, and shows it at the door. */
async function confirmFactors(db: Database, ctg: FullCtg): Promise<void> {
  await startFactors(db, ctg)
  await db
    .updateTable('second_factor')
    .set({ confirmed_at: new Date() })
    .where(
      'person_id',
      'in',
      Object.values(ctg.actors).map(({ personId }) => personId),
    )
    .execute()
}

const site = { origin: 'http://localhost:3000', rpId: 'localhost' }
const questionOf = ({ ctgId }: FullCtg) => Buffer.from(ctgId.repeat(2)).toString('base64url')

/** The town's coordinator was asked to make a key. */
const askForKey = (db: Database, ctg: FullCtg) =>
  keepChallenge(
    db,
    {
      purpose: 'passkey-add',
      secret: questionOf(ctg),
      personId: ctg.actors.townCoordinator.personId,
      detail: {},
    },
    new Date(),
  )

/** A key of the town's coordinator, whose id is that of the fixture's agenda item: any id known to the test. */
const givePasskey = (db: Database, { actors, ids }: FullCtg) =>
  db
    .insertInto('passkey')
    .values({
      id: ids.agendaItem,
      person_id: actors.townCoordinator.personId,
      credential_id: ids.agendaItem,
      public_key: Buffer.from([1]),
      counter: 0,
      name: 'téléphone',
      is_backed_up: false,
      created_at: new Date(),
    })
    .execute()

const issuer = 'https://identite.exemple.fr'

const tieIdentityOf = (db: Database, { ctgId, actors }: FullCtg) =>
  db
    .insertInto('provider_identity')
    .values({
      issuer,
      subject: `idp:${ctgId}`,
      person_id: actors.townCoordinator.personId,
      email: 'antoine@ville.exemple',
      tied_at: new Date(),
      entered_at: new Date(),
    })
    .execute()

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
  'accounts.pass-second-factor': {
    url: () => '/connexion/second-facteur',
    intent: 'pass-second-factor',
    form: () => ({ code: codeNow() }),
    mayDo: members,
    prepare: confirmFactors,
  },
  'accounts.add-passkey': {
    url: () => '/compte',
    intent: 'add-passkey',
    form: (ctg) => ({
      name: 'clé du bureau',
      answer: makeSoftwareKey().register({ ...site, challenge: questionOf(ctg) }),
    }),
    mayDo: ['townCoordinator'],
    prepare: askForKey,
  },
  'accounts.rename-passkey': {
    url: () => '/compte',
    intent: 'rename-passkey',
    form: ({ ids }) => ({ passkeyId: ids.agendaItem, subject: ids.agendaItem, name: 'clé de la mairie' }),
    mayDo: ['townCoordinator'],
    prepare: givePasskey,
  },
  'accounts.remove-passkey': {
    url: () => '/compte',
    intent: 'remove-passkey',
    form: ({ ids }) => ({ passkeyId: ids.agendaItem, subject: ids.agendaItem }),
    mayDo: ['townCoordinator'],
    prepare: givePasskey,
  },
  'accounts.untie-identity': {
    url: () => '/compte',
    intent: 'untie-identity',
    form: ({ ctgId }) => ({ issuer, identity: `idp:${ctgId}`, subject: `idp:${ctgId}` }),
    mayDo: ['townCoordinator'],
    prepare: tieIdentityOf,
  },
  'accounts.revoke-session': {
    url: () => '/compte',
    intent: 'revoke-session',
    form: ({ ids }) => ({ sessionId: ids.agendaItem, subject: ids.agendaItem }),
    mayDo: ['townCoordinator'],
    prepare: openSession,
  },
}
