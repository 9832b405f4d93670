/** The page that asks for a second factor: pass it, or activate one when the account has none. Rules: docs/rules/accounts.md §10. */
import { passSecondFactor } from '#app/domains/accounts/commands/pass-second-factor.server.ts'
import { networkOf } from '#app/domains/accounts/entry-limits.ts'
import { tellFactorFailure } from '#app/domains/accounts/guard-entry.server.ts'
import { passByPasskey } from '#app/domains/accounts/passkeys/enter-by-passkey.server.ts'
import { passkeyLimits } from '#app/domains/accounts/passkeys/passkeys.ts'
import { getDoorFactor } from '#app/domains/accounts/queries.server.ts'
import { judgeCode, openSecret, proofOfRecovery } from '#app/domains/accounts/second-factor.server.ts'
import { codeLimit, doorCodeLimits, readDigits } from '#app/domains/accounts/second-factor.ts'
import { findSecondFactor } from '#app/domains/accounts/steps.server.ts'
import { countingGuesses } from '#app/kernel/attempts.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { type Intent, intent, type RouteArgs } from './route.server.ts'
import { secondFactorIntents, sessionIdOf } from './second-factor.server.ts'
import { redirectWithCookies, returnOf } from './sign-in.server.ts'

async function readCode(args: RouteArgs, form: FormData) {
  const { db, actor, at } = args.context
  const { secret } = args.surroundings.instance.config
  const typed = String(form.get('code') ?? '')
  const factor = await findSecondFactor(db, actor.personId)
  const base32 = factor?.confirmedAt ? openSecret(secret, actor.personId, factor.sealedSecret) : undefined
  const last = factor?.lastStep ?? null
  const judged =
    base32 === undefined
      ? { step: null, wrong: 'unknown' as const }
      : judgeCode(base32, readDigits(typed), last === null ? null : Number(last), at)
  const proof = proofOfRecovery(secret, actor.personId, typed)
  return { ...judged, proof, sessionId: await sessionIdOf(args) }
}

/**
 * Limits wrong codes before the code is read: by account and network, by account, and by network.
 */
function limiting<Result>({ context, surroundings }: RouteArgs, run: () => Promise<Result>): Promise<Result> {
  const { db, actor, at } = context
  const network = networkOf(surroundings.clientAddress)
  const wrong = 'accounts.wrong-code'
  const counted = (limit: typeof codeLimit, who: string, next: () => Promise<Result>) => () =>
    countingGuesses(db, { limit, who, at, wrong }, next)
  const tryEntry = async (): Promise<Result> => {
    try {
      return await run()
    } catch (error) {
      if (error instanceof DomainError && error.code === wrong) await tellFactorFailure(db, actor.personId, at)
      throw error
    }
  }
  return counted(
    doorCodeLimits.network,
    network,
    counted(doorCodeLimits.person, actor.personId, counted(codeLimit, `${actor.personId} ${network}`, tryEntry)),
  )()
}

const pass = intent(passSecondFactor, {
  complete: readCode,
  done: (_answer, _params, request) => returnOf(request),
})

/** The only intent that is no command of a form: a device answers. */
const passWithPasskey: Intent = {
  commandName: passSecondFactor.commandName,
  run: (args, form) =>
    countingGuesses(
      args.context.db,
      {
        limit: passkeyLimits.wrong,
        who: networkOf(args.surroundings.clientAddress),
        at: args.context.at,
        wrong: 'accounts.passkey-refused',
      },
      async () => {
        const { db, actor, at } = args.context
        const door = { personId: actor.personId, name: actor.name, sessionId: await sessionIdOf(args) }
        const entry = { answer: String(form.get('answer') ?? ''), site: args.surroundings.instance.config }
        if (!(await passByPasskey(db, door, entry, at))) throw new DomainError('invalid', 'accounts.passkey-refused')
        return redirectWithCookies([], returnOf(args.request))
      },
    ),
}

/** Refuses to activate a second factor when one exists: knowing the password is not enough to replace it. */
const forWhoHasNone = (one: Intent): Intent => ({
  ...one,
  async run(args, form) {
    const door = await getDoorFactor(args.context, args.surroundings.instance.config.secret)
    if (door.kind !== 'enrol') throw new DomainError('forbidden', 'accounts.show-your-factor')
    return one.run(args, form)
  },
})

const enrolment = Object.fromEntries(
  Object.entries(secondFactorIntents).map(([name, one]) => [name, forWhoHasNone(one)]),
)

export const factorDoorIntents: Readonly<Record<string, Intent>> = {
  'pass-second-factor': { ...pass, run: (args, form) => limiting(args, () => pass.run(args, form)) },
  'pass-by-passkey': passWithPasskey,
  ...enrolment,
}
