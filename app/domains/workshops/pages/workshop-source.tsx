/** On a finding or an action: the workshop it was born of, and the proposals in their authors’ words. */
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import type { WorkshopSource } from '../queries.server.ts'

type Props = { readonly ctgId: string; readonly source: WorkshopSource | undefined }

export const WorkshopSourceCard = ({ ctgId, source }: Props) =>
  source && (
    <Card title={t.source}>
      <p>
        {t.sourceOf(source.proposals.length)}{' '}
        <Link to={`/ctg/${ctgId}/ateliers/${source.workshopId}`}>{source.question}</Link>
      </p>
      <ul>
        {source.proposals.map(({ id, what, byName }) => (
          <li key={id}>
            {what} <span className="muted">{t.by(byName)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
