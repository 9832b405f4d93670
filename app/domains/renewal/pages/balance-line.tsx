/** At the head of the diagnosis of a CTG that renews another: its balance in one line, and where it is read. */
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import type { BalanceLine } from '../balance-queries.server.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'

export const BalanceLineCard = ({ ctgId, line }: { readonly ctgId: string; readonly line: BalanceLine | null }) =>
  line === null ? null : (
    <Card title={t.lineTitle} aside={<Link to={`/ctg/${ctgId}/diagnostic/bilan`}>{t.balance}</Link>}>
      <p>{line.balance === null ? t.lineNotPoured(line.formerName) : t.line(line.balance)}</p>
    </Card>
  )
