/** What Trame points out: each line leads to where it is mended. Rules: docs/rules/convention.md §5. */
import { atStart } from '#app/kernel/format.ts'
import { Card, List } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { conventionLabels as t } from '../labels.fr.ts'
import type { ConventionPageData } from '../queries.server.ts'

export const MissingCard = ({ ctgId, missing }: ConventionPageData) => (
  <Card title="Ce qui manque" note="Trame le signale, et n’empêche rien.">
    {missing.length === 0 ? (
      <p>Rien : tout est là.</p>
    ) : (
      <List of={missing}>
        {({ code, count, path }) => <Link to={`/ctg/${ctgId}${path}`}>{atStart(t.missing[code](count))}</Link>}
      </List>
    )}
  </Card>
)
