/** A new campaign: which actions, then exactly who will be asked and what they will read. */
import { Form } from 'react-router'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatCount, formatDay, formatShortDay } from '#app/kernel/format.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { type AskedChoice, askedChoices, campaignChannels, defaultChannel, waitMinutes } from '../campaigns.ts'
import { campaignLabels as t } from '../labels.fr.ts'
import type { NewCampaignData } from '../queries.server.ts'
import { CampaignFields } from './campaign-fields.tsx'
import { MailPreview } from './mail-preview.tsx'

/** The choice as the address of the page says it. */
export const askedWords: Record<AskedChoice, string> = {
  'under-way': 'en-cours',
  silent: 'sans-nouvelle',
  chosen: 'choisies',
}

export function NewCampaignPage(data: NewCampaignData) {
  const { ctgId, mayRun, leads } = data
  const to = `/ctg/${ctgId}/suivi/campagnes`
  return (
    <Page
      crumbs={[crumbs.followup(ctgId), { label: t.campaigns, to }]}
      title="Nouvelle campagne"
      lead="Un courriel par personne, quel que soit le nombre de ses actions. Rien ne part avant que vous ayez relu la liste."
    >
      {!mayRun ? (
        <Notice>Une campagne est menée par la coordination de la CTG.</Notice>
      ) : (
        <>
          <UnderWayNotice {...data} />
          <ActionsCard {...data} />
          {leads.length === 0 ? (
            <Card>
              <EmptyState action={<LinkButton to={`/ctg/${ctgId}/plan`}>Voir le plan d’action</LinkButton>}>
                Personne n’est à solliciter avec ce choix.
              </EmptyState>
            </Card>
          ) : (
            <LaunchCard {...data} to={to} />
          )}
          <WithoutLeadCard {...data} />
        </>
      )}
    </Page>
  )
}

/** The recipients of a campaign under way would be asked twice. */
const UnderWayNotice = ({ ctgId, today, underWay }: NewCampaignData) =>
  underWay.map(({ id, name, answeredCount, askedCount, closesOn }) => (
    <Notice key={id} tone="warn">
      <p>
        La campagne <Link to={`/ctg/${ctgId}/suivi/campagnes/${id}`}>{name}</Link>{' '}
        <OrdinalText
          text={`court jusqu’au ${formatShortDay(closesOn, today)} : ${t.answers(answeredCount, askedCount).toLowerCase()} Pour relancer qui n’a pas répondu, passez par elle : une nouvelle campagne leur écrirait une seconde fois.`}
        />
      </p>
    </Notice>
  ))

function ActionsCard({ ctgId, asked, chosenIds, counts, askable, date }: NewCampaignData) {
  const addressOf = (choice: AskedChoice) =>
    `/ctg/${ctgId}/suivi/campagnes/nouvelle?actions=${askedWords[choice]}${date ? `&date=${date.id}` : ''}`
  return (
    <Card title="1. Sur quelles actions ?">
      <Tabs
        label="Actions sur lesquelles interroger"
        tabs={askedChoices.map((choice) => ({
          label: `${t.asked[choice]} (${counts[choice]})`,
          to: addressOf(choice),
          isCurrent: choice === asked,
        }))}
      />
      {asked === 'chosen' && (
        <Form method="get" preventScrollReset>
          <input type="hidden" name="actions" value={askedWords.chosen} />
          {date && <input type="hidden" name="date" value={date.id} />}
          <Stack isTight>
            <CheckboxGroup
              name="action"
              label="Actions"
              choices={askable.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
              defaultValues={chosenIds}
            />
            <div>
              <Button>Voir qui sera sollicité</Button>
            </div>
          </Stack>
        </Form>
      )}
    </Card>
  )
}

function LaunchCard({ ctgId, leads, date, today, closesOn, to }: NewCampaignData & { readonly to: string }) {
  return (
    <Card title="2. À qui, et que leur dire ?" aside={formatCount(leads.length, 'personne')}>
      <CommandForm intent="launch-campaign" isWide>
        {leads.flatMap(({ actions }) =>
          actions.map(({ id }) => <input key={id} type="hidden" name="actionIds" value={id} />),
        )}
        {date && <input type="hidden" name="campaignDateId" value={date.id} />}
        <LeadsTable ctgId={ctgId} leads={leads} />
        <CampaignFields name={date?.name} {...{ today, closesOn }} />
        <Disclosure summary="Lire le courriel que recevra le premier de la liste">
          <MailPreview leads={leads} closesOn={closesOn} />
        </Disclosure>
        <FormActions>
          <SubmitButton sendingLabel="Lancement…">Lancer la campagne</SubmitButton>
          <LinkButton to={to}>Annuler</LinkButton>
        </FormActions>
        <p className="muted small">
          Les courriels partent {waitMinutes} minutes après : le temps de corriger, et de lancer vos autres CTG, qui
          partageront alors le même courriel. Les liens répondent jusqu’à quinze jours après la clôture du{' '}
          {formatDay(closesOn)}.
        </p>
      </CommandForm>
    </Card>
  )
}

const LeadsTable = ({ ctgId, leads }: Pick<NewCampaignData, 'ctgId' | 'leads'>) => (
  <DataTable
    caption="Personnes sollicitées"
    rows={leads}
    columns={[
      { header: 'Pilote', cell: ({ name }) => name },
      {
        header: 'Actions',
        cell: ({ actions }) => actions.map(({ code, title }) => `${code} ${title}`).join(' ; '),
      },
      {
        header: 'Adresse',
        isNote: true,
        cell: ({ email, actions }) =>
          email || (
            <LinkButton
              to={`/ctg/${ctgId}/actions/${actions[0]?.id}/modifier`}
              isSmall
              look="quiet"
              label={`Ajouter une adresse : ${actions[0]?.title}`}
            >
              Ajouter une adresse
            </LinkButton>
          ),
      },
      {
        header: 'Comment',
        widthPercent: 18,
        cell: (lead) => (
          <SelectField
            name={`channel-${lead.key}`}
            label={`Comment solliciter ${lead.name}`}
            isLabelHidden
            options={campaignChannels.map((channel) => ({
              value: channel,
              label: t.channel[channel],
              isDisabled: channel === 'mail' && lead.email === '',
            }))}
            defaultValue={defaultChannel(lead)}
          />
        ),
      },
    ]}
  />
)

function WithoutLeadCard({ ctgId, withoutLead }: NewCampaignData) {
  if (withoutLead.length === 0) return null
  return (
    <Card title="Actions sans pilote" note="Personne ne sera sollicité pour elles tant qu’aucun pilote n’est nommé.">
      <DataTable
        rows={withoutLead}
        columns={[
          { header: 'Action', cell: ({ code, title }) => `${code} ${title}` },
          {
            header: 'Nommer un pilote',
            isHeaderHidden: true,
            cell: ({ id, title }) => (
              <LinkButton to={`/ctg/${ctgId}/actions/${id}/modifier`} isSmall label={`Nommer un pilote : ${title}`}>
                Nommer un pilote
              </LinkButton>
            ),
          },
        ]}
      />
    </Card>
  )
}
