/** The same actions as a list, a table or a timeline; each thing seen leads to the act that mends it. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { LeadText, StatusChip } from '#app/domains/plan/pages/action-chips.tsx'
import { isEnded } from '#app/domains/plan/plan.ts'
import { formatShortDate, formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Signal, StateList } from '#app/ui/state.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { followupLabels } from '../../labels.fr.ts'
import { writeAddress } from '../address.ts'
import { watchLabels as t } from '../labels.fr.ts'
import type { WatchPageData } from '../queries.server.ts'
import { actsOf, leadOf, mendOf, mendPaths, type SortKey, type WatchFlag, watchFlagsOf } from '../watch.ts'
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

/** What is to be seen of a line, as words. */
const Flags = ({ line }: { readonly line: Line }) => (
  <StateList>
    <StatusChip status={line.status} />
    {watchFlagsOf(line).map((flag) => (
      <Signal key={flag} tone={flagTone[flag]}>
        {t.flag[flag]}
      </Signal>
    ))}
  </StateList>
)

/** The first acts of a line; the others are on its sheet. */
function Acts({ ctgId, line }: { readonly ctgId: string; readonly line: Line }) {
  const acts = actsOf(line, line.may)
  return (
    <Row>
      {acts.slice(0, 3).map((act) => (
        <LinkButton
          key={act}
          to={`/ctg/${ctgId}${mendPaths[act](line.id)}`}
          isSmall
          label={`${t.mend[act]} : ${line.title}`}
        >
          {t.mend[act]}
        </LinkButton>
      ))}
    </Row>
  )
}

const dueText = ({ status, nextStep, nextStepOn, endsOn, endsPrecision }: Line): string =>
  nextStep && !isEnded(status)
    ? `prochaine étape\u00a0: ${nextStep}${nextStepOn ? `, ${formatShortDate(nextStepOn, 'day')}` : ''}`
    : `échéance\u00a0: ${planLabels.date(endsOn, endsPrecision)}`

/** Who, since when nothing was heard, what comes next; then what is to be seen and done. */
export const ListView = ({ ctgId, lines, today }: WatchPageData) => (
  <Timeline
    label="Les actions"
    items={lines.map((line) => ({
      key: line.id,
      title: (
        <Link to={`/ctg/${ctgId}/actions/${line.id}`}>
          {line.code} {line.title}
        </Link>
      ),
      note: (
        <>
          <Flags line={line} />{' '}
          <OrdinalText
            text={[
              leadOf(line) || 'pilote à nommer',
              `dernier point\u00a0: ${followupLabels.reportAge(line.lastReportOn, today)}`,
              dueText(line),
            ].join(' · ')}
          />
        </>
      ),
      action: <Acts ctgId={ctgId} line={line} />,
    }))}
  />
)

/** Each flag is a link to the act that mends it. */
function FlagLinks({ ctgId, line }: { readonly ctgId: string; readonly line: Line }) {
  const flags = watchFlagsOf(line)
  if (flags.length === 0) return '–'
  return (
    <ul className="plain-list">
      {flags.map((flag) => {
        const act = mendOf(flag, line.may)
        return (
          <li key={flag} className="small">
            <Signal tone={flagTone[flag]}>{t.flag[flag]}</Signal>{' '}
            <Link to={`/ctg/${ctgId}${mendPaths[act](line.id)}`} className="nowrap">
              {t.mend[act]}
              <span className="visually-hidden"> : {line.title}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

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
    { key: 'code', ...sorted('code'), isNote: true, cell: ({ code }) => code },
    {
      key: 'title',
      ...sorted('title'),
      isRowHeader: true,
      cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/actions/${id}`}>{title}</Link>,
    },
    {
      key: 'lead',
      ...sorted('lead'),
      cell: (line) => (
        <LeadText
          partyName={line.leadPartyName}
          partyKind={line.leadPartyKind}
          serviceName={line.leadServiceName}
          name={line.leadName}
          mendTo={line.may.edit ? `/ctg/${ctgId}/actions/${line.id}/modifier` : undefined}
        />
      ),
    },
    { key: 'status', ...sorted('status'), cell: ({ status }) => <StatusChip status={status} /> },
    {
      key: 'report',
      ...sorted('report'),
      isNote: true,
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
      key: 'next',
      ...sorted('next'),
      isNote: true,
      cell: ({ nextStep, nextStepOn }) =>
        nextStep ? (
          <OrdinalText text={nextStepOn ? `${nextStep} (${formatShortDate(nextStepOn, 'day')})` : nextStep} />
        ) : (
          '–'
        ),
    },
    {
      key: 'end',
      ...sorted('end'),
      isNote: true,
      cell: ({ endsOn, endsPrecision }) => <OrdinalText text={planLabels.date(endsOn, endsPrecision)} />,
    },
    { key: 'flags', header: 'À voir', cell: (line) => <FlagLinks ctgId={ctgId} line={line} /> },
  ]
}

export const TableView = (page: WatchPageData) => (
  <DataTable caption="Les actions" rows={page.lines} rowKey={({ id }) => id} columns={columnsOf(page)} />
)

/** A picture where there is room for it; the table says the same, alone on a phone. */
export function TimelineView({ ctgId, timeline }: WatchPageData) {
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
        rowKey={({ id }) => id}
        columns={[
          { key: 'code', header: 'N°', isNote: true, cell: ({ code }) => code },
          {
            key: 'title',
            header: 'Action',
            isRowHeader: true,
            cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/actions/${id}`}>{title}</Link>,
          },
          {
            key: 'start',
            header: 'Début',
            isNote: true,
            cell: ({ startsOn, startsPrecision }) => <OrdinalText text={planLabels.date(startsOn, startsPrecision)} />,
          },
          {
            key: 'end',
            header: 'Échéance',
            isNote: true,
            cell: ({ endsOn, endsPrecision }) => <OrdinalText text={planLabels.date(endsOn, endsPrecision)} />,
          },
          {
            key: 'steps',
            header: 'Étapes faites',
            isNote: true,
            cell: ({ stepsDone, stepsKnown }) => (stepsKnown === 0 ? '–' : `${stepsDone} sur ${stepsKnown}`),
          },
        ]}
      />
    </>
  )
}
