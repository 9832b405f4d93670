/** Removes my second factor, with a code of it or of recovery; one never confirmed goes without. Rules: docs/rules/accounts.md §10. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { findSecondFactor, forgetRecoveryCodes, takeRecoveryCode, takeStep } from '../codes.server.ts'
import { secondFactorWords as t } from '../labels.fr.ts'
import { tellOfFactor } from '../tell-of-account.server.ts'

export const removeSecondFactor = command({
  name: 'accounts.remove-second-factor',
  permission: 'signed-in',
  input: {
    code: z.string().max(20, { error: t.wrongCode }).default(''),
    /** The route’s: the half minute of the code, and what it would be as a code of recovery. */
    step: z.coerce.number().int().nullable().default(null),
    proof: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .default(null),
    /** The secret of the instance has changed: no code opens it any more. */
    isLost: z.boolean().default(false),
  },
  async run(work, { step, proof, isLost }) {
    const { tx, actor } = work
    const { personId } = actor
    const { confirmedAt } = found(await findSecondFactor(tx, personId), 'accounts.no-second-factor')
    const isShown =
      confirmedAt === null ||
      isLost ||
      (step !== null && (await takeStep(tx, personId, step))) ||
      (proof !== null && (await takeRecoveryCode(tx, personId, proof)))
    if (!isShown) throw new DomainError('invalid', 'accounts.wrong-code', { code: t.wrongCode })
    // Another tab may have removed it meanwhile: only one removal is told and journaled.
    const removed = tx.deleteFrom('second_factor').where('person_id', '=', personId).returning('person_id')
    found(await removed.executeTakeFirst(), 'accounts.no-second-factor')
    await forgetRecoveryCodes(tx, personId)
    if (confirmedAt !== null) await tellOfFactor(work, personId, 'application-removed')
    await recordAct(work, 'person.second-factor-removed', { ctgId: null, id: personId })
    return { personId }
  },
})
