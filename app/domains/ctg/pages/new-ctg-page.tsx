/** Creating a CTG in two minutes, or taking up one already running: first the lead authority, then one form. */

import type { Territory } from '#app/domains/territory/territory.ts'
import { territoryNote } from '#app/domains/territory/territory-note.fr.ts'
import { CheckboxField, CheckboxGroup, PreciseDateField, RadioGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { SearchBox } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { proposedPartyName } from '../names.fr.ts'
import { listProposedThemes, usualThemes } from '../themes.ts'

/** `create`: a new one; `take-up`: one that runs already. */
export type NewCtgMode = 'create' | 'take-up'

type Props = {
  readonly mode: NewCtgMode
  readonly search: string
  readonly found: readonly Territory[]
  readonly authority: Territory | undefined
  /** Communes of the authority, by name. */
  readonly communes: readonly Territory[]
  /** Of the département of the authority; empty when not known. */
  readonly cafName: string
  /** The current year, for the name proposed. */
  readonly year: number
}

const paths: Record<NewCtgMode, string> = { create: '/ctg/nouvelle', 'take-up': '/ctg/reprise' }

const words = {
  create: {
    title: 'Créer une CTG',
    lead: 'Deux minutes : qui la porte, où, quand, sur quoi. Tout se corrige ensuite.',
    send: 'Créer la CTG',
  },
  'take-up': {
    title: 'Reprendre une CTG en cours',
    lead: 'Vingt minutes : la convention signée, le dernier comité de pilotage et les actions d’un tableur. Rien de son passé n’est réclamé.',
    send: 'Continuer : convention signée',
  },
} as const satisfies Record<NewCtgMode, object>

const takeUpSteps = ['Parties, périmètre et dates', 'Convention signée', 'Dernier comité de pilotage', 'Actions']

export function NewCtgPage(props: Props) {
  const { mode, authority } = props
  return (
    <Page title={words[mode].title} lead={words[mode].lead}>
      {mode === 'take-up' ? (
        <Steps
          label="Étapes de la reprise"
          steps={takeUpSteps.map((label, index) => ({
            key: label,
            label,
            state: index === 0 ? 'current' : 'upcoming',
          }))}
        />
      ) : (
        <p>
          La CTG court déjà ? <Link to={paths['take-up']}>Reprendre une CTG en cours</Link>, à son état réel, avec les
          actions de votre tableur.
        </p>
      )}
      {authority ? <NewCtgForm {...props} authority={authority} /> : <ChooseAuthority {...props} />}
    </Page>
  )
}

const ChooseAuthority = ({ mode, search, found }: Props) => (
  <Card
    title="Quelle collectivité porte la CTG avec la Caf ?"
    note="Commune, communauté ou département ; un syndicat, par l’une de ses communes."
    content="tight"
  >
    <SearchBox action={paths[mode]} name="recherche" label="Nom, code Insee ou Siren" defaultValue={search} isInPage />
    {search !== '' && found.length === 0 && (
      <EmptyState>Aucun territoire ne répond à « {search} » : essayez son code Insee ou Siren.</EmptyState>
    )}
    <ul className="plain-list">
      {found.map((territory) => (
        <li key={territory.code}>
          <Link to={`${paths[mode]}?collectivite=${territory.code}`}>{territory.name}</Link>{' '}
          <span className="muted small">{territoryNote(territory)}</span>
        </li>
      ))}
    </ul>
  </Card>
)

type FormProps = Props & { readonly authority: Territory }

const Names = (props: FormProps) => (
  <>
    <TextField
      name="name"
      label="Nom de la CTG"
      defaultValue={`${props.authority.name} ${props.mode === 'create' ? `${props.year + 1}-${props.year + 5}` : ''}`.trim()}
      isRequired
    />
    <TextField
      name="cafName"
      label="Caf"
      hint="Par exemple « Caf des Hauts-de-Seine »."
      defaultValue={props.cafName}
      isRequired
    />
    <TextField
      name="authorityName"
      label="Collectivité porteuse"
      defaultValue={proposedPartyName(props.authority)}
      isRequired
    />
  </>
)

const NewCtgForm = (props: FormProps) => (
  <Card
    title={props.authority.name}
    note={territoryNote(props.authority)}
    aside={<Link to={paths[props.mode]}>Choisir une autre collectivité</Link>}
  >
    <CommandForm intent={props.mode} submit={words[props.mode].send} sendingLabel="Création…">
      <input type="hidden" name="territoryCode" value={props.authority.code} />
      <Names {...props} />
      <RadioGroup
        name="creatorSide"
        label="Vous coordonnez pour"
        choices={[
          { value: 'caf', label: 'la Caf' },
          { value: 'authority', label: 'la collectivité' },
        ]}
        isInline
        isRequired
      />
      <TextField
        name="creatorFunction"
        label="Votre fonction"
        hint="Par exemple « conseillère territoriale » ou « coordinateur CTG »."
        isRequired
      />
      <Perimeter {...props} />
      <Dates mode={props.mode} />
      <CheckboxGroup
        name="themeKeys"
        label="Thèmes"
        choices={usualThemes.map(({ key, name }) => ({ value: key, label: name }))}
        defaultValues={listProposedThemes(props.authority.kind).map(({ key }) => key)}
      />
      <TextArea name="ownThemes" label="Autres thèmes" hint="Un par ligne." rows={2} />
      <TextArea
        name="otherSignatories"
        label="Autres signataires"
        hint="MSA, CPAM, Département, commune… un par ligne. Commune, intercommunalité, département et région sont inscrits comme collectivités, les autres comme partenaires : la nature de chacun se corrige ensuite dans « Membres et parties »."
        rows={2}
      />
    </CommandForm>
  </Card>
)

const Perimeter = ({ communes, authority }: FormProps) =>
  authority.kind === 'commune' ? (
    <input type="hidden" name="communeCodes" value={authority.code} />
  ) : (
    <>
      <Disclosure summary={`Périmètre : les ${communes.length} communes (modifier)`} fields={['communeCodes']}>
        <CheckboxGroup
          name="communeCodes"
          label="Communes du périmètre"
          choices={communes.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValues={communes.map(({ code }) => code)}
          isInline
        />
      </Disclosure>
      <CheckboxField name="communesSign" label="Les communes du périmètre signent aussi la convention" />
    </>
  )

const Dates = ({ mode }: { readonly mode: NewCtgMode }) => (
  <>
    <DateField
      name="startsOn"
      label="Début"
      hint={mode === 'create' ? 'Vide : à fixer plus tard.' : 'Le jour d’effet écrit dans la convention.'}
      isRequired={mode === 'take-up'}
    />
    <DateField name="endsOn" label="Fin" isRequired={mode === 'take-up'} />
    {mode === 'take-up' ? (
      <DateField name="signedOn" label="Signature" hint="Vide : appliquée, signature encore en cours." />
    ) : (
      <PreciseDateField
        name="signatureTargetOn"
        precisionName="signatureTargetPrecision"
        label="Signature visée"
        hint="Les étapes sont proposées à rebours de cette date."
        defaultPrecision="quarter"
      />
    )}
  </>
)
