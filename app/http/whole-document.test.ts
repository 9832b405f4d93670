import { expect, test } from 'vitest'
import { wholeDocument } from './whole-document.ts'

const rendered = '<title>Plan</title><html lang="fr"><head><meta/></head><body><p>&lt;/body&gt;</p></body></html>'

test('the head takes back what React wrote before it', () => {
  expect(wholeDocument(rendered, { nonce: 'n', scripts: undefined })).toBe(
    '<!DOCTYPE html><html lang="fr"><head><meta/><title>Plan</title></head><body><p>&lt;/body&gt;</p></body></html>',
  )
})

const handed: Readonly<Record<string, string>> = {
  'a list on one line': JSON.stringify([
    { _1: -5, _22: [3] },
    '</script><script>',
    "l'une",
    '"_1":2',
    '\\"_1":\n',
    '&\u2028',
  ]),
  'several lines': '["</script>", "\u2028", "$&", "l\'une"]\nP1:[0]\n',
  'no list': '-7\n',
}
test.each(Object.entries(handed))(
  'the data come last, under the nonce, letter for letter, and no word of theirs ends their script: %s',
  (_what, text) => {
    const data = text.endsWith('\n') ? text : `${text}\n`
    const page = wholeDocument(rendered, { nonce: 'n', scripts: { data, imports: [] } })
    const script = page.match(/<script nonce="n">([\s\S]*)<\/script><\/body><\/html>$/)?.[1] ?? ''
    expect(script).not.toMatch(/[<>&]/)
    const enqueued: string[] = []
    const streamController = { enqueue: (one: string) => enqueued.push(one), close: () => enqueued.push('closed') }
    new Function('window', script)({ __reactRouterContext: { streamController } })
    expect(enqueued).toEqual([data, 'closed'])
  },
)

test('what its modules import is fetched at once, by links that need no nonce', () => {
  const scripts = { data: '[]', imports: ['/assets/a.js', '/assets/b.js'] }
  expect(wholeDocument(rendered, { nonce: 'n', scripts })).toContain(
    '<title>Plan</title><link rel=modulepreload href=/assets/a.js><link rel=modulepreload href=/assets/b.js></head>',
  )
})

test('a piece of a page is refused', () => {
  expect(() => wholeDocument('<p>Bonjour</p>', { nonce: 'n', scripts: undefined })).toThrow('not a whole document')
})
