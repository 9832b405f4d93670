/** The thread on the side of the plan: what is missing, each mended in place; then from each need to its actions, and back. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { StatusChip } from '#app/domains/plan/pages/action-chips.tsx'
import { NoAction, PlanHead } from '#app/domains/plan-list/pages/plan-frame.tsx'
import { formatCount } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { type PlanHole, type PlanHoleKind, planHoleKinds } from '../plan-holes.ts'
import { planThreadLabels as t } from '../plan-thread-labels.fr.ts'
import type { PlanThreadPageData } from '../plan-thread-queries.server.ts'
import { MendForm, mendIntents, mendSubject } from './mend-form.tsx'

/** Shown of one kind before one asks for the others. */
const firstHoles = 10

export function PlanThreadPage(page: PlanThreadPageData) {
  const { ctgId, frame, isFiltered, shownCount } = page
  return (
    <Page
      crumbs={[crumbs.plan(ctgId)]}
      title={t.title}
      lead="Du besoin à l’action, dans les deux sens ; ce qui manque se complète ici, une ligne à la fois, et rien n’est bloqué."
      actions={<Link to={`/ctg/${ctgId}/fil`}>Le fil rouge, depuis les constats</Link>}
    >
      <PlanHead {...frame} view="thread" />
      {isFiltered && <p role="status">{t.scope(shownCount, frame.counts.total, page.isOfNeeds)}</p>}
      {shownCount === 0 && page.needs.length === 0 ? (
        <NoAction {...frame} view="thread" />
      ) : (
        <FilteredThread {...page} />
      )}
    </Page>
  )
}

const FilteredThread = (page: PlanThreadPageData) => (
  <>
    <Card title="Ce qui manque" aside={formatCount(page.holes.length, 'ligne')}>
      {page.holes.length === 0 && (
        <p>
          Rien ne manque : chaque enjeu a ses objectifs, chaque action son objectif, son pilote, sa date et sa mesure.
        </p>
      )}
      {planHoleKinds.map((kind) => (
        <Holes key={kind} kind={kind} page={page} />
      ))}
    </Card>
    <Needs {...page} />
    <Disclosure summary="De chaque action à ses besoins">
      <Answers {...page} />
    </Disclosure>
  </>
)

type HolesProps = { readonly kind: PlanHoleKind; readonly page: PlanThreadPageData }

function Holes({ kind, page }: HolesProps) {
  const holes = page.holes.filter((hole) => hole.kind === kind)
  if (holes.length === 0) return null
  const rest = holes.slice(firstHoles)
  return (
    <section aria-label={t.hole[kind]}>
      <h3>
        {t.hole[kind]} <Chip tone="warn">{holes.length}</Chip>
      </h3>
      <HoleTable kind={kind} holes={holes.slice(0, firstHoles)} page={page} />
      {rest.length > 0 && (
        <Disclosure
          summary={`Les ${rest.length} autres`}
          forms={{ intents: mendIntents, subject: rest.map(mendSubject) }}
        >
          <HoleTable kind={kind} holes={rest} page={page} />
        </Disclosure>
      )}
    </section>
  )
}

const HoleTable = ({ kind, holes, page }: HolesProps & { readonly holes: readonly PlanHole[] }) => (
  <DataTable
    caption={t.hole[kind]}
    rows={holes}
    columns={[
      {
        header: 'Où',
        widthPercent: 45,
        cell: ({ id, title }) => <Link to={`/ctg/${page.ctgId}/${t.path[kind]}/${id}`}>{title}</Link>,
      },
      ...(page.isArchived
        ? []
        : [{ header: 'Compléter', cell: (hole: PlanHole) => <MendForm hole={hole} page={page} /> }]),
    ]}
  />
)

type AnsweredProps = Pick<PlanThreadPageData, 'ctgId' | 'codes' | 'actions'> & {
  readonly objectives: PlanThreadPageData['needs'][number]['objectives']
}

