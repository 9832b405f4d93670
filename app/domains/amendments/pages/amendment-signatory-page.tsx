/** One signatory of an amendment: her act, her signature or her refusal. Rules: docs/rules/amendments.md §4. */
import { actKinds, refusalToBecome, signatureStateOf } from '#app/domains/convention/convention.ts'
import { conventionLabels, conventionRefusals } from '#app/domains/convention/labels.fr.ts'
import { ActSummary } from '#app/domains/convention/pages/signatory-summary.tsx'
import { representativeWords } from '#app/domains/ctg/labels.fr.ts'
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { formatDay } from '#app/kernel/format.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { DateField, SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Breadcrumb, Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { amendmentLabels as t } from '../labels.fr.ts'
import type { AmendmentSignatoryData } from '../queries.server.ts'

export const AmendmentSignatoryPage = (page: AmendmentSignatoryData) => (
  <Stack>
    <Breadcrumb
      crumbs={[
        { label: 'Avenants', to: `/ctg/${page.ctgId}/convention/avenants` },
        { label: t.name(page.amendment.number), to: `/ctg/${page.ctgId}/convention/avenants/${page.amendment.id}` },
      ]}
    />
    <PageHeader title={page.signatory.name} lead={leadOf(page)} />
    <Columns isBalanced main={<ActCard {...page} />} aside={<SignatureCard {...page} />} />
  </Stack>
)

function leadOf({ signatory: { representedBy, representedAs }, amendment }: AmendmentSignatoryData): string {
  const who = representativeWords(representedBy, representedAs)
  const of = `${t.name(amendment.number)}.`
  return who ? `${of} Représentée par ${who}.` : `${of} Son représentant n’est pas encore désigné.`
}

const ActCard = ({ ctgId, signatory, mayWrite }: AmendmentSignatoryData) => (
  <Card title="Acte d’habilitation" content="tight">
    <ActSummary signatory={signatory} versions={[]} toSign={null} />
    {signatory.actFileId && (
      <p>
        <a href={`/ctg/${ctgId}/fichiers/${signatory.actFileId}`}>Acte déposé</a>
      </p>
    )}
    {mayWrite && (
      <CommandForm intent="record-amendment-act" hasFiles submit="Enregistrer l’acte">
        <SelectField
          name="kind"
          label="Nature de l’acte"
          defaultValue={signatory.act?.kind ?? 'assembly'}
          options={actKinds.map((value) => ({ value, label: conventionLabels.act[value] }))}
        />
        <TextField name="number" label="Numéro" defaultValue={signatory.act?.number} maxLength={60} width={20} />
        <DateField name="adoptedOn" label="Adopté le" defaultValue={signatory.act?.adoptedOn} />
        <DateField
          name="expectedOn"
          label="Attendu le"
          hint="Tant qu’il n’est pas adopté."
          defaultValue={signatory.act?.expectedOn}
        />
        {signatory.kind === 'authority' && (
          <DateField
            name="transmittedOn"
            label="Transmis au préfet le"
            hint="Contrôle de légalité."
            defaultValue={signatory.act?.transmittedOn}
          />
        )}
        <TextField name="note" label="Remarque" defaultValue={signatory.act?.note} maxLength={1000} />
        <UploadField
          name="file"
          label={signatory.actFileId ? 'Remplacer le fichier' : 'Fichier de l’acte'}
          hint="PDF, 25 Mo au plus."
        />
      </CommandForm>
    )}
  </Card>
)

/** As the party is represented, until it is said otherwise. */
const SignatureForm = ({
  signatory: { signature, representedBy, representedAs },
}: Pick<AmendmentSignatoryData, 'signatory'>) => (
  <CommandForm intent="record-amendment-signature" submit="Enregistrer la signature">
    <DateField name="signedOn" label="Signé le" isRequired defaultValue={signature?.signedOn} />
    <TextField name="signedBy" label="Par" defaultValue={signature?.signedBy || representedBy} maxLength={200} />
    <TextField name="signedAs" label="Fonction" defaultValue={signature?.signedAs || representedAs} maxLength={200} />
    <TextField name="note" label="Remarque" defaultValue={signature?.signedOn ? signature.note : ''} maxLength={1000} />
  </CommandForm>
)

function SignatureCard({ ctgId, signatory, amendment, mayWrite }: AmendmentSignatoryData) {
  const { signature } = signatory
  const dated = { signedOn: amendment.inForceOn }
  const refusal = refusalToBecome('signed', signatory, dated)
  return (
    <Card title="Signature" id="signature" content="tight">
      <Summary signatory={signatory} inForceOn={amendment.inForceOn} />
      <p>
        <Link to={`/ctg/${ctgId}/convention/avenants/${amendment.id}/preuve/${signatory.partyId}`}>
          Exemplaires signés, signature dans l’outil de l’institution ou dans Trame
        </Link>
      </p>
      {mayWrite && refusal && <p className="muted">{conventionRefusals[`convention.${refusal}`]}</p>}
      {mayWrite && !refusal && <SignatureForm signatory={signatory} />}
      {mayWrite && !refusalToBecome('refused', signatory, dated) && (
        <FoldedForm
          look="plain"
          summary="Cette partie ne signe pas…"
          intent="record-amendment-refusal"
          submit="Enregistrer le refus"
          submitLook="plain"
        >
          <p>Les autres peuvent signer sans elle, sauf s’il s’agit de la Caf ou de la collectivité porteuse.</p>
          <TextField name="note" label="Motif" defaultValue={signature?.note} maxLength={1000} />
        </FoldedForm>
      )}
      {mayWrite && !refusalToBecome('awaited', signatory, dated) && (
        <FoldedForm
          look="plain"
          summary="Effacer cette saisie…"
          intent="erase-amendment-signature"
          submit="Effacer la saisie"
          submitLook="danger"
        >
          <p>Ce qui est enregistré pour {signatory.name} s’efface ici ; le journal en garde la trace.</p>
        </FoldedForm>
      )}
    </Card>
  )
}

type SummaryProps = { readonly signatory: AmendmentSignatoryData['signatory']; readonly inForceOn: string | null }

function Summary({ signatory, inForceOn }: SummaryProps) {
  const { signature } = signatory
  const state = signatureStateOf(signatory)
  if (state === 'refused' || signature?.signedOn === null)
    return <p>Cette partie n’a pas signé{signature?.note ? ` : ${signature.note}` : ''}.</p>
  if (!signature)
    return (
      <p className="muted">
        La signature est {conventionLabels.absence.signature[inForceOn === null ? 'awaited' : 'unrecorded']}.
      </p>
    )
  return (
    <DescriptionList
      items={[
        { term: 'Signé le', description: formatDay(signature.signedOn) },
        { term: 'Par', description: [signature.signedBy, signature.signedAs].filter(Boolean).join(', ') },
        { term: 'Remarque', description: signature.note },
      ]}
    />
  )
}
