import { expect, test } from 'vitest'
import { wholeDocument } from './whole-document.ts'

const rendered = '<title>Plan</title><html lang="fr"><head><meta/></head><body><p>&lt;/body&gt;</p></body></html>'

test('the head takes back what React wrote before it', () => {
  expect(wholeDocument(rendered, { nonce: 'n', data: undefined })).toBe(
    '<!DOCTYPE html><html lang="fr"><head><meta/><title>Plan</title></head><body><p>&lt;/body&gt;</p></body></html>',
  )
})

test('the data come last, under the nonce, and no word of theirs ends their script', () => {
  const data = '["</script><script>alert(1)</script>", "\u2028", "$&", "l\'une", "\\\\n\\"\\n", "\n"]'
  const page = wholeDocument(rendered, { nonce: 'n', data })
  const script = page.match(/<script nonce="n">([\s\S]*)<\/script><\/body><\/html>$/)?.[1] ?? ''
  expect(script).not.toMatch(/[<>&\u2028]/)
  const enqueued: string[] = []
  const streamController = { enqueue: (one: string) => enqueued.push(one), close: () => enqueued.push('closed') }
  new Function('window', script)({ __reactRouterContext: { streamController } })
  expect(enqueued).toEqual([data, 'closed'])
})

test('a piece of a page is refused', () => {
  expect(() => wholeDocument('<p>Bonjour</p>', { nonce: 'n', data: undefined })).toThrow('not a whole document')
})
