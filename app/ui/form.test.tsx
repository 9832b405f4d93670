import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { describe, expect, test } from 'vitest'
import { BoxesError, CheckboxField, CheckboxGroup, RadioGroup, TickBox } from './choice-field.tsx'
import { Disclosure } from './disclosure.tsx'
import { SelectField, TextField } from './field.tsx'
import { CommandForm, type FormAnswer, SubmitButton } from './form.tsx'
import type { RootData } from './root-data.tsx'

const Page = () => (
  <CommandForm intent="rename" subject="s1" version={3}>
    <TextField name="title" label="Intitulé" hint="En une ligne." isRequired defaultValue="Avant" />
    <TextField name="secret" type="password" label="Mot de passe" />
    <SelectField
      name="lead"
      label="Pilote"
      options={[
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ]}
      defaultValue="b"
    />
    <RadioGroup
      name="level"
      label="Niveau"
      choices={[
        { value: 'x', label: 'X' },
        { value: 'y', label: 'Y' },
      ]}
      defaultValue="x"
    />
    <CheckboxField name="told" label="Prévenir" isChecked />
    <Disclosure summary="Plus" fields={['note']}>
      <TextField name="note" label="Note" />
    </Disclosure>
    <SubmitButton>Enregistrer</SubmitButton>
  </CommandForm>
)

/** The markup a browser without JavaScript receives, after the action has answered. */
function markup(answer?: FormAnswer, root: Partial<RootData> = { formNumber: 'R' }): string {
  const Stub = createRoutesStub([{ id: 'root', path: '/', Component: Page, HydrateFallback: Page }])
  return renderToStaticMarkup(
    <Stub hydrationData={{ loaderData: { root }, ...(answer && { actionData: { root: answer } }) }} />,
  )
}

const hidden = (html: string, name: string) =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html)?.[1]

const Rows = () => (
  <CommandForm intent="take">
    <CheckboxField name="fields" value="end" label="Échéance" />
    <CheckboxField name="fields" value="lead" label="Pilote" />
  </CommandForm>
)

const Ticked = () => (
  <CommandForm intent="take">
    <CheckboxField name="rows" value="a" label="A" isChecked />
    <CheckboxField name="rows" value="b" label="B" isChecked />
    <CheckboxField name="rows" value="c" label="C" />
    <CheckboxGroup
      name="group"
      label="Groupe"
      choices={['a', 'b', 'c'].map((value) => ({ value, label: value }))}
      defaultValues={['a', 'b']}
    />
    {['a', 'b', 'c'].map((value) => (
      <TickBox key={value} name="bare" value={value} aria-label={value} isChecked={value !== 'c'} />
    ))}
  </CommandForm>
)
/** Values of the boxes of this name that come ticked, after what was sent was refused. */
function tickedIn(name: string, values?: FormAnswer['values']): readonly string[] {
  const Stub = createRoutesStub([{ id: 'root', path: '/', Component: Ticked, HydrateFallback: Ticked }])
  const answer = { intent: 'take', refusal: 'Non.', values }
  const html = renderToStaticMarkup(
    <Stub hydrationData={{ loaderData: { root: {} }, ...(values && { actionData: { root: answer } }) }} />,
  )
  return [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)]
    .map(([box]) => box)
    .filter((box) => box.includes(`name="${name}"`) && box.includes('checked=""'))
    .map((box) => /value="([^"]*)"/.exec(box)?.[1] ?? '')
}
test.each(['rows', 'group', 'bare'])('boxes of one name come back as they were sent: %s', (name) => {
  expect(tickedIn(name)).toEqual(['a', 'b'])
  expect(tickedIn(name, { [name]: ['b', 'c'] })).toEqual(['b', 'c'])
  expect(tickedIn(name, { [name]: 'c' })).toEqual(['c'])
  expect(tickedIn(name, {})).toEqual([])
})
test('boxes of one name have each their label', () => {
  const Stub = createRoutesStub([{ path: '/', Component: Rows }])
  const html = renderToStaticMarkup(<Stub />)
  const of = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, id]) => id)
  expect(new Set(of(/type="checkbox" id="([^"]+)"/g)).size).toBe(2)
  expect(of(/<label for="([^"]+)"/g)).toEqual(of(/type="checkbox" id="([^"]+)"/g))
})

const Boxes = () => (
  <CommandForm intent="take">
    <CheckboxField name="fields" value="end" label="Échéance" />
    <CheckboxField name="fields" value="lead" label="Pilote" />
    <BoxesError name="fields" />
  </CommandForm>
)
test('what is wrong with boxes of one name is said once, where the refusal leads', () => {
  const Stub = createRoutesStub([{ id: 'root', path: '/', Component: Boxes, HydrateFallback: Boxes }])
  const answer: FormAnswer = { intent: 'take', errors: { fields: 'Cochez-en une.' }, values: {} }
  const html = renderToStaticMarkup(<Stub hydrationData={{ loaderData: { root: {} }, actionData: { root: answer } }} />)
  const [, lead] = /href="#([^"]+)">Cochez-en une/.exec(html) ?? []
  expect(html.split(`id="${lead}"`)).toHaveLength(2)
  expect([...html.matchAll(/<p[^>]*>Cochez-en une/g)]).toHaveLength(1)
})

