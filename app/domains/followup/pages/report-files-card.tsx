/** Files joined to a report: images are shown, the others are opened. */
import { shownImages } from '#app/domains/documents/upload.ts'
import { formatFileSize } from '#app/kernel/format.ts'
import { Card } from '#app/ui/layout.tsx'
import type { ReportPageData } from '../queries.server.ts'
import styles from './reports.module.css'

export function ReportFilesCard({ ctgId, files }: Pick<ReportPageData, 'ctgId' | 'files'>) {
  if (files.length === 0) return null
  return (
    <Card title="Pièces jointes" note={files[0]?.caption}>
      <ul className="plain-list">
        {files.map(({ id, name, mediaType, sizeBytes, caption }) => {
          const to = `/ctg/${ctgId}/fichiers/${id}`
          return (
            <li key={id} className={styles.file}>
              {shownImages.includes(mediaType) && (
                <img src={to} alt={caption || name} loading="lazy" className={styles.image} />
              )}
              <a href={to}>{name}</a> <span className="small muted">({formatFileSize(sizeBytes)})</span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
