/** A party asks another for figures. Rules: docs/rules/deposits.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireTheme } from '#app/domains/ctg/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { requestFields } from '../inputs.ts'
import { depositsPermissions } from '../permissions.ts'
import { requireParty, requireToCome } from '../store.server.ts'
import { tellDataAsked } from '../tell.server.ts'

export const askData = command({
  name: 'deposits.ask-data',
  permission: depositsPermissions.askData,
  input: { ...requestFields },
  about: wholeCtg,
  async run(work, { ctgId, askedPartyId, themeId, title, request, purpose, wantedOn }) {
    const { tx, actor, at, newId } = work
    const { partyId } = requireMembership(actor, ctgId)
    requireToCome(wantedOn, todayIn(work, ctgId), 'wantedOn')
    await requireParty(work, ctgId, askedPartyId)
    if (themeId !== null) await requireTheme(work, ctgId, themeId)
    if (askedPartyId === partyId)
      throw new DomainError('invalid', 'deposits.own-party', {
        askedPartyId: inputLabels.otherParty,
      })
    const requestId = newId()
    await rowOf(tx, 'data_request', { ctgId, id: requestId }).insert({
      asking_party_id: partyId,
      asked_party_id: askedPartyId,
      theme_id: themeId,
      ...{ title, request, purpose, wanted_on: wantedOn, asked_by: actor.name, asked_at: at },
    })
    await recordAct(work, 'data-request.asked', { ctgId, id: requestId }, { title, askedPartyId })
    await tellDataAsked(work, { ctgId, requestId, askedPartyId, wantedOn })
    return { requestId }
  },
})
