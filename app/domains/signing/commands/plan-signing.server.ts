/** How a signatory will sign, and after whom. Rules: docs/rules/signing.md §2.1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { lockConvention } from '#app/domains/convention/store.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id, optionalInteger } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { signingPermissions } from '../permissions.ts'
import { signingModes } from '../signing.ts'

export const planSigning = command({
  name: 'convention.plan-signing',
  permission: signingPermissions.lead,
  input: {
    partyId: id(),
    mode: choice(signingModes),
    rank: optionalInteger({ min: 1, max: 500 }),
  },
  about: wholeCtg,
  async run(work, { ctgId, partyId, mode, rank }) {
    const { signatories } = await lockConvention(work, ctgId)
    const isCalled =
      signatories.some((one) => one.partyId === partyId) || (await isCalledByAmendment(work, ctgId, partyId))
    refuse('convention', isCalled ? undefined : 'not-a-signatory')
    await rowsOf(work.tx, 'signing_plan', { ctg_id: ctgId, party_id: partyId }).put({ mode, rank })
    await recordAct(work, 'signing.planned', { ctgId, id: ctgId }, { partyId, mode, rank })
    return { partyId }
  },
})

/** Who joins signs an amendment before being a signatory of the convention. */
async function isCalledByAmendment({ tx }: Work, ctgId: string, partyId: string): Promise<boolean> {
  const row = await rowsOf(tx, 'amendment_signatory', { ctg_id: ctgId, party_id: partyId })
    .select(['party_id'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
