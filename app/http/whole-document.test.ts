import fc from 'fast-check'
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

const [shown = '', other = ''] = ['map', 'cloud'].map(
  (name) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" aria-label="${name} &amp; « »">\n<title>${name}</title><path/></svg>`,
)
const inPage = shown.replace(/ xmlns="[^"]*"|\n<title>map<\/title>/g, '')
const icon = '<svg><path/></svg>'
const withPictures = rendered.replace('<p>', `<noscript>${other}</noscript>${icon}${inPage}<p>`)

/** The page of this list, and what the browser hands to the router once it has run its script. */
function handOver(list: readonly unknown[]) {
  const scripts = { data: `${JSON.stringify(list)}\n`, imports: [] }
  const page = wholeDocument(withPictures, { nonce: 'n', scripts })
  const script = page.match(/<script nonce="n">([\s\S]*)<\/script>/)?.[1] ?? ''
  const enqueued: string[] = []
  const streamController = { enqueue: (one: string) => enqueued.push(one), close: () => undefined }
  const document = { getElementsByTagName: () => [icon, inPage].map((outerHTML) => ({ outerHTML })) }
  new Function('window', 'document', script)({ __reactRouterContext: { streamController } }, document)
  return { page, read: JSON.parse(enqueued.join('')) }
}

test('a picture that the page shows is not sent again: its data take it from the page', () => {
  const { page, read } = handOver([{ _1: 2 }, shown, 'between', other])
  expect(page.split('map &amp;')).toHaveLength(2)
  expect(read).toEqual([{ _1: 2 }, inPage, 'between', other])
})

test('no text is read as code nor as a picture, whatever it looks like', () => {
  const hostile = "]));throw 'code was run'}//"
  for (const title of ['a "<svg', '"<svg ', '<svg', icon, `${shown}"`, inPage.slice(0, -1)])
    expect(handOver([title, hostile]).read).toEqual([title, hostile])
})

const pieces = [
  '"',
  '\\',
  "'",
  '`',
  '${',
  '<svg',
  '<svg ',
  '</svg>',
  '"<svg xmlns="',
  '"_1":',
  '_1',
  '{',
  ']',
  ',',
  ':',
].concat([
  '</script>',
  '<!--',
  '&',
  '\n',
  '\u2028',
  '\ud800',
  "]));throw 'code was run'}//",
  icon,
  inPage,
  shown,
  other,
])
const hostileText = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''))
const hostileItem = fc.oneof(hostileText, fc.constant({ _1: -5, _22: [3] }), fc.tuple(fc.constant('E'), hostileText))

test('whatever the texts are made of, the browser reads the list that was sent', () => {
  fc.assert(
    fc.property(fc.array(hostileItem, { maxLength: 6 }), (list) => {
      expect(handOver(list).read).toEqual(list.map((one) => (one === shown ? inPage : one)))
    }),
    { numRuns: 2_000 },
  )
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
