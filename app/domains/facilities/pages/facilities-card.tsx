/** The facilities of one theme of the diagnosis, kind by kind, as last described. */
import { Card, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { facilitiesLabels as t } from '../labels.fr.ts'
import type { FacilitiesSummary } from '../queries.server.ts'

const { page: p } = t

type Props = {
  readonly ctgId: string
  /** Null when nothing is described in this CTG. */
  readonly facilities: Pick<FacilitiesSummary, 'year' | 'sums'> | null
}

/** Nothing at all for a CTG without any list: the tab of the diagnosis leads to the first one. */
export const FacilitiesCard = ({ ctgId, facilities }: Props) =>
  facilities === null ? null : (
    <Card
      title={p.theme}
      id="equipements"
      note={facilities.sums.length === 0 ? undefined : p.themeNote(facilities.year)}
      aside={<Link to={`/ctg/${ctgId}/diagnostic/equipements?annee=${facilities.year}`}>{p.all}</Link>}
    >
      {facilities.sums.length === 0 ? (
        <p className="muted">{p.themeNone}</p>
      ) : (
        <Row isList>
          {facilities.sums.map((sum) => (
            <li key={sum.kind}>
              {t.kind[sum.kind]} : {t.openAndSums(sum)}
            </li>
          ))}
        </Row>
      )}
    </Card>
  )
