/** What the page of an action shows of its follow-up: its last report, its corrective actions, the buttons to make others. */

import { type ActionStatus, isEnded } from '#app/domains/plan/plan.ts'
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { followupLabels as t } from '../labels.fr.ts'
import type { ActionFollowup } from '../queries.server.ts'
import { CorrectiveChips } from './correctives-card.tsx'
import styles from './reports.module.css'

type Report = ActionFollowup['reports'][number]

type ReportActProps = Pick<ActionFollowup, 'ctgId' | 'actionId'> & { readonly status: ActionStatus }

/** Of an action that is finished it is no longer the first thing to do. */
export const ReportAct = ({ ctgId, actionId, status }: ReportActProps) => (
  <LinkButton to={`/ctg/${ctgId}/actions/${actionId}/point`} look={isEnded(status) ? 'plain' : 'primary'}>
    Saisir un point d’étape
  </LinkButton>
)

/** The last one told whole, those before it folded. */
export function LastReportOfAction({ ctgId, actionId, reports, may }: ActionFollowup) {
  const base = `/ctg/${ctgId}`
  const [last, ...earlier] = reports
  return (
    <Card
      title={t.lastReport}
      aside={last && <Chip tone={last.status === 'submitted' ? 'warn' : 'neutral'}>{t.report[last.status]}</Chip>}
    >
      {last ? (
        <ol className="plain-list" aria-label={t.reportsOfAction}>
          <ReportLine report={last} base={base} isLast />
        </ol>
      ) : (
        <p className="muted">
          Pas encore de point. {may.report && <Link to={`${base}/actions/${actionId}/point`}>Faire le premier</Link>}
        </p>
      )}
      {earlier.length > 0 && (
        <Disclosure summary={t.earlierReports(earlier.length)}>
          <ol className="plain-list" aria-label={t.earlierReports(earlier.length)}>
            {earlier.map((report) => (
              <ReportLine key={report.id} report={report} base={base} isLast={false} />
            ))}
          </ol>
        </Disclosure>
      )}
    </Card>
  )
}

export function CorrectivesOfAction({ ctgId, actionId, correctives, may }: ActionFollowup) {
  const base = `/ctg/${ctgId}`
  return (
    <Card
      title="Actions correctives"
      aside={
        may.openCorrective && <Link to={`${base}/suivi/corrective/nouvelle?action=${actionId}`}>En ouvrir une</Link>
      }
    >
      {correctives.length === 0 && <p className="muted">Aucune sur cette action.</p>}
      <Timeline
        label="Actions correctives de cette action"
        items={correctives.map(({ id, measure, responsible, dueOn, state, isLate }) => ({
          key: id,
          title: <Link to={`${base}/suivi/correctives/${id}`}>{measure}</Link>,
          note: <OrdinalText text={`${responsible} · ${formatDay(dueOn)}`} />,
          action: <CorrectiveChips state={state} isLate={isLate} />,
        }))}
      />
    </Card>
  )
}

type LineProps = { readonly report: Report; readonly base: string; readonly isLast: boolean }

/** One report as a line one reads: who says it, what happened in one sentence, what it moved, who accepted. The last one is told whole. */
const ReportLine = ({ report, base, isLast }: LineProps) => (
  <li className={styles.line}>
    <p>
      <Link to={`${base}/suivi/${report.id}`}>
        <OrdinalText text={formatDay(report.reportedOn)} />
      </Link>{' '}
      <span className="small muted">{t.author(report.enteredBy, report.enteredFor)}</span>
    </p>
    <p>{isLast ? report.facts : t.firstSentence(report.facts)}</p>
    <p className="small muted">
      <OrdinalText text={t.reportLine(report)} />
    </p>
  </li>
)
