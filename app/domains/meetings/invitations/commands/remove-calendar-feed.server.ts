/** Takes back one's private calendar: its address opens nothing any more. Rules: docs/rules/governance.md §11.10. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { command } from '#app/kernel/transaction.server.ts'

export const removeCalendarFeed = command({
  name: 'governance.remove-calendar-feed',
  permission: 'signed-in',
  input: {},
  async run(work) {
    const { tx, actor } = work
    await tx.deleteFrom('calendar_feed').where('person_id', '=', actor.personId).execute()
    await recordAct(work, 'person.calendar-removed', { ctgId: null, id: actor.personId })
    return {}
  },
})
