/** Around the commands about one’s own data: what needs the secret of the instance, and the limit on wrong proofs. */
import { findSessionId } from '#app/domains/accounts/queries.server.ts'
import { makeMailCode, proofOfCode, proofOfRecovery } from '#app/domains/accounts/second-factor.server.ts'
import { readDigits } from '#app/domains/accounts/second-factor.ts'
import { identityLimit } from '#app/domains/privacy/identity.ts'
import { countingGuesses } from '#app/kernel/attempts.server.ts'
import type { RouteArgs } from './route.server.ts'
import { readFactor } from './second-factor.server.ts'
import { sessionToken } from './session-token.server.ts'

const purpose = 'data'

/** Makes a code, which the command sends; only its hash is stored. */
export async function newDataCode({ context, surroundings }: RouteArgs) {
  const code = makeMailCode()
  const of = { purpose, ownerId: context.actor.personId } as const
  return { code, codeProof: proofOfCode(surroundings.instance.config.secret, of, code) }
}

/** The typed code read as each kind of proof, and the session. */
export async function typedIdentity(args: RouteArgs, form: FormData) {
  const { context, surroundings, request } = args
  const { secret } = surroundings.instance.config
  const { personId } = context.actor
  const code = String(form.get('code') ?? '')
  const { step } = await readFactor(args, form)
  return {
    step,
    recoveryProof: proofOfRecovery(secret, personId, code),
    codeProof: proofOfCode(secret, { purpose, ownerId: personId }, readDigits(code)),
    sessionId: await findSessionId(context.db, sessionToken(request.headers, secret)),
  }
}

/** Limits wrong proofs of one person to five. */
export const limitingIdentity = <Result>(
  { context: { db, actor, at } }: Pick<RouteArgs, 'context'>,
  run: () => Promise<Result>,
): Promise<Result> =>
  countingGuesses(db, { limit: identityLimit, who: actor.personId, at, wrong: 'privacy.wrong-identity' }, run)
