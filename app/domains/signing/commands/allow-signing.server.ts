/** A coordination allows signing in Trame, or no longer; what is signed stays. Rules: docs/rules/signing.md §3.1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { checkbox } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { signingPermissions } from '../permissions.ts'
import { sideOf } from '../signing.ts'

export const allowSigning = command({
  name: 'convention.allow-signing',
  permission: signingPermissions.lead,
  input: { isAllowed: checkbox() },
  about: wholeCtg,
  async run(work, { ctgId, isAllowed }) {
    const { tx, actor, at } = work
    const side = sideOf(actor, ctgId)
    if (side === undefined) throw new DomainError('forbidden', 'convention.not-a-coordination')
    if (isAllowed)
      await tx
        .insertInto('signing_allowance')
        .values({ ctg_id: ctgId, side, allowed_by: actor.name, allowed_at: at })
        .onConflict((conflict) => conflict.columns(['ctg_id', 'side']).doNothing())
        .execute()
    else await tx.deleteFrom('signing_allowance').where('ctg_id', '=', ctgId).where('side', '=', side).execute()
    await recordAct(work, isAllowed ? 'signing.allowed' : 'signing.disallowed', { ctgId, id: ctgId }, { side })
    return { isAllowed }
  },
})
