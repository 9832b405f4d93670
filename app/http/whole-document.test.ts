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

test('a picture that the page shows is not sent again: its data take it from the page', () => {
  const [shown, other] = ['map', 'cloud'].map(
    (name) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" aria-label="${name} &amp; « »">\n<title>${name}</title><path/></svg>`,
  )
  const inPage = shown?.replace(/ xmlns="[^"]*"|\n<title>map<\/title>/g, '')
  const page = wholeDocument(rendered.replace('<p>', `<noscript><svg></svg></noscript><svg></svg>${inPage}<p>`), {
    nonce: 'n',
    scripts: { data: `${JSON.stringify([{ _1: 2 }, shown, 'between', other])}\n`, imports: [] },
  })
  expect(page.split('map &amp;')).toHaveLength(2)
  const script = page.match(/<script nonce="n">([\s\S]*)<\/script>/)?.[1] ?? ''
  const enqueued: string[] = []
  const streamController = { enqueue: (one: string) => enqueued.push(one), close: () => undefined }
  const svgs = [{ outerHTML: '' }, { outerHTML: inPage }]
  const document = { getElementsByTagName: () => svgs }
  new Function('window', 'document', script)({ __reactRouterContext: { streamController } }, document)
  expect(JSON.parse(enqueued.join(''))).toEqual([{ _1: 2 }, inPage, 'between', other])
})

test('what its modules import is fetched at once, by links that need no nonce', () => {
  const scripts = { data: '[]', imports: ['/assets/a.js', '/assets/b.js'] }
  expect(wholeDocument(rendered, { nonce: 'n', scripts })).toContain(
    '<title>Plan</title><link rel=modulepreload href=/assets/a.js><link rel=modulepreload href=/assets/b.js></head>',
  )
})

test('a piece of a page is refused', () => {
  expect(() => wholeDocument('<p>Bonjour</p>', { nonce: 'n', scripts: undefined })).toThrow('not a whole document')
})
