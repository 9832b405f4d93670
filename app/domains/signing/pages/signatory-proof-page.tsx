/** How one signatory signs: on paper, in the institution’s own tool, or in Trame. Rules: docs/rules/signing.md §2, §3. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { representativesOf } from '#app/domains/ctg/labels.fr.ts'
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { atStart, formatDay, formatList } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { DateField, NumberField, SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { signingLabels as t } from '../labels.fr.ts'
import type { SignatoryProofPageData } from '../queries.server.ts'
import { signingModes } from '../signing.ts'
import { textName } from '../text-name.fr.ts'
import { CopiesCard } from './copies-card.tsx'
import { SignersCard } from './signers-card.tsx'

export const SignatoryProofPage = (page: SignatoryProofPageData) => (
  <Page
    crumbs={[
      crumbs.convention(page.ctgId),
      { label: 'Preuve', to: `/ctg/${page.ctgId}/convention/preuve` },
      ...(page.amendment
        ? [
            {
              label: `Avenant n° ${page.amendment.number}`,
              to: `/ctg/${page.ctgId}/convention/avenants/${page.amendment.id}`,
            },
          ]
        : []),
    ]}
    title={titleOf(page)}
    lead={leadOf(page)}
  >
    {page.waitsFor.length > 0 && <Notice>Dans l’ordre choisi, signent d’abord : {formatList(page.waitsFor)}.</Notice>}
    <Columns
      isBalanced
      main={<CopiesCard {...page} />}
      aside={
        page.mayWrite ? (
          <>
            {page.signedElsewhereOn === null && <PlanCard {...page} />}
            {!page.hasSigned && page.toSign && page.signedElsewhereOn === null && (
              <>
                <OwnToolCard {...page} />
                <PaperCard {...page} />
                <SignersCard {...page} />
              </>
            )}
            {page.hasSigned && <TypedCard {...page} />}
            {!page.toSign && <NothingFrozen {...page} />}
          </>
        ) : (
          page.links.length > 0 && <SignersCard {...page} />
        )
      }
    />
  </Page>
)

const titleOf = ({ amendment, signatory }: SignatoryProofPageData): string =>
  `${amendment ? `Preuve, avenant n° ${amendment.number}` : 'Preuve'} : ${signatory.name}`

function leadOf({ hasSigned, amendment, signedElsewhereOn }: SignatoryProofPageData): string {
  if (signedElsewhereOn) return t.signedElsewhere(signedElsewhereOn)
  if (!amendment) return hasSigned ? 'A signé la convention.' : 'N’a pas encore signé.'
  return hasSigned
    ? `A signé l’avenant n° ${amendment.number}.`
    : `N’a pas encore signé l’avenant n° ${amendment.number}.`
}

/** A signature outside Trame is recorded by its day first, then its scan: no frozen version is needed. */
function NothingFrozen({ ctgId, amendment, hasSigned, signatory, signedElsewhereOn }: SignatoryProofPageData) {
  if (amendment) return <p className="muted">Cet avenant a été retiré.</p>
  if (signedElsewhereOn)
    return (
      <p className="muted">
        Son exemplaire est celui de tous : il se dépose à la page{' '}
        <Link to={`/ctg/${ctgId}/convention#convention-signee`}>de la convention</Link>.
      </p>
    )
  return (
    !hasSigned && (
      <p className="muted">
        Figez d’abord une version de la convention. Signée sur papier hors de Trame ?{' '}
        <Link to={`/ctg/${ctgId}/convention/signataires/${signatory.partyId}#signature`}>
          Enregistrez le jour de sa signature
        </Link>
        , puis déposez ici l’exemplaire numérisé.
      </p>
    )
  )
}

const PlanCard = ({ plan }: SignatoryProofPageData) => (
  <Card title="Manière de signer">
    <CommandForm intent="plan-signing" submit="Enregistrer la manière" submitLook="plain">
      <SelectField
        name="mode"
        label="Ce signataire signe"
        defaultValue={plan?.mode ?? 'paper'}
        options={signingModes.map((value) => ({ value, label: t.modes[value] }))}
      />
      <NumberField
        name="rank"
        label="Rang"
        hint="Vide : quand il veut. Sinon, après ceux d’un rang plus petit."
        defaultValue={plan?.rank ?? null}
      />
    </CommandForm>
  </Card>
)

