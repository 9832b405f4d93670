/** The right to send a file, before it is read: that of the command, over what the address is about. */
import { membershipIn, requireMembership } from '#app/kernel/actor.ts'
import { authorize, DomainError, found } from '#app/kernel/errors.ts'
import { requireRight, type Thing } from '#app/kernel/permission.ts'
import type { CommandPermission, Context } from '#app/kernel/transaction.server.ts'
import { findBounds } from '#app/things/find-things.server.ts'
import { boundingKinds } from '#app/things/register.ts'

type Params = Readonly<Record<string, string | undefined>>

/**
 * The command looks at it again, under its locks, with the state of things; so is nobody refused here that it would let in.
 * @throws DomainError not-found | forbidden
 */
export async function requireUploadRight(
  context: Context,
  params: Params,
  commandName: string,
  permission: CommandPermission,
): Promise<void> {
  const { ctgId } = params
  if (permission === 'administrator') authorize(context.actor.isPlatformAdministrator, commandName)
  if (typeof permission === 'string') return
  if (ctgId === undefined) throw new DomainError('not-found', 'ctg.not-found')
  requireMembership(context.actor, ctgId)
  requireRight(context.actor, permission, await loadThing(context, { ...params, ctgId }), commandName)
}

/** What the address names that bounds a right: `/ctg/:ctgId/actions/:actionId`; else the CTG, for her own party: the command knows of which it is. */
async function loadThing({ db, actor }: Context, params: Params & { readonly ctgId: string }): Promise<Thing> {
  const { ctgId } = params
  const type = boundingKinds.find((kind) => params[paramOf(kind)] !== undefined)
  const id = type && params[paramOf(type)]
  if (!type || !id) return { ctgId, partyId: membershipIn(actor, ctgId)?.partyId ?? null }
  return { ctgId, ...found(await findBounds(db, ctgId, { type, id }), 'documents.no-file-here') }
}

const paramOf = (kind: string): string => `${kind.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Id`
