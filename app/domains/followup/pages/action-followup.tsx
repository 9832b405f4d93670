/** What the page of an action shows of its follow-up: last reports, corrective actions, the buttons to make others. */
import { Link } from 'react-router'
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { followupLabels as t } from '../labels.fr.ts'
import type { ActionFollowup } from '../queries.server.ts'
import { CorrectiveChips } from './correctives-card.tsx'

type Report = ActionFollowup['reports'][number]

export const ReportAct = ({ ctgId, actionId }: Pick<ActionFollowup, 'ctgId' | 'actionId'>) => (
  <LinkButton to={`/ctg/${ctgId}/actions/${actionId}/point`} look="primary">
    Saisir un point d’étape
  </LinkButton>
)

export function ActionFollowupCards({ ctgId, actionId, reports, correctives, may }: ActionFollowup) {
  const base = `/ctg/${ctgId}`
  const [last, ...others] = reports
  return (
    <>
      <Card
        title="Dernier point d’étape"
        aside={last && <Chip tone={last.status === 'submitted' ? 'warn' : 'neutral'}>{t.report[last.status]}</Chip>}
      >
        {last ? (
          <ReportText report={last} base={base} />
        ) : (
          <p className="muted">
            Pas encore de point. {may.report && <Link to={`${base}/actions/${actionId}/point`}>Faire le premier</Link>}
          </p>
        )}
        {others.length > 0 && (
          <Disclosure summary="Points précédents">
            <Stack isTight>
              {others.map((report) => (
                <ReportText key={report.id} report={report} base={base} />
              ))}
            </Stack>
          </Disclosure>
        )}
      </Card>
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
    </>
  )
}

const ReportText = ({ report, base }: { readonly report: Report; readonly base: string }) => (
  <div>
    <p className="fine muted">
      <OrdinalText text={t.enteredBy(report.enteredBy, report.reportedOn, report.enteredFor)} />
    </p>
    <p>{report.facts}</p>
    {(report.adjustment || report.proposedEndsOn) && (
      <p>
        <strong>Ajustement proposé : </strong>
        <OrdinalText
          text={report.adjustment || `échéance portée au ${formatDay(report.proposedEndsOn ?? report.reportedOn)}`}
        />
      </p>
    )}
    <p>
      <Link to={`${base}/suivi/${report.id}`}>
        {report.status === 'submitted' ? 'Relire et accepter' : 'Voir le point'}
        <span className="visually-hidden"> du {formatDay(report.reportedOn)}</span>
      </Link>
    </p>
  </div>
)
