/** A word to all, above every page from a day and hour to another. Rules: docs/rules/instance.md §8. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { daysBefore, instantIn, parisZone } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { checkbox } from '#app/kernel/fields.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { messageInput } from '../inputs.ts'
import { mostMessageDays } from '../instance.ts'

export const publishMessage = command({
  name: 'instance.publish-message',
  permission: 'administrator',
  input: { ...messageInput, isOnSignIn: checkbox() },
  async run(work, { level, text, isOnSignIn, ...times }) {
    const { tx, at, actor, newId } = work
    const startsAt = instantIn(parisZone, times.startsOn, times.startsAt)
    const endsAt = instantIn(parisZone, times.endsOn, times.endsAt)
    refuseTimes(startsAt, endsAt, at)
    const messageId = newId()
    await addRows(tx, 'instance_message', {
      ...{ id: messageId, level, text, is_on_sign_in: isOnSignIn },
      ...{ starts_at: startsAt, ends_at: endsAt, created_by: actor.name, created_at: at },
    })
    await recordAct(work, 'instance-message.published', { ctgId: null, id: messageId }, { level })
    return { messageId }
  },
})

/** @throws DomainError invalid */
function refuseTimes(startsAt: Date, endsAt: Date, at: Date): void {
  if (endsAt <= startsAt)
    throw new DomainError('invalid', 'instance.message-times', { endsOn: inputLabels.endsAfterStart })
  if (endsAt <= at) throw new DomainError('invalid', 'instance.message-times', { endsOn: inputLabels.endIsPast })
  if (daysBefore(endsAt, mostMessageDays) > startsAt)
    throw new DomainError('invalid', 'instance.message-times', {
      endsOn: inputLabels.mostMessageDays(mostMessageDays),
    })
}
