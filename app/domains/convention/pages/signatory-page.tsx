/** One signatory: the act that authorises her, her signature or refusal. Rules: docs/rules/convention.md §3, §4. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { representativeWords } from '#app/domains/ctg/labels.fr.ts'
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { formatDay } from '#app/kernel/format.ts'
import { agreeing, ofParty } from '#app/kernel/french.ts'
import { Chip } from '#app/ui/chip.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { absenceIn, refusalToBecome, signatureStateOf } from '../convention.ts'
import { conventionRefusals, conventionLabels as t } from '../labels.fr.ts'
import type { SignatoryPageData } from '../queries.server.ts'
import { ActForm, SignatureForm } from './signatory-forms.tsx'
import { ActSummary, SignatureSummary } from './signatory-summary.tsx'

export const SignatoryPage = (page: SignatoryPageData) => (
  <Page crumbs={[crumbs.convention(page.ctgId)]} title={page.signatory.name} lead={leadOf(page)}>
    <Columns
      isBalanced
      main={<ActCard {...page} />}
      aside={
        <>
          <SignatureCard {...page} />
          <LogoCard {...page} />
        </>
      }
    />
  </Page>
)

function leadOf({ signatory, representedBy, representedAs }: SignatoryPageData): string {
  const who = representativeWords(representedBy, representedAs)
  return who ? `${agreeing('Représenté', signatory.name)} par ${who}.` : 'Son représentant n’est pas encore désigné.'
}

type VersionFieldProps = Pick<SignatoryPageData, 'versions' | 'toSign' | 'signedOn'> & {
  readonly label: string
  readonly known: { readonly versionId: string | null } | null
}

/** Nothing to choose while no version is frozen; once the convention is signed, none is to be signed any more. */
const VersionField = ({ label, versions, toSign, signedOn, known }: VersionFieldProps) =>
  versions.length > 0 && (
    <SelectField
      name="versionId"
      label={label}
      emptyLabel="Texte fait hors de Trame, ou inconnu"
      defaultValue={known ? known.versionId : toSign?.id}
      options={versions.map(({ id, number }) => ({
        value: id,
        label: signedOn === null && id === toSign?.id ? `${t.versionName(number)}, à signer` : t.versionName(number),
      }))}
    />
  )

function ActCard({ ctgId, signatory, versions, toSign, signedOn, fileId, fileName, mayWrite }: SignatoryPageData) {
  return (
    <Card title="Acte d’habilitation" content="tight">
      <ActSummary {...{ signatory, versions, toSign, signedOn }} />
      {fileId && (
        <p>
          <a href={`/ctg/${ctgId}/fichiers/${fileId}`}>{fileName}</a>
        </p>
      )}
      {mayWrite && (
        <ActForm intent="record-authorising-act" signatory={signatory} fileId={fileId}>
          <VersionField label="Version adoptée" {...{ versions, toSign, signedOn }} known={signatory.act} />
        </ActForm>
      )}
    </Card>
  )
}

/** Shown on the documents of the CTG; without one, its initials are. */
const LogoCard = ({ ctgId, signatory, logoFileId, maySetLogo }: SignatoryPageData) => (
  <Card title="Logo" id="logo" note="Sur la page de garde des dossiers. Sans logo, ce sont les initiales de la partie.">
    {logoFileId && (
      <p>
        <img src={`/ctg/${ctgId}/fichiers/${logoFileId}`} alt={`Logo ${ofParty(signatory.name)}`} height={64} />
      </p>
    )}
    {!logoFileId && !maySetLogo && <p className="muted">Aucun logo.</p>}
    {maySetLogo && (
      <>
        <CommandForm intent="set-party-logo" hasFiles submit="Enregistrer le logo" submitLook="plain">
          <UploadField
            name="logo"
            limit="picture"
            label={logoFileId ? 'Remplacer le logo' : 'Déposer le logo'}
            hint="PNG ou JPEG, 1 Mo au plus."
            accept="image/png,image/jpeg"
          />
        </CommandForm>
        {logoFileId && <CommandForm intent="remove-party-logo" isInline submit="Retirer le logo" submitLook="quiet" />}
      </>
    )}
  </Card>
)

function SignatureCard(page: SignatoryPageData) {
  const { signatory, versions, toSign, signedOn, isArchived, mayWrite, representedBy, representedAs } = page
  const { signature } = signatory
  const state = signatureStateOf(signatory)
  const refusal = refusalToBecome('signed', signatory, { signedOn })
  return (
    <Card
      title="Signature"
      id="signature"
      aside={
        <Chip tone={state === 'signed' ? 'ok' : 'neutral'}>
          {state === 'awaited' ? t.absence.signature[absenceIn(page)] : t.signature[state]}
        </Chip>
      }
      content="tight"
    >
      <SignatureSummary {...{ signatory, versions, toSign, signedOn, isArchived }} />
      {mayWrite && refusal && <p className="muted">{conventionRefusals[`convention.${refusal}`]}</p>}
      {mayWrite && !refusal && (
        <SignatureForm intent="record-signature" {...{ signature, representedBy, representedAs }} dayLabel="Signée le">
          {signedOn !== null && (
            <p>La convention est signée depuis le {formatDay(signedOn)} : cette partie la rejoint par avenant.</p>
          )}
          <VersionField label="Version signée" {...{ versions, toSign, signedOn }} known={signature} />
        </SignatureForm>
      )}
      {mayWrite && <OtherActs {...page} />}
    </Card>
  )
}

/** A refusal, or a record made by mistake. */
function OtherActs({ signatory, signedOn }: SignatoryPageData) {
  return (
    <>
      {!refusalToBecome('refused', signatory, { signedOn }) && (
        <FoldedForm
          look="plain"
          summary="Cette partie ne signe pas…"
          intent="record-refusal"
          submit="Enregistrer le refus"
          submitLook="plain"
        >
          <p>{t.ifRefused(signatory.isLead)}</p>
          <TextField name="note" label="Motif" defaultValue={signatory.signature?.note} maxLength={1000} />
        </FoldedForm>
      )}
      {!refusalToBecome('awaited', signatory, { signedOn }) && (
        <FoldedForm
          look="plain"
          summary="Effacer cette saisie…"
          intent="erase-signature"
          submit="Effacer la saisie"
          submitLook="danger"
        >
          <p>
            {signatory.signature?.signedOn ? 'La signature' : 'Le refus'} {ofParty(signatory.name)} ne sera plus
            enregistré ici ; le journal en garde la trace.
          </p>
        </FoldedForm>
      )}
    </>
  )
}
