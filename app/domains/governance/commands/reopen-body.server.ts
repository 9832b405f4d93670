/** A body that was ended sits again, with the seats it had. Rule: docs/rules/governance.md §1.6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { governancePermissions } from '../permissions.ts'
import { lockBody } from '../store.server.ts'

export const reopenBody = command({
  name: 'governance.reopen-body',
  permission: governancePermissions.manageBody,
  input: { bodyId: id() },
  about: lockBody,
  async run(work, { ctgId, bodyId }, { endedOn }) {
    refuse('governance', endedOn === null ? 'body-not-ended' : undefined)
    await rowOf(work.tx, 'body', { ctgId, id: bodyId }).update((eb) => ({
      ended_on: null,
      ended_reason: '',
      version: eb('version', '+', 1),
    }))
    await recordAct(work, 'body.reopened', { ctgId, id: bodyId }, { endedOn })
    return { bodyId }
  },
})
