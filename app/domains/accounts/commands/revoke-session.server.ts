/** Closes one of my sessions: on a computer left open, a telephone lost. Rules: docs/rules/accounts.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'

export const revokeSession = command({
  name: 'accounts.revoke-session',
  permission: 'signed-in',
  input: { sessionId: id() },
  async run(work, { sessionId }) {
    const { tx, actor } = work
    const closed = await rowsOf(tx, 'person_session', { id: sessionId, userId: actor.personId }).take(['id'])
    found(closed, 'accounts.session-not-found')
    await recordAct(work, 'person.session-revoked', { ctgId: null, id: actor.personId })
    return { sessionId }
  },
})