const Lines = () => (
  <Disclosure summary="Les autres" forms={{ intents: ['remove'], subject: ['b', 'c'] }}>
    {['b', 'c'].map((subject) => (
      <CommandForm key={subject} intent="remove" subject={subject} submit="Retirer" />
    ))}
  </Disclosure>
)
test('what folds several forms opens on the refusal of one of them, and of none other', () => {
  const afterRefusalOf = (subject: string) => {
    const Stub = createRoutesStub([{ id: 'root', path: '/', Component: Lines, HydrateFallback: Lines }])
    const answer: FormAnswer = { intent: 'remove', subject, refusal: 'Quelqu’un l’a retiré.' }
    return renderToStaticMarkup(<Stub hydrationData={{ loaderData: { root: {} }, actionData: { root: answer } }} />)
  }
  expect(afterRefusalOf('c')).toMatch(/<details[^>]* open="".*Quelqu’un l’a retiré/)
  expect(afterRefusalOf('a')).not.toMatch(/<details[^>]* open=""/)
})

describe('a command form', () => {
  test('carries its intent, its subject, its version and a request number of its own', () => {
    const html = markup()
    expect(html).toMatch(/<form[^>]* method="post"/)
    expect([hidden(html, 'intent'), hidden(html, 'subject'), hidden(html, 'version')]).toEqual(['rename', 's1', '3'])
    expect(hidden(html, 'requestId')).toMatch(/^R.+/)
  })
  test('ties the hint to its field and says in words what is required', () => {
    const html = markup()
    const id = /<p id="([^"]+)-hint"/.exec(html)?.[1]
    expect(html).toContain(`aria-describedby="${id}-hint"`)
    expect(html).toMatch(/Intitulé<span[^>]*> \(obligatoire\)/)
    expect(html).not.toContain('aria-invalid')
  })
  test('refused, shows the sentences beside the fields and in a summary that links to them', () => {
    const html = markup({
      intent: 'rename',
      subject: 's1',
      errors: { title: 'Donnez un intitulé.', level: 'Choisissez.' },
      values: {},
    })
    const id = /aria-invalid="true" aria-describedby="(\S+)-hint (\S+)-error"/.exec(html)?.[1]
    expect(id).toBeDefined()
    expect(html).toContain(`<a href="#${id}">Donnez un intitulé.</a>`)
    expect(html).toContain('role="alert"')
    expect(html).toContain('2 réponses sont à revoir.')
    const level = /<a href="#([^"]+)">Choisissez\.<\/a>/.exec(html)?.[1]
    expect(html).toContain(`type="radio" id="${level}"`)
  })
  test('refused for one field, does not say its sentence twice', () => {
    const answer = {
      intent: 'rename',
      subject: 's1',
      errors: { title: 'Trop long.' },
      refusal: 'Trop long.',
      values: {},
    }
    const html = markup(answer)
    expect(html).toContain('Une réponse est à revoir.')
    expect(html).not.toContain('<strong>Trop long.')
  })
  test('refused, opens what folds a field concerned, and leaves the rest folded', () => {
    const refused = (field: string) =>
      markup({ intent: 'rename', subject: 's1', errors: { [field]: 'À revoir.' }, values: {} })
    expect(refused('note')).toMatch(/<details[^>]* open=""/)
    expect(refused('title')).not.toMatch(/<details[^>]* open=""/)
  })
  test('refused, gives back what was typed, except a password', () => {
    const html = markup({
      intent: 'rename',
      subject: 's1',
      refusal: 'Quelqu’un a modifié.',
      values: { title: 'Après', secret: 'xyz', lead: 'a', level: 'y' },
    })
    expect(html).toContain('value="Après"')
    expect(html).not.toContain('xyz')
    expect(html).toMatch(/<option value="a" selected=""/)
    expect(html).toMatch(
      /name="level" checked="" value="y"|name="level" value="y" checked=""|checked="" name="level" value="y"/,
    )
    expect(html).not.toMatch(/<input type="checkbox"[^>]*checked=""/)
    expect(html).toContain('Quelqu’un a modifié.')
  })
  test.each([
    ['another intent', { intent: 'close', subject: 's1' }],
    ['another subject', { intent: 'rename', subject: 's2' }],
  ])('ignores the answer to %s', (_, answer) => {
    const html = markup({ ...answer, errors: { title: 'Non.' }, values: { title: 'Après' } })
    expect(html).not.toContain('role="alert"')
    expect(html).toContain('value="Avant"')
  })
  test('is numbered by its page, asked from a server of before, where that number was the one of the request', () => {
    expect(hidden(markup(undefined, { requestId: 'R' }), 'requestId')).toMatch(/^R.+/)
  })
})
