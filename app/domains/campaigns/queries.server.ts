/** What the pages of campaigns read. Rules: docs/rules/followup.md §6. */
import { listHistory } from '#app/domains/audit/queries.server.ts'
import { isAskable } from '#app/domains/followup/followup.ts'
import { endOf } from '#app/domains/meetings/meetings.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { dayIn, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows, holds, requireOpen } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import {
  type AskedChoice,
  chooseActions,
  defaultClosing,
  defaultDates,
  groupByLead,
  isClosed,
  nextReminderOn,
  type RecipientState,
  recipientState,
  recipientStates,
  refusalToRenew,
} from './campaigns.ts'
import { linkState } from './link/link.ts'
import { campaignPermissions } from './permissions.ts'
import { revokedAt } from './reach.server.ts'
import { listCampaigns, selectRecipients } from './rows.server.ts'
import { type CampaignKey, loadAskableActions, type RecipientKey } from './store.server.ts'

/** More dates than any calendar has. */
const longestCalendar = 50

/** Campaigns of a CTG, the latest first, and its calendar. */
export async function getCampaignsPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [campaigns, ctg, dates] = await Promise.all([
    listCampaigns(db, ctgId),
    db.selectFrom('ctg').select('ends_on as endsOn').where('id', '=', ctgId).executeTakeFirst(),
    rowsOf(db, 'campaign_date', { ctg_id: ctgId, campaign_id: null })
      .select(['id', 'name', 'planned_on as plannedOn'])
      .orderBy('planned_on')
      .limit(longestCalendar)
      .execute(),
  ])
  return {
    ctgId,
    today,
    campaigns: campaigns.map((campaign) => ({ ...campaign, isClosed: isClosed(campaign, today) })),
    dates,
    endedOn: endOf({ endsOn: ctg?.endsOn ?? null }, today),
    /** Proposed while nothing is planned. */
    proposedDates: dates.length === 0 ? defaultDates(today, ctg?.endsOn ?? null) : [],
    mayRun: allows(campaignPermissions.runCampaign, actor, { ctgId }),
  }
}

export type CampaignsPageData = Awaited<ReturnType<typeof getCampaignsPage>>

export type Preparing = {
  readonly asked: AskedChoice
  readonly chosenIds: readonly string[]
  readonly campaignDateId: string | undefined
}

/** The form of a new campaign with its preview: exactly who will be asked, on what, by which channel. */
export async function getNewCampaignPage(context: Context, ctgId: string, preparing: Preparing) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  requireOpen(actor, ctgId)
  const today = todayIn(context, ctgId)
  const mayRun = allows(campaignPermissions.runCampaign, actor, { ctgId })
  const [actions, underWay, date] = await Promise.all([
    mayRun ? loadAskableActions(db, ctgId, today) : [],
    mayRun ? listCampaignsUnderWay(db, ctgId, today) : [],
    preparing.campaignDateId === undefined
      ? undefined
      : rowsOf(db, 'campaign_date', { ctg_id: ctgId, id: preparing.campaignDateId, campaign_id: null })
          .select(['id', 'name'])
          .executeTakeFirst(),
  ])
  const askable = actions.filter(isAskable)
  return {
    ctgId,
    today,
    asked: preparing.asked,
    chosenIds: preparing.chosenIds,
    date,
    underWay,
    closesOn: defaultClosing(today),
    askable,
    counts: {
      'under-way': chooseActions(actions, 'under-way', []).length,
      silent: chooseActions(actions, 'silent', []).length,
      chosen: askable.length,
    } satisfies Record<AskedChoice, number>,
    ...groupByLead(chooseActions(actions, preparing.asked, preparing.chosenIds)),
    mayRun,
  }
}

export type NewCampaignData = Awaited<ReturnType<typeof getNewCampaignPage>>

const peoplePerPage = 50

