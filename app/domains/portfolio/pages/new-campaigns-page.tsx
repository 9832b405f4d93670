/** One campaign over several CTGs: whom it would ask in each, then its words, then one button. */

import { waitMinutes } from '#app/domains/campaigns/campaigns.ts'
import { campaignLabels } from '#app/domains/campaigns/labels.fr.ts'
import { CampaignFields } from '#app/domains/campaigns/pages/campaign-fields.tsx'
import { askedWords } from '#app/domains/campaigns/pages/new-campaign-page.tsx'
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { askedEverywhere } from '../campaign.ts'
import type { NewCampaignsData } from '../campaign-queries.server.ts'
import { portfolioLabels as t } from '../labels.fr.ts'

export function NewCampaignsPage(data: NewCampaignsData) {
  const { plans } = data
  const people = plans.filter(({ outcome }) => outcome === 'launched').reduce((sum, plan) => sum + plan.people, 0)
  return (
    <Page
      crumbs={[{ label: t.title, to: '/' }]}
      title={t.campaign.title}
      lead="Les mêmes mots partout, une campagne par CTG : chacune garde ses réponses, ses relances et son journal. Rien ne part avant que vous ayez relu."
    >
      {plans.length === 0 ? (
        <Card>
          <EmptyState action={<LinkButton to="/">Cocher des CTG</LinkButton>}>Aucune CTG n’est cochée.</EmptyState>
        </Card>
      ) : (
        <>
          <PlansCard {...data} />
          {people === 0 && plans.every(({ isUnderWay }) => !isUnderWay) ? (
            <Notice tone="warn">Avec ce choix, personne n’est à solliciter dans les CTG cochées.</Notice>
          ) : (
            <WordsCard {...data} />
          )}
        </>
      )}
    </Page>
  )
}

function PlansCard({ plans, asked, leftOut }: NewCampaignsData) {
  const query = plans.map(({ id }) => `&ctg=${id}`).join('')
  return (
    <Card title="1. Qui sera sollicité" aside={formatCount(plans.length, 'CTG', 'CTG')}>
      <Tabs
        label="Actions sur lesquelles interroger"
        tabs={askedEverywhere.map((choice) => ({
          label: campaignLabels.asked[choice],
          to: `/campagnes/nouvelle?actions=${askedWords[choice]}${query}`,
          isCurrent: choice === asked,
        }))}
      />
      {leftOut > 0 && (
        <Notice tone="warn">
          {formatCount(leftOut, 'CTG cochée n’est pas là', 'CTG cochées ne sont pas là')} : soixante au plus en un acte.
        </Notice>
      )}
      <DataTable
        caption="Qui sera sollicité, par CTG"
        rows={plans}
        columns={[
          {
            header: 'CTG',
            cell: ({ id, name }) => <Link to={`/ctg/${id}`}>{name}</Link>,
          },
          { header: 'Pilotes', isNumeric: true, cell: ({ people }) => formatNumber(people) },
          { header: 'Actions', isNumeric: true, cell: ({ actions }) => formatNumber(actions) },
          { header: 'Par courriel', isNumeric: true, cell: ({ byMail }) => formatNumber(byMail) },
          {
            header: 'À appeler',
            isNumeric: true,
            cell: ({ people, byMail }) => formatNumber(people - byMail),
          },
          {
            header: 'Ce qui va se passer',
            cell: ({ outcome, withoutLead }) =>
              [
                outcome === 'launched' ? 'sera lancée' : t.campaign.outcome[outcome],
                withoutLead > 0 && `${formatCount(withoutLead, 'action')} sans pilote`,
              ]
                .filter(Boolean)
                .join(' ; '),
          },
        ]}
      />
    </Card>
  )
}

const WordsCard = ({ plans, asked, today, closesOn }: NewCampaignsData) => (
  <Card title="2. Que leur dire ?">
    <CommandForm intent="launch-campaigns">
      {plans.map(({ id }) => (
        <input key={id} type="hidden" name="ctgIds" value={id} />
      ))}
      <input type="hidden" name="asked" value={asked} />
      <CampaignFields today={today} closesOn={closesOn} />
      {plans.some(({ isUnderWay }) => isUnderWay) && (
        <CheckboxField
          name="evenUnderWay"
          label="Lancer aussi là où une campagne court déjà"
          hint="Leurs pilotes seront alors sollicités deux fois."
        />
      )}
      <FormActions>
        <SubmitButton sendingLabel="Lancement…">Lancer la campagne</SubmitButton>
        <LinkButton to="/">Annuler</LinkButton>
      </FormActions>
      <p className="muted small">
        Les courriels partent {waitMinutes} minutes après. Qui pilote des actions de plusieurs CTG reçoit un seul
        courriel.
      </p>
    </CommandForm>
  </Card>
)