const Answered = ({ ctgId, objectives, codes, actions }: AnsweredProps) => {
  const statusOf = (id: string) => actions.find((action) => action.id === id)?.status
  return (
    <ul className="plain-list">
      {objectives.map((line) => (
        <li key={line.objective.id}>
          <Link to={`/ctg/${ctgId}/objectifs/${line.objective.id}`}>
            {codes.get(line.objective.id)} {line.objective.title}
          </Link>
          <ul>
            {line.actions.map(({ id, title }) => {
              const status = statusOf(id)
              return (
                <li key={id}>
                  <Link to={`/ctg/${ctgId}/actions/${id}`}>{title}</Link> {status && <StatusChip status={status} />}
                </li>
              )
            })}
            {line.actions.length + line.otherCount === 0 && <li>aucune action</li>}
            {line.otherCount > 0 && <li className="muted">{t.others(line.otherCount)}</li>}
          </ul>
        </li>
      ))}
    </ul>
  )
}

const Needs = ({ ctgId, needs, codes, actions, isFiltered }: PlanThreadPageData) => {
  return (
    <Card title="De chaque besoin à ses actions">
      <DataTable
        rows={needs}
        rowKey={({ issue }) => issue.id}
        empty={
          isFiltered ? (
            <p>Aucun enjeu sous ces critères : ces actions ne répondent encore à aucun.</p>
          ) : (
            <EmptyState action={<Link to={`/ctg/${ctgId}/diagnostic`}>Ouvrir le diagnostic partagé</Link>}>
              Les enjeux apparaîtront ici dès que des constats en auront fait naître.
            </EmptyState>
          )
        }
        columns={[
          {
            header: 'Besoin',
            widthPercent: 40,
            cell: ({ issue, findings }) => (
              <>
                <Link to={`/ctg/${ctgId}/enjeux/${issue.id}`}>{issue.title}</Link>{' '}
                {issue.isRetained && <Chip tone="ok">priorité</Chip>}
                <br />
                <span className="fine muted">{formatCount(findings.length, 'constat')}</span>
              </>
            ),
          },
          {
            header: 'Objectifs et actions',
            cell: ({ objectives }) =>
              objectives.length === 0 ? 'aucun objectif' : <Answered {...{ ctgId, objectives, codes, actions }} />,
          },
        ]}
      />
    </Card>
  )
}

type Action = PlanThreadPageData['actions'][number]
type Answer = { readonly action: Action; readonly objective: Action['objectives'][number] | undefined }

/** One line for each objective an action answers; one too for an action that answers none. */
const answersOf = ({ actions }: PlanThreadPageData): readonly Answer[] =>
  actions.flatMap((action): readonly Answer[] =>
    action.objectives.length === 0
      ? [{ action, objective: undefined }]
      : action.objectives.map((objective) => ({ action, objective })),
  )

const Answers = (page: PlanThreadPageData) => (
  <DataTable
    caption="De chaque action à ses besoins"
    rows={answersOf(page)}
    rowKey={({ action, objective }) => `${action.id}-${objective?.id ?? ''}`}
    empty={<p>Aucune action pour le moment.</p>}
    columns={[
      { header: 'N°', isNote: true, cell: ({ action }) => action.code },
      {
        header: 'Action',
        isRowHeader: true,
        cell: ({ action }) => <Link to={`/ctg/${page.ctgId}/actions/${action.id}`}>{action.title}</Link>,
      },
      {
        header: 'Objectif',
        cell: ({ objective }) =>
          objective ? (
            <Link to={`/ctg/${page.ctgId}/objectifs/${objective.id}`}>
              {objective.code} {objective.title}
            </Link>
          ) : (
            <span className="muted">aucun</span>
          ),
      },
      {
        header: 'Besoin',
        cell: ({ objective }) =>
          objective?.issue ? (
            <Link to={`/ctg/${page.ctgId}/enjeux/${objective.issue.id}`}>{objective.issue.title}</Link>
          ) : (
            <span className="muted">aucun</span>
          ),
      },
    ]}
  />
)
