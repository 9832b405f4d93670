/** Shows again who one is: the archive is sent for some minutes, to this session alone. Rules: docs/rules/privacy.md §2. */
import { z } from 'zod'
import {
  findSecondFactor,
  isPassword,
  takeCode,
  takeRecoveryCode,
  takeStep,
} from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { type Context, command, type Work } from '#app/kernel/transaction.server.ts'
import { openMinutes } from '../given-data.ts'
import { type Identity, identityOf } from '../identity.ts'
import { privacyLabels as t } from '../labels.fr.ts'

const proof = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null)

const input = z.object({
  password: z.string().max(200, { error: t.myData.wrong }).default(''),
  code: z.string().max(20, { error: t.myData.wrong }).default(''),
  /** The route’s, which knows the secret of the instance: what the code is worth. */
  step: z.coerce.number().int().nullable().default(null),
  recoveryProof: proof(),
  codeProof: proof(),
  sessionId: optionalId(),
})
type ProofInput = z.output<typeof input>

const findPassword = async (db: Reader, personId: string) =>
  (
    await rowsOf(db, 'person_account', { userId: personId })
      .select(['password'])
      .where('password', 'is not', null)
      .executeTakeFirst()
  )?.password ?? undefined

/** Which proof she is asked for: the strongest one she has. */
export async function findIdentity(db: Database, personId: string): Promise<Identity> {
  const [factor, password] = [await findSecondFactor(db, personId), await findPassword(db, personId)]
  return identityOf({ factor: factor?.confirmedAt != null, password: password !== undefined })
}

async function isShown(
  { tx, actor, at }: Work,
  identity: Identity,
  shown: ProofInput,
  isRight: boolean,
): Promise<boolean> {
  if (identity === 'password') return isRight
  const { step, recoveryProof, codeProof } = shown
  if (identity === 'mail')
    return codeProof !== null && takeCode(tx, { purpose: 'data', ownerId: actor.personId }, codeProof, at)
  if (step !== null && (await takeStep(tx, actor.personId, step))) return true
  return recoveryProof !== null && takeRecoveryCode(tx, actor.personId, recoveryProof)
}

export const openArchive = command({
  name: 'privacy.open-archive',
  permission: 'signed-in',
  input,
  async prepare({ db, actor }: Context, shown) {
    const identity = await findIdentity(db, actor.personId)
    const hash = identity === 'password' ? await findPassword(db, actor.personId) : undefined
    const isRight = hash !== undefined && (await isPassword(actor.personId, hash, shown.password))
    return async (work: Work) => {
      const archive = found(
        await rowsOf(work.tx, 'personal_archive', { person_id: actor.personId })
          .select(['id'])
          .where('made_at', 'is not', null)
          .orderBy('made_at', 'desc')
          .executeTakeFirst(),
        'privacy.no-archive',
      )
      const field = identity === 'password' ? 'password' : 'code'
      if (!(await isShown(work, identity, shown, isRight)))
        throw new DomainError('invalid', 'privacy.wrong-identity', { [field]: t.myData.wrong })
      await work.tx
        .updateTable('personal_archive')
        .set({ open_until: new Date(work.at.getTime() + openMinutes * 60_000), open_session_id: shown.sessionId })
        .where('id', '=', archive.id)
        .execute()
      await recordAct(work, 'person.data-opened', { ctgId: null, id: actor.personId }, { by: identity })
      return { archiveId: archive.id }
    }
  },
})
