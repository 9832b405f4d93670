/** Around the command that changes a password: the limit on wrong ones, and what the form does not carry. */
import { changePassword as command } from '#app/domains/accounts/commands/change-password.server.ts'
import { changeLimit } from '#app/domains/accounts/entry-limits.ts'
import { passwordAnswers } from '#app/domains/accounts/labels.fr.ts'
import { findSessionId } from '#app/domains/accounts/queries.server.ts'
import { listMyMandates } from '#app/domains/ctg/page-queries.server.ts'
import { countingGuesses } from '#app/kernel/attempts.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type Intent, intent } from './route.server.ts'
import { sessionToken } from './session-token.server.ts'

/** Names of the person’s CTGs and parties, which an attacker would try first as a password. */
export const organisationsOf = async (context: Pick<Context, 'db' | 'actor' | 'at'>): Promise<readonly string[]> =>
  (await listMyMandates(context)).flatMap(({ ctgName, partyName }) => [ctgName, partyName])

const change = intent(command, {
  said: passwordAnswers.changed,
  complete: async ({ context, surroundings, request }) => ({
    organisations: await organisationsOf(context),
    sessionId: await findSessionId(context.db, sessionToken(request.headers, surroundings.instance.config.secret)),
  }),
})

export const changePassword: Intent = {
  ...change,
  run(args, form) {
    const { db, actor, at } = args.context
    const guessing = { limit: changeLimit, who: actor.personId, at, wrong: 'accounts.wrong-password' }
    return countingGuesses(db, guessing, () => change.run(args, form))
  },
}