/** A campaign and where each of those it asks stands. */
export async function getCampaignPage(
  context: Context,
  key: CampaignKey,
  shown: { readonly state: RecipientState | undefined; readonly page: number },
) {
  const { db, actor } = context
  const { timeZone } = requireMembership(actor, key.ctgId)
  const today = todayIn(context, key.ctgId)
  const mayRun = allows(campaignPermissions.runCampaign, actor, key)
  const [rows, people, actions, history] = await Promise.all([
    listCampaigns(db, key.ctgId, key.campaignId),
    selectRecipients(db, key).execute(),
    mayRun ? loadAskableActions(db, key.ctgId, today) : [],
    listHistory(db, key.ctgId, { type: 'campaign', id: key.campaignId }),
  ])
  const campaign = found(rows[0], 'followup.campaign-not-found')
  const states = people.map((person) => {
    const state = recipientState(progressOf(person))
    const lastAskedAt = person.mails.at(-1)?.askedAt
    return {
      ...person,
      ...progressOf(person),
      state,
      lastAskedOn: lastAskedAt === undefined ? undefined : dayIn(timeZone, new Date(lastAskedAt)),
      isReminded: ['silent', 'reminded', 'opened'].includes(state) && person.accessRevokedAt === null,
    }
  })
  const filtered = states.filter(({ state }) => shown.state === undefined || state === shown.state)
  const askedIds = new Set(people.flatMap((person) => person.actions.map(({ id }) => id)))
  return {
    ...key,
    today,
    campaign: { ...campaign, isClosed: isClosed(campaign, today) },
    shownState: shown.state,
    stateCounts: recipientStates.flatMap((state) => {
      const count = states.filter((person) => person.state === state).length
      return count > 0 ? [{ state, count }] : []
    }),
    askedCount: states.length,
    page: shown.page,
    pageCount: Math.max(1, Math.ceil(filtered.length / peoplePerPage)),
    people: filtered
      .slice((shown.page - 1) * peoplePerPage, shown.page * peoplePerPage)
      .map(({ mails, email: _unseen, isReminded, ...person }) => ({
        ...person,
        isAddressRefused: mails.some(({ failure }) => failure !== null),
        nextReminderOn:
          isReminded && person.lastAskedOn !== undefined ? nextReminderOn(campaign, person.lastAskedOn) : undefined,
      })),
    /** Nobody is written to twice on one day. */
    toRemindCount: states.filter(
      ({ isReminded, lastAskedOn }) => isReminded && lastAskedOn !== undefined && lastAskedOn < today,
    ).length,
    waitingCount: people.filter(({ mails }) => mails.some(({ writtenAt }) => writtenAt === null)).length,
    addable: actions.filter((action) => isAskable(action) && !askedIds.has(action.id)),
    /** Without their details: addresses are for the coordination. */
    history,
    mayRun,
  }
}

export type CampaignPageData = Awaited<ReturnType<typeof getCampaignPage>>

type Person = Awaited<ReturnType<ReturnType<typeof selectRecipients>['execute']>>[number]

const progressOf = ({ channel, actions, openedAt, mails }: Person) => ({
  channel,
  actionCount: actions.length,
  answeredCount: actions.filter(({ reportId }) => reportId !== null).length,
  openedAt,
  reminderCount: mails.filter(({ kind }) => kind === 'reminder').length,
})

/** One of those a campaign asks: his actions, what was sent to him, his links. */
export async function getRecipientPage(context: Context, key: RecipientKey) {
  const { db, actor } = context
  const { timeZone } = requireMembership(actor, key.ctgId)
  const [rows, people, links] = await Promise.all([
    listCampaigns(db, key.ctgId, key.campaignId),
    selectRecipients(db, key).where('recipient.id', '=', key.recipientId).execute(),
    db
      .selectFrom('report_link as link')
      .innerJoin('campaign_recipient as recipient', sameCtg('recipient.id', 'link.recipient_id'))
      .select([
        'link.id',
        'link.holder_name as holderName',
        'link.holder_email as holderEmail',
        'link.forwarded_from as forwardedFrom',
        'link.created_at as createdAt',
        'link.opened_at as openedAt',
        'link.expires_at as expiresAt',
        revokedAt(todayIn(context, key.ctgId)).as('revokedAt'),
      ])
      .where('link.ctg_id', '=', key.ctgId)
      .where('link.recipient_id', '=', key.recipientId)
      .orderBy('link.created_at')
      .limit(longestCalendar)
      .execute(),
  ])
  const campaign = found(rows[0], 'followup.campaign-not-found')
  const person = found(people[0], 'followup.recipient-not-found')
  const isCoordinator = holds(campaignPermissions.runCampaign, actor, key)
  return {
    ...key,
    timeZone,
    campaign,
    isCoordinator,
    /** Addresses are for the coordination. */
    person: {
      ...person,
      email: isCoordinator ? person.email : '',
      ...progressOf(person),
      state: recipientState(progressOf(person)),
    },
    links: links.map((link) => ({
      ...link,
      holderEmail: isCoordinator ? link.holderEmail : '',
      state: linkState(link, context.at),
    })),
    mayRun: allows(campaignPermissions.runCampaign, actor, key) && campaign.closedAt === null,
    refusalToRenew: refusalToRenew(person),
    hasLiveLink: links.some((link) => linkState(link, context.at) === 'open'),
  }
}

export type RecipientPageData = Awaited<ReturnType<typeof getRecipientPage>>

/** Campaigns that still ask, the latest first. The caller has checked the right to read. */
async function listCampaignsUnderWay(db: Reader, ctgId: string, today: string) {
  const campaigns = await listCampaigns(db, ctgId)
  return campaigns.filter((campaign) => !isClosed(campaign, today))
}

/** The same, for the page of follow-up. @throws DomainError not-found for a stranger */
export async function getCampaignsUnderWay(context: Context, ctgId: string) {
  requireMembership(context.actor, ctgId)
  return listCampaignsUnderWay(context.db, ctgId, todayIn(context, ctgId))
}

export type CampaignsUnderWay = Awaited<ReturnType<typeof listCampaignsUnderWay>>
