/** Puts the first steps of a CTG away, or takes them back. No line in the journal: it is her own dashboard. Rules: docs/rules/guides.md §5. */
import { choice } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { guidesPermissions } from '../permissions.ts'

export const foldFirstWalk = command({
  name: 'guides.fold-first-walk',
  permission: guidesPermissions.foldFirstWalk,
  input: { walk: choice(['folded', 'shown']) },
  about: wholeCtg,
  async run({ tx, actor, at }, { ctgId, walk }) {
    if (walk === 'folded')
      await tx
        .insertInto('first_walk_folded')
        .values({ ctg_id: ctgId, person_id: actor.personId, folded_at: at })
        .onConflict((conflict) => conflict.columns(['ctg_id', 'person_id']).doNothing())
        .execute()
    else await rowsOf(tx, 'first_walk_folded', { ctg_id: ctgId, person_id: actor.personId }).remove()
    return { walk }
  },
})
