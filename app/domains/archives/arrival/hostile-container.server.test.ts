/** What is around the entries of an archive that was touched, or made to harm: refused, and nothing changes. */
import { afterAll, expect, test } from 'vitest'
import { fileEntry } from '../archive-format.ts'
import { type Attack, archiveOf, openAttackedInstance, zipped } from './attacked-instance.fixture.server.ts'

const { entries, whole, bring, withEntry, withoutEntry, asItIs, before, close } = await openAttackedInstance()
afterAll(close)

test('the archive as it was made is accepted: what follows is refused for what was done to it', async () => {
  expect(await bring(whole)).toEqual({ state: 'checked', refusal: null, place: '' })
  expect(await bring(await archiveOf(entries))).toEqual({ state: 'checked', refusal: null, place: '' })
})

const attacks: readonly Attack[] = [
  ['one is cut', 'not-a-zip', async () => whole.subarray(0, whole.length - 30)],
  ['it is no zip', 'not-a-zip', async () => Buffer.from('PK\x03\x04 nothing')],
  [
    'an entry climbs out of its folder',
    'not-a-zip',
    async () => zipped([['../etc/passwd', Buffer.from('x')], ...entries]),
  ],
  ['an entry is absolute', 'not-a-zip', async () => zipped([['/etc/passwd', Buffer.from('x')], ...entries])],
  ['an entry has backslashes', 'not-a-zip', async () => zipped([['donnees\\x.jsonl', Buffer.from('x')], ...entries])],
  [
    'a name is there twice',
    'doubled-name',
    async () =>
      zipped([
        ['index.html', Buffer.from('x')],
        ['index.html', Buffer.from('y')],
      ]),
  ],
  ['an entry is a link', 'not-a-file', async () => linked(await archiveOf(entries))],
  ['an entry is none of ours', 'unknown-entry', async () => archiveOf(withEntry('install.sh', 'rm -rf /'))],
  [
    'an entry is not in the manifest',
    'unlisted-entry',
    async () =>
      archiveOf(withEntry('donnees/a_b.jsonl', ''), (m) => ({
        ...m,
        files: m.files.filter(({ name }) => name !== 'donnees/a_b.jsonl'),
      })),
  ],
  [
    'an entry of the manifest is not there',
    'absent-entry',
    async () =>
      archiveOf(withoutEntry('index.html'), (m) => ({
        ...m,
        files: [...m.files, { name: 'index.html', sha256: 'a'.repeat(64), size: 1 }],
      })),
  ],
  ['there is no manifest', 'no-manifest', async () => zipped([['index.html', Buffer.from('x')]])],
  [
    'the manifest is changed',
    'altered',
    async () => zipped([...entries, ['manifeste.sha256', Buffer.from(`${'0'.repeat(64)}  manifeste.json\n`)]]),
  ],
  [
    'a file is not the content of its name',
    'altered',
    async () => archiveOf(withEntry(fileEntry('c'.repeat(64), 'x.pdf'), 'other bytes')),
  ],
  [
    'it comes from a later version',
    'newer',
    async () => archiveOf(entries, (m) => ({ ...m, migrations: [...m.migrations, '9999-later.sql'] })),
  ],
  ['its format is later', 'newer', async () => archiveOf(entries, (m) => ({ ...m, format: 2 }))],
  [
    'it opens larger than may be',
    'too-large',
    async () => archiveOf(withEntry('index.html', Buffer.alloc(30_000_000))),
  ],
]

/** The first entry of the directory becomes a symbolic link. */
function linked(bytes: Buffer): Buffer {
  const place = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt32LE((0o120_777 << 16) >>> 0, place + 38)
  return bytes
}

test.each(attacks)('refused when %s (%s)', { timeout: 60_000 }, async (_what, refusal, make) => {
  expect(await bring(await make(), 25_000_000)).toMatchObject({ state: 'refused', refusal })
})

test('a byte changed anywhere is found', { timeout: 60_000 }, async () => {
  for (let step = 1; step < 12; step += 1) {
    const altered = Buffer.from(whole)
    const place = Math.floor((whole.length * step) / 12)
    altered[place] = (altered[place] ?? 0) ^ 0x55
    expect({ at: place, state: (await bring(altered)).state }).toEqual({ at: place, state: 'refused' })
  }
})

test('after all of them, the instance is as it was, row by row', async () => {
  expect(await asItIs()).toBe(before)
})
