/** Keeps a view of the plan under a name, for oneself or for every member. Rules: docs/rules/plan.md §12. */
import { z } from 'zod'
import { DomainError } from '#app/kernel/errors.ts'
import { checkbox, line } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { planListPermissions } from '../permissions.ts'
import { readKeptAddress } from '../saved-view.ts'
import { savedViewLabels as t } from '../saved-view-labels.fr.ts'

const mostViews = 50

/** A name she has already given is replaced. No line in the journal: nothing of the CTG changes. */
export const saveView = command({
  name: 'plan.save-view',
  permission: planListPermissions.saveView,
  input: {
    name: line(t.nameMissing, 80),
    view: z.string().max(40),
    criteria: z.string().max(4_000),
    isShared: checkbox(),
  },
  about: wholeCtg,
  alsoNeeds: ({ isShared }) => isShared && planListPermissions.shareView,
  async run({ tx, actor, at, newId }, { ctgId, name, view, criteria, isShared }) {
    const address = readKeptAddress(view, new URLSearchParams(criteria))
    const { count } = await rowsOf(tx, 'plan_saved_view', { ctg_id: ctgId, person_id: actor.personId })
      .select((eb) => [eb.fn.countAll<number>().as('count')])
      .where('name', '<>', name)
      .executeTakeFirstOrThrow()
    if (count >= mostViews) throw new DomainError('conflict', 'plan.too-many-views')
    const { id: viewId } = await tx
      .insertInto('plan_saved_view')
      .values({
        ...{ ctg_id: ctgId, id: newId(), person_id: actor.personId, name, created_at: at },
        ...{ view: address.view, criteria: address.criteria, is_shared: isShared },
      })
      .onConflict((conflict) =>
        conflict
          .columns(['ctg_id', 'person_id', 'name'])
          .doUpdateSet({ view: address.view, criteria: address.criteria, is_shared: isShared }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    return { viewId, ...address }
  },
})
