/** Shows my second factor at the door, by a code of the application or of recovery: this session opens the rest. Rules: docs/rules/accounts.md §10. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { takeRecoveryCode, takeStep } from '../codes.server.ts'
import { wrongCodes } from '../door-labels.fr.ts'
import { passFactor } from '../open-session.server.ts'

export const passSecondFactor = command({
  name: 'accounts.pass-second-factor',
  permission: 'signed-in',
  input: {
    code: z
      .string({ error: wrongCodes.empty })
      .min(1, { error: wrongCodes.empty })
      .max(20, { error: wrongCodes.unknown }),
    /** The route’s: the half minute of the code; why it has none; what it would be as a code of recovery; the session. */
    step: z.coerce.number().int().nullable().default(null),
    wrong: z.enum(['unknown', 'reused', 'out-of-time']).default('unknown'),
    proof: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .default(null),
    sessionId: id(),
  },
  async run(work, { step, wrong, proof, sessionId }) {
    const { tx, actor, at } = work
    const byApplication = step !== null && (await takeStep(tx, actor.personId, step))
    const byRecovery = !byApplication && proof !== null && (await takeRecoveryCode(tx, actor.personId, proof))
    if (!byApplication && !byRecovery) {
      const sentence = wrongCodes[step !== null ? 'reused' : wrong]
      throw new DomainError('invalid', 'accounts.wrong-code', { code: sentence })
    }
    await passFactor(tx, sessionId, at)
    const by = byApplication ? 'application' : 'recovery'
    await recordAct(work, 'person.factor-passed', { ctgId: null, id: actor.personId }, { by })
    return { personId: actor.personId }
  },
})
