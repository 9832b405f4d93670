/** Who holds which version: for each signatory, what was sent, voted and signed. Rules: docs/rules/convention.md §2.9. */
import { formatShortDate } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { type Absence, absenceIn, isActReceived, type Signatory, signatureStateOf } from '../convention.ts'
import { conventionLabels as t } from '../labels.fr.ts'
import type { VersionsPageData } from '../versions/queries.server.ts'

type Props = Pick<
  VersionsPageData,
  'ctgId' | 'signatories' | 'versions' | 'handovers' | 'toSign' | 'signedOn' | 'isArchived'
>

type HeldProps = { readonly number: number | undefined; readonly day: string | null; readonly isOutdated: boolean }

/** « Version 2, 14/01/2027 »; an act upon another version than the one to sign is to be voted again. */
const VersionHeld = ({ number, day, isOutdated }: HeldProps) => (
  <>
    {number === undefined ? 'texte non précisé' : t.versionName(number)}
    {day && <span className="small muted">, {formatShortDate(day, 'day')}</span>}
    {isOutdated && number !== undefined && (
      <>
        {' '}
        <Chip tone="warn">à revoter</Chip>
      </>
    )}
  </>
)

export function HoldersCard({ ctgId, signatories, versions, handovers, toSign, ...closing }: Props) {
  const numberOf = (id: string | null | undefined) => versions.find((one) => one.id === id)?.number
  const absence = absenceIn(closing)
  const version = (id: string | null, day: string | null, isOf: boolean) => (
    <VersionHeld {...{ number: numberOf(id), day }} isOutdated={isOf && toSign !== null && id !== toSign.id} />
  )
  return (
    <Card title="Qui détient quelle version" note="Ce que chaque signataire a reçu, voté et signé.">
      <DataTable
        caption="Version envoyée, votée et signée, par signataire"
        rows={signatories}
        rowKey={({ partyId }) => partyId}
        empty="Cette CTG n’a pas encore de signataire."
        columns={[
          {
            header: 'Signataire',
            cell: ({ partyId, kind, name }) => (
              <Link to={`/ctg/${ctgId}/convention/signataires/${partyId}`}>
                <Chip tone={kind}>{name}</Chip>
              </Link>
            ),
          },
          {
            header: 'Envoyée',
            cell: ({ partyId }) => {
              const last = handovers.findLast((one) => one.partyId === partyId)
              return last ? version(last.versionId, last.handedOn, false) : <span className="muted">non noté</span>
            },
          },
          {
            header: 'Votée',
            cell: ({ act, signature }) =>
              act && isActReceived(act) ? (
                act.kind === 'none' ? (
                  'sans acte'
                ) : (
                  version(act.versionId ?? toSign?.id ?? null, act.adoptedOn, absence === 'awaited')
                )
              ) : (
                <Nothing absence={t.absence.act[absence]} signature={signature} />
              ),
          },
          {
            header: 'Signée',
            cell: (one) => <Signed signatory={one} absence={absence} version={version} />,
          },
        ]}
      />
    </Card>
  )
}

/** A refusal leaves nothing awaited. */
const Nothing = ({ absence, signature }: { readonly absence: string; readonly signature: Signatory['signature'] }) => (
  <span className="muted">{signature && signature.signedOn === null ? '–' : absence}</span>
)

type SignedProps = {
  readonly signatory: Signatory
  readonly absence: Absence
  readonly version: (id: string | null, day: string | null, isOf: boolean) => React.ReactNode
}
function Signed({ signatory, absence, version }: SignedProps) {
  const state = signatureStateOf(signatory)
  if (state === 'refused') return <Chip tone="bad">{t.signature.refused}</Chip>
  if (state === 'awaited' || !signatory.signature) return <span className="muted">{t.absence.signature[absence]}</span>
  return version(signatory.signature.versionId, signatory.signature.signedOn, false)
}
