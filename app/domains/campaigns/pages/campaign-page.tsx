/** A campaign: where each of those it asks stands, and what its coordinator may do. */
import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Progress } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { campaignLabels as t } from '../labels.fr.ts'
import type { CampaignPageData } from '../queries.server.ts'
import { CampaignActs, RemindForm } from './campaign-acts.tsx'
import { PeopleCard } from './people-card.tsx'

export function CampaignPage(data: CampaignPageData) {
  const { ctgId, campaignId, campaign, askedCount, mayRun } = data
  const to = `/ctg/${ctgId}/suivi/campagnes`
  return (
    <Page
      crumbs={[crumbs.followup(ctgId), { label: t.campaigns, to }]}
      title={campaign.name}
      lead={t.answers(campaign.answeredCount, askedCount)}
      actions={
        mayRun && (
          <>
            {!campaign.closedAt && <RemindForm {...data} />}
            <LinkButton to={`${to}/${campaignId}/formulaires.pdf`} isDownload>
              Formulaires papier (PDF)
            </LinkButton>
          </>
        )
      }
    >
      <PeopleCard {...data} />
      <Columns
        isBalanced
        main={<SummaryCard {...data} />}
        aside={
          <>
            {mayRun && !campaign.closedAt && <CampaignActs {...data} />}
            <HistoryCard label="Historique de la campagne" lines={data.history} shownLines={Number.POSITIVE_INFINITY} />
          </>
        }
      />
    </Page>
  )
}

function SummaryCard({ campaign, askedCount, waitingCount }: CampaignPageData) {
  const { opensOn, closesOn, closedAt, reminderEveryDays, remindersStoppedAt, message, launchedBy } = campaign
  return (
    <Card title="La campagne">
      <Progress value={campaign.answeredCount} max={askedCount} label={t.answers(campaign.answeredCount, askedCount)} />
      <DescriptionList
        items={[
          { term: 'Lancée', description: <OrdinalText text={`le ${formatDay(opensOn)}, par ${launchedBy}`} /> },
          {
            term: closedAt ? 'Close' : 'Clôture',
            description: (
              <OrdinalText
                text={
                  closedAt ? `le ${formatDay(parisDay(closedAt))}, par la coordination` : `le ${formatDay(closesOn)}`
                }
              />
            ),
          },
          {
            term: 'Relances',
            description: remindersStoppedAt
              ? `arrêtées le ${formatDay(parisDay(remindersStoppedAt))}`
              : t.pace(reminderEveryDays),
          },
          { term: 'Message', description: message },
          ...(waitingCount > 0
            ? [{ term: 'Courriels', description: `${waitingCount} en attente, qui partent dans les dix minutes` }]
            : []),
        ]}
      />
    </Card>
  )
}
