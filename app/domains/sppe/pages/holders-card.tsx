/** Groupings that received missions: listed, added, removed when they hold none. */
import { formatNumber } from '#app/kernel/format.ts'
import { NumberField, SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, List, Row } from '#app/ui/layout.tsx'
import { holderKindWords } from '../labels.fr.ts'
import type { MissionsPageData } from '../queries.server.ts'
import { holderKinds } from '../sppe.ts'

export const HoldersCard = ({ holders, holding, proposed }: MissionsPageData) => (
  <Card
    title="Intercommunalités et syndicats"
    note="Ceux qui ont reçu au moins une mission d’une commune de la CTG."
    content="tight"
  >
    {holders.length === 0 && <p className="muted">Aucun : chaque commune tient ses missions.</p>}
    <List of={holders} isPlain>
      {({ id, kind, name, outsideInhabitants }) => (
        <Row isSpread>
          <span>
            {name}{' '}
            <span className="small muted">
              ({holderKindWords[kind].toLowerCase()}
              {outsideInhabitants !== null &&
                ` ; ${formatNumber(outsideInhabitants)} habitants de communes hors de la CTG`}
              )
            </span>
          </span>
          {!holding.includes(id) && (
            <CommandForm intent="remove-holder" isInline about={{ holderId: id }}>
              <SubmitButton look="quiet" isSmall label={`Retirer ${name}`}>
                Retirer
              </SubmitButton>
            </CommandForm>
          )}
        </Row>
      )}
    </List>
    <FoldedForm summary="Ajouter une intercommunalité ou un syndicat" intent="add-holder" submit="Ajouter">
      <SelectField
        name="kind"
        label="Nature"
        options={holderKinds.map((value) => ({ value, label: holderKindWords[value] }))}
      />
      <TextField name="name" label="Nom" isRequired maxLength={200} defaultValue={proposed[0]} list="groupings" />
      <datalist id="groupings">
        {proposed.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <NumberField
        name="outsideInhabitants"
        label="Habitants des communes hors de la CTG qui lui ont aussi transféré"
        hint="Population totale ; la loi compte toutes les communes qui ont transféré."
      />
    </FoldedForm>
  </Card>
)
