/** The campaigns of a CTG, and the calendar of those to come. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatCount, formatDay, formatShortDate } from '#app/kernel/format.ts'
import { formatDelay } from '#app/kernel/format-delay.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { isToLaunch } from '../campaigns.ts'
import { campaignLabels as t } from '../labels.fr.ts'
import type { CampaignsPageData } from '../queries.server.ts'

export function CampaignsPage(data: CampaignsPageData) {
  const { ctgId, mayRun, endedOn } = data
  return (
    <Page
      crumbs={[crumbs.followup(ctgId)]}
      title={t.campaigns}
      lead={
        endedOn
          ? t.afterEnd(endedOn)
          : 'Chaque pilote reçoit un courriel et un lien, sans compte ; les relances ne vont qu’à qui n’a pas répondu.'
      }
      actions={
        mayRun &&
        !endedOn && (
          <LinkButton look="primary" to={`/ctg/${ctgId}/suivi/campagnes/nouvelle`}>
            Préparer une campagne
          </LinkButton>
        )
      }
    >
      <Columns isBalanced main={<CampaignsCard {...data} />} aside={<CalendarCard {...data} />} />
    </Page>
  )
}

const CampaignsCard = ({ ctgId, campaigns, mayRun, endedOn }: CampaignsPageData) => (
  <Card
    title="Campagnes"
    aside={
      mayRun && endedOn ? (
        <Link to={`/ctg/${ctgId}/suivi/campagnes/nouvelle`}>{t.campaignAfterEnd}</Link>
      ) : (
        formatCount(campaigns.length, 'campagne')
      )
    }
  >
    <DataTable
      rows={campaigns}
      empty={
        <EmptyState
          action={
            mayRun &&
            endedOn === null && (
              <LinkButton to={`/ctg/${ctgId}/suivi/campagnes/nouvelle`}>Préparer la première campagne</LinkButton>
            )
          }
        >
          Aucune campagne n’a encore été lancée. Une campagne demande à chaque pilote où en sont ses actions, en cinq
          questions.
        </EmptyState>
      }
      columns={[
        {
          header: 'Campagne',
          cell: ({ id, name }) => <Link to={`/ctg/${ctgId}/suivi/campagnes/${id}`}>{name}</Link>,
        },
        {
          header: 'Lancée, close',
          isNote: true,
          cell: ({ opensOn, closesOn }) => (
            <OrdinalText text={`${formatShortDate(opensOn, 'day')} – ${formatShortDate(closesOn, 'day')}`} />
          ),
        },
        {
          header: 'Réponses',
          cell: ({ answeredCount, askedCount }) => `${answeredCount} sur ${askedCount}`,
        },
        {
          header: 'État',
          cell: ({ isClosed }) => (isClosed ? <Chip>close</Chip> : <Chip tone="accent">en cours</Chip>),
        },
      ]}
    />
  </Card>
)

function CalendarCard({ ctgId, today, dates, proposedDates, mayRun, endedOn }: CampaignsPageData) {
  if (endedOn && dates.length === 0) return null
  return (
    <Card title="Calendrier" note="Deux campagnes par an, sauf si vous en décidez autrement.">
      {dates.length === 0 && !mayRun && <p className="muted">Aucune campagne n’est prévue.</p>}
      <Stack isTight>
        {dates.map((date) => (
          <Stack key={date.id} isTight>
            <Row isSpread>
              <span>
                <strong>{date.name}</strong>
                <br />
                <span className="muted small">
                  <OrdinalText text={`${formatDay(date.plannedOn)}, ${formatDelay(date.plannedOn, today)}`} />
                </span>
              </span>
              {mayRun && (
                <LinkButton
                  to={`/ctg/${ctgId}/suivi/campagnes/nouvelle?date=${date.id}`}
                  look={endedOn === null && isToLaunch(date.plannedOn, today) ? 'primary' : 'plain'}
                  isSmall
                  label={`Lancer : ${date.name}`}
                >
                  Lancer
                </LinkButton>
              )}
            </Row>
            {mayRun && <DateForms {...date} />}
          </Stack>
        ))}
        {mayRun && proposedDates.map((day) => <ProposedDate key={day} day={day} />)}
        {mayRun && <PlanForm />}
      </Stack>
    </Card>
  )
}

type PlannedDate = CampaignsPageData['dates'][number]

const DateForms = ({ id, name, plannedOn }: PlannedDate) => (
  <Disclosure
    summary={
      <>
        Déplacer ou retirer<span className="visually-hidden"> : {name}</span>
      </>
    }
    forms={{ intents: ['move-campaign-date', 'remove-campaign-date'], subject: id }}
  >
    <CommandForm intent="move-campaign-date" isInline about={{ campaignDateId: id }}>
      <DateField name="plannedOn" label="Nouveau jour" defaultValue={plannedOn} isRequired />
      <SubmitButton isSmall look="plain">
        Déplacer
      </SubmitButton>
    </CommandForm>
    <CommandForm intent="remove-campaign-date" isInline about={{ campaignDateId: id }}>
      <SubmitButton isSmall look="quiet" label={`Retirer du calendrier : ${name}`}>
        Retirer du calendrier
      </SubmitButton>
    </CommandForm>
  </Disclosure>
)

/** A date of the default calendar, kept in one gesture. */
const ProposedDate = ({ day }: { readonly day: string }) => (
  <CommandForm intent="plan-campaign-date" subject={day} isInline>
    <input type="hidden" name="name" value={t.proposedName(day)} />
    <input type="hidden" name="plannedOn" value={day} />
    <span>
      {t.proposedName(day)}
      <br />
      <span className="muted small">
        <OrdinalText text={`proposé pour le ${formatDay(day)}`} />
      </span>
    </span>
    <SubmitButton isSmall look="plain" label={`Retenir : ${t.proposedName(day)}`}>
      Retenir
    </SubmitButton>
  </CommandForm>
)

const PlanForm = () => (
  <FoldedForm summary="Ajouter une date" intent="plan-campaign-date" subject="new" submit="Mettre au calendrier">
    <TextField name="name" label="Nom de la campagne" isRequired maxLength={120} />
    <DateField name="plannedOn" label="Jour du lancement" isRequired />
  </FoldedForm>
)
