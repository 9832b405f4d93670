/** The schéma on the first page of the convention: the missions, and the eleven points in short. */
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { sppeLabels as t } from '../labels.fr.ts'
import type { SppeCardData } from '../queries.server.ts'
import { MissionsTable } from './missions-table.tsx'
import { PointList } from './point-list.tsx'
import styles from './sppe.module.css'

export const SppeCard = ({ ctgId, missions, communeCount, schemaVerdict, standsIn, counts, points }: SppeCardData) => (
  <Card
    title="Schéma de la petite enfance (SPPE)"
    id="sppe"
    aside={
      <span className="small">
        {t.itemCounts(counts)} ; <strong>{t.toAppreciate}</strong>
      </span>
    }
  >
    <div className={styles.card}>
      <Stack isTight>
        <MissionsTable missions={missions} communeCount={communeCount} />
        <p className="small">{t.lead(schemaVerdict, standsIn)}</p>
        <p>
          <Link to={`/ctg/${ctgId}/convention/sppe`}>Ouvrir le schéma</Link>
        </p>
      </Stack>
      <PointList ctgId={ctgId} points={points} isShort />
    </div>
  </Card>
)
