/** Asks for the weekly digest, or no longer to get it. Rules: docs/rules/followup.md §8.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { checkbox } from '#app/kernel/fields.ts'
import { addMissingRows } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'

export const chooseDigest = command({
  name: 'followup.choose-digest',
  permission: 'signed-in',
  input: { isWanted: checkbox() },
  async run(work, { isWanted }) {
    const { tx, actor, at } = work
    if (isWanted) await tx.deleteFrom('digest_refusal').where('person_id', '=', actor.personId).execute()
    else await addMissingRows(tx, 'digest_refusal', { person_id: actor.personId, refused_at: at })
    await recordAct(work, isWanted ? 'digest.wanted' : 'digest.refused', { ctgId: null, id: actor.personId }, {})
    return { isWanted }
  },
})
