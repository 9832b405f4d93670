/** Creates a body, with the seats of the mission's default composition when asked. Rules: docs/rules/governance.md §1, §2.1. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { checkbox, choice, id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { type BodyKind, bodyKinds, defaultSeats } from '../governance.ts'
import { bodyFields } from '../inputs.ts'
import { governanceLabels as t } from '../labels.fr.ts'
import { governancePermissions } from '../permissions.ts'
import { requireFreeBodyName, requireTheme } from '../store.server.ts'

export const createBody = command({
  name: 'governance.create-body',
  permission: governancePermissions.manageBody,
  input: z.object({ ctgId: id(), kind: choice(bodyKinds), ...bodyFields, hasDefaultSeats: checkbox() }),
  async run(work, { ctgId, kind, name, themeId, mission, rhythm, hasDefaultSeats }) {
    requireMembership(work.actor, ctgId)
    authorize(allows(governancePermissions.manageBody, work.actor, { ctgId, themeId }), 'governance.create-body')
    await requireTheme(work.tx, ctgId, themeId)
    await requireFreeBodyName(work.tx, { ctgId, name })
    const bodyId = work.newId()
    const { last } = await work.tx
      .selectFrom('body')
      .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)).as('last'))
      .where('ctg_id', '=', ctgId)
      .executeTakeFirstOrThrow()
    await work.tx
      .insertInto('body')
      .values({ ctg_id: ctgId, id: bodyId, kind, name, theme_id: themeId, mission, rhythm, position: last + 1 })
      .execute()
    if (hasDefaultSeats) await addDefaultSeats(work, { ctgId, bodyId, kind })
    await recordAudit(work, {
      action: 'body.created',
      subject: { type: 'body', id: bodyId },
      ctgId,
      detail: { name, kind },
    })
    return { bodyId }
  },
})

async function addDefaultSeats(
  { tx, newId }: Work,
  { ctgId, bodyId, kind }: { readonly ctgId: string; readonly bodyId: string; readonly kind: BodyKind },
): Promise<void> {
  const parties = await tx
    .selectFrom('party')
    .leftJoin('territory', 'territory.code', 'party.territory_code')
    .select([
      'party.id',
      'party.kind',
      'party.is_signatory as isSignatory',
      'party.is_lead as isLead',
      'territory.kind as territoryKind',
    ])
    .where('party.ctg_id', '=', ctgId)
    .orderBy('party.position')
    .execute()
  const seats = defaultSeats(
    kind,
    parties.map(({ territoryKind, ...party }) => ({ ...party, isCommune: territoryKind === 'commune' })),
  )
  if (seats.length === 0) return
  await tx
    .insertInto('seat')
    .values(
      seats.map(({ partyId, function: name }, position) => ({
        ctg_id: ctgId,
        id: newId(),
        body_id: bodyId,
        party_id: partyId,
        function_title: t.defaultFunction[name],
        position,
      })),
    )
    .execute()
}
