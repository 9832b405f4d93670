/** What a device is asked, and its answer verified: our site, our question, once. Rules: docs/rules/accounts.md §11. */

import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import { type ChallengePurpose, keepChallenge, makeSecretWord, takeChallenge } from '../challenges.server.ts'

/** Where keys are valid: the host of the public address, and pages of that address alone. */
export type Site = { readonly url: string }

/** EdDSA, ES256, RS256: those Node does not call experimental. */
const algorithms = [-8, -7, -257]

const hostOf = ({ url }: Site): string => new URL(url).hostname
const originOf = ({ url }: Site): string => new URL(url).origin

const text = z.string().max(4_000)
const transports = z.array(z.string().max(30)).max(10).optional()
const answerShape = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).catch({}),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional().catch(undefined),
})
const attestationShape: z.ZodType<RegistrationResponseJSON> = answerShape.extend({
  response: z.object({
    clientDataJSON: text,
    attestationObject: z.string().max(20_000),
    transports: transports.catch([]),
  }),
})
const assertionShape: z.ZodType<AuthenticationResponseJSON> = answerShape.extend({
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
})

const parsed = <Shape extends z.ZodType>(shape: Shape, written: string): z.output<Shape> | undefined =>
  shape.safeParse(readSentJson(written)).data

/** The challenge that an answer claims to answer. */
const challengeIn = (clientDataJSON: string): string =>
  parsed(z.object({ challenge: z.string() }), Buffer.from(clientDataJSON, 'base64url').toString('utf8'))?.challenge ??
  ''

/** In bytes, as a device gives it back with its answer. */
const handleOf = (personId: string) => new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'))

type Asking = { readonly db: Reader; readonly at: Date; readonly site: Site }

/** Options to create a key: stored on the device, which must verify its holder. */
export async function askToAdd(
  { db, at, site }: Asking,
  person: { readonly id: string; readonly email: string; readonly name: string },
) {
  const known = await rowsOf(db, 'passkey', { person_id: person.id })
    .select(['credential_id as id', 'transports'])
    .limit(50)
    .execute()
  const challenge = makeSecretWord()
  await keepChallenge(db, { purpose: 'passkey-add', secret: challenge, personId: person.id, detail: {} }, at)
  return generateRegistrationOptions({
    rpName: 'Trame',
    rpID: hostOf(site),
    userID: handleOf(person.id),
    userName: person.email,
    userDisplayName: person.name,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** To enter, with whichever key the device has; or to show one of hers at the door. */
export async function askToShow({ db, at, site }: Asking, personId: string | null) {
  const challenge = makeSecretWord()
  const purpose = personId === null ? 'passkey-enter' : 'passkey-factor'
  await keepChallenge(db, { purpose, secret: challenge, personId, detail: {} }, at)
  const own =
    personId === null
      ? []
      : await rowsOf(db, 'passkey', { person_id: personId }).select(['credential_id as id']).limit(50).execute()
  return generateAuthenticationOptions({
    rpID: hostOf(site),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
    ...(own.length > 0 && { allowCredentials: own }),
  })
}

/** The question is taken whatever the answer is worth: none is tried twice. */
const takeQuestion = async ({ db, at }: Asking, purpose: ChallengePurpose, clientDataJSON: string) => {
  const secret = challengeIn(clientDataJSON)
  const stored = secret === '' ? undefined : await takeChallenge(db, { purpose, secret }, at)
  return stored && { personId: stored.personId, challenge: secret }
}

export type NewPasskey = {
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly isBackedUp: boolean
}

/** @returns undefined for another site's answer, a question asked of another or before, or what is no answer */
export async function verifyNew(asking: Asking, personId: string, written: string): Promise<NewPasskey | undefined> {
  const response = parsed(attestationShape, written)
  const question = response && (await takeQuestion(asking, 'passkey-add', response.response.clientDataJSON))
  if (!response || question?.personId !== personId) return
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: question.challenge,
    expectedOrigin: originOf(asking.site),
    expectedRPID: hostOf(asking.site),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined)
  if (!verified?.verified) return
  const { credential, credentialBackedUp } = verified.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: (credential.transports ?? []).slice(0, 10),
    isBackedUp: credentialBackedUp,
  }
}

/**
 * Whose key answered. Its counter must go forward, and its row is locked meanwhile: the same answer sent twice serves once.
 * @param personId only one of hers, at the door; null: whoever it is
 * @returns undefined when nothing answered as it must
 */
export async function verifyShown(
  asking: Asking,
  personId: string | null,
  written: string,
): Promise<string | undefined> {
  const { db, at, site } = asking
  const response = parsed(assertionShape, written)
  const purpose = personId === null ? 'passkey-enter' : 'passkey-factor'
  const question = response && (await takeQuestion(asking, purpose, response.response.clientDataJSON))
  if (!response || !question || question.personId !== personId) return
  const key = await rowsOf(db, 'passkey', { credential_id: response.id })
    .select(['id', 'person_id as personId', 'credential_id as credentialId', 'public_key as publicKey', 'counter'])
    // A closed account enters by no key.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('person')
            .select('person.id')
            .whereRef('person.id', '=', 'passkey.person_id')
            .where('closed_at', 'is not', null),
        ),
      ),
    )
    .forUpdate()
    .executeTakeFirst()
  if (!key || (personId !== null && key.personId !== personId)) return
  // A discoverable key carries the id of its owner: it must be hers.
  const handle = response.response.userHandle
  if (handle !== undefined && handle !== Buffer.from(handleOf(key.personId)).toString('base64url')) return
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: question.challenge,
    expectedOrigin: originOf(site),
    expectedRPID: hostOf(site),
    requireUserVerification: true,
    credential: {
      id: key.credentialId,
      publicKey: new Uint8Array(key.publicKey),
      counter: Number(key.counter),
    },
  }).catch(() => undefined)
  if (!verified?.verified) return
  await rowsOf(db, 'passkey', { id: key.id }).update({ counter: verified.authenticationInfo.newCounter, used_at: at })
  return key.personId
}
