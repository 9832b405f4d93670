/** Whether the CTG stands in for the schéma, and the schéma départemental beside it. Rules: docs/rules/sppe.md §2, §5. */

import { RadioGroup } from '#app/ui/choice-field.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { KeptDisorder } from '#app/ui/kept-disorder.tsx'
import { Card } from '#app/ui/layout.tsx'
import { sppeLabels as t } from '../labels.fr.ts'
import type { SppePageData } from '../queries.server.ts'
import { finalBeforeInterim } from '../sppe.ts'

export const SchemaCard = (page: SppePageData) => {
  const { ctg, schema, sdsfPlan, comparison, mayWrite } = page
  return (
    <Card title="Schéma départemental (SDSF)" id="sdsf" content="tight">
      <DescriptionList
        items={[
          { term: 'Cette CTG', description: t.period(ctg.startsOn, ctg.endsOn) },
          {
            term: schema.sdsfName || sdsfPlan || 'Schéma départemental des services aux familles',
            description: t.period(schema.sdsfStartsOn, schema.sdsfEndsOn),
          },
          { term: 'Durées comparées', description: t.comparison(comparison) },
          { term: 'Compatibilité', description: schema.sdsfWord || 'pas encore expliquée' },
        ]}
      />
      {mayWrite && <KeptDisorder found={finalBeforeInterim(schema)} />}
      {mayWrite && (
        <Disclosure summary="Renseigner le schéma" look="button" forms={{ intents: ['update-schema'] }}>
          <SchemaForm {...page} />
        </Disclosure>
      )}
    </Card>
  )
}

const SchemaForm = ({ schema, sdsfPlan }: SppePageData) => (
  <CommandForm intent="update-schema" submit="Enregistrer" values={{ version: schema.version }}>
    <RadioGroup
      name="standsIn"
      label="Cette CTG tient lieu de schéma de l’accueil du jeune enfant"
      hint="Ce qui est à adopter, à transmettre et à faire n’est suivi que si elle en tient lieu."
      choices={[
        { value: 'yes', label: 'Oui' },
        { value: 'no', label: 'Non, il est fait ailleurs' },
        { value: '', label: 'Pas encore dit' },
      ]}
      defaultValue={schema.standsIn === null ? '' : schema.standsIn ? 'yes' : 'no'}
    />
    <TextField
      name="sdsfName"
      label="Nom du schéma départemental"
      defaultValue={schema.sdsfName || sdsfPlan}
      maxLength={200}
    />
    <DateField name="sdsfStartsOn" label="Il commence le" defaultValue={schema.sdsfStartsOn} />
    <DateField name="sdsfEndsOn" label="Il finit le" defaultValue={schema.sdsfEndsOn} />
    <TextArea
      name="sdsfWord"
      label="En quoi les deux sont compatibles"
      hint="Orientations communes, écarts assumés : ce mot s’imprime dans l’annexe."
      defaultValue={schema.sdsfWord}
      maxLength={2000}
    />
    <DateField
      name="interimTargetOn"
      label="Bilan intermédiaire visé le"
      hint="Sans date, Trame prend le milieu de la CTG comme repère."
      defaultValue={schema.interimTargetOn}
    />
    <DateField
      name="finalTargetOn"
      label="Bilan final visé le"
      hint="Sans date, Trame prend la fin de la CTG comme repère."
      defaultValue={schema.finalTargetOn}
    />
  </CommandForm>
)
