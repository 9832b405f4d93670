/** On the page of an objective or of a decision: the corrective actions it has, and the link that opens one. */

import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import type { CorrectivesAbout } from '../corrective-queries.server.ts'
import { CorrectiveLines } from './correctives-card.tsx'

type Props = CorrectivesAbout & {
  /** What the form of a new one is told, `decision=…`. */
  readonly query: string
  /** The words of the link. */
  readonly open: string
}

export const CorrectivesAboutCard = ({ ctgId, today, correctives, mayOpen, query, open }: Props) => (
  <Card title="Actions correctives">
    {correctives.length === 0 && <p className="muted">Aucune pour le moment.</p>}
    <CorrectiveLines ctgId={ctgId} correctives={correctives} today={today} />
    {mayOpen && (
      <p>
        <Link to={`/ctg/${ctgId}/suivi/corrective/nouvelle?${query}`}>{open}</Link>
      </p>
    )}
  </Card>
)
