import type { ReactElement } from 'react'
import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'

const Passed = ({ children }: { readonly children: React.ReactNode }) => <a href="/x?a=1 ; b">{children}</a>
const Titled = ({ children }: { readonly children: React.ReactNode }) => (
  <p>
    <b>Titre</b>
    {children}
  </p>
)
const words = 'Pourquoi ?'
const name = 'le « mot »'

const set: Readonly<Record<string, readonly [draw: () => ReactElement, html: string]>> = {
  'a sentence': [() => <p>Pourquoi ?</p>, '<p>Pourquoi\u202f?</p>'],
  'words of people': [() => <p>{words}</p>, '<p>Pourquoi\u202f?</p>'],
  'what a component is given': [() => <Passed>Voici : un</Passed>, '<a href="/x?a=1 ; b">Voici\u00a0: un</a>'],
  'a sentence in pieces, among what a component draws': [
    () => <Titled>Rien à « {name} » : essayez</Titled>,
    '<p><b>Titre</b>Rien à «\u00a0le “mot”\u00a0»\u00a0: essayez</p>',
  ],
  'a sentence in pieces': [
    () => (
      <p>
        « {name} » : <b>{words}</b>
      </p>
    ),
    '<p>«\u00a0le “mot”\u00a0»\u00a0: <b>Pourquoi\u202f?</b></p>',
  ],
  'a short word before a name': [
    () => (
      <p>
        avec M. <b>Lin</b>, p. <i>12</i>
      </p>
    ),
    '<p>avec M.\u00a0<b>Lin</b>, p.\u00a0<i>12</i></p>',
  ],
  'words side by side, one text whatever stands between that draws nothing': [
    () => (
      <p>
        {12} % : {'a'}
        {null}
        {false} ; {words}
        <b>{'b'} !</b> ; c
      </p>
    ),
    '<p>12\u00a0%\u00a0: a\u202f; Pourquoi\u202f?<b>b\u202f!</b>\u202f; c</p>',
  ],
  'what is read out': [
    () => <section aria-label="Retirer : ceci" />,
    '<section aria-label="Retirer\u00a0: ceci"></section>',
  ],
  'an option, whose words are sent': [
    () => <option>Un ; deux</option>,
    '<option value="Un ; deux">Un\u202f; deux</option>',
  ],
  'an option in pieces, whose words are sent as one text': [
    () => (
      <option>
        {'Un'} ; {2}
        {false}
      </option>
    ),
    '<option value="Un ; 2">Un\u202f; 2</option>',
  ],
}
test.each(Object.entries(set))('%s is set in French', (_what, [draw, html]) => {
  expect(renderToStaticMarkup(draw())).toBe(html)
})

const left: Readonly<Record<string, readonly [draw: () => ReactElement, html: string]>> = {
  'a field': [() => <textarea defaultValue={words} />, '<textarea>Pourquoi ?</textarea>'],
  'a value': [() => <input defaultValue={words} />, '<input value="Pourquoi ?"/>'],
  code: [() => <code>a ? b : c</code>, '<code>a ? b : c</code>'],
}
test.each(Object.entries(left))('%s is left as it was typed', (_what, [draw, html]) => {
  expect(renderToStaticMarkup(draw())).toBe(html)
})

const line = (isLong: boolean) => (
  <p>
    {1} of {words} {isLong && 'and more'} <b />
  </p>
)

test('words side by side are one text: nothing is written between them, and what follows keeps its place', () => {
  expect(renderToString(line(true))).toBe('<p>1 of Pourquoi\u202f? and more <b></b></p>')
  const [long, short] = [true, false].map((isLong) => {
    const { children }: { readonly children: readonly unknown[] } = line(isLong).props
    return children.findIndex((child) => typeof child === 'object' && child !== null)
  })
  expect(long).toBe(short)
})
