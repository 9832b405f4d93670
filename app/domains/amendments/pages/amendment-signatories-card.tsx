/** Who votes and signs an amendment, and where each is. Rules: docs/rules/amendments.md §4, docs/rules/convention.md §3, §4. */
import { type Absence, isActReceived, type Signatory, signatureStateOf } from '#app/domains/convention/convention.ts'
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { absenceInAmendment } from '../amendments.ts'
import { amendmentLabels as t } from '../labels.fr.ts'
import type { AmendmentPageData } from '../queries.server.ts'

export function AmendmentSignatoriesCard({ ctgId, amendment }: AmendmentPageData) {
  const { signatories, standing, parties, id } = amendment
  const absence = absenceInAmendment(amendment)
  const path = `/ctg/${ctgId}/convention/avenants/${id}/signataires`
  return (
    <Card title="Actes et signatures" id="signataires" note={t.gathered(standing, amendment.inForceOn !== null)}>
      <DataTable
        caption="Actes et signatures de l’avenant, par signataire"
        rows={signatories}
        rowKey={({ partyId }) => partyId}
        empty="Personne n’est appelé à signer cet avenant."
        columns={[
          {
            header: 'Signataire',
            cell: ({ partyId, kind, name }) => (
              <>
                <Link to={`${path}/${partyId}`}>
                  <Chip tone={kind}>{name}</Chip>
                </Link>
                {parties.some((one) => one.id === partyId) && <span className="small muted"> rejoint</span>}
              </>
            ),
          },
          { header: 'Acte', cell: (one) => actWords(one, absence) },
          {
            header: 'Signature',
            cell: (one) => <SignatureWords signatory={one} absence={absence} />,
          },
          {
            header: 'Modèle de délibération',
            cell: ({ partyId, name }) => (
              <a href={`${path}/${partyId}/deliberation.docx`} aria-label={`Modèle de délibération pour ${name}`}>
                Word
              </a>
            ),
          },
        ]}
      />
    </Card>
  )
}

function actWords({ act, signature }: Signatory, absence: Absence): string {
  if (signature && signature.signedOn === null && !isActReceived(act)) return '–'
  if (!act) return conventionLabels.absence.act[absence]
  if (act.kind === 'none') return 'aucun nécessaire'
  if (act.adoptedOn) return `reçu, ${formatShortDate(act.adoptedOn, 'day')}`
  return act.expectedOn ? `attendu le ${formatShortDate(act.expectedOn, 'day')}` : conventionLabels.absence.act[absence]
}

function SignatureWords({ signatory, absence }: { readonly signatory: Signatory; readonly absence: Absence }) {
  const state = signatureStateOf(signatory)
  if (state === 'awaited') return <span className="muted">{conventionLabels.absence.signature[absence]}</span>
  if (state === 'refused') return <Chip tone="bad">{conventionLabels.signature.refused}</Chip>
  const day = signatory.signature?.signedOn
  return (
    <>
      {conventionLabels.signature.signed}
      {day && `, ${formatShortDate(day, 'day')}`}
    </>
  )
}
