/** What is recorded of a signatory, to read. */
import { formatDay } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { absenceIn, frozenAfter, joinedByAmendment, type Signatory, type VersionMark } from '../convention.ts'
import { conventionLabels as t } from '../labels.fr.ts'

type Props = {
  readonly signatory: Signatory
  readonly versions: readonly VersionMark[]
  readonly toSign: VersionMark | null
  /** Of the convention: then nothing is to be signed any more. */
  readonly signedOn: string | null
}

const day = (value: string | null) => (value === null ? null : formatDay(value))

/** « version 2 », with a word when it is not the one to sign. */
function VersionWords({ id, versions, toSign, signedOn }: { readonly id: string | null } & Omit<Props, 'signatory'>) {
  const version = versions.find((one) => one.id === id)
  if (!version) return 'texte fait hors de Trame, ou inconnu'
  return (
    <>
      {t.versionName(version.number)}{' '}
      {toSign && toSign.id !== version.id && (
        <Chip tone="warn">
          autre que la version {toSign.number}
          {signedOn === null && ', à signer'}
        </Chip>
      )}
    </>
  )
}

/** A day, and the text it comes before when that text was frozen later: told, never forbidden (§4.2). */
export const DatedWords = ({ day: of, text }: { readonly day: string; readonly text: FrozenText | undefined }) => (
  <>
    {formatDay(of)} {text && <Chip tone="warn">{t.beforeFrozen(text.name, text.frozenOn)}</Chip>}
  </>
)
type FrozenText = { readonly name: string; readonly frozenOn: string }

function laterVersion(id: string | null, of: string | null, versions: readonly VersionMark[]): FrozenText | undefined {
  const found = frozenAfter({ versionId: id, day: of }, versions)
  return found?.frozenOn === undefined
    ? undefined
    : { name: `la ${t.versionName(found.number).toLowerCase()}`, frozenOn: found.frozenOn }
}

export function ActSummary({ signatory: { act }, ...of }: Props) {
  if (!act) return <p className="muted">Aucun acte n’est enregistré.</p>
  return (
    <DescriptionList
      items={[
        { term: 'Nature', description: t.act[act.kind] },
        { term: 'Numéro', description: act.number },
        {
          term: 'Adopté le',
          description: act.adoptedOn && (
            <DatedWords day={act.adoptedOn} text={laterVersion(act.versionId, act.adoptedOn, of.versions)} />
          ),
        },
        { term: 'Attendu le', description: act.adoptedOn === null ? day(act.expectedOn) : null },
        { term: 'Transmis au préfet le', description: day(act.transmittedOn) },
        {
          term: 'Version',
          description: of.versions.length > 0 && <VersionWords id={act.versionId} {...of} />,
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
  isArchived,
}: Props & { readonly isArchived: boolean }) {
  const { signature } = signatory
  if (!signature)
    return <p className="muted">La signature est {t.absence.signature[absenceIn({ signedOn, isArchived })]}.</p>
  if (signature.signedOn === null)
    return (
      <p>
        {t.refusedBecause(signature.note)} {t.onceRefused(signatory.isLead)}
      </p>
    )
  return (
    <DescriptionList
      items={[
        {
          term: 'Signée le',
          description: (
            <DatedWords
              day={signature.signedOn}
              text={laterVersion(signature.versionId, signature.signedOn, versions)}
            />
          ),
        },
        { term: 'Par', description: [signature.signedBy, signature.signedAs].filter(Boolean).join(', ') },
        {
          term: 'Version',
          description: versions.length > 0 && (
            <VersionWords
              id={signature.versionId}
              {...{ versions, signedOn }}
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
