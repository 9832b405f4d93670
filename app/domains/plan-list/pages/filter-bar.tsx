/** The filter of the plan, the same above every view: its form, its signals, what was chosen, the views kept. */
import { Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { filterLabels as t } from '../labels.fr.ts'
import { type PlanFilter, type PlanView, planAddress, planViews, writePlanFilter } from '../plan-filter.ts'
import type { PlanFrameData } from '../plan-view.server.ts'
import { keptAddress } from '../saved-view.ts'
import { savedViewLabels as views } from '../saved-view-labels.fr.ts'
import { ActiveCriteria } from './active-criteria.tsx'
import { CriteriaForm, type FormProps } from './criteria-form.tsx'
import { Signals } from './signals.tsx'

/** Views kept that are one click away; their page has them all. */
const mostShown = 8

type Props = Pick<FormProps, 'filter' | 'choices' | 'otherParameters'> & {
  readonly ctgId: string
  readonly view: PlanView
  readonly counts: PlanFrameData['counts']
  readonly savedViews: readonly {
    readonly id: string
    readonly name: string
    readonly view: string
    readonly criteria: string
  }[]
}

export function FilterBar({ ctgId, view, filter, choices, counts, otherParameters, savedViews }: Props) {
  const path = planViews.find(({ key }) => key === view)?.path ?? 'plan'
  return (
    <Stack isTight>
      {/* Made anew for another address: boxes ticked are those of the address. */}
      <CriteriaForm
        key={String(writePlanFilter(filter))}
        label={t.form}
        path={`/ctg/${ctgId}/${path}`}
        {...{ filter, choices, otherParameters }}
        beside={<Signals {...{ ctgId, view, filter, counts, otherParameters }} />}
      />
      <ActiveCriteria
        address={planAddress(ctgId, view, {}, otherParameters)}
        filter={filter}
        choices={choices}
        clear={t.clear}
        keepTo={keepAddress(ctgId, view, filter, otherParameters)}
      />
      {savedViews.length > 0 && (
        <nav aria-label={views.title}>
          <Row isList>
            <li className="small" aria-hidden="true">
              {views.shown}
            </li>
            {savedViews.slice(0, mostShown).map((one) => (
              <li key={one.id}>
                <Link to={keptAddress(ctgId, one)}>{one.name}</Link>
              </li>
            ))}
            <li>
              <Link to={`/ctg/${ctgId}/plan/vues`} className="muted">
                {views.manage}
              </Link>
            </li>
          </Row>
        </nav>
      )}
    </Stack>
  )
}

/** Where one gives a name to this view. */
const keepAddress = (
  ctgId: string,
  view: PlanView,
  filter: PlanFilter,
  otherParameters: Props['otherParameters'],
): string =>
  `/ctg/${ctgId}/plan/vues?vue=${view}&${new URLSearchParams([
    ...writePlanFilter(filter),
    ...Object.entries(otherParameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ])}`
