/** The plan as it was one day: its actions, objectives, measures and means, frozen. Nothing here leads to the plan of today. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { LeadText, StatusChip } from '#app/domains/plan/pages/action-chips.tsx'
import { isInPlan } from '#app/domains/plan/plan.ts'
import { formatCount, formatShortDate } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { meansWords, valueWords } from '../figure-words.fr.ts'
import { snapshotLabels as t } from '../labels.fr.ts'
import { listMeans } from '../means-changes.ts'
import { yearlyWords } from '../objective-words.fr.ts'
import type { FrozenAction, PlanContent } from '../plan-content.ts'
import type { StatePageData } from '../queries.server.ts'

export function StatePage({ ctgId, state, content }: StatePageData) {
  const actions = content.actions.filter(isInPlan)
  return (
    <Page
      crumbs={[crumbs.followup(ctgId), { label: t.states, to: `/ctg/${ctgId}/suivi/etats` }]}
      title={<OrdinalText text={t.stateOn(state.takenOn)} />}
      lead={
        <>
          {state.meetingId ? <Link to={`/ctg/${ctgId}/reunions/${state.meetingId}`}>{state.name}</Link> : state.name},
          figé par {state.takenBy}. Il ne change plus.
        </>
      }
      actions={
        <LinkButton to={`/ctg/${ctgId}/suivi/etats/comparer?avant=${state.id}`}>Ce qui a changé depuis</LinkButton>
      }
    >
      <ActionsCard actions={actions} content={content} />
      <ObjectivesCard content={content} />
      <MeasuresCard actions={actions} />
      <MeansCard content={content} />
    </Page>
  )
}

type ActionsProps = { readonly actions: readonly FrozenAction[]; readonly content: PlanContent }

/** « 2 sur 5 »; a step dropped is no longer counted. */
function stepsWords({ steps }: FrozenAction): string {
  const liveSteps = steps.filter(({ status }) => status !== 'dropped')
  return liveSteps.length === 0
    ? '–'
    : `${liveSteps.filter(({ status }) => status === 'done').length} sur ${liveSteps.length}`
}

function ActionsCard({ actions, content }: ActionsProps) {
  const partyOf = (id: string | null) => content.parties.find((party) => party.id === id)
  return (
    <Card title="Actions" aside={formatCount(actions.length, 'action')}>
      <DataTable
        rows={actions}
        empty="Le plan ne contenait encore aucune action."
        columns={[
          { header: 'N°', isNote: true, cell: ({ code }) => code },
          { header: 'Action', isRowHeader: true, cell: ({ title }) => title },
          {
            header: 'Pilote',
            cell: ({ leadPartyId, leadServiceId, leadName }) => (
              <LeadText
                partyName={partyOf(leadPartyId)?.shortName ?? null}
                partyKind={partyOf(leadPartyId)?.kind ?? null}
                serviceName={content.services.find(({ id }) => id === leadServiceId)?.name ?? null}
                name={leadName}
              />
            ),
          },
          { header: 'État', cell: ({ status }) => <StatusChip status={status} /> },
          {
            header: 'Échéance',
            isNote: true,
            cell: ({ endsOn, endsPrecision }) => planLabels.date(endsOn, endsPrecision),
          },
          { header: 'Étapes faites', isNumeric: true, cell: stepsWords },
          {
            header: 'Dernier point',
            isNote: true,
            cell: ({ lastReportOn }) => (lastReportOn ? formatShortDate(lastReportOn, 'day') : 'aucun'),
          },
        ]}
      />
    </Card>
  )
}

const ObjectivesCard = ({ content: { objectives } }: { readonly content: PlanContent }) =>
  objectives.length === 0 ? null : (
    <Card title="Objectifs" aside={formatCount(objectives.length, 'objectif')}>
      <DataTable
        rows={objectives}
        columns={[
          { header: 'N°', isNote: true, cell: ({ code }) => code },
          { header: 'Objectif', isRowHeader: true, cell: ({ title }) => title },
          { header: 'Mesuré par', cell: ({ measureName }) => measureName || '–' },
          {
            header: 'Départ',
            cell: ({ baseline, baselineYear, unit }) => yearlyWords({ value: baseline, year: baselineYear }, unit),
          },
          {
            header: 'Cible',
            cell: ({ target, targetYear, unit }) => yearlyWords({ value: target, year: targetYear }, unit),
          },
        ]}
      />
    </Card>
  )

function MeasuresCard({ actions }: { readonly actions: readonly FrozenAction[] }) {
  const measures = actions.flatMap((action) => action.measures.map((measure) => ({ ...measure, action: action.title })))
  if (measures.length === 0) return null
  return (
    <Card title="Mesures" aside={formatCount(measures.length, 'mesure')}>
      <DataTable
        rows={measures}
        columns={[
          { header: 'Mesure', cell: ({ name }) => name },
          { header: 'Action', cell: ({ action }) => action },
          { header: 'Départ', cell: ({ baseline, unit }) => valueWords(baseline, unit) },
          { header: 'Cible', cell: ({ target, unit }) => valueWords(target, unit) },
          { header: 'Dernière valeur', cell: ({ lastValue, unit }) => valueWords(lastValue, unit) },
          {
            header: 'Relevée',
            isNote: true,
            cell: ({ lastValueOn }) => (lastValueOn ? formatShortDate(lastValueOn, 'day') : '–'),
          },
        ]}
      />
    </Card>
  )
}

function MeansCard({ content }: { readonly content: PlanContent }) {
  const means = listMeans(content)
  if (means.length === 0) return null
  return (
    <Card title="Moyens par partie et par année" note={planLabels.meansNote}>
      <DataTable
        rows={means}
        rowKey={({ funder, year }) => `${funder}/${year}`}
        columns={[
          { header: 'Financeur', cell: ({ funder }) => funder },
          { header: 'Année', cell: ({ year }) => String(year) },
          {
            header: 'Moyens prévus',
            isNumeric: true,
            cell: ({ euros, unknown }) => meansWords(euros, unknown),
          },
        ]}
      />
    </Card>
  )
}
