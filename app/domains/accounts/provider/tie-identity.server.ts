/** Ties to her account the identity that a provider vouched for: she is here by her own means, and confirms it. Rules: docs/rules/accounts.md §12. */
import { randomUUID } from 'node:crypto'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { takeChallenge } from '../challenges.server.ts'
import { tellOfFactor } from '../tell-of-account.server.ts'
import { tieIdentity } from './identities.server.ts'
import { keptIdentity } from './kept-identity.ts'

/**
 * @param secret of the cookie given to the browser that the provider sent back
 * @throws DomainError not-found (asked too long ago), conflict (of another account)
 */
export const confirmTie = (
  { db, actor, at }: { readonly db: Database; readonly actor: Actor; readonly at: Date },
  secret: string,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { personId } = actor
    const challenge = found(await takeChallenge(tx, { purpose: 'provider-tie', secret }, at), 'accounts.tie-gone')
    refuse('accounts', challenge.personId === personId ? undefined : 'tie-other')
    const identity = keptIdentity.parse(challenge.detail)
    const tiedTo = await tieIdentity(tx, identity, personId, at)
    refuse('accounts', tiedTo === personId ? undefined : 'identity-taken')
    if (identity.isEmailVerified)
      await rowsOf(tx, 'person', { id: personId, email: identity.email }).update({ emailVerified: true })
    const work = { tx, at, actor, newId: randomUUID }
    await tellOfFactor(work, personId, 'provider-tied')
    const { organisation } = identity
    await recordAct(work, 'person.identity-tied', { ctgId: null, id: personId }, { organisation })
  })
