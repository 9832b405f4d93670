/** The actions that one follows as a list or over time: where each stands, what was last heard, what comes, and the acts that answer it. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { LeadText, StatusChip } from '#app/domains/plan/pages/action-chips.tsx'
import { datedColumns } from '#app/domains/plan/pages/dated-columns.tsx'
import { formatShortDate, formatShortDay } from '#app/kernel/format.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Signal, StateList } from '#app/ui/state.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { followupLabels } from '../../labels.fr.ts'
import { writeAddress } from '../address.ts'
import { watchLabels as t } from '../labels.fr.ts'
import type { WatchPageData } from '../queries.server.ts'
import { actsOf, callsForAct, mendPaths, type SortKey, type WatchFlag, watchFlagsOf } from '../watch.ts'
import styles from './watch.module.css'

type Line = WatchPageData['lines'][number]

const flagTone: Record<WatchFlag, Tone> = {
  late: 'bad',
  silent: 'warn',
  blocked: 'bad',
  'without-lead': 'warn',
  watched: 'warn',
  'without-measure': 'neutral',
  'due-soon': 'neutral',
}

/** The state, and under it what is to be seen. */
const Standing = ({ line }: { readonly line: Line }) => (
  <StateList>
    <StatusChip status={line.status} />
    {watchFlagsOf(line).map((flag) => (
      <Signal key={flag} tone={flagTone[flag]}>
        {t.flag[flag]}
      </Signal>
    ))}
  </StateList>
)

/** Acts seen on a line; the others are on its sheet. */
const shownActs = 2

const Acts = ({ ctgId, line }: { readonly ctgId: string; readonly line: Line }) => (
  <ul className={styles.acts}>
    {actsOf(line, line.may)
      .slice(0, shownActs)
      .map((act) => (
        <li key={act}>
          <Link to={`/ctg/${ctgId}${mendPaths[act](line.id)}`}>
            {t.mend[act]}
            <span className="visually-hidden"> : {line.title}</span>
          </Link>
        </li>
      ))}
  </ul>
)

/** A second click turns the order round. */
function sortedBy({ ctgId, filter, view, sort }: WatchPageData, key: SortKey): Pick<Column<Line>, 'header' | 'sort'> {
  const isCurrent = sort.key === key
  return {
    header: t.sort[key],
    sort: {
      to: writeAddress(ctgId, { filter, view, sort: { key, isDescending: isCurrent && !sort.isDescending } }),
      direction: isCurrent ? (sort.isDescending ? 'descending' : 'ascending') : undefined,
    },
  }
}

function columnsOf(page: WatchPageData): readonly Column<Line>[] {
  const { ctgId, today } = page
  const sorted = (key: SortKey) => sortedBy(page, key)
  return [
    { key: 'code', ...sorted('code'), isNote: true, widthPercent: 5, onPhone: 'start', cell: ({ code }) => code },
    {
      ...{ key: 'title', ...sorted('title'), isRowHeader: true, widthPercent: 23 },
      cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/actions/${id}`}>{title}</Link>,
    },
    {
      ...{ key: 'lead', ...sorted('lead'), widthPercent: 14, onPhone: 'bare' },
      cell: (line) => (
        <LeadText
          partyName={line.leadPartyName}
          partyKind={line.leadPartyKind}
          serviceName={line.leadServiceName}
          name={line.leadName}
        />
      ),
    },
    {
      ...{ key: 'status', ...sorted('status'), widthPercent: 12, onPhone: 'bare' },
      cell: (line) => <Standing line={line} />,
    },
    {
      ...{ key: 'report', ...sorted('report'), isNote: true, widthPercent: 10, onPhone: 'hidden' },
      cell: ({ lastReportOn }) =>
        lastReportOn ? (
          <OrdinalText
            text={`${formatShortDay(lastReportOn, today)}, ${followupLabels.reportAge(lastReportOn, today)}`}
          />
        ) : (
          'jamais'
        ),
    },
    {
      ...{ key: 'next', ...sorted('next'), isNote: true, widthPercent: 14, onPhone: 'bare' },
      cell: ({ nextStep, nextStepOn }) =>
        nextStep ? (
          <OrdinalText text={nextStepOn ? `${nextStep} (${formatShortDate(nextStepOn, 'day')})` : nextStep} />
        ) : (
          '–'
        ),
    },
    {
      ...{ key: 'end', ...sorted('end'), isNote: true, widthPercent: 8, onPhone: 'hidden' },
      cell: ({ endsOn, endsPrecision }) => <OrdinalText text={planLabels.date(endsOn, endsPrecision)} />,
    },
    {
      ...{ header: 'Ce qu’on peut faire', isHeaderHidden: true, isNote: true, onPhone: 'bare' },
      cell: (line) => <Acts ctgId={ctgId} line={line} />,
    },
  ]
}

const rowKey = ({ id }: Line): string => id

/** Under a filter, one table. Else what calls for an act, then the rest, folded. */
export function ListView(page: WatchPageData) {
  const { lines, isParted } = page
  const columns = columnsOf(page)
  if (!isParted) return <DataTable caption={t.actions} isWide rows={lines} rowKey={rowKey} columns={columns} />
  const others = lines.filter((line) => !callsForAct(line))
  return (
    <>
      <DataTable
        caption={t.actions}
        isWide
        rows={lines.filter(callsForAct)}
        rowKey={rowKey}
        columns={columns}
        empty={<p className="muted">{t.nothingCalls}</p>}
      />
      {others.length > 0 && (
        <Disclosure summary={t.others(others.length)}>
          <DataTable caption={t.others(others.length)} isWide rows={others} rowKey={rowKey} columns={columns} />
        </Disclosure>
      )}
    </>
  )
}

/** A picture where there is room for it; the table says the same, alone on a phone. */
export function TimelineView({ ctgId, timeline }: WatchPageData) {
  const dated = datedColumns(ctgId)
  if (!timeline) return null
  return (
    <>
      <div className={styles.wide}>
        <SvgPicture picture={timeline.picture} />
        <p className="fine muted">
          Barre : du début à l’échéance ; en rouge, en retard. Rond : une étape, plein quand elle est faite.
        </p>
      </div>
      <DataTable
        caption="Les actions et leurs dates"
        rows={timeline.rows}
        columns={[
          { header: 'N°', isNote: true, cell: ({ code }) => code },
          dated.title,
          dated.start,
          dated.end,
          dated.steps,
        ]}
      />
    </>
  )
}
