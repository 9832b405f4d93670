/** Takes up a CTG already running, at its true state: nothing of its past is claimed. Rules: docs/rules/taking-up.md §1. */
import { z } from 'zod'
import { checkCtgDays } from '#app/domains/ctg/ctg.ts'
import { createCtgRows } from '#app/domains/ctg/steps.server.ts'
import { addUsualBodies } from '#app/domains/governance/steps.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { day, optionalDay } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { newCtgFields, newCtgOf } from '../new-ctg-fields.ts'

export const takeUpCtg = command({
  name: 'journey.take-up-ctg',
  permission: 'signed-in',
  input: z
    .object({
      ...newCtgFields,
      startsOn: day(inputLabels.startedOn),
      endsOn: day(inputLabels.endsOn),
      signedOn: optionalDay(),
    })
    .superRefine(checkCtgDays),
  async run(work, { signedOn, ...fields }) {
    const today = parisDay(work.at)
    if (fields.startsOn > today)
      throw new DomainError('invalid', 'journey.not-started', {
        startsOn: inputLabels.notBegun,
      })
    if (signedOn !== null && signedOn > today)
      throw new DomainError('invalid', 'journey.not-signed-yet', {
        signedOn: inputLabels.notYetPast,
      })
    const made = await createCtgRows(work, { ...newCtgOf(fields), signedOn, takenUpOn: today })
    const actor = { ...work.actor, memberships: [...work.actor.memberships, made.membership] }
    await addUsualBodies({ ...work, actor }, made.ctgId)
    return { ctgId: made.ctgId, memberId: made.membership.memberId }
  },
})
