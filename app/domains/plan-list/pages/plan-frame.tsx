/** Around every view of the plan: its title, its filter, the tabs of its views, the plan as a file. Rules: docs/rules/plan.md §12. */
import type { ReactNode } from 'react'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { PrintLinks } from '#app/domains/plan/pages/print-menu.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { filterLabels as t } from '../labels.fr.ts'
import {
  frontViewCount,
  isEmptyFilter,
  type PlanFilter,
  type PlanView,
  planAddress,
  planViews,
  writePlanFilter,
} from '../plan-filter.ts'
import type { PlanFrameData } from '../plan-view.server.ts'
import { ExportLinks } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import styles from './plan-frame.module.css'

type Props = Pick<PlanFrameData, 'ctgId' | 'filter' | 'choices' | 'counts' | 'shownCount' | 'may' | 'savedViews'> & {
  readonly view: PlanView
  /** Other names of its address, kept when one filters: its order, its scale. */
  readonly otherParameters?: Readonly<Record<string, string | undefined>>
  /** The view has something to show although no action answers the filter, or there is none: a tree, a matrix. */
  readonly isShownEmpty?: boolean
  /** Under the view, or under the words that stand for it when it is empty. */
  readonly below?: ReactNode
  readonly children: ReactNode
}

export function PlanFrame({ otherParameters = {}, isShownEmpty = false, below, children, ...data }: Props) {
  const { filter, counts, shownCount } = data
  return (
    <Stack isTight>
      <header className={styles.head}>
        <h1>
          {planLabels.plan}
          {data.view !== 'list' && <span className="visually-hidden"> : {t.view[data.view]}</span>}
        </h1>
        <PlanTabs {...data} />
        <PlanActs {...data} />
      </header>
      {counts.total === 0 ? (
        <p className="muted">{t.lead}</p>
      ) : (
        <FilterBar {...data} otherParameters={otherParameters} />
      )}
      {!isEmptyFilter(filter) && counts.total > 0 && (
        <p role="status" className="small">
          {t.shown(shownCount, counts.total)}
        </p>
      )}
      {isShownEmpty || shownCount > 0 ? children : <NoAction {...data} />}
      {below}
    </Stack>
  )
}

/** What one makes of the plan as a whole. */
function PlanActs({ ctgId, filter, shownCount, may }: Pick<Props, 'ctgId' | 'filter' | 'shownCount' | 'may'>) {
  const base = `/ctg/${ctgId}`
  return (
    <div className={styles.acts}>
      {(shownCount > 0 || may.import) && (
        <Menu label={t.moreOfPlan} look="more">
          {shownCount > 0 && <PrintLinks to={`${base}/plan/document`} search={searchOf(filter)} />}
          {shownCount > 0 && <ExportLinks ctgId={ctgId} filter={filter} shownCount={shownCount} />}
          {may.import && <Link to={`${base}/reprise`}>{t.takeUp}</Link>}
        </Menu>
      )}
      {may.create && (
        <LinkButton to={`${base}/plan/nouvelle`} look="primary">
          <span aria-hidden="true">+</span> <span className={styles.verb}>{t.write}</span>
        </LinkButton>
      )}
    </div>
  )
}

type HeadProps = Pick<Props, 'ctgId' | 'filter' | 'choices' | 'counts' | 'savedViews' | 'view' | 'otherParameters'>

/** Under the heading of a view that has its own: the others, and the filter that they share. */
export const PlanHead = ({ otherParameters = {}, ...data }: HeadProps) => (
  <>
    <PlanTabs {...data} />
    {data.counts.total > 0 && <FilterBar {...data} otherParameters={otherParameters} />}
  </>
)

/** Another view of the plan, with the same criteria and these. */
export const PlanLink = ({ ctgId, view, filter, children }: Pick<Props, 'ctgId' | 'view' | 'filter' | 'children'>) => (
  <Link to={planAddress(ctgId, view, filter)}>{children}</Link>
)

/** No action answers these criteria. */
const NothingKept = ({ ctgId, view }: Pick<Props, 'ctgId' | 'view'>) => (
  <Card>
    <EmptyState action={<LinkButton to={planAddress(ctgId, view)}>{t.seeAll}</LinkButton>}>{t.nothingFound}</EmptyState>
  </Card>
)

/** The views of the plan, with the same criteria. */
function PlanTabs({ ctgId, filter, view }: Pick<Props, 'ctgId' | 'filter' | 'view'>) {
  const tabs = planViews.map(({ key }) => ({
    label: t.view[key],
    to: planAddress(ctgId, key, filter),
    isCurrent: key === view,
  }))
  return (
    <Tabs
      label={t.views}
      tabs={tabs.slice(0, frontViewCount)}
      more={{ label: t.otherViews, tabs: [...tabs.slice(frontViewCount), whoActsWithWhom(ctgId)] }}
    />
  )
}

/** Counted on the whole plan: a page of the follow-up, which keeps no criterion. */
const whoActsWithWhom = (ctgId: string) => ({
  label: t.whoActsWithWhom,
  to: `/ctg/${ctgId}/suivi/decloisonnement`,
  isCurrent: false,
})

/** The same criteria, after another address. */
const searchOf = (filter: PlanFilter): string => (isEmptyFilter(filter) ? '' : `?${writePlanFilter(filter)}`)

/** « 27 actions : 3 proposées, 24 en cours. » */
export function planSentence({ plan, statuses }: Props['counts']): string {
  const byStatus = statuses
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => planLabels.statusCount(name, count))
  return `${planLabels.actionCount(plan)} : ${byStatus.join(', ')}.`
}

/** Instead of a view, or of what it counts: no action yet, or none that answers. */
export const NoAction = ({ ctgId, counts, may, view }: Pick<Props, 'ctgId' | 'counts' | 'may' | 'view'>) =>
  counts.total > 0 ? (
    <NothingKept ctgId={ctgId} view={view} />
  ) : (
    <Card>
      <EmptyState
        action={
          <Row>
            {may.create && (
              <LinkButton to={`/ctg/${ctgId}/plan/nouvelle`} look="primary">
                Écrire la première action
              </LinkButton>
            )}
            {may.carry && <LinkButton to={`/ctg/${ctgId}/plan/precedente`}>{t.carry}</LinkButton>}
            {may.import && <LinkButton to={`/ctg/${ctgId}/reprise`}>{t.takeUp}</LinkButton>}
          </Row>
        }
      >
        Les actions du plan seront ici, rangées par axe et par objectif, avec leur pilote, leurs dates et leur prochaine
        étape. Huit champs suffisent pour en écrire une.
      </EmptyState>
    </Card>
  )
