/** The schéma on the first page of the convention: the missions, and the eleven points in short. */
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { sppeLabels as t } from '../labels.fr.ts'
import { items } from '../point-keys.ts'
import type { Sppe } from '../queries.server.ts'
import { MissionsTable } from './missions-table.tsx'
import { PointList } from './point-list.tsx'
import styles from './sppe.module.css'

type Props = { readonly ctgId: string; readonly sppe: Sppe }

export const SppeCard = ({ ctgId, sppe }: Props) => (
  <Card
    title="Schéma de la petite enfance (SPPE)"
    id="sppe"
    aside={
      <span className="small">
        {t.itemCounts(sppe.counts)} ; <strong>{t.toAppreciate}</strong>
      </span>
    }
  >
    <div className={styles.card}>
      <Stack isTight>
        <MissionsTable {...sppe} />
        <p className="small">{t.lead(sppe.schemaVerdict, sppe.schema.standsIn)}</p>
        <p>
          <Link to={`/ctg/${ctgId}/convention/sppe`}>Ouvrir le schéma</Link>
        </p>
      </Stack>
      <PointList ctgId={ctgId} points={sppe.points.filter(({ key }) => items.some((item) => item === key))} isShort />
    </div>
  </Card>
)
