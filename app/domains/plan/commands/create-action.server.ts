/** Writes a new action sheet: eight fields are enough. Rules: docs/rules/plan.md §1, §4. */
import { z } from 'zod'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { checkbox, id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { endsAfterItStarts, mayWriteStatus } from '../plan.ts'
import {
  actionStatusField,
  endsBeforeStart,
  firstDates,
  firstFields,
  foldedFields,
  splitTies,
  tiedFields,
} from '../sheet/action-fields.ts'
import { blankAction, createActionRows } from '../sheet/new-actions.server.ts'
import { resolveReferences } from '../sheet/store.server.ts'
import { tellNewLead } from '../sheet/tell.server.ts'

const name = 'plan.create-action'

export const createAction = command({
  name,
  permission: planPermissions.createAction,
  input: z
    .object({
      ctgId: id(),
      ...firstFields,
      ...foldedFields,
      ...tiedFields,
      status: actionStatusField(),
      isRestricted: checkbox(),
    })
    .refine(endsAfterItStarts, endsBeforeStart),
  async run(work, { ctgId, isRestricted, ...asked }) {
    const { fields: given, ties } = splitTies(asked)
    const { role } = requireMembership(work.actor, ctgId)
    const resolved = await resolveReferences(work, ctgId, given)
    const isAllowed = allows(planPermissions.createAction, work.actor, { ctgId, themeId: resolved.themeId })
    authorize(isAllowed && mayWriteStatus(role, given.status), name)
    authorize(!isRestricted || allows(planPermissions.restrictAction, work.actor, { ctgId }), name)
    const [created] = await createActionRows(work, ctgId, [
      {
        ...blankAction,
        ...given,
        description: given.description ?? '',
        ...firstDates(given),
        ...resolved,
        ...ties,
        isRestricted,
      },
    ])
    if (created) await tellNewLead(work, { ctgId, actionId: created.id, version: 1 }, null, given.leadPersonId)
    return { actionId: created?.id ?? '', code: created?.code ?? '', version: 1 }
  },
})
