/** Around the commands of the second factor: what needs the secret of the instance, the limit on wrong codes, codes shown once. */
import { findSecondFactor } from '#app/domains/accounts/codes.server.ts'
import { confirmSecondFactor } from '#app/domains/accounts/commands/confirm-second-factor.server.ts'
import { removeSecondFactor } from '#app/domains/accounts/commands/remove-second-factor.server.ts'
import { startSecondFactor } from '#app/domains/accounts/commands/start-second-factor.server.ts'
import { secondFactorWords as t } from '#app/domains/accounts/labels.fr.ts'
import { findSessionId } from '#app/domains/accounts/queries.server.ts'
import {
  makeRecoveryCodes,
  makeSealedSecret,
  openSecret,
  proofOfRecovery,
  stepOfCode,
} from '#app/domains/accounts/second-factor.server.ts'
import { codeLimit, readDigits } from '#app/domains/accounts/second-factor.ts'
import { countingGuesses } from '#app/kernel/attempts.server.ts'
import { cookieOf, forgetCookie, readCookie } from './own-cookie.server.ts'
import { type Intent, intent, type RouteArgs } from './route.server.ts'
import { sessionToken } from './session-token.server.ts'

/** Wrong codes of one person: the sixth is not looked at. */
export const limitingCodes = <Result>(
  { context: { db, actor, at } }: Pick<RouteArgs, 'context'>,
  run: () => Promise<Result>,
): Promise<Result> =>
  countingGuesses(db, { limit: codeLimit, who: actor.personId, at, wrong: 'accounts.wrong-code' }, run)

/** What the code typed is worth: the half minute for which it is right, null for a wrong one, or without a second factor. */
export async function readFactor({ context, surroundings }: RouteArgs, form: FormData) {
  const { db, actor, at } = context
  const factor = await findSecondFactor(db, actor.personId)
  const secret = factor && openSecret(surroundings.instance.config.secret, actor.personId, factor.sealedSecret)
  const code = readDigits(String(form.get('code') ?? ''))
  const step = (secret === undefined ? undefined : stepOfCode(secret, code, at)) ?? null
  return { step, isLost: factor !== undefined && secret === undefined }
}

/** The session she acts from, at the door too. */
export const sessionIdOf = ({ context, surroundings, request }: RouteArgs): Promise<string | null> =>
  findSessionId(context.db, sessionToken(request.headers, surroundings.instance.config.secret))

const codesCookie = { name: 'trame_secours', seconds: 60, sameSite: 'Strict' } as const

type Showing = {
  readonly proofs: readonly string[]
  /** Told by what was done: a repeated POST makes no code, and shows none. */
  readonly made: { firstProof?: string }
}

/** Around an act that makes codes of recovery: they are shown once, by the page that follows. */
export async function showingCodes(args: RouteArgs, run: (showing: Showing) => Promise<Response>): Promise<Response> {
  const { secret } = args.surroundings.instance.config
  const codes = makeRecoveryCodes()
  const proofs = codes.map((code) => proofOfRecovery(secret, args.context.actor.personId, code))
  const made: Showing['made'] = {}
  const answer = await run({ proofs, made })
  if (made.firstProof === proofs[0]) answer.headers.append('set-cookie', cookieOf(codesCookie, codes.join(' ')))
  return answer
}

const confirmIntent: Intent = {
  commandName: confirmSecondFactor.commandName,
  run: (args, form) =>
    showingCodes(args, ({ proofs, made }) =>
      limitingCodes(args, () =>
        intent(confirmSecondFactor, {
          said: t.confirmed,
          complete: async () => ({ ...(await readFactor(args, form)), proofs, sessionId: await sessionIdOf(args) }),
          done({ firstProof }) {
            made.firstProof = firstProof
            return '/compte#second-facteur'
          },
        }).run(args, form),
      ),
    ),
}

const remove = intent(removeSecondFactor, {
  said: t.removed,
  complete: async (args, form) => ({
    ...(await readFactor(args, form)),
    proof: proofOfRecovery(
      args.surroundings.instance.config.secret,
      args.context.actor.personId,
      String(form.get('code') ?? ''),
    ),
  }),
})

export const secondFactorIntents: Readonly<Record<string, Intent>> = {
  'start-second-factor': intent(startSecondFactor, {
    said: t.started,
    complete: async ({ context, surroundings }) => ({
      sealedSecret: makeSealedSecret(surroundings.instance.config.secret, context.actor.personId),
    }),
  }),
  'confirm-second-factor': confirmIntent,
  'remove-second-factor': { ...remove, run: (args, form) => limitingCodes(args, () => remove.run(args, form)) },
}

/** Codes just made, shown by the page that follows; and the cookie that forgets them. */
export function readShownCodes(request: Request) {
  const cookieValue = readCookie(request, codesCookie)
  if (cookieValue === undefined) return { codes: [], forget: undefined }
  const codes = cookieValue.split(' ').filter((code) => /^[A-Z2-9]{5}-[A-Z2-9]{5}$/.test(code))
  return { codes, forget: forgetCookie(codesCookie) }
}
