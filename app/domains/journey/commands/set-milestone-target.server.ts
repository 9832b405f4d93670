/** The date a milestone aims at, as precisely as it is known; empty: none. Rule: docs/rules/journey.md §4.3. */
import { z } from 'zod'
import { setTarget } from '#app/domains/ctg/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { choice, id, optionalDay, precision } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { targetKinds } from '../journey.ts'
import { journeyPermissions } from '../permissions.ts'

export const setMilestoneTarget = command({
  name: 'journey.set-milestone-target',
  permission: journeyPermissions.setMilestoneTarget,
  input: z.object({
    ctgId: id(),
    kind: choice(targetKinds, 'Choisissez l’étape dont vous fixez la date.'),
    targetOn: optionalDay(),
    targetPrecision: precision(),
  }),
  async run(work, { ctgId, kind, targetOn, targetPrecision }) {
    requireMembership(work.actor, ctgId)
    authorize(allows(journeyPermissions.setMilestoneTarget, work.actor, { ctgId }), 'journey.set-milestone-target')
    await setTarget(work, { ctgId, kind, targetOn, precision: targetPrecision })
    return { kind }
  },
})
