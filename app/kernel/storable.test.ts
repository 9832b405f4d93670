import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readSentJson, storable } from './storable.ts'

test('NUL is left out of texts and names wherever they stand, and nothing else changes', () => {
  const at = new Date(0)
  expect(
    storable({ title: 'Une\u0000 crèche\n', ids: ['a\u0000', 'b'], 'na\u0000me': 1, count: 3, none: null, at }),
  ).toEqual({
    title: 'Une crèche\n',
    ids: ['a', 'b'],
    name: 1,
    count: 3,
    none: null,
    at,
  })
})

test('half a character, that UTF-8 cannot write, becomes the sign of an unknown one; a whole one stays', () => {
  expect(storable(['a\ud800', '👪'])).toEqual(['a\ufffd', '👪'])
})

test('JSON that was sent holds neither, though escaped; what is no JSON is nothing', () => {
  expect(readSentJson('{"a\\u0000":["b\\u0000\\ud800"]}')).toEqual({ a: ['b\ufffd'] })
  expect(readSentJson('{"a"')).toBeUndefined()
})

/** Read from our own disk or database, or in the browser: nobody sent it to us. */
const ownJson = [
  'app/domains/amendments/consolidate.ts',
  'app/domains/archives/read-json.ts',
  'app/domains/guides/pictures.server.ts',
  // The key of a count, that `cellKey` wrote.
  'app/domains/secrecy/denied-sums.ts',
  'app/domains/territory/package-file.server.ts',
  'app/domains/writing/collab.ts',
  'app/domains/writing/text-log.server.ts',
  // What our own loaders gave.
  'app/http/whole-document.ts',
  'app/kernel/backup/items-of.ts',
  'app/kernel/backup/read-backup.server.ts',
  'app/kernel/postgres-binaries.server.ts',
  'app/kernel/storable.ts',
  'app/ui/drafts.ts',
]

test('JSON that was sent is read in one place', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const files = fs
    .globSync('app/**/*.{ts,tsx}', { cwd: root })
    .filter(
      (file) =>
        !/\.(test|fixture)\./.test(file) && fs.readFileSync(path.join(root, file), 'utf8').includes('JSON.parse('),
    )
  expect(files.toSorted()).toEqual(ownJson)
})