type SignedTextProps = Pick<SignatoryProofPageData, 'texts' | 'toSign'> & { readonly mayBeFromElsewhere?: boolean }

const SignedText = ({ texts, toSign, mayBeFromElsewhere = false }: SignedTextProps) => (
  <SelectField
    name="versionId"
    label="Texte signé"
    defaultValue={toSign?.id}
    {...(mayBeFromElsewhere && { emptyLabel: 'Texte fait hors de Trame' })}
    options={texts.map((text) => ({ value: text.id, label: atStart(textName(text)) }))}
  />
)

/** Version, day and person: the same for a copy on paper and one from a tool. */
function SignedFields({ texts, toSign, representedBy, representedAs }: SignatoryProofPageData) {
  const [who] = representativesOf(representedBy, representedAs)
  return (
    <>
      <SignedText texts={texts} toSign={toSign} />
      <DateField name="signedOn" label="Signé le" isRequired />
      <TextField name="signedBy" label="Par" defaultValue={who?.name ?? null} maxLength={200} />
      <TextField name="signedAs" label="Fonction" defaultValue={who?.role ?? null} maxLength={200} />
    </>
  )
}

const frozenFileOf = ({ ctgId, toSign, amendment }: SignatoryProofPageData): string =>
  amendment
    ? `/ctg/${ctgId}/convention/avenants/${amendment.id}/avenant.pdf`
    : `/ctg/${ctgId}/convention/versions/${toSign?.id}/convention.pdf`

const OwnToolCard = (page: SignatoryProofPageData) => (
  <Card
    title={t.modes['own-tool']}
    note="Le parapheur de l’institution : elle prend le PDF figé, le signe, le rend. Trame vérifie qu’il est identique et bien signé."
    content="tight"
  >
    <p>
      <LinkButton to={frozenFileOf(page)} isDownload>
        Prendre le PDF figé
      </LinkButton>
    </p>
    <FoldedForm
      summary="Rendre le PDF signé"
      intent="take-back-copy"
      hasFiles
      submit="Vérifier et enregistrer"
      sendingLabel="Vérification…"
    >
      <UploadField
        name="file"
        label="PDF signé dans l’outil"
        isRequired
        accept=".pdf,application/pdf"
        hint="25 Mo au plus."
      />
      <SignedFields {...page} />
    </FoldedForm>
  </Card>
)

/** Of a signature that is recorded and was given on paper: nothing else came back. */
function TypedCard({ copies, signatory: { signature }, texts, toSign, amendment }: SignatoryProofPageData) {
  const recorded = copies.filter(({ state }) => state === 'recorded')
  if (recorded.some(({ mode }) => mode !== 'paper') || !signature?.signedOn || (amendment && !toSign)) return null
  return (
    <Card
      title={t.modes.paper}
      note={`Signé le ${formatDay(signature.signedOn)}. L’exemplaire numérisé rejoint la preuve, sans rien changer à la signature ; vous certifiez qu’il est conforme à l’original.`}
    >
      <FoldedForm
        summary={recorded.length === 0 ? 'Déposer l’exemplaire numérisé' : 'Déposer un autre exemplaire'}
        intent="add-paper-copy"
        hasFiles
        submit="Déposer"
        sendingLabel="Dépôt en cours…"
      >
        <ScanField />
        {signature.versionId !== null ? (
          <input type="hidden" name="versionId" value={signature.versionId} />
        ) : (
          texts.length > 0 && <SignedText texts={texts} toSign={toSign} mayBeFromElsewhere={amendment === null} />
        )}
        <ConformField />
      </FoldedForm>
    </Card>
  )
}

const ScanField = () => (
  <UploadField
    name="file"
    label="Exemplaire numérisé"
    isRequired
    accept=".pdf,application/pdf"
    hint="PDF, 25 Mo au plus."
  />
)

const ConformField = () => (
  <CheckboxField name="isConform" label="Je certifie cette copie conforme à l’exemplaire signé" />
)

const PaperCard = (page: SignatoryProofPageData) => (
  <Card title={t.modes.paper} note="Déposez l’exemplaire numérisé ; vous certifiez qu’il est conforme à l’original.">
    <FoldedForm
      summary="Déposer l’exemplaire numérisé"
      intent="file-paper-copy"
      hasFiles
      submit="Déposer et enregistrer"
      sendingLabel="Dépôt en cours…"
    >
      <ScanField />
      <SignedFields {...page} />
      <ConformField />
    </FoldedForm>
  </Card>
)
