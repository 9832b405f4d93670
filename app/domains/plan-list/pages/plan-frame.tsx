/** Around every view of the plan: its title, its filter, the tabs of its views, the plan as a file. Rules: docs/rules/plan.md §12. */
import type { ReactNode } from 'react'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { PrintMenu } from '#app/domains/plan/pages/print-menu.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { filterLabels as t } from '../labels.fr.ts'
import {
  isEmptyFilter,
  type PlanFilter,
  type PlanView,
  planAddress,
  planViews,
  writePlanFilter,
} from '../plan-filter.ts'
import type { PlanFrameData } from '../plan-view.server.ts'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'

type Props = Pick<PlanFrameData, 'ctgId' | 'filter' | 'choices' | 'counts' | 'shownCount' | 'may' | 'savedViews'> & {
  readonly view: PlanView
  /** Buttons of this view, before those of the plan. */
  readonly buttons?: ReactNode
  /** Other names of its address, kept when one filters: its order, its scale. */
  readonly kept?: Readonly<Record<string, string | undefined>>
  /** The view has something to show although no action answers the filter, or there is none: a tree, a matrix. */
  readonly isShownEmpty?: boolean
  /** Under the view, or under the words that stand for it when it is empty. */
  readonly below?: ReactNode
  readonly children: ReactNode
}

export function PlanFrame({ view, buttons, kept = {}, isShownEmpty = false, below, children, ...data }: Props) {
  const { ctgId, filter, shownCount, may } = data
  const base = `/ctg/${ctgId}`
  return (
    <Stack>
      <PageHeader
        title={planLabels.plan}
        lead={planLead(data)}
        actions={
          <>
            {buttons}
            {shownCount > 0 && <PrintMenu to={`${base}/plan/document`} search={searchOf(filter)} />}
            {shownCount > 0 && <ExportMenu ctgId={ctgId} filter={filter} shownCount={shownCount} />}
            {may.import && <LinkButton to={`${base}/reprise`}>Reprendre un tableur</LinkButton>}
            {may.create && (
              <LinkButton to={`${base}/plan/nouvelle`} look="primary">
                Écrire une action
              </LinkButton>
            )}
          </>
        }
      />
      <PlanHead {...data} view={view} kept={kept} />
      {isShownEmpty || shownCount > 0 ? children : <NoAction {...data} view={view} />}
      {below}
    </Stack>
  )
}

type HeadProps = Pick<Props, 'ctgId' | 'filter' | 'choices' | 'counts' | 'savedViews' | 'view' | 'kept'>

/** Under the heading of every view: the others, and the filter that they share. */
export const PlanHead = ({ kept = {}, ...data }: HeadProps) => (
  <>
    <PlanTabs {...data} />
    {data.counts.total > 0 && <FilterBar {...data} kept={kept} />}
  </>
)

/** Another view of the plan, with the same criteria and these. */
export const PlanLink = ({ ctgId, view, filter, children }: Pick<Props, 'ctgId' | 'view' | 'filter' | 'children'>) => (
  <Link to={planAddress(ctgId, view, filter)}>{children}</Link>
)

/** Instead of what a view counts: no action answers these criteria. */
export const NothingKept = ({ ctgId, view }: Pick<Props, 'ctgId' | 'view'>) => (
  <Card>
    <EmptyState action={<LinkButton to={planAddress(ctgId, view)}>{t.seeAll}</LinkButton>}>{t.nothingFound}</EmptyState>
  </Card>
)

/** The views of the plan, with the same criteria. */
const PlanTabs = ({ ctgId, filter, view }: Pick<Props, 'ctgId' | 'filter' | 'view'>) => (
  <Tabs
    label={t.views}
    tabs={planViews.map(({ key, label }) => ({
      label,
      to: planAddress(ctgId, key, filter),
      isCurrent: key === view,
    }))}
  />
)

/** The same criteria, after another address. */
const searchOf = (filter: PlanFilter): string => (isEmptyFilter(filter) ? '' : `?${writePlanFilter(filter)}`)

/** « 27 actions : 3 proposées, 24 en cours. »; under a filter, how many of them. */
function planLead({ counts, filter, shownCount }: Pick<Props, 'counts' | 'filter' | 'shownCount'>): string {
  if (counts.total === 0) return 'Ce que les parties feront ensemble, et pourquoi.'
  if (!isEmptyFilter(filter)) return t.shown(shownCount, counts.total)
  const byStatus = counts.statuses
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => planLabels.statusCount(name, count))
  return `${planLabels.actionCount(counts.plan)} : ${byStatus.join(', ')}.`
}

/** Instead of a view: no action yet, or none that answers. */
const NoAction = ({ ctgId, counts, may, view }: Pick<Props, 'ctgId' | 'counts' | 'may' | 'view'>) =>
  counts.total > 0 ? (
    <NothingKept ctgId={ctgId} view={view} />
  ) : (
    <Card>
      <EmptyState
        action={
          may.create ? (
            <LinkButton to={`/ctg/${ctgId}/plan/nouvelle`} look="primary">
              Écrire la première action
            </LinkButton>
          ) : undefined
        }
      >
        Les actions du plan seront ici, rangées par axe et par objectif, avec leur pilote, leurs dates et leur prochaine
        étape. Huit champs suffisent pour en écrire une.
      </EmptyState>
    </Card>
  )
