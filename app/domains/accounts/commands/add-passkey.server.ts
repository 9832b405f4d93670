/** Adds a passkey to my account: the device answers, and recognised its holder. Rules: docs/rules/accounts.md §11. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { line, optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { countRecoveryCodes, replaceRecoveryCodes } from '../codes.server.ts'
import { passkeyWords as t } from '../entry-labels.fr.ts'
import { passFactor } from '../open-session.server.ts'
import { verifyNew } from '../passkeys/ceremony.server.ts'
import { mostPasskeys } from '../passkeys/passkeys.ts'
import { recoveryCodeCount } from '../second-factor.ts'
import { tellOfFactor } from '../tell-of-account.server.ts'

export const addPasskey = command({
  name: 'accounts.add-passkey',
  permission: 'signed-in',
  input: {
    name: line(t.nameMissing, 80),
    /** Of the device, in JSON. */
    answer: z.string({ error: t.refused }).min(1, { error: t.refused }).max(30_000, { error: t.refused }),
    /** Address of this Trame, where the key is valid; given by the server, never by the form. */
    siteUrl: z.url(),
    /** Of the codes of recovery, kept when she has none yet. */
    proofs: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .max(recoveryCodeCount)
      .default([]),
    /** The one she adds it from has thereby shown it: the route's, never the form's. */
    sessionId: optionalId(),
  },
  async run(work, { name, answer, siteUrl, sessionId, proofs }) {
    const { tx, actor, at, newId } = work
    const passkey = await verifyNew({ db: tx, at, site: { url: siteUrl } }, actor.personId, answer)
    if (!passkey) throw new DomainError('forbidden', 'accounts.passkey-refused')
    const { count } = await tx
      .selectFrom('passkey')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('person_id', '=', actor.personId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostPasskeys) throw new DomainError('conflict', 'accounts.too-many-passkeys')
    const passkeyId = newId()
    const added = await tx
      .insertInto('passkey')
      .values({
        id: passkeyId,
        person_id: actor.personId,
        credential_id: passkey.credentialId,
        public_key: Buffer.from(passkey.publicKey, 'base64url'),
        counter: passkey.counter,
        transports: [...passkey.transports],
        name,
        is_backed_up: passkey.isBackedUp,
        created_at: at,
      })
      .onConflict((conflict) => conflict.column('credential_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) throw new DomainError('conflict', 'accounts.passkey-known')
    const isFirst = (await countRecoveryCodes(tx, actor.personId)) === 0
    if (isFirst) await replaceRecoveryCodes(tx, actor.personId, proofs)
    await passFactor(tx, sessionId, at)
    await tellOfFactor(work, actor.personId, 'passkey-added')
    await recordAct(work, 'person.passkey-added', { ctgId: null, id: actor.personId }, { name })
    return { passkeyId, firstProof: isFirst ? (proofs[0] ?? '') : '' }
  },
})
