/** Confirms a second factor by a code of the application; its recovery codes are shown once. Rules: docs/rules/accounts.md §10. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { replaceRecoveryCodes } from '../codes.server.ts'
import { secondFactorWords as t } from '../labels.fr.ts'
import { passFactor } from '../open-session.server.ts'
import { recoveryCodeCount } from '../second-factor.ts'
import { tellOfFactor } from '../tell-of-account.server.ts'

export const confirmSecondFactor = command({
  name: 'accounts.confirm-second-factor',
  permission: 'signed-in',
  input: {
    code: z.string({ error: t.wrongCode }).min(1, { error: t.wrongCode }).max(20, { error: t.wrongCode }),
    /** The route’s, which opens the secret: the half minute of the code, none when it is wrong. */
    step: z.coerce.number().int().nullable().default(null),
    proofs: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .max(recoveryCodeCount)
      .default([]),
    /** The one she confirms it from, which has thereby shown it: the route's, never the form's. */
    sessionId: optionalId(),
  },
  async run(work, { step, proofs, sessionId }) {
    const { tx, actor, at } = work
    const confirmed =
      step !== null &&
      (await rowsOf(tx, 'second_factor', { person_id: actor.personId, confirmed_at: null }).change(
        { confirmed_at: at, last_step: step },
        ['person_id'],
      ))
    if (!confirmed) throw new DomainError('invalid', 'accounts.wrong-code', { code: t.wrongCode })
    await replaceRecoveryCodes(tx, actor.personId, proofs)
    await passFactor(tx, sessionId, at)
    await tellOfFactor(work, actor.personId, 'application-added')
    await recordAct(work, 'person.second-factor-confirmed', { ctgId: null, id: actor.personId })
    return { firstProof: proofs[0] ?? '' }
  },
})
