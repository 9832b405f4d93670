/** What Trame points out: each line leads to where it is mended. Rules: docs/rules/convention.md §5. */
import { atStart } from '#app/kernel/format.ts'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { conventionLabels as t } from '../labels.fr.ts'
import type { ConventionPageData } from '../queries.server.ts'

export const MissingCard = ({ ctgId, missing }: ConventionPageData) => (
  <Card title="Ce qui manque" note="Trame le signale, et n’empêche rien.">
    {missing.length === 0 ? (
      <p>Rien : tout est là.</p>
    ) : (
      <ul>
        {missing.map(({ code, count, path }) => (
          <li key={code}>
            <Link to={`/ctg/${ctgId}${path}`}>{atStart(t.missing[code](count))}</Link>
          </li>
        ))}
      </ul>
    )}
  </Card>
)
