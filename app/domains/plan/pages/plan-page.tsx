/** The plan by axis and objective: every action on a line, its holes as links. */
import { Form } from 'react-router'
import { formatCount, formatShortDate } from '#app/kernel/format.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { type Option, SelectField } from '#app/ui/field.tsx'
import { Card, PageHeader, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { flagSlugs, statusSlugs, planLabels as t } from '../labels.fr.ts'
import { mainObjective } from '../numbering.ts'
import { actionFlags, actionStatuses, loudFlags } from '../plan.ts'
import type { ActionLine, getPlanPage } from '../queries.server.ts'
import { LeadText, StateChips } from './action-chips.tsx'
import { ExportMenu } from './export-menu.tsx'

type Data = Awaited<ReturnType<typeof getPlanPage>>

export function PlanPage(data: Data) {
  const { ctgId, actions, totalCount, mayCreate, mayImport } = data
  const base = `/ctg/${ctgId}`
  const isFiltered = Object.values(data.filter).some(Boolean)
  return (
    <Stack>
      <PageHeader
        title={t.plan}
        lead={totalCount === 0 ? 'Ce que les parties feront ensemble, et pourquoi.' : planLead(data)}
        actions={
          <>
            {totalCount > 0 && <ExportMenu ctgId={ctgId} />}
            {mayImport && <LinkButton to={`${base}/reprise`}>Reprendre un tableur</LinkButton>}
            {mayCreate && (
              <LinkButton to={`${base}/plan/nouvelle`} look="primary">
                Écrire une action
              </LinkButton>
            )}
          </>
        }
      />
      {totalCount > 0 && <Holes {...data} />}
      {totalCount > 0 && <Filters {...data} />}
      {totalCount === 0 && (
        <Card>
          <EmptyState
            action={
              mayCreate ? (
                <LinkButton to={`${base}/plan/nouvelle`} look="primary">
                  Écrire la première action
                </LinkButton>
              ) : undefined
            }
          >
            Les actions du plan seront ici, rangées par axe et par objectif, avec leur pilote, leurs dates et leur
            prochaine étape. Huit champs suffisent pour en écrire une.
          </EmptyState>
        </Card>
      )}
      {totalCount > 0 && actions.length === 0 && (
        <Card>
          <EmptyState action={<LinkButton to={`${base}/plan`}>Voir tout le plan</LinkButton>}>
            Aucune action ne répond à ces critères.
          </EmptyState>
        </Card>
      )}
      {groupsOf(data).map((group) => (
        <AxisCard key={group.key} group={group} ctgId={ctgId} />
      ))}
      {!isFiltered && <ObjectivesWithoutAction {...data} />}
    </Stack>
  )
}

function planLead({ statusCounts, totalCount, actions, filter }: Data): string {
  const isFiltered = Object.values(filter).some(Boolean)
  const byStatus = actionStatuses.flatMap((status) => {
    const count = statusCounts.find((one) => one.status === status)?.count ?? 0
    return count > 0 ? [t.statusCount(status, count)] : []
  })
  const all = `${formatCount(totalCount, 'action')} : ${byStatus.join(', ')}.`
  return isFiltered ? `${formatCount(actions.length, 'action')} sur ${totalCount}.` : all
}

/** What is missing or calls for attention, each a link to the actions concerned. */
function Holes({ ctgId, flagCounts }: Data) {
  const seen = flagCounts.filter(({ count }) => count > 0)
  if (seen.length === 0) return null
  return (
    <Card title="À voir dans ce plan">
      <Row isList>
        {seen.map(({ flag, count }) => (
          <li key={flag}>
            <Link to={`/ctg/${ctgId}/plan?signal=${flagSlugs[flag]}`}>{t.flagCount(flag, count)}</Link>
          </li>
        ))}
      </Row>
    </Card>
  )
}

function Filters({ filter, themes }: Data) {
  const options = {
    theme: themes.map(({ id, name }): Option => ({ value: id, label: name })),
    status: actionStatuses.map((status): Option => ({ value: statusSlugs[status], label: t.status[status] })),
    flag: actionFlags.map((flag): Option => ({ value: flagSlugs[flag], label: t.flag[flag] })),
  }
  return (
    <Form method="get" aria-label="Filtrer le plan">
      <Row>
        <SelectField
          name="theme"
          label="Thème"
          emptyLabel="Tous"
          options={options.theme}
          defaultValue={filter.themeId}
        />
        <SelectField
          name="etat"
          label="État"
          emptyLabel="Tous"
          options={options.status}
          defaultValue={filter.status && statusSlugs[filter.status]}
        />
        <SelectField
          name="signal"
          label="À voir"
          emptyLabel="Tout"
          options={options.flag}
          defaultValue={filter.flag && flagSlugs[filter.flag]}
        />
        <Button>Filtrer</Button>
      </Row>
    </Form>
  )
}

type Group = {
  readonly key: string
  readonly title: string
  readonly actions: readonly (ActionLine & { readonly objective: string })[]
}

/** One group per top axis that has actions, then those without axis. */
function groupsOf({ actions, outline }: Data): readonly Group[] {
  const axisOf = (id: string | null) => outline.axes.find((axis) => axis.id === id)
  const topOf = (id: string | null): string | undefined => {
    const axis = axisOf(id)
    return axis?.parentId ? topOf(axis.parentId) : axis?.id
  }
  const placed = actions.map((action) => {
    const objective = mainObjective(outline.objectives, action)
    const line = { ...action, objective: objective ? `${objective.code} ${objective.title}` : '' }
    return { line, top: topOf(action.axisId ?? objective?.axisId ?? null) }
  })
  const groups = outline.axes
    .filter(({ parentId }) => parentId === null)
    .map(({ id, levelLabel, code, title }) => ({
      key: id,
      title: `${levelLabel} ${code}. ${title}`,
      actions: placed.filter(({ top }) => top === id).map(({ line }) => line),
    }))
  const rest = placed.filter(({ top }) => top === undefined).map(({ line }) => line)
  return [...groups, { key: 'rest', title: 'Actions sans axe', actions: rest }].filter(
    (group) => group.actions.length > 0,
  )
}

const AxisCard = ({ group: { title, actions }, ctgId }: { readonly group: Group; readonly ctgId: string }) => (
  <Card title={title} aside={formatCount(actions.length, 'action')}>
    <DataTable
      caption={title}
      rows={actions}
      rowKey={({ id }) => id}
      columns={[
        { key: 'code', header: 'N°', isNote: true, widthPercent: 5, cell: ({ code }) => code },
        {
          key: 'title',
          header: 'Action',
          widthPercent: 34,
          isRowHeader: true,
          cell: ({ id, title: name, objective }) => (
            <>
              <Link to={`/ctg/${ctgId}/actions/${id}`}>{name}</Link>
              <br />
              <span className="fine muted">
                {objective || <Link to={`/ctg/${ctgId}/actions/${id}/modifier`}>Relier à un objectif</Link>}
              </span>
            </>
          ),
        },
        {
          key: 'lead',
          header: 'Pilote',
          widthPercent: 20,
          cell: (action) => (
            <LeadText
              partyName={action.leadPartyName}
              partyKind={action.leadPartyKind}
              serviceName={action.leadServiceName}
              name={action.leadName}
              mendTo={`/ctg/${ctgId}/actions/${action.id}/modifier`}
            />
          ),
        },
        {
          key: 'dates',
          header: 'Dates',
          widthPercent: 11,
          isNote: true,
          cell: ({ startsOn, startsPrecision, endsOn, endsPrecision }) => (
            <OrdinalText
              text={`${startsOn ? formatShortDate(startsOn, startsPrecision) : '…'} – ${t.date(endsOn, endsPrecision)}`}
            />
          ),
        },
        {
          key: 'state',
          header: 'État',
          widthPercent: 14,
          cell: ({ status, flags }) => (
            <StateChips status={status} flags={flags.filter((flag) => loudFlags.includes(flag))} />
          ),
        },
        {
          key: 'next',
          header: 'Prochaine étape',
          widthPercent: 16,
          isNote: true,
          cell: ({ nextStep, nextStepOn }) =>
            nextStep ? (
              <OrdinalText text={nextStepOn ? `${nextStep} (${formatShortDate(nextStepOn, 'day')})` : nextStep} />
            ) : (
              '–'
            ),
        },
      ]}
    />
  </Card>
)

/** Objectives nothing answers yet: each leads to the form of an action. */
function ObjectivesWithoutAction({ ctgId, outline, actions, mayCreate }: Data) {
  const lacking = outline.objectives.filter(({ id }) => !actions.some(({ objectiveIds }) => objectiveIds.includes(id)))
  if (lacking.length === 0) return null
  return (
    <Card title="Objectifs sans action" aside={formatCount(lacking.length, 'objectif')}>
      <ul className="plain-list">
        {lacking.map(({ id, code, title }) => (
          <li key={id}>
            {code} {title}
            {mayCreate && (
              <>
                {' · '}
                <Link to={`/ctg/${ctgId}/plan/nouvelle?objectif=${id}`}>
                  Écrire une action<span className="visually-hidden"> pour l’objectif {code}</span>
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
