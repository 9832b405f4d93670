/** Around the actions: progress by axis, the yearly copil, reports that wait for an answer. */
import { formatCount, formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { State, StateList } from '#app/ui/state.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { followupLabels } from '../../labels.fr.ts'
import { watchLabels as t } from '../labels.fr.ts'
import type { WatchPageData } from '../queries.server.ts'
import styles from './watch.module.css'

/** Reports that wait for an answer, the oldest first: what each proposes, in words. */
export function ReportsCard({ ctgId, reports, today, may }: WatchPageData) {
  const title = may.answerReports ? 'Points d’étape à accepter' : 'Points d’étape en attente de réponse'
  const act = may.answerReports ? 'Relire' : 'Lire'
  return (
    <Card title={title} id="points" aside={formatCount(reports.length, 'point')}>
      <Timeline
        label={title}
        items={reports
          .toReversed()
          .map(({ id, reportedOn, actionCode, actionTitle, enteredBy, enteredFor, adjustments }) => ({
            key: id,
            date: { text: <OrdinalText text={formatShortDay(reportedOn, today)} />, dateTime: reportedOn },
            title: `${actionCode} ${actionTitle}`,
            note: (
              <>
                {followupLabels.author(enteredBy, enteredFor)}
                {adjustments.length > 0 && (
                  <>
                    <br />
                    <OrdinalText text={`Propose : ${adjustments.map(followupLabels.changeSentence).join(' ; ')}`} />
                  </>
                )}
              </>
            ),
            action: (
              <LinkButton to={`/ctg/${ctgId}/suivi/${id}`} isSmall label={`${act} : ${actionTitle}`}>
                {act}
              </LinkButton>
            ),
          }))}
      />
    </Card>
  )
}

const copilTone: Record<keyof typeof t.copilState, Tone> = { late: 'bad', soon: 'warn', 'in-time': 'ok' }

/** When the copil of the year is due, and the act that mends it when none is called. */
export function CopilCard({ ctgId, copil, may }: WatchPageData) {
  const { yearlyCopil, nextOn } = copil
  const isToCall = may.callCopil && nextOn === null && yearlyCopil !== null && yearlyCopil.state !== 'in-time'
  return (
    <Card
      title="Copil annuel"
      aside={
        <>
          {yearlyCopil && <Chip tone={copilTone[yearlyCopil.state]}>{t.copilState[yearlyCopil.state]}</Chip>}
          {!isToCall && <Link to={`/ctg/${ctgId}/reunions`}>Voir les réunions</Link>}
        </>
      }
    >
      <p>
        <OrdinalText text={t.copil(copil)} />
      </p>
      {isToCall && (
        <p>
          <LinkButton to={`/ctg/${ctgId}/reunions/nouvelle`} isSmall>
            Réunir le copil
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

const orDash = (count: number) => count || '–'

type Axis = WatchPageData['axes'][number]

/** Long as its actions beside those of the other axes: ended, then under way, then the others. The numbers beside it say the same. */
const ProgressBar = ({
  axis: { total, running, done },
  longest,
}: {
  readonly axis: Axis
  readonly longest: number
}) => (
  <span className={styles.bar} style={{ width: `${(100 * total) / longest}%` }} aria-hidden="true">
    {done > 0 && <span className={styles.done} style={{ flexGrow: done }} />}
    {running > 0 && <span className={styles.running} style={{ flexGrow: running }} />}
    {total > done + running && <span style={{ flexGrow: total - running - done }} />}
  </span>
)

type AxisLine = WatchPageData['axes'][number]

const axisColumns = (ctgId: string, longest: number): readonly Column<AxisLine>[] => [
  {
    key: 'axis',
    header: 'Axe',
    widthPercent: 40,
    cell: ({ id, label }) => (id ? <Link to={`/ctg/${ctgId}/suivi?axe=${id}#actions`}>{label}</Link> : label),
  },
  {
    key: 'bar',
    header: 'Avancement',
    isHeaderHidden: true,
    widthPercent: 22,
    onPhone: 'bare',
    cell: (axis) => (
      <>
        <ProgressBar {...{ axis, longest }} />
        <span className={styles.narrow}>{t.progress(axis)}</span>
      </>
    ),
  },
  { key: 'all', header: 'Actions', isNumeric: true, onPhone: 'hidden', cell: ({ total }) => total },
  { key: 'done', header: 'Terminées', isNumeric: true, onPhone: 'hidden', cell: ({ done }) => orDash(done) },
  {
    key: 'running',
    header: 'En cours',
    isNumeric: true,
    onPhone: 'hidden',
    cell: (axis) => orDash(axis.running),
  },
  {
    key: 'calling',
    header: 'À voir',
    isNumeric: true,
    onPhone: 'hidden',
    cell: (axis) => orDash(axis.calling),
  },
]

/** Progress by axis, in counts: no percentage of a handful of actions. */
export function AxesCard({ ctgId, axes, standing, callingCount }: WatchPageData) {
  const longest = Math.max(...axes.map(({ total }) => total))
  const sum = (count: 'running' | 'done') => axes.reduce((all, axis) => all + axis[count], 0)
  const whole = { total: standing.total, done: sum('done'), running: sum('running'), calling: callingCount }
  return (
    <Card title="Avancement par axe" aside={<Link to={`/ctg/${ctgId}/plan`}>Voir le plan</Link>}>
      <DataTable
        rows={axes}
        rowKey={({ id }) => id ?? 'none'}
        columns={axisColumns(ctgId, longest)}
        foot={[
          {
            axis: t.wholePlan,
            bar: <span className={styles.narrow}>{t.progress(whole)}</span>,
            all: whole.total,
            done: orDash(whole.done),
            running: orDash(whole.running),
            calling: orDash(whole.calling),
          },
        ]}
        note={
          <StateList>
            <State glyph="done">terminées</State>
            <State glyph="half">en cours</State>
            <State glyph="waiting">à démarrer, suspendues</State>
          </StateList>
        }
      />
    </Card>
  )
}
