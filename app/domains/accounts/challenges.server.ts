/** What a browser is asked once, and answers in time: a passkey, the return from an identity provider. Rules: docs/rules/accounts.md §11-12. */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Reader } from '#app/kernel/database.server.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'

export type ChallengePurpose =
  | 'passkey-enter'
  | 'passkey-factor'
  | 'passkey-add'
  | 'provider-return'
  | 'provider-tie'
  | 'provider-leave'

/** Minutes during which each may be answered. */
const challengeMinutes: Readonly<Record<ChallengePurpose, number>> = {
  'passkey-enter': 5,
  'passkey-factor': 5,
  'passkey-add': 5,
  'provider-return': 10,
  // The time to open one's mailbox.
  'provider-tie': 30,
  'provider-leave': 2,
}

const proofOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const makeSecretWord = (): string => randomBytes(32).toString('base64url')

type NewChallenge = {
  readonly purpose: ChallengePurpose
  readonly secret: string
  /** The only person who may answer; null when the answer itself tells who answers. */
  readonly personId: string | null
  readonly detail: object
}

export async function keepChallenge(db: Reader, challenge: NewChallenge, at: Date): Promise<void> {
  await addRows(db, 'entry_challenge', {
    proof: proofOf(challenge.secret),
    purpose: challenge.purpose,
    person_id: challenge.personId,
    detail: JSON.stringify(challenge.detail),
    expires_at: new Date(at.getTime() + challengeMinutes[challenge.purpose] * 60_000),
  })
}

type ChallengeSecret = { readonly purpose: ChallengePurpose; readonly secret: string }

/** Reads a challenge by its secret, without using it up; undefined when it is unknown or out of date. */
export async function findChallenge(db: Reader, { purpose, secret }: ChallengeSecret, at: Date) {
  const found = await rowsOf(db, 'entry_challenge', { proof: proofOf(secret), purpose })
    .select(['person_id as personId', 'detail'])
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return found && { personId: found.personId, detail: z.record(z.string(), z.unknown()).parse(found.detail) }
}

/** The same, which serves no more. */
export async function takeChallenge(db: Reader, { purpose, secret }: ChallengeSecret, at: Date) {
  const challenge = await db
    .deleteFrom('entry_challenge')
    .where('proof', '=', proofOf(secret))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', at)
    .returning(['person_id as personId', 'detail'])
    .executeTakeFirst()
  return (
    challenge && { personId: challenge.personId, detail: z.record(z.string(), z.unknown()).parse(challenge.detail) }
  )
}
