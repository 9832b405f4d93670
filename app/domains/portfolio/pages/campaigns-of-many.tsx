/** A campaign launched over several CTGs, CTG by CTG; and the list of those launched. */
import { formatCount, formatDay, formatInstant, formatNumber } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { CampaignOfManyData, CampaignsOfManyData } from '../campaign-queries.server.ts'
import { portfolioLabels as t } from '../labels.fr.ts'

const CampaignOfMany = ({ campaign, lines }: CampaignOfManyData) => (
  <Card
    title={campaign.name}
    note={`Lancée le ${formatInstant(campaign.launchedAt)}, réponses attendues jusqu’au ${formatDay(campaign.closesOn)}.`}
  >
    <DataTable
      caption="Ce qu’il en est dans chaque CTG"
      rows={lines}
      rowKey={({ ctgId }) => ctgId}
      columns={[
        {
          header: 'CTG',
          cell: ({ ctgId, ctgName, campaignId }) => (
            <Link to={campaignId ? `/ctg/${ctgId}/suivi/campagnes/${campaignId}` : `/ctg/${ctgId}/suivi/campagnes`}>
              {ctgName}
            </Link>
          ),
        },
        { header: 'Campagne', cell: ({ outcome }) => t.campaign.outcome[outcome] },
        {
          header: 'Réponses',
          isNumeric: true,
          cell: ({ campaignId, answered, asked }) => (campaignId ? `${formatNumber(answered)} sur ${asked}` : '–'),
        },
      ]}
    />
  </Card>
)

type Props = CampaignsOfManyData & { readonly one: CampaignOfManyData | null }

export const CampaignsOfManyPage = ({ campaigns, one }: Props) => (
  <Page
    crumbs={[{ label: t.title, to: '/' }]}
    title="Campagnes sur plusieurs CTG"
    lead="Celles que vous avez lancées. Chaque CTG garde aussi la sienne, dans son suivi."
  >
    {one && <CampaignOfMany {...one} />}
    <Card>
      <DataTable
        caption="Campagnes sur plusieurs CTG"
        rows={campaigns}
        empty={
          <EmptyState action={<LinkButton to="/">Cocher des CTG</LinkButton>}>
            Aucune encore : cochez des CTG dans « Mes CTG », puis « Lancer une campagne ».
          </EmptyState>
        }
        columns={[
          {
            header: 'Campagne',
            cell: ({ id, name }) => <Link to={`/campagnes?suivie=${id}`}>{name}</Link>,
          },
          { header: 'Lancée', cell: ({ launchedAt }) => formatInstant(launchedAt) },
          {
            header: 'Où',
            cell: ({ ctgCount, refusedCount }) =>
              [
                formatCount(ctgCount, 'CTG', 'CTG'),
                refusedCount > 0 && `${refusedCount} non lancée${refusedCount > 1 ? 's' : ''}`,
              ]
                .filter(Boolean)
                .join(', '),
          },
          {
            header: 'Pilotes sollicités',
            isNumeric: true,
            cell: ({ askedCount }) => formatNumber(askedCount),
          },
          { header: 'Réponses jusqu’au', cell: ({ closesOn }) => formatDay(closesOn) },
        ]}
      />
    </Card>
  </Page>
)
