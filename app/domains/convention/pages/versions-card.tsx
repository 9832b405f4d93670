/** Frozen versions: number, day, by whom, state of the PDF, fingerprint. Rules: docs/rules/convention.md §2. */

import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { formatFileSize, formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Progress } from '#app/ui/notice.tsx'
import { State } from '#app/ui/state.tsx'
import { conventionLabels as t } from '../labels.fr.ts'
import type { VersionRow } from '../queries.server.ts'
import { stageGlyphs, stageWords } from '../stage-labels.fr.ts'
import { standingOf } from '../version-stage.ts'
import type { VersionsPageData } from '../versions/queries.server.ts'

const fileNote = (signedOn: string | null): string =>
  signedOn === null
    ? 'Une version figée garde le texte et ses annexes tels qu’ils étaient. Le PDF est fait de ce seul contenu.'
    : 'Une version garde les mots du jour où elle a été figée, « Projet » compris. L’exemplaire signé est à la page « Vue d’ensemble ».'

export const VersionsCard = ({ ctgId, versions, toSign, marks, signedOn, ...rest }: VersionsPageData) => (
  <Card title="Versions" id="versions" note={fileNote(signedOn)}>
    <DataTable
      caption="Versions figées de la convention, la dernière d’abord"
      rows={versions}
      empty={
        <EmptyState>
          Aucune version n’est figée.
          {signedOn === null && ' Figez-en une pour la soumettre au comité de pilotage, puis aux assemblées.'}
        </EmptyState>
      }
      columns={[
        {
          header: 'Version',
          cell: ({ id, number }) => (
            <>
              <Link to={`/ctg/${ctgId}/convention/versions/${id}`}>{t.versionName(number)}</Link>
              {toSign?.id === id && signedOn === null && (
                <>
                  {' '}
                  <Chip tone="accent">{toSign.decisionId === null ? 'à valider' : 'à signer'}</Chip>
                </>
              )}
            </>
          ),
        },
        {
          header: 'Figée',
          isNote: true,
          cell: ({ madeAt, madeBy, decision }) => (
            <>
              {formatInstant(madeAt)}, par {madeBy}
              {decision && <>, décision {decisionReference(decision)}</>}
            </>
          ),
        },
        {
          header: 'État',
          cell: ({ id }) => {
            const standing = standingOf({ ...rest, versions: marks, signedOn }, id)
            return (
              <State glyph={stageGlyphs[standing.stage]}>
                {stageWords({ ...standing, signedOn, replacedBy: toSign?.number })}
              </State>
            )
          },
        },
        { header: 'PDF', cell: (version) => <VersionFile ctgId={ctgId} version={version} /> },
      ]}
    />
  </Card>
)

type VersionFileProps = { readonly ctgId: string; readonly version: VersionRow }

/** The PDF to download, or why it is not there. */
export function VersionFile({ ctgId, version }: VersionFileProps) {
  const { id, number, status, isLost, progressPercent, sizeBytes } = version
  if (isLost) return <Chip tone="bad">PDF non fait</Chip>
  if (status === 'being-made')
    return <Progress value={progressPercent} max={100} label={`PDF en cours, ${progressPercent} %`} />
  const words = sizeBytes === null ? 'Télécharger' : `Télécharger (${formatFileSize(sizeBytes)})`
  return (
    <LinkButton
      to={`/ctg/${ctgId}/convention/versions/${id}/convention.pdf`}
      isDownload
      isSmall
      label={`${words} : version ${number}`}
    >
      {words}
    </LinkButton>
  )
}

/** What a person who received the file compares with hers; folded, as hardly anyone does. */
export const Fingerprint = ({ sha256 }: { readonly sha256: string }) => (
  <Disclosure summary="Comparer le fichier reçu avec celui-ci">
    <p>Somme de contrôle (SHA-256) du fichier :</p>
    <code style={{ overflowWrap: 'anywhere' }}>{sha256}</code>
  </Disclosure>
)
