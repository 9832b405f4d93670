/** What was said last time, so that one answers from there. */
import { formatShortDay } from '#app/kernel/format.ts'
import { Card } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import type { Adjustment } from '../adjustments.ts'
import type { ReportStatus } from '../followup.ts'
import { followupLabels as t } from '../labels.fr.ts'

type Props = {
  readonly report: {
    readonly enteredBy: string
    readonly enteredFor: string
    readonly reportedOn: string
    readonly facts: string
    readonly nextStep: string
    readonly status: ReportStatus
    readonly answer: string
    readonly answeredBy: string | null
    readonly adjustments: readonly Adjustment[]
    readonly adjustment: string
  } | null
  readonly today: string
}

export function LastReportCard({ report, today }: Props) {
  if (!report) return null
  return (
    <Card
      title="Au dernier point"
      note={`${formatShortDay(report.reportedOn, today)}, ${t.author(report.enteredBy, report.enteredFor)}`}
    >
      <p>{report.facts}</p>
      {report.nextStep && (
        <p className="muted">
          <OrdinalText text={`Étape annoncée : ${report.nextStep}`} />
        </p>
      )}
      {report.status === 'sent-back' && (
        <p>
          <OrdinalText text={t.proposedThen([...report.adjustments.map(t.changeSentence), report.adjustment])} />
        </p>
      )}
      {report.status === 'sent-back' && report.answer && (
        <p>
          <strong>Renvoyé par {report.answeredBy} : </strong>
          {report.answer}
        </p>
      )}
    </Card>
  )
}
