/** Around the commands of passkeys: what a device is asked, and its answer verified before the command. Rules: docs/rules/accounts.md §11. */
import { addPasskey } from '#app/domains/accounts/commands/add-passkey.server.ts'
import { removePasskey } from '#app/domains/accounts/commands/remove-passkey.server.ts'
import { renamePasskey } from '#app/domains/accounts/commands/rename-passkey.server.ts'
import { passkeyWords as t } from '#app/domains/accounts/entry-labels.fr.ts'
import { networkOf } from '#app/domains/accounts/entry-limits.ts'
import { sessionCookie } from '#app/domains/accounts/open-session.server.ts'
import { askToAdd, askToShow } from '#app/domains/accounts/passkeys/ceremony.server.ts'
import { enterByPasskey } from '#app/domains/accounts/passkeys/enter-by-passkey.server.ts'
import { passkeyLimits } from '#app/domains/accounts/passkeys/passkeys.ts'
import { countAttempt, countingGuesses } from '#app/kernel/attempts.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { RequestContext } from './request-context.server.ts'
import { type Intent, intent, intentsOf } from './route.server.ts'
import { sessionIdOf, showingCodes } from './second-factor.server.ts'

/** Options for the device of the person: to sign in, to prove a second factor, or to create a passkey. */
export async function askDevice({ instance, actor, awaited, clientAddress }: RequestContext, use: string) {
  const { db, config } = instance
  const at = new Date()
  await countAttempt(db, passkeyLimits.asked, networkOf(clientAddress), at)
  const asking = { db, at, site: config }
  if (use === 'show') return askToShow(asking, found(awaited, 'accounts.session-not-found').actor.personId)
  if (use !== 'add') return askToShow(asking, null)
  const { personId } = found(actor, 'accounts.session-not-found')
  const person = await rowsOf(db, 'person', { id: personId }).get(['id', 'email', 'name'])
  return askToAdd(asking, person)
}

/** @returns the cookie of her session @throws DomainError invalid, too-many */
export function signInByPasskey(surroundings: RequestContext, request: Request, answer: string): Promise<string> {
  const { instance, clientAddress } = surroundings
  const { db, config } = instance
  const at = new Date()
  const guessing = { limit: passkeyLimits.wrong, who: networkOf(clientAddress), at, wrong: 'accounts.passkey-refused' }
  return countingGuesses(db, guessing, async () => {
    const from = { clientAddress, secret: config.secret }
    const entry = { answer, userAgent: request.headers.get('user-agent'), from, site: config }
    const token = await enterByPasskey(db, entry, at)
    if (token === undefined) throw new DomainError('invalid', 'accounts.passkey-refused')
    return sessionCookie(token, config.secret)
  })
}

const add: Intent = {
  commandName: addPasskey.commandName,
  run: (args, form) =>
    showingCodes(args, ({ proofs, made }) =>
      intent(addPasskey, {
        said: t.added,
        complete: async () => ({
          siteUrl: args.surroundings.instance.config.url,
          sessionId: await sessionIdOf(args),
          proofs,
        }),
        done({ firstProof }) {
          if (firstProof !== '') made.firstProof = firstProof
          return '/compte#cles'
        },
      }).run(args, form),
    ),
}

export const passkeyIntents: Readonly<Record<string, Intent>> = {
  'add-passkey': add,
  ...intentsOf({ 'rename-passkey': renamePasskey, 'remove-passkey': removePasskey }),
}
