import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { readProse } from '#app/domains/documents/prose.ts'
import { wholeFigures, wholeText } from '../rich-text.fixture.ts'
import { toChangedText, toDocumentText } from '../to-document-text.ts'
import { RichTextView } from './rich-text-view.tsx'

const shown = renderToStaticMarkup(<RichTextView text={toDocumentText(wholeText, wholeFigures)} />)

test('a text is read with its titles under the page’s, its lists, its table, its links', () => {
  expect(shown).toContain('<h3')
  expect(shown).toContain('<h4')
  expect(shown).toMatch(/<ol start="1"><li>Soutenir les assistantes maternelles<ul><li>un relais de plus<\/li><\/ul>/)
  expect(shown).toMatch(/<th scope="col"[^>]*>Mode d’accueil<\/th>/)
  expect(shown).toContain('<a href="https://data.caf.fr/" rel="noopener noreferrer">')
  expect(shown).toContain('<strong>recule</strong>')
  expect(shown).not.toContain('semestre')
})

test('a figure is read with its value, its territory and its source', () => {
  expect(shown).toMatch(/<figure[^>]*><span[^>]*>57,4<\/span>.*Gennevilliers · Cnaf 2023/)
})

test('an older text, paragraphs and lists alone, is read as well', () => {
  expect(renderToStaticMarkup(<RichTextView text={readProse('Un.\n\n- deux')} />)).toMatch(/<p>Un.<\/p><ul><li>deux/)
})

test('what is proposed is told apart, in words too', () => {
  const proposed = renderToStaticMarkup(<RichTextView text={toChangedText(wholeText, wholeFigures)} />)
  expect(proposed).toMatch(/<del[^>]*><span[^>]*>\[retrait\s: <\/span>chaque année /)
  expect(proposed).toMatch(/<ins[^>]*><span[^>]*>\[ajout\s: <\/span>chaque semestre /)
})
