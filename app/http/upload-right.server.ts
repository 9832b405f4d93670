/** The right to send a file, before it is read: that of the command, over what the address is about. */
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { requireRight, type Thing } from '#app/kernel/permission.ts'
import type { CommandPermission, Context } from '#app/kernel/transaction.server.ts'

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
  if (typeof permission === 'string') return
  if (ctgId === undefined) throw new DomainError('not-found', 'ctg.not-found')
  requireMembership(context.actor, ctgId)
  requireRight(context.actor, permission, await loadThing(context, { ...params, ctgId }), commandName)
}

async function loadThing({ db }: Context, params: Params & { readonly ctgId: string }): Promise<Thing> {
  const { ctgId, actionId, bodyId, meetingId, partyId } = params
  if (actionId !== undefined) {
    const action = await db
      .selectFrom('action')
      .select(['theme_id as themeId', 'lead_person_id as leadPersonId'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', actionId)
      .executeTakeFirst()
    return { ctgId, ...found(action, 'plan.action-not-found') }
  }
  if (bodyId !== undefined || meetingId !== undefined) {
    const body = await db
      .selectFrom('body')
      .select('theme_id as themeId')
      .where('ctg_id', '=', ctgId)
      .where((eb) =>
        bodyId === undefined
          ? eb(
              'id',
              'in',
              eb
                .selectFrom('meeting')
                .select('body_id')
                .where('ctg_id', '=', ctgId)
                .where('id', '=', meetingId ?? ''),
            )
          : eb('id', '=', bodyId),
      )
      .executeTakeFirst()
    return { ctgId, ...found(body, 'governance.body-not-found') }
  }
  return { ctgId, partyId: partyId ?? null }
}
