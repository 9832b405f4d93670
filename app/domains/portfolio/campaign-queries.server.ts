/** The pages of a campaign over several CTGs: its preview, what became of it, those launched before. */
import { sql } from 'kysely'
import { defaultClosing } from '#app/domains/campaigns/campaigns.ts'
import { isRecipientSeen } from '#app/domains/campaigns/steps.server.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type AskedEverywhere, mostCtgs, planCampaign } from './campaign.ts'
import { readStandings } from './campaign-reads.server.ts'
import { readResults } from './kept-result.ts'

/** People the campaign would ask in each chosen CTG. CTGs that are not hers, or beyond the limit, are left out. */
export async function getNewCampaignsPage(
  context: Context,
  { ctgIds, asked }: { readonly ctgIds: readonly string[]; readonly asked: AskedEverywhere },
) {
  const { actor, at } = context
  const own = [...new Set(ctgIds)].filter((id) => membershipIn(actor, id) !== undefined)
  const standings = await readStandings(context, own.slice(0, mostCtgs))
  const today = parisDay(at)
  const plans = standings.map(({ id, name, isUnderWay, ...standing }) => {
    const { outcome, recipients, withoutLead } = planCampaign(
      { ...standing, isUnderWay },
      { asked, evenUnderWay: false },
    )
    return {
      ...{ id, name, isUnderWay, outcome, withoutLead },
      people: recipients.length,
      byMail: recipients.filter(({ channel }) => channel === 'mail').length,
      actions: recipients.reduce((sum, { actions }) => sum + actions.length, 0),
    }
  })
  return { today, asked, closesOn: defaultClosing(today), plans, leftOut: Math.max(0, own.length - mostCtgs) }
}
export type NewCampaignsData = Awaited<ReturnType<typeof getNewCampaignsPage>>

type Progress = {
  readonly ctgId: string
  readonly campaignId: string
  readonly ctgName: string
  readonly asked: number
  readonly answered: number
}

/** What became of it in each CTG, with the answers received; a CTG she has left since is told without its name. */
export async function getCampaignOfMany({ db, actor }: Context, id: string) {
  const row = found(
    await rowsOf(db, 'portfolio_campaign', { person_id: actor.personId, id })
      .select(['id', 'name', 'closes_on as closesOn', 'launched_at as launchedAt', 'results'])
      .executeTakeFirst(),
    'portfolio.campaign-not-found',
  )
  const results = readResults(row.results).filter(({ ctgId }) => membershipIn(actor, ctgId) !== undefined)
  const { rows } = await sql<Progress>`
    select ctg.id as "ctgId", asked.campaign_id as "campaignId", ctg.name as "ctgName",
      count(recipient.id)::int as asked, count(recipient.answered_at)::int as answered
    from unnest(${results.map(({ ctgId }) => ctgId)}::uuid[], ${results.map(({ campaignId }) => campaignId)}::uuid[])
      as asked (ctg_id, campaign_id)
    join ctg on ctg.id = asked.ctg_id
    left join campaign_recipient recipient on recipient.ctg_id = asked.ctg_id and recipient.campaign_id = asked.campaign_id
      and ${isRecipientSeen}
    group by ctg.id, asked.campaign_id, ctg.name order by plain_text(ctg.name)`.execute(db)
  const outcomeOf = new Map(results.map((result) => [result.ctgId, result]))
  const { results: _kept, ...campaign } = row
  return {
    campaign,
    lines: rows.flatMap(({ ctgId, ctgName, asked, answered }) => {
      const result = outcomeOf.get(ctgId)
      return result ? [{ ...result, ctgName, asked, answered }] : []
    }),
  }
}
export type CampaignOfManyData = Awaited<ReturnType<typeof getCampaignOfMany>>

const mostListed = 100

/** Hers, the latest first. */
export async function listCampaignsOfMany({ db, actor }: Context) {
  const rows = await rowsOf(db, 'portfolio_campaign', { person_id: actor.personId })
    .select(['id', 'name', 'closes_on as closesOn', 'launched_at as launchedAt', 'results'])
    .orderBy('launched_at', 'desc')
    .limit(mostListed)
    .execute()
  return {
    campaigns: rows.map(({ results, ...campaign }) => {
      const outcomes = readResults(results)
      const launched = outcomes.filter(({ campaignId }) => campaignId !== null)
      return {
        ...campaign,
        ctgCount: launched.length,
        refusedCount: outcomes.length - launched.length,
        askedCount: launched.reduce((sum, { askedCount }) => sum + askedCount, 0),
      }
    }),
  }
}
export type CampaignsOfManyData = Awaited<ReturnType<typeof listCampaignsOfMany>>
