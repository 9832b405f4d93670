/** On a finding that came from the CTG before: where it comes from, its figures of then and the newest readings beside. */
import { Card, List } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import type { CarriedFindingData } from '../chapters/carried-finding.server.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'

export const CarriedFindingCard = ({ carried }: { readonly carried: CarriedFindingData }) =>
  carried === null ? null : (
    <Card title={t.carriedFrom} note={carried.isReviewed ? t.reviewed : t.carriedNote}>
      <p>
        {carried.isMember ? (
          <Link to={`/ctg/${carried.formerCtgId}/constats/${carried.formerId}`}>
            {t.carriedLink(carried.number, carried.ctgName)}
          </Link>
        ) : (
          t.carriedLink(carried.number, carried.ctgName)
        )}
      </p>
      <List of={carried.figures} />
    </Card>
  )
