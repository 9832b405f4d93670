/** What an amendment in preparation changes: the end, who joins, which communes enter, the plan. Rules: docs/rules/amendments.md §2. */
import { territoryNote } from '#app/domains/territory/territory-note.fr.ts'
import { CheckboxField, CheckboxGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { SearchBox } from '#app/ui/navigation.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { AmendmentPageData } from '../queries.server.ts'

export const AmendmentDraftCard = (page: AmendmentPageData) => (
  <Card title="Ce que change cet avenant" content="stack">
    <PartsForm {...page} />
    <Communes {...page} />
  </Card>
)

const communeFields = (codes: readonly string[]) =>
  codes.map((code) => <input key={code} type="hidden" name="communeCodes" value={code} />)

const PartsForm = ({ ctgId, amendment, joinable }: AmendmentPageData) => (
  <CommandForm intent="update-amendment" subject="parts" version={amendment.version} submit="Enregistrer">
    {communeFields(amendment.communes.map(({ code }) => code))}
    <TextArea name="motive" label="Motif" isRequired rows={3} defaultValue={amendment.motive} maxLength={2000} />
    <DateField
      name="newEndsOn"
      label="Nouvelle fin de la convention"
      hint="Laissez vide si la durée ne change pas."
      defaultValue={amendment.newEndsOn}
    />
    {joinable.length > 0 ? (
      <CheckboxGroup
        name="partyIds"
        label="Parties qui rejoignent"
        defaultValues={amendment.parties.map(({ id }) => id)}
        choices={joinable.map(({ id, name, hasRefused }) => ({
          value: id,
          label: name,
          ...(hasRefused && { hint: 'avait refusé de signer la convention' }),
        }))}
      />
    ) : (
      <p className="fine">
        Pour qu’une partie rejoigne, <Link to={`/ctg/${ctgId}/membres`}>ajoutez-la d’abord</Link> comme partie associée.
      </p>
    )}
    <CheckboxField
      name="addsActions"
      label="Le plan annexé est remplacé par celui d’aujourd’hui"
      hint="Les actions ajoutées depuis la signature entrent dans la convention."
      isChecked={amendment.addsActions}
    />
  </CommandForm>
)

function Communes({ ctgId, amendment, search, found }: AmendmentPageData) {
  const codes = amendment.communes.map(({ code }) => code)
  return (
    <Disclosure
      summary={
        codes.length === 0
          ? 'Faire entrer une commune dans le périmètre'
          : `Communes qui entrent : ${amendment.communes.map(({ name }) => name).join(', ')}`
      }
      isOpen={search !== ''}
      forms={{ intents: ['update-amendment'], subject: [...codes, ...found.map(({ code }) => code)] }}
    >
      <Stack isTight>
        {amendment.communes.map(({ code, name }) => (
          <CommuneForm key={code} amendment={amendment} subject={code} codes={codes.filter((one) => one !== code)}>
            <span>{name}</span>
            <SubmitButton look="quiet" isSmall label={`Ne pas faire entrer ${name}`}>
              Retirer
            </SubmitButton>
          </CommuneForm>
        ))}
        <SearchBox
          action={`/ctg/${ctgId}/convention/avenants/${amendment.id}`}
          name="commune"
          label="Commune ou code Insee"
          defaultValue={search}
          isInPage
        />
        {search !== '' && found.length === 0 && (
          <Notice tone="warn">Aucune commune ne répond à « {search} » : essayez son code Insee.</Notice>
        )}
        {found
          .filter(({ code }) => !codes.includes(code))
          .map((commune) => (
            <CommuneForm
              key={commune.code}
              amendment={amendment}
              subject={commune.code}
              codes={[...codes, commune.code]}
            >
              <span>
                {commune.name} <span className="muted small">{territoryNote(commune)}</span>
              </span>
              <SubmitButton look="plain" isSmall label={`Faire entrer ${commune.name}, ${territoryNote(commune)}`}>
                Ajouter
              </SubmitButton>
            </CommuneForm>
          ))}
      </Stack>
    </Disclosure>
  )
}

type CommuneFormProps = {
  readonly amendment: AmendmentPageData['amendment']
  readonly subject: string
  readonly codes: readonly string[]
  readonly children: React.ReactNode
}

/** The whole form again, with one commune more or less. */
const CommuneForm = ({ amendment, subject, codes, children }: CommuneFormProps) => (
  <CommandForm intent="update-amendment" subject={subject} version={amendment.version}>
    {communeFields(codes)}
    <input type="hidden" name="motive" value={amendment.motive} />
    <input type="hidden" name="newEndsOn" value={amendment.newEndsOn ?? ''} />
    {amendment.addsActions && <input type="hidden" name="addsActions" value="on" />}
    {amendment.parties.map(({ id }) => (
      <input key={id} type="hidden" name="partyIds" value={id} />
    ))}
    <Row isSpread>{children}</Row>
  </CommandForm>
)

export const WithdrawCard = ({ amendment }: AmendmentPageData) => (
  <Card title="Renoncer">
    <FoldedForm
      look="plain"
      summary={amendment.number === null ? 'Abandonner cet avenant…' : 'Retirer cet avenant…'}
      intent="withdraw-amendment"
      submit={amendment.number === null ? 'Abandonner' : 'Retirer l’avenant'}
      submitLook="danger"
    >
      <p>
        {amendment.number === null
          ? 'Ce qui est préparé disparaît ; le journal en garde la trace.'
          : `Le numéro ${amendment.number} reste pris : l’avenant est dit retiré, avec les actes et les signatures déjà enregistrés.`}
      </p>
    </FoldedForm>
  </Card>
)
