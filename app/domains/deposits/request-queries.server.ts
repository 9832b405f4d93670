/** What the pages of a data request read. */
import { listParties, listThemes } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { depositsPermissions } from './permissions.ts'
import { listRequests } from './request-rows.server.ts'
import { refusalToMove } from './requests.ts'
import { findAnsweringParty } from './store.server.ts'

/** @throws DomainError forbidden for who asks nothing */
export async function getNewRequestPage({ db, actor }: Context, ctgId: string) {
  const { partyId } = requireMembership(actor, ctgId)
  requireRight(actor, depositsPermissions.askData, { ctgId }, 'deposits.ask-data')
  const [parties, themes] = await Promise.all([listParties(db, ctgId), listThemes(db, ctgId)])
  return {
    ctgId,
    parties: parties.filter(({ id }) => id !== partyId).map(({ id, name }) => ({ id, name })),
    themes: themes.map(({ id, name }) => ({ id, name })),
  }
}
export type NewRequestPageData = Awaited<ReturnType<typeof getNewRequestPage>>

type RequestKey = { readonly ctgId: string; readonly dataRequestId: string }

/** @throws DomainError not-found for a stranger or a request of another CTG */
export async function getRequestPage(context: Context, { ctgId, dataRequestId }: RequestKey) {
  const { db, actor } = context
  const { partyId } = requireMembership(actor, ctgId)
  const [row] = await listRequests(db, { ctgId, actingPartyId: partyId, id: dataRequestId })
  const request = found(row, 'deposits.request-not-found')
  const today = todayIn(context, ctgId)
  const answeringPartyId = await findAnsweringParty(db, { ctgId, ...request }, today)
  const isAnswerer = allows(depositsPermissions.answerRequest, actor, { ctgId, partyId: answeringPartyId })
  return {
    ctgId,
    today,
    /** Nobody may answer for the party asked: who asks notes what it was answered. */
    isNoted: isAnswerer && answeringPartyId !== request.askedPartyId,
    /** Of the party asked, she deposits; a date or a refusal is not hers to give. */
    isDepositorAlone: partyId === request.askedPartyId && !isAnswerer,
    isAsking: partyId === request.askingPartyId,
    request,
    may: {
      promise: isAnswerer && refusalToMove(request, 'promised') === undefined,
      give: isAnswerer && refusalToMove(request, 'given') === undefined,
      refuse: isAnswerer && refusalToMove(request, 'refused') === undefined,
      deposit:
        allows(depositsPermissions.deposit, actor, { ctgId, partyId: request.askedPartyId }) &&
        refusalToMove(request, 'given') === undefined,
      withdraw:
        allows(depositsPermissions.withdrawRequest, actor, { ctgId, partyId: request.askingPartyId }) &&
        refusalToMove(request, 'withdrawn') === undefined,
    },
  }
}
export type RequestPageData = Awaited<ReturnType<typeof getRequestPage>>
