/** From an evaluation to what Trame counts for it, and to its reports. */
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import type { Evaluation } from '../evaluation-shape.ts'
import { evidenceLabels } from '../evidence/labels.fr.ts'
import { reportLabels } from '../report/labels.fr.ts'

type Props = Pick<Evaluation, 'ctgId' | 'id' | 'stage'>

export const ReportLinksCard = ({ ctgId, id, stage }: Props) => (
  <Card title="Éléments et rapport">
    <ul>
      <li>
        <Link to={`/ctg/${ctgId}/evaluation/${id}/elements`}>{evidenceLabels.title}</Link> : actions, dates, décisions,
        présences, moyens, objectifs{stage === 'framing' || stage === 'collecting' ? ' ; à figer avant de juger.' : '.'}
      </li>
      <li>
        <Link to={`/ctg/${ctgId}/evaluation/${id}/rapport`}>{reportLabels.title}</Link> : PDF, Word, synthèse de quatre
        pages, diapositives.
      </li>
    </ul>
  </Card>
)
