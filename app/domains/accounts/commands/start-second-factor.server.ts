/** Makes the secret of a second factor, which serves once confirmed by a code. Rules: docs/rules/accounts.md §10. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { findSecondFactor } from '../codes.server.ts'

export const startSecondFactor = command({
  name: 'accounts.start-second-factor',
  permission: 'signed-in',
  /** Made and encrypted by the route, which knows the secret of the instance. */
  input: { sealedSecret: z.string().min(40).max(400) },
  async run(work, { sealedSecret }) {
    const { tx, actor, at } = work
    const known = await findSecondFactor(tx, actor.personId)
    refuse('accounts', known?.confirmedAt ? 'second-factor-already' : undefined)
    await rowsOf(tx, 'second_factor', { person_id: actor.personId }).put({
      sealed_secret: sealedSecret,
      created_at: at,
    })
    await recordAct(work, 'person.second-factor-started', { ctgId: null, id: actor.personId })
    return { personId: actor.personId }
  },
})
