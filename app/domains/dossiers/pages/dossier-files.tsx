/** The files of a document to download, or where their making is. */
import { formatFileSize } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Row } from '#app/ui/layout.tsx'
import { Progress } from '#app/ui/notice.tsx'
import { packLabels as t } from '../labels.fr.ts'
import type { DossiersPageData } from '../queries.server.ts'

type Props = {
  readonly ctgId: string
  readonly dossier: DossiersPageData['dossiers'][number]
  readonly isSmall?: boolean
}

export function DossierFiles({ ctgId, dossier, isSmall = false }: Props) {
  const { title, state, isLost, progressPercent, outputs } = dossier
  return (
    <Row>
      {outputs.map(({ format, file }) =>
        file ? (
          <LinkButton
            key={format}
            to={`/ctg/${ctgId}/fichiers/${file.fileId}`}
            isDownload
            isSmall={isSmall}
            label={`${isSmall ? t.formatShort[format] : t.format[format]} (${formatFileSize(Number(file.sizeBytes))}) : ${title}`}
          >
            {isSmall ? t.formatShort[format] : t.format[format]} ({formatFileSize(Number(file.sizeBytes))})
          </LinkButton>
        ) : null,
      )}
      {isLost && <Chip tone="bad">fichiers non faits</Chip>}
      {state === 'being-made' && !isLost && (
        <Progress value={progressPercent} max={100} label={`Fichiers en cours, ${progressPercent} %`} />
      )}
    </Row>
  )
}
