/** Beside the actions: reports that wait for an answer, the yearly copil, progress by axis. */

import { formatCount, formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { followupLabels } from '../../labels.fr.ts'
import { watchLabels as t } from '../labels.fr.ts'
import type { WatchPageData } from '../queries.server.ts'

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
export function CopilCard({ ctgId, copil: { yearlyCopil, nextOn, lastHeldOn }, may }: WatchPageData) {
  const isToCall = may.callCopil && nextOn === null && yearlyCopil !== null && yearlyCopil.state !== 'in-time'
  return (
    <Card
      title="Copil annuel"
      aside={yearlyCopil && <Chip tone={copilTone[yearlyCopil.state]}>{t.copilState[yearlyCopil.state]}</Chip>}
    >
      <p>
        <OrdinalText text={t.copil(yearlyCopil, nextOn, lastHeldOn)} />
      </p>
      <p>
        {isToCall ? (
          <LinkButton to={`/ctg/${ctgId}/reunions/nouvelle`} isSmall>
            Réunir le copil
          </LinkButton>
        ) : (
          <Link to={`/ctg/${ctgId}/reunions`}>Voir les réunions</Link>
        )}
      </p>
    </Card>
  )
}

const orDash = (count: number) => count || '–'

/** Progress by axis, in counts: no percentage of a handful of actions. */
export const AxesCard = ({ ctgId, axes }: WatchPageData) => (
  <Card title="Avancement par axe" aside={<Link to={`/ctg/${ctgId}/plan`}>Voir le plan</Link>}>
    <DataTable
      caption="Avancement par axe"
      rows={axes}
      rowKey={({ id }) => id ?? 'none'}
      columns={[
        {
          key: 'axis',
          header: 'Axe',
          isRowHeader: true,
          cell: ({ id, label }) => (id ? <Link to={`/ctg/${ctgId}/suivi?axe=${id}#actions`}>{label}</Link> : label),
        },
        { key: 'all', header: 'Actions', isNumeric: true, cell: ({ total }) => total },
        { key: 'running', header: 'En cours', isNumeric: true, cell: ({ running }) => orDash(running) },
        { key: 'done', header: 'Terminées', isNumeric: true, cell: ({ done }) => orDash(done) },
        { key: 'late', header: 'En retard', isNumeric: true, cell: ({ late }) => orDash(late) },
      ]}
    />
  </Card>
)
