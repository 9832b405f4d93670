/** Campaigns of the demonstration, as dated acts: one closed in autumn, one that still asks, and the next one in the calendar. */
import { addCampaignAction } from '#app/domains/campaigns/commands/add-campaign-action.server.ts'
import { askOtherwise } from '#app/domains/campaigns/commands/ask-otherwise.server.ts'
import { closeCampaign } from '#app/domains/campaigns/commands/close-campaign.server.ts'
import { launchCampaign } from '#app/domains/campaigns/commands/launch-campaign.server.ts'
import { planCampaignDate } from '#app/domains/campaigns/commands/plan-campaign-date.server.ts'
import { getNewCampaignPage } from '#app/domains/campaigns/queries.server.ts'
import { writeCampaignMails } from '#app/domains/campaigns/write-mails.server.ts'
import { writeReminders } from '#app/domains/campaigns/write-reminders.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

type DemoCampaign = {
  readonly name: string
  readonly message: string
  readonly on: string
  readonly closesOn: string
  readonly reminderEveryDays: string
  /** Days on which the silent ones were reminded. */
  readonly remindedOn: readonly string[]
  readonly closedOn?: string
  /** An action forgotten at first, by title: its lead has only just been asked. */
  readonly addedLater?: { readonly on: string; readonly title: string }
  /** Leads who asked to answer on paper, by name. */
  readonly onPaper: readonly string[]
}

const campaigns: readonly DemoCampaign[] = [
  {
    name: 'Point de rentrée 2026',
    message: 'Avant le comité opérationnel du 30 septembre : où en êtes-vous ? Trois minutes suffisent.',
    on: '2026-09-21',
    closesOn: '2026-10-30',
    reminderEveryDays: '14',
    remindedOn: ['2026-10-05', '2026-10-19'],
    closedOn: '2026-10-30',
    onPaper: [],
  },
  {
    name: 'Point avant le copil de janvier',
    message: 'Le copil se réunit le 14 janvier. Dites-nous où en sont vos actions, et ce qu’il faut lui demander.',
    on: '2026-11-12',
    closesOn: '2026-12-11',
    reminderEveryDays: '7',
    remindedOn: ['2026-11-19'],
    addedLater: { on: '2026-11-23', title: 'Rendez-vous des droits dans les quartiers' },
    onPaper: ['CCAS'],
  },
]

/** At noon in Paris: the invitations of the morning have waited long enough. */
const noon = (day: string): Date => new Date(`${day}T11:00:00Z`)

/** @param siteUrl address of this instance, for the links in the mails */
export const campaignActs = (stage: Stage, ids: CtgIds, siteUrl: string): readonly Act[] => [
  ...campaigns.flatMap((campaign) => playedCampaign(stage, ids, siteUrl, campaign)),
  {
    on: '2026-11-20',
    play: async () =>
      planCampaignDate(await stage.as('antoine', '2026-11-20'), {
        ctgId: ids.ctgId,
        name: 'Point de printemps 2027',
        plannedOn: '2027-05-17',
      }),
  },
]

function playedCampaign(stage: Stage, { ctgId }: CtgIds, siteUrl: string, campaign: DemoCampaign): readonly Act[] {
  const { on, closedOn, remindedOn, addedLater } = campaign
  const launched = { campaignId: '' }
  return [
    {
      on,
      play: async () => {
        launched.campaignId = await launch(stage, ctgId, campaign)
        await writeCampaignMails(stage.db, noon(on), siteUrl)
      },
    },
    ...remindedOn.map((day) => ({
      on: day,
      play: async () => {
        await writeReminders(stage.db, noon(day))
        await writeCampaignMails(stage.db, noon(day), siteUrl)
      },
    })),
    ...(addedLater
      ? [
          {
            on: addedLater.on,
            play: async () => {
              await addLater(stage, { ctgId, campaignId: launched.campaignId }, addedLater)
              await writeCampaignMails(stage.db, noon(addedLater.on), siteUrl)
            },
          },
        ]
      : []),
    ...(closedOn
      ? [
          {
            on: closedOn,
            play: async () =>
              closeCampaign(await stage.as('antoine', closedOn), { ctgId, campaignId: launched.campaignId }),
          },
        ]
      : []),
  ]
}

async function launch(stage: Stage, ctgId: string, campaign: DemoCampaign): Promise<string> {
  const { name, message, on, closesOn, reminderEveryDays, addedLater, onPaper } = campaign
  const context = await stage.as('antoine', on)
  const { leads } = await getNewCampaignPage(context, ctgId, {
    asked: 'under-way',
    chosenIds: [],
    campaignDateId: undefined,
  })
  const { campaignId } = await launchCampaign(context, {
    ctgId,
    name,
    message,
    closesOn,
    reminderEveryDays,
    thanksAnswers: 'on',
    actionIds: leads
      .flatMap(({ actions }) => actions)
      .filter(({ title }) => title !== addedLater?.title)
      .map(({ id }) => id),
  })
  for (const lead of onPaper) await notePaper(stage, await stage.as('antoine', on), { ctgId, campaignId, lead })
  return campaignId
}

type Key = { readonly ctgId: string; readonly campaignId: string }

async function addLater(stage: Stage, key: Key, { on, title }: { readonly on: string; readonly title: string }) {
  const { id } = await rowsOf(stage.db, 'action', { ctg_id: key.ctgId, title }).get(['id'])
  await addCampaignAction(await stage.as('antoine', on), { ...key, actionId: id })
}

async function notePaper(
  { db }: Stage,
  context: Parameters<typeof askOtherwise>[0],
  { ctgId, campaignId, lead }: Key & { readonly lead: string },
): Promise<void> {
  const recipient = await rowsOf(db, 'campaign_recipient', { ctg_id: ctgId, campaign_id: campaignId, name: lead }).get([
    'id',
  ])
  await askOtherwise(context, { ctgId, campaignId, recipientId: recipient.id, channel: 'paper' })
}
