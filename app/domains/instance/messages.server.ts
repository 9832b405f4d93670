/**
 * The messages to all that are shown now. Each node reads them every few seconds and keeps them, and who her reader is says which
 * she has dismissed: a page asks nothing more. Rules: docs/rules/instance.md §8.
 */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { requireAdministrator } from './administrator.server.ts'
import { messageStateOf, pageCountOf, pageSize } from './instance.ts'

const readEveryMs = 5_000

const readMessages = (db: Reader, at: Date) =>
  rowsOf(db, 'instance_message', { withdrawn_at: null })
    .select(['id', 'level', 'text', 'is_on_sign_in as isOnSignIn', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('ends_at', '>', at)
    .orderBy('starts_at')
    .limit(10)
    .execute()
type KeptMessage = Awaited<ReturnType<typeof readMessages>>[number]

const cache = new WeakMap<Reader, Promise<readonly KeptMessage[]>>()

/** Said again by this node at once; the others follow within seconds. */
export const forgetMessages = (db: Reader): void => void cache.delete(db)

/** Of the messages to come too: those whose hour has come are shown without being read again. */
async function listKept(db: Reader, at: Date): Promise<readonly KeptMessage[]> {
  const known = cache.get(db)
  if (known) return known
  const messages = readMessages(db, at)
  cache.set(db, messages)
  messages.catch(() => cache.delete(db))
  return messages
}

/** What any node publishes or withdraws is shown here within seconds, without a page asking. @returns how to stop it */
export function followMessages(db: Reader): () => Promise<void> {
  const read = async () => {
    const messages = await readMessages(db, new Date())
    cache.set(db, Promise.resolve(messages))
  }
  // A database that is away is told by every page; what was known meanwhile stays.
  const timer = setInterval(() => void read().catch(() => undefined), readEveryMs).unref()
  return async () => clearInterval(timer)
}

/** Of the messages not ended, those that the `person` of a statement has dismissed: asked with who she is. */
export const dismissedMessageIds = sql<readonly string[]>`array(
  select dismissal.message_id::text from instance_message_dismissal dismissal
  join instance_message message on message.id = dismissal.message_id
  where dismissal.person_id = person.id and message.ends_at > now())`

export type ShownMessage = Pick<KeptMessage, 'id' | 'level' | 'text'> & { readonly isDismissible: boolean }

/** @param dismissed by who reads; null for whoever has not signed in: only those meant for the sign-in page too */
export async function listShownMessages(
  db: Reader,
  dismissed: readonly string[] | null,
  at: Date,
): Promise<readonly ShownMessage[]> {
  const messages = await listKept(db, at)
  return messages
    .filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
    .filter(({ id, isOnSignIn }) => (dismissed === null ? isOnSignIn : !dismissed.includes(id)))
    .map(({ id, level, text }) => ({ id, level, text, isDismissible: dismissed !== null }))
}

/** Every message, the latest first, with how many have dismissed it. */
export async function getMessagesPage(context: Context, pageNumber: number) {
  requireAdministrator(context)
  const { db, at } = context
  const { total } = await db
    .selectFrom('instance_message')
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const page = Math.min(pageNumber, pageCountOf(Number(total)))
  const messages = await db
    .selectFrom('instance_message')
    .select((eb) => [
      'id',
      'level',
      'text',
      'is_on_sign_in as isOnSignIn',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'withdrawn_at as withdrawnAt',
      'created_by as createdBy',
      eb
        .selectFrom('instance_message_dismissal as dismissal')
        .select((one) => one.fn.countAll<string>().as('count'))
        .whereRef('dismissal.message_id', '=', 'instance_message.id')
        .as('dismissals'),
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return {
    ...{ at, total: Number(total), page, pageCount: pageCountOf(Number(total)) },
    messages: messages.map((message) => ({
      ...message,
      dismissals: Number(message.dismissals ?? 0),
      state: messageStateOf(message, at),
    })),
  }
}
export type MessagesPageData = Awaited<ReturnType<typeof getMessagesPage>>
