/** Copies of one signatory: the verdict of each in words, and what the coordinations have to confirm. Rules: docs/rules/signing.md §2. */
import { formatInstant } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { copyLines, reportLines } from '../copy-lines.fr.ts'
import { signingLabels as t } from '../labels.fr.ts'
import type { CopyRow, SignatoryProofPageData } from '../queries.server.ts'

const tones = { recorded: 'ok', 'to-confirm': 'warn', refused: 'bad' } as const
const titles = {
  recorded: 'Signature enregistrée',
  'to-confirm': 'À confirmer par les deux coordinations',
  refused: 'Exemplaire refusé : ce n’est pas une signature',
} as const

export function CopiesCard({ ctgId, copies, side }: SignatoryProofPageData) {
  useRefreshWhile(copies.some(({ mode, fileId }) => mode === 'trame' && fileId === null))
  return (
    <Card title="Exemplaires reçus" id="exemplaires" content="stack">
      {copies.length === 0 && <p className="muted">Aucun exemplaire pour le moment.</p>}
      {copies.map((copy) => (
        <Copy key={copy.id} ctgId={ctgId} copy={copy} side={side} />
      ))}
    </Card>
  )
}

type CopyProps = { readonly copy: CopyRow } & Pick<SignatoryProofPageData, 'ctgId' | 'side'>

const Copy = ({ ctgId, copy, side }: CopyProps) => (
  <Notice tone={tones[copy.state]} title={titles[copy.state]}>
    <ul>
      {copyLines(copy).map((line) => (
        <li key={line}>
          <OrdinalText text={line} />
        </li>
      ))}
      {(copy.report ? reportLines(copy.report) : []).map((line) => (
        <li key={line}>
          <OrdinalText text={line} />
        </li>
      ))}
    </ul>
    {copy.fileId ? (
      <p>
        <a href={`/ctg/${ctgId}/fichiers/${copy.fileId}`}>{copy.fileName}</a>
      </p>
    ) : (
      <p>
        <Chip>sceau en cours</Chip> Signé le {formatInstant(copy.receivedAt)} ; le fichier scellé arrive dans un
        instant.
      </p>
    )}
    {copy.state === 'to-confirm' && (
      <p className="small">
        {t.sides.caf} : {copy.confirmedBy?.includes('caf') ? 'confirmé' : 'à confirmer'} ; {t.sides.authority} :{' '}
        {copy.confirmedBy?.includes('authority') ? 'confirmé' : 'à confirmer'}.
      </p>
    )}
    {copy.state === 'to-confirm' && side && (
      <Judge copyId={copy.id} hasConfirmed={copy.confirmedBy?.includes(side) ?? false} />
    )}
  </Notice>
)

const Judge = ({ copyId, hasConfirmed }: { readonly copyId: string; readonly hasConfirmed: boolean }) => (
  <Row>
    {!hasConfirmed && (
      <CommandForm
        intent="confirm-copy"
        isInline
        submit="Confirmer pour ma coordination"
        about={{ copyId }}
      ></CommandForm>
    )}
    <CommandForm intent="reject-copy" isInline submit="Écarter" submitLook="plain" about={{ copyId }}></CommandForm>
  </Row>
)
