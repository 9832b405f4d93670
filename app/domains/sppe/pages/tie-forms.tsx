/** Ties an answer to a point: a thing of the CTG found by its words, or a document that is not in Trame. Nothing here needs JavaScript. */
import { Form } from 'react-router'
import type { Thing } from '#app/things/find-things.server.ts'
import { Button } from '#app/ui/button.tsx'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { coverWords } from '../point-labels.fr.ts'
import type { Point } from '../points.ts'

type Props = {
  readonly point: Point
  readonly search: { readonly words: string; readonly found: readonly Thing[] }
}

export const TieForms = ({ point, search: { words, found } }: Props) => (
  <>
    <Card title="Relier un objet de la CTG" id="relier" content="tight">
      <Form method="get" action="#relier">
        <Row>
          <TextField
            name="objet"
            label="Mots du titre"
            hint="Action, objectif, constat, article, décision…"
            type="search"
            defaultValue={words}
          />
          <Button look="plain">Chercher</Button>
        </Row>
      </Form>
      {words !== '' && found.length === 0 && <p>Rien de cette CTG ne porte ces mots.</p>}
      {found.length > 0 && (
        <CommandForm intent="tie-answer" subject="thing" submit="Relier à ce point">
          <RadioGroup
            name="thing"
            label="Ce qui répond"
            isRequired
            choices={found.map(({ type, id, kindName, title }) => ({
              value: `${type}:${id}`,
              label: `${kindName} : ${title}`,
            }))}
            defaultValue={found[0] && `${found[0].type}:${found[0].id}`}
          />
          <CoverFields />
        </CommandForm>
      )}
    </Card>
    <Card title="Nommer un document" note="Ce qui répond et n’est pas dans Trame : une liste, une étude, un arrêté.">
      <CommandForm intent="tie-answer" subject={`document-${point.key}`}>
        <TextField
          name="title"
          label="Document"
          isRequired
          maxLength={200}
          hint="Son titre et sa date, comme on le citerait."
        />
        <CoverFields />
        <FormActions>
          <SubmitButton look="plain">Ajouter ce document</SubmitButton>
        </FormActions>
      </CommandForm>
    </Card>
  </>
)

const covers = ['whole', 'part'] as const

const CoverFields = () => (
  <>
    <RadioGroup
      name="cover"
      label="Jusqu’où"
      isInline
      choices={covers.map((value) => ({ value, label: coverWords[value] }))}
      defaultValue="whole"
    />
    <TextField name="word" label="Un mot" hint="Pourquoi cela répond ; il s’imprime dans l’annexe." maxLength={500} />
  </>
)
