/** The date a milestone aims at, as precisely as it is known; empty: none. Rule: docs/rules/journey.md §4.3. */
import { setTarget } from '#app/domains/ctg/steps.server.ts'
import { choice, optionalDay, precision } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { targetKinds } from '../journey.ts'
import { journeyPermissions } from '../permissions.ts'

export const setMilestoneTarget = command({
  name: 'journey.set-milestone-target',
  permission: journeyPermissions.setMilestoneTarget,
  input: {
    kind: choice(targetKinds, inputLabels.milestone),
    targetOn: optionalDay(),
    targetPrecision: precision(),
  },
  about: wholeCtg,
  async run(work, { ctgId, kind, targetOn, targetPrecision }) {
    await setTarget(work, { ctgId, kind, targetOn, precision: targetPrecision })
    return { kind }
  },
})
