/** Passwords: judged, hashed as better-auth hashes, kept. Rules: docs/rules/accounts.md §7. */
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { z } from 'zod'
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { guessedFirst } from './guessed-first.server.ts'
import { hashInTurn } from './hashing.server.ts'
import { passwordAnswers } from './labels.fr.ts'
import {
  maxPasswordLength,
  minPasswordLength,
  ownWordsOf,
  type PasswordProblem,
  passwordProblem,
} from './password-rules.ts'

/** Fields of a form where a password is chosen. */
export const newPasswordFields = {
  newPassword: z
    .string({ error: passwordAnswers.tooShort })
    .min(minPasswordLength, { error: passwordAnswers.tooShort })
    .max(maxPasswordLength, { error: passwordAnswers.tooLong }),
  repeatedPassword: z
    .string({ error: passwordAnswers.different })
    .max(maxPasswordLength, { error: passwordAnswers.tooLong }),
  /** Names of the CTGs and parties she belongs to: the route's, never the form's. */
  organisations: z.array(z.string()).default([]),
}
export type NewPassword = {
  readonly [Field in keyof typeof newPasswordFields]: z.output<(typeof newPasswordFields)[Field]>
}

/** Why this person may not choose this password; undefined when she may. */
export async function problemOf(
  db: Reader,
  personId: string,
  { newPassword, repeatedPassword, organisations }: NewPassword,
): Promise<PasswordProblem | undefined> {
  const person = await rowsOf(db, 'person', { id: personId }).get(['name', 'email'])
  const ownWords = ownWordsOf([person.name, ...person.email.split('@'), ...organisations])
  return passwordProblem(newPassword, repeatedPassword, ownWords, await guessedFirst())
}

/** @throws DomainError invalid, with its sentence at the field */
export function refusePassword(problem: PasswordProblem | undefined): void {
  if (problem === undefined) return
  const field = problem === 'different' ? 'repeatedPassword' : 'newPassword'
  throw new DomainError('invalid', 'accounts.password-refused', { [field]: passwordAnswers[problem] })
}

/** @param who waits for her turn behind her own only */
export const hashOf = (who: string, password: string): Promise<string> => hashInTurn(who, () => hashPassword(password))

export const isPassword = (who: string, hash: string, password: string): Promise<boolean> =>
  hashInTurn(who, () => verifyPassword({ hash, password }))

/** The only password of this person from now on. */
export async function keepPassword(tx: Transaction, personId: string, hash: string): Promise<void> {
  await tx.deleteFrom('person_account').where('userId', '=', personId).where('providerId', '=', 'credential').execute()
  await tx
    .insertInto('person_account')
    .values({ userId: personId, accountId: personId, providerId: 'credential', password: hash })
    .execute()
}
