import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { foldedFields, valueField } from '../report-field-names.ts'
import { reportInput } from '../report-fields.ts'
import { reportedAction } from '../reported-action.ts'
import { ReportFields } from './report-fields.tsx'

const action = reportedAction({
  status: 'in-progress',
  isWatched: true,
  nextStep: 'Recruter',
  endsOn: '2027-06-01',
  endsPrecision: 'month',
  leadName: 'Julie Percale',
  partnersText: 'PMI',
  measures: [{ id: 'm1', name: 'Familles', unit: 'familles', values: [{ value: 12 }, { value: 18.5 }] }],
  steps: [
    { id: 's1', title: 'Étude', targetOn: '2026-06-01', targetPrecision: 'month', status: 'done' },
    { id: 's2', title: 'Ouverture', targetOn: '2027-06-01', targetPrecision: 'month', status: 'to-come' },
  ],
})
const shown = { action, bodies: [{ id: 'b1', name: 'Comité de pilotage' }], today: '2026-11-24' }
const Page = () => (
  <>
    <ReportFields {...shown} prefix="one." />
    <ReportFields {...shown} prefix="two." />
  </>
)
const Stub = createRoutesStub([{ path: '/', Component: Page }])
const html = renderToStaticMarkup(<Stub />)
const names = [...html.matchAll(/ name="([^"]+)"/g)].flatMap(([, name]) => name ?? [])

test('several reports stand on one page, each under its own names, which are those the schema reads', () => {
  const of = (prefix: string) =>
    [...new Set(names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)))].toSorted()
  expect(of('one.')).toEqual(of('two.'))
  const notAsked = ['ctgId', 'actionId', 'enteredFor', 'isAccepted']
  const read = Object.keys(reportInput.shape).filter((name) => !notAsked.includes(name))
  expect(of('one.')).toEqual([...read, valueField('m1')].toSorted())
})

test('a refusal unfolds what it concerns: each fold knows the names of its fields', () => {
  const folds = [...html.matchAll(/<details[\s\S]*?<\/details>/g)].map(([fold]) =>
    [...new Set([...fold.matchAll(/ name="one\.([^"]+)"/g)].flatMap(([, name]) => name ?? []))].toSorted(),
  )
  expect(folds.slice(0, 2)).toEqual([foldedFields.files.toSorted(), foldedFields.more.toSorted()])
})

test('what is known is said: the last value, the date to keep, the steps that may still move', () => {
  expect(html).toContain('Dernier relevé\u00a0: 18,5')
  expect(html).toContain('Prévue\u00a0: juin 2027')
  expect(html).toContain('Ouverture (juin 2027)')
  expect(html).not.toContain('Étude')
})
