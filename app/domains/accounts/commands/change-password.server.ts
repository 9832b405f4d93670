/** Changes my password, with the present one; my other sessions end. Rules: docs/rules/accounts.md §7. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { passwordAnswers } from '../labels.fr.ts'
import { maxPasswordLength } from '../password-rules.ts'
import { hashOf, isPassword, keepPassword, newPasswordFields, problemOf, refusePassword } from '../passwords.server.ts'
import { tellOfPassword } from '../tell-of-account.server.ts'

export const changePassword = command({
  name: 'accounts.change-password',
  permission: 'signed-in',
  input: {
    currentPassword: z
      .string({ error: passwordAnswers.wrongCurrent })
      .min(1, { error: passwordAnswers.wrongCurrent })
      .max(maxPasswordLength, { error: passwordAnswers.wrongCurrent }),
    ...newPasswordFields,
    /** The one she changes it from: the route's, never the form's. */
    sessionId: optionalId(),
  },
  async prepare({ db, actor: { personId } }, input) {
    const known = await rowsOf(db, 'person_account', { userId: personId, providerId: 'credential' }).find(['password'])
    const present = known?.password ?? undefined
    const isRight = present !== undefined && (await isPassword(personId, present, input.currentPassword))
    const problem = await problemOf(db, personId, input)
    const hash = isRight && !problem ? await hashOf(personId, input.newPassword) : undefined
    return async (work: Work) => {
      if (!isRight)
        throw new DomainError('invalid', 'accounts.wrong-password', { currentPassword: passwordAnswers.wrongCurrent })
      refusePassword(problem)
      if (hash !== undefined) await change(work, present, hash, input.sessionId)
      return { personId }
    }
  },
})

/** @throws DomainError conflict when the password verified is no more the present one */
async function change(work: Work, present: string, hash: string, sessionId: string | null): Promise<void> {
  const { tx, actor } = work
  const still = await rowsOf(tx, 'person_account', { userId: actor.personId, password: present }).lock(['id'])
  if (!still) throw new DomainError('conflict', 'accounts.password-changed-meanwhile')
  await keepPassword(tx, actor.personId, hash)
  await tx
    .deleteFrom('person_session')
    .where('userId', '=', actor.personId)
    .$if(sessionId !== null, (query) => query.where('id', '!=', sessionId ?? ''))
    .execute()
  await recordAct(work, 'person.password-changed', { ctgId: null, id: actor.personId })
  await tellOfPassword(work, actor.personId)
}
