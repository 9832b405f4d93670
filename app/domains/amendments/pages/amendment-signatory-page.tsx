/** One signatory of an amendment: her act, her signature or her refusal. Rules: docs/rules/amendments.md §4. */
import { refusalToBecome, signatureStateOf } from '#app/domains/convention/convention.ts'
import { conventionLabels, conventionRefusals } from '#app/domains/convention/labels.fr.ts'
import { ActForm, SignatureForm } from '#app/domains/convention/pages/signatory-forms.tsx'
import { ActSummary, DatedWords } from '#app/domains/convention/pages/signatory-summary.tsx'
import { representativeWords } from '#app/domains/ctg/labels.fr.ts'
import { agreeing } from '#app/kernel/french.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { absenceInAmendment } from '../amendments.ts'
import { amendmentLabels as t } from '../labels.fr.ts'
import type { AmendmentSignatoryData } from '../queries.server.ts'
import { PutOffNotice } from './early-end.tsx'

export const AmendmentSignatoryPage = (page: AmendmentSignatoryData) => (
  <Page
    crumbs={[
      { label: 'Avenants', to: `/ctg/${page.ctgId}/convention/avenants` },
      { label: t.name(page.amendment.number), to: `/ctg/${page.ctgId}/convention/avenants/${page.amendment.id}` },
    ]}
    title={`${t.name(page.amendment.number)} : ${page.signatory.name}`}
    lead={leadOf(page)}
  >
    <PutOffNotice ctgId={page.ctgId} putOff={page.putOff} newEndsOn={page.amendment.newEndsOn} />
    <Columns isBalanced main={<ActCard {...page} />} aside={<SignatureCard {...page} />} />
  </Page>
)

function leadOf({ signatory: { name, representedBy, representedAs }, amendment }: AmendmentSignatoryData): string {
  const who = representativeWords(representedBy, representedAs)
  const of = `${t.name(amendment.number)}.`
  return who ? `${of} ${agreeing('Représenté', name)} par ${who}.` : `${of} Son représentant n’est pas encore désigné.`
}

const ActCard = ({ ctgId, signatory, mayWrite }: AmendmentSignatoryData) => (
  <Card title="Acte d’habilitation" content="tight">
    <ActSummary signatory={signatory} versions={[]} toSign={null} signedOn={null} />
    {signatory.actFileId && (
      <p>
        <a href={`/ctg/${ctgId}/fichiers/${signatory.actFileId}`}>Acte déposé</a>
      </p>
    )}
    {mayWrite && <ActForm intent="record-amendment-act" signatory={signatory} fileId={signatory.actFileId} />}
  </Card>
)

function SignatureCard({ ctgId, signatory, amendment, mayWrite }: AmendmentSignatoryData) {
  const { signature } = signatory
  const dated = { signedOn: amendment.inForceOn }
  const refusal = refusalToBecome('signed', signatory, dated)
  return (
    <Card title="Signature" id="signature" content="tight">
      <Summary signatory={signatory} {...amendment} />
      <p>
        <Link to={`/ctg/${ctgId}/convention/avenants/${amendment.id}/preuve/${signatory.partyId}`}>
          Exemplaires signés, signature dans l’outil de l’institution ou dans Trame
        </Link>
      </p>
      {mayWrite && refusal && <p className="muted">{conventionRefusals[`convention.${refusal}`]}</p>}
      {mayWrite && !refusal && (
        <SignatureForm
          intent="record-amendment-signature"
          signature={signature}
          representedBy={signatory.representedBy}
          representedAs={signatory.representedAs}
          dayLabel="Signé le"
        />
      )}
      {mayWrite && !refusalToBecome('refused', signatory, dated) && (
        <FoldedForm
          look="plain"
          summary="Cette partie ne signe pas…"
          intent="record-amendment-refusal"
          submit="Enregistrer le refus"
          submitLook="plain"
        >
          <p>{t.ifRefused(signatory.isLead)}</p>
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

type SummaryProps = Pick<AmendmentSignatoryData, 'signatory'> &
  Pick<AmendmentSignatoryData['amendment'], 'number' | 'frozenOn' | 'inForceOn' | 'isArchived'>

function Summary({ signatory, number, frozenOn, ...closing }: SummaryProps) {
  const { signature } = signatory
  const state = signatureStateOf(signatory)
  if (state === 'refused' || signature?.signedOn === null)
    return (
      <p>
        {conventionLabels.refusedBecause(signature?.note ?? '')} {t.onceRefused(signatory.isLead)}
      </p>
    )
  if (!signature)
    return <p className="muted">La signature est {conventionLabels.absence.signature[absenceInAmendment(closing)]}.</p>
  return (
    <DescriptionList
      items={[
        {
          term: 'Signé le',
          description: (
            <DatedWords
              day={signature.signedOn}
              text={
                frozenOn !== null && frozenOn > signature.signedOn
                  ? { name: `l’${t.name(number).toLowerCase()}`, frozenOn }
                  : undefined
              }
            />
          ),
        },
        { term: 'Par', description: [signature.signedBy, signature.signedAs].filter(Boolean).join(', ') },
        { term: 'Remarque', description: signature.note },
      ]}
    />
  )
}
