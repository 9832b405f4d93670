/** Gives oneself a private calendar, or another address for it: the former one opens nothing any more. Rules: docs/rules/governance.md §11.10. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { makeLinkToken } from '#app/kernel/link-token.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'

export const makeCalendarFeed = command({
  name: 'governance.make-calendar-feed',
  permission: 'signed-in',
  input: {},
  async run(work) {
    const { tx, actor, at } = work
    const made = { token: makeLinkToken(), made_at: at }
    await rowsOf(tx, 'calendar_feed', { person_id: actor.personId }).put(made)
    await recordAct(work, 'person.calendar-made', { ctgId: null, id: actor.personId })
    return {}
  },
})
