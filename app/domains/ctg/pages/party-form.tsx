/** The form of a party, new or not. */
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { ctgLabels as t } from '../labels.fr.ts'
import type { Party } from './member-forms.tsx'

const kindOptions = Object.entries(t.partyKind).map(([value, label]) => ({ value, label }))

/** A convention that is signed has its signatories: who comes after joins by an amendment (docs/rules/amendments.md §2.2). */
const standingsOf = (isSigned: boolean) => [
  {
    value: 'signatory',
    label: 'Signataire',
    hint: isSigned
      ? 'A signé la convention ; sa position est demandée à chaque décision.'
      : 'Signe la convention ; sa position est demandée à chaque décision.',
  },
  {
    value: 'associate',
    label: 'Associée',
    hint: isSigned
      ? 'Participe sans signer. La convention est signée : pour la rejoindre, une partie s’ajoute ici, puis signe un avenant.'
      : 'Participe sans signer.',
  },
]

/** Kind and standing of a lead party do not change: they are sent as they are. */
const LeadStanding = ({ party }: { readonly party: Party }) => (
  <>
    <input type="hidden" name="kind" value={party.kind} />
    <input type="hidden" name="standing" value="signatory" />
  </>
)

/** What it expects of the CTG, and what it gives. */
const ShareFields = ({ party }: { readonly party: Party | undefined }) => (
  <>
    <TextArea name="expects" label="Ce qu’elle attend de la CTG" defaultValue={party?.expects} />
    <TextArea name="brings" label="Ce qu’elle apporte" defaultValue={party?.brings} />
    <TextArea
      name="commitments"
      label="Ce à quoi elle s’engage"
      hint="Un engagement par ligne ; ils s’écrivent d’eux-mêmes dans l’article des engagements."
      defaultValue={party?.commitments}
    />
    <TextArea
      name="keptServices"
      label="Services dont elle maintient l’offre"
      hint="Un service par ligne : « Multi-accueil des Lilas, 40 places »."
      defaultValue={party?.keptServices}
    />
  </>
)

type Props = {
  readonly party?: Party
  /** The convention is. */
  readonly isSigned: boolean
}

export const PartyForm = ({ party, isSigned }: Props) => (
  <CommandForm intent={party ? 'update-party' : 'add-party'} subject={party?.id} version={party?.version}>
    {party && <input type="hidden" name="partyId" value={party.id} />}
    <TextField name="name" label="Nom" defaultValue={party?.name} isRequired />
    <TextField
      name="shortName"
      label="Nom court"
      hint="Pour les tableaux : « Caf », « Département », « MSA »."
      defaultValue={party?.shortName}
      width={30}
    />
    {party?.isLead ? (
      <LeadStanding party={party} />
    ) : (
      <>
        <SelectField name="kind" label="Nature" options={kindOptions} defaultValue={party?.kind ?? 'partner'} />
        <RadioGroup
          name="standing"
          label="Dans la convention"
          choices={standingsOf(isSigned)}
          defaultValue={(party ? party.isSignatory : !isSigned) ? 'signatory' : 'associate'}
        />
      </>
    )}
    <TextField
      name="representedBy"
      label="Représentée par"
      hint="Prénom et nom de la personne qui signe."
      defaultValue={party?.representedBy}
    />
    <TextField
      name="representedAs"
      label="En qualité de"
      hint="Maire, présidente, directeur…"
      defaultValue={party?.representedAs}
    />
    <TextArea
      name="address"
      label="Adresse du siège"
      rows={2}
      hint="Comme la convention l’imprime : voie, code postal, commune."
      defaultValue={party?.address}
    />
    <TextField name="siret" label="Numéro SIRET" hint="Quatorze chiffres." defaultValue={party?.siret} width={20} />
    <ShareFields party={party} />
    <FormActions>
      {party ? (
        <SubmitButton label={`Enregistrer : ${party.name}`}>Enregistrer</SubmitButton>
      ) : (
        <SubmitButton>Ajouter cette partie</SubmitButton>
      )}
    </FormActions>
  </CommandForm>
)
