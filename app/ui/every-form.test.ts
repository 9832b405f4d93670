import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Fold, listFolds } from '#test/house/folds.ts'
import { readTree } from '#test/house/source-file.ts'
import { listTypedForms } from '#test/house/typed-forms.ts'
import { atTheDoors, inSession, intentsIn, notCut } from '../../e2e/where-cut.ts'

/** Forms that send something and are no CommandForm: why no word of theirs can be lost. */
const others: Readonly<Record<string, string>> = {
  'app/domains/accounts/pages/sign-in-link-page.tsx': 'one button',
  'app/domains/accounts/pages/sign-in-page.tsx': 'the buttons of the demonstration; the others are CommandForms',
  'app/domains/accounts/pages/sign-out-form.tsx': 'one button',
  'app/domains/comments/pages/stop-follow-page.tsx': 'one button',
  'app/domains/instance/pages/address-page.tsx': 'one button, behind a link',
  'app/domains/notices/pages/unsubscribe-page.tsx': 'one button',
  'app/domains/surveys/pages/preview-page.tsx': 'sends nothing: a preview of what others will fill in',
  'app/domains/writing/pages/link-dialog.tsx': 'sends nothing: the address goes in the text',
  'app/domains/writing/talk/pages/thread-panel.tsx': 'useKeptForm, without the router',
  'app/shell/refusal-page.tsx': 'what a browser without scripts sent, given back by the server',
  'app/ui/form.tsx': 'CommandForm itself',
}

test('every form in which one types is a CommandForm, so that the network can be cut under it', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const sending = fs.globSync('app/**/*.tsx', { cwd: root }).filter((file) => {
    const tags = fs.readFileSync(path.join(root, file), 'utf8').match(/<(?:form|Form)\b[^>]*/g) ?? []
    return !file.endsWith('.test.tsx') && tags.some((tag) => /method="post"|onSubmit/.test(tag))
  })
  expect(sending.toSorted()).toEqual(Object.keys(others))
})

const pages = readTree(path.resolve(import.meta.dirname, '../..'), ['app/domains/**/*.tsx'])

test('where the network is not cut under a form on the walk is said of forms that are there', () => {
  const intents = new Set(listTypedForms(pages, intentsIn).map(({ intent }) => intent))
  expect(intents).not.toContain('not understood')
  const named = [...atTheDoors, ...inSession, ...Object.values(notCut).flat()]
  expect(named.filter((intent) => !intents.has(intent))).toEqual([])
  expect(named.toSorted()).toEqual([...new Set(named)].toSorted())
})

const folds = listFolds(pages)
const holds = (pattern: RegExp) => (fold: Fold) => [...fold.inside].some((name) => pattern.test(name))
const holdsForm = holds(/^(CommandForm|FoldedForm)$/)
const holdsSearch = holds(/^Form$/)
const holdsField = holds(
  /^(TextField|TextArea|SelectField|\w*DateField|NumberField|Checkbox\w+|RadioGroup|PositionField)$/,
)
const without = (property: RegExp, found: readonly Fold[]) => {
  expect(found.length).toBeGreaterThan(4)
  return found
    .filter(({ properties }) => !properties.some((name) => property.test(name)))
    .map(({ file, line }) => `${file}:${line}`)
}

/** In a form that asks for a page and sends nothing: nothing there is refused. */
const choicesOfSearch = expect.stringContaining('app/domains/plan-table/pages/bulk-choices.tsx:')

test('what folds forms says which, so that their refusal unfolds it, even without JavaScript', () => {
  expect(without(/^forms$/, folds.filter(holdsForm))).toEqual([])
})

test('what folds fields of a form says which, so that only their refusal unfolds it', () => {
  const fields = folds.filter((fold) => holdsField(fold) && !holdsForm(fold) && !holdsSearch(fold))
  expect(without(/^(fields|forms)$/, fields)).toEqual([choicesOfSearch])
})
