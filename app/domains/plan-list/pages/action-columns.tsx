/** The columns of a list of actions, in one CTG or in several: the same words, sorted by the address. */
import type { ReactNode } from 'react'
import { LeadText, PeriodText, StateChips } from '#app/domains/plan/pages/action-chips.tsx'
import { isEnded, loudFlags } from '#app/domains/plan/plan.ts'
import type { ListedLine } from '#app/domains/plan/queries.server.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import type { Column } from '#app/ui/data-table.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { type ListSort, type SortKey, writeSort } from '../plan-list.ts'
import styles from './plan-frame.module.css'

/** A line under the title, when there is something to say. */
const Under = ({ children }: { readonly children: ReactNode }) =>
  children ? <span className={styles.under}>{children}</span> : null

/** An action that has ended has no next step, whatever was written before. */
const NextStep = ({ status, nextStep, nextStepOn }: ListedLine): ReactNode =>
  nextStep && !isEnded(status) ? (
    <>
      {nextStepOn && (
        <b className="nowrap">
          <OrdinalText text={formatShortDate(nextStepOn, 'day')} />{' '}
        </b>
      )}
      {nextStep}
    </>
  ) : (
    <span className={styles.nothing}>–</span>
  )

type ColumnsOptions = {
  readonly sort: ListSort
  /** Where one reads the list in this order; undefined for the usual one. */
  readonly sortedTo: (order: string | undefined) => string
}

export function actionColumns({ sort, sortedTo }: ColumnsOptions) {
  /** In the order of this column; the other way round when it is already. */
  const sortBy = (key: SortKey) => ({
    to: sortedTo(writeSort({ key, isDescending: sort.key === key && !sort.isDescending })),
    direction: sort.key === key ? (sort.isDescending ? ('descending' as const) : ('ascending' as const)) : undefined,
  })
  const code: Column<ListedLine> = {
    ...{ key: 'code', header: 'N°', sort: sortBy('code'), isNote: true, widthPercent: 7, onPhone: 'start' },
    cell: (action) => action.code,
  }
  /** @param under what is said under the title */
  const title = <Line extends ListedLine>(under: (line: Line) => ReactNode): Column<Line> => ({
    ...{ key: 'title', header: 'Action', sort: sortBy('title'), widthPercent: 29, isRowHeader: true },
    cell: (line) => (
      <>
        <Link to={`/ctg/${line.ctgId}/actions/${line.id}`}>{line.title}</Link>
        <Under>{under(line)}</Under>
      </>
    ),
  })
  const lead: Column<ListedLine & { readonly mayEdit: boolean }> = {
    ...{ key: 'lead', header: 'Pilote', sort: sortBy('lead'), widthPercent: 19, onPhone: 'bare' },
    cell: (action) => (
      <LeadText
        partyName={action.leadPartyName}
        partyKind={action.leadPartyKind}
        serviceName={action.leadServiceName}
        name={action.leadName}
        mendTo={action.mayEdit ? `/ctg/${action.ctgId}/actions/${action.id}/modifier` : undefined}
      />
    ),
  }
  const dates: Column<ListedLine> = {
    ...{ key: 'dates', header: 'Dates', sort: sortBy('end'), widthPercent: 14, isNote: true, onPhone: 'hidden' },
    cell: PeriodText,
  }
  const state: Column<ListedLine> = {
    ...{ key: 'state', header: 'État', sort: sortBy('status'), widthPercent: 11, onPhone: 'bare' },
    cell: ({ status, flags }) => (
      <StateChips status={status} flags={flags.filter((flag) => loudFlags.includes(flag))} />
    ),
  }
  const next: Column<ListedLine> = {
    ...{
      key: 'next',
      header: 'Prochaine étape',
      sort: sortBy('next'),
      widthPercent: 17,
      isNote: true,
      onPhone: 'bare',
    },
    cell: NextStep,
  }
  return { code, title, lead, dates, state, next }
}
