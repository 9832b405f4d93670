/** Unties an identity from my account: it enters no more; a link by mail always does. Rules: docs/rules/accounts.md §12. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { identityWords as t } from '../identity-labels.fr.ts'
import { tellOfFactor } from '../tell-of-account.server.ts'

/** Hidden in the form, as the page showed it. */
const shown = (most: number) =>
  z.string({ error: t.unknown }).min(1, { error: t.unknown }).max(most, { error: t.unknown })

export const untieIdentity = command({
  name: 'accounts.untie-identity',
  permission: 'signed-in',
  input: { issuer: shown(300), identity: shown(700) },
  async run(work, { issuer, identity }) {
    const { tx, actor } = work
    const { personId } = actor
    const untied = await rowsOf(tx, 'provider_identity', { issuer, subject: identity, person_id: personId }).take([
      'organisation',
    ])
    const { organisation } = found(untied, 'accounts.identity-not-found')
    await tellOfFactor(work, personId, 'provider-untied')
    await recordAct(work, 'person.identity-untied', { ctgId: null, id: personId }, { organisation })
    return { personId }
  },
})
