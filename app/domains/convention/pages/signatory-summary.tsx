/** What is recorded of a signatory, to read. */
import { formatDay } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { absenceIn, joinedByAmendment, type Signatory, type VersionMark } from '../convention.ts'
import { conventionLabels as t } from '../labels.fr.ts'

type Props = {
  readonly signatory: Signatory
  readonly versions: readonly VersionMark[]
  readonly toSign: VersionMark | null
}

const day = (value: string | null) => (value === null ? null : formatDay(value))

/** « version 2 », with a word when it is not the one to sign. */
function VersionWords({ id, versions, toSign }: { readonly id: string | null } & Omit<Props, 'signatory'>) {
  const version = versions.find((one) => one.id === id)
  if (!version) return 'texte fait hors de Trame, ou inconnu'
  return (
    <>
      {t.versionName(version.number)}{' '}
      {toSign && toSign.id !== version.id && <Chip tone="warn">autre que la version {toSign.number}, à signer</Chip>}
    </>
  )
}

export function ActSummary({ signatory: { act }, versions, toSign }: Props) {
  if (!act) return <p className="muted">Aucun acte n’est enregistré.</p>
  return (
    <DescriptionList
      items={[
        { term: 'Nature', description: t.act[act.kind] },
        { term: 'Numéro', description: act.number },
        { term: 'Adopté le', description: day(act.adoptedOn) },
        { term: 'Attendu le', description: act.adoptedOn === null ? day(act.expectedOn) : null },
        { term: 'Transmis au préfet le', description: day(act.transmittedOn) },
        {
          term: 'Version',
          description: versions.length > 0 && <VersionWords id={act.versionId} versions={versions} toSign={toSign} />,
        },
        { term: 'Remarque', description: act.note },
      ]}
    />
  )
}

export function SignatureSummary({
  signatory,
  versions,
  toSign,
  signedOn,
}: Props & { readonly signedOn: string | null }) {
  const { signature } = signatory
  if (!signature) return <p className="muted">La signature est {t.absence.signature[absenceIn({ signedOn })]}.</p>
  if (signature.signedOn === null)
    return (
      <p>
        {t.refusedBecause(signature.note)} {t.onceRefused(signatory.isLead)}
      </p>
    )
  return (
    <DescriptionList
      items={[
        { term: 'Signée le', description: day(signature.signedOn) },
        { term: 'Par', description: [signature.signedBy, signature.signedAs].filter(Boolean).join(', ') },
        {
          term: 'Version',
          description: versions.length > 0 && (
            <VersionWords
              id={signature.versionId}
              versions={versions}
              toSign={joinedByAmendment(signatory, signedOn) ? null : toSign}
            />
          ),
        },
        {
          term: 'Avenant',
          description: !joinedByAmendment(signatory, signedOn)
            ? null
            : signatory.joinsByAmendment
              ? 'a rejoint la convention par avenant'
              : 'a rejoint la convention après sa signature',
        },
        { term: 'Remarque', description: signature.note },
      ]}
    />
  )
}
