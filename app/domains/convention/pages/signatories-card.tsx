/** Signatories: the act of each, her signature, and on which version. Rules: docs/rules/convention.md §3, §4. */

import { formatShortDate } from '#app/kernel/format.ts'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import {
  type Absence,
  absenceIn,
  isActReceived,
  joinedByAmendment,
  type Signatory,
  signatureStateOf,
} from '../convention.ts'
import { conventionLabels as t } from '../labels.fr.ts'
import type { ConventionPageData } from '../queries.server.ts'

export function SignatoriesCard({ signatories, acts, signatures, versions, signedOn }: ConventionPageData) {
  const versionName = (id: string | null) => {
    const number = versions.find((version) => version.id === id)?.number
    return number === undefined ? '' : `, version ${number}`
  }
  const isOther = (one: Signatory, list: readonly Signatory[]) => list.includes(one)
  return (
    <Card
      title="Actes et signatures"
      id="signataires"
      note={
        signatories.length === 0
          ? undefined
          : `Actes d’habilitation : ${t.progress(acts, t.absence.act.unrecorded)}. Signatures : ${t.progress(signatures, t.absence.signature.unrecorded)}.`
      }
    >
      <DataTable
        caption="Actes d’habilitation et signatures, par signataire"
        rows={signatories}
        rowKey={({ partyId }) => partyId}
        empty={<EmptyState>Cette CTG n’a pas encore de signataire.</EmptyState>}
        columns={[
          {
            key: 'party',
            header: 'Signataire',
            isRowHeader: true,
            cell: ({ kind, name }) => <Chip tone={kind}>{name}</Chip>,
          },
          {
            key: 'act',
            header: 'Acte d’habilitation',
            cell: (one) => (
              <>
                <ActState signatory={one} absence={absenceIn({ signedOn })} />
                <br />
                <span className="small muted">
                  {actDetail(one, absenceIn({ signedOn }))}
                  {one.act && versionName(one.act.versionId)}
                </span>
                {isOther(one, acts.onAnotherVersion) && <AnotherVersion />}
              </>
            ),
          },
          {
            key: 'signature',
            header: 'Signature',
            cell: (one) => (
              <>
                <SignatureState signatory={one} absence={absenceIn({ signedOn })} />
                <br />
                <span className="small muted">
                  {signatureDetail(one)}
                  {one.signature && versionName(one.signature.versionId)}
                  {joinedByAmendment(one, signedOn) && ', par avenant'}
                </span>
                {isOther(one, signatures.onAnotherVersion) && <AnotherVersion />}
              </>
            ),
          },
          {
            key: 'open',
            header: 'Ouvrir',
            isHeaderHidden: true,
            cell: ({ partyId, name }) => (
              <Link to={`signataires/${partyId}`} aria-label={`Ouvrir : ${name}`}>
                Ouvrir
              </Link>
            ),
          },
        ]}
      />
    </Card>
  )
}

const AnotherVersion = () => (
  <p>
    <Chip tone="warn">autre version que celle à signer</Chip>
  </p>
)

type StateProps = { readonly signatory: Signatory; readonly absence: Absence }

const ActState = ({ signatory: { act }, absence }: StateProps) => (
  <ChipList>
    {isActReceived(act) ? <Chip tone="ok">reçu</Chip> : <Chip>{t.absence.act[absence]}</Chip>}
    {act?.transmittedOn && <Chip tone="ok">transmis</Chip>}
  </ChipList>
)

/** « Délibération n° 12 du 3 févr. 2027 », « attendue le… ». */
function actDetail({ act }: Signatory, absence: Absence): string {
  if (!act) return absence === 'awaited' ? 'nature et date à préciser' : ''
  const number = act.number && ` n° ${act.number}`
  if (act.adoptedOn) return `${t.act[act.kind]}${number}, ${formatShortDate(act.adoptedOn, 'day')}`
  return act.expectedOn
    ? `${t.act[act.kind]}${number}, date attendue : ${formatShortDate(act.expectedOn, 'day')}`
    : `${t.act[act.kind]}${number}`
}

const signatureTones = { refused: 'bad', signed: 'ok' } as const

function SignatureState({ signatory, absence }: StateProps) {
  const state = signatureStateOf(signatory)
  if (state === 'awaited') return <Chip>{t.absence.signature[absence]}</Chip>
  return <Chip tone={signatureTones[state]}>{t.signature[state]}</Chip>
}

function signatureDetail({ signature }: Signatory): string {
  if (!signature) return ''
  if (signature.signedOn === null) return signature.note
  return [formatShortDate(signature.signedOn, 'day'), signature.signedBy].filter(Boolean).join(', ')
}
