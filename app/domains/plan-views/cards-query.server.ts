/** What the views « by status » and « by lead » read: the lines of the filter, and what one may do of them. */

import { planPermissions } from '#app/domains/plan/permissions.ts'
import { type ActionStatus, loudFlags } from '#app/domains/plan/plan.ts'
import { listDecisions } from '#app/domains/plan/queries.server.ts'
import type { PlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getPlanView } from '#app/domains/plan-list/plan-view.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { groupByLead } from './lead-groups.ts'

/** The card whose form is asked for, and the status it should be given. */
export type OpenCard = { readonly id: string; readonly to: ActionStatus | undefined }

/** Cards of the filter; decisions are read only when a form is open. */
export async function getCardsPage(context: Context, ctgId: string, filter: PlanFilter, open: OpenCard | null) {
  const { actor, db } = context
  requireMembership(actor, ctgId)
  const [{ actions, ...frame }, decisions] = await Promise.all([
    getPlanView(context, ctgId, filter),
    open === null ? [] : listDecisions(db, ctgId),
  ])
  const cards = actions.map((line) => {
    const { id, code, title, status, version, endsOn, endsPrecision, themeId, leadPersonId } = line
    const { leadPartyName, leadPartyKind, leadServiceName, leadName } = line
    return {
      ...{ id, code, title, status, version, endsOn, endsPrecision },
      lead: { partyName: leadPartyName, partyKind: leadPartyKind, serviceName: leadServiceName, name: leadName },
      flags: line.flags.filter((flag) => loudFlags.includes(flag)),
      mayMove: allows(planPermissions.changeActionStatus, actor, { ctgId, themeId, leadPersonId }),
    }
  })
  return { ...frame, cards, open, decisions }
}
export type CardsPageData = Awaited<ReturnType<typeof getCardsPage>>
export type PlanCard = CardsPageData['cards'][number]

/** The actions of the filter by who leads them. */
export async function getLeadsPage(context: Context, ctgId: string, filter: PlanFilter) {
  const { actions, ...frame } = await getPlanView(context, ctgId, filter)
  return {
    ...frame,
    groups: groupByLead(
      actions,
      frame.parties.map(({ id }) => id),
    ),
  }
}
