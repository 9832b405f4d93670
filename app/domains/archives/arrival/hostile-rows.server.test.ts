/** Rows and people of an archive made to harm, in a container that is sound: refused, and nothing changes. */
import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { type Attack, archiveOf, type Contents, openAttackedInstance } from './attacked-instance.fixture.server.ts'

const { ctgId, entries, secret, bring, withEntry, withLine, asItIs, before, close } = await openAttackedInstance()
afterAll(close)

test('the archive as it was made is accepted: what follows is refused for what was done to it', async () => {
  expect(await bring(await archiveOf(entries))).toMatchObject({ state: 'checked' })
  // What PostgreSQL itself writes with a backslash is no attack.
  const written = withLine('party', (row) => ({ ...row, name: 'a\u0001b\n"\\u0061"' }))
  expect(await bring(await archiveOf(written))).toMatchObject({ state: 'checked' })
})

/** The first of these words of a table with a letter written otherwise: read alike, and not the same to who replaces ids. */
function escaped(table: string, words: string): Contents {
  const name = `donnees/${table}.jsonl`
  const letter = `\\u${words.charCodeAt(0).toString(16).padStart(4, '0')}`
  return withEntry(name, (entries.get(name)?.toString() ?? '').replace(words, `${letter}${words.slice(1)}`))
}

const person = randomUUID()
const attacks: readonly Attack[] = [
  [
    'a table is none of ours',
    'unknown-table',
    async () =>
      archiveOf(withEntry('donnees/person.jsonl', '{"is_platform_administrator":true}\n'), (m) => ({
        ...m,
        counts: { ...m.counts, person: 1 },
      })),
  ],
  [
    'a table is there without being counted',
    'unknown-table',
    async () => archiveOf(withEntry('donnees/api_token.jsonl', '{}\n')),
  ],
  [
    'a row has a column more',
    'unknown-column',
    async () => archiveOf(withLine('party', (row) => ({ ...row, is_platform_administrator: true }))),
  ],
  ['a row lacks a column', 'unknown-column', async () => archiveOf(withLine('party', ({ name: _, ...row }) => row))],
  ['a row is no object', 'bad-row', async () => archiveOf(withLine('party', () => 'drop table person'))],
  ['a row is not whole', 'bad-row', async () => archiveOf(withEntry('donnees/party.jsonl', '{"id":'))],
  [
    'a row has an id that is none',
    'does-not-hold',
    async () => archiveOf(withLine('party', (row) => ({ ...row, id: "'); drop table person; --" }))),
  ],
  [
    'a row is of another CTG',
    'other-ctg',
    async () => archiveOf(withLine('party', (row) => ({ ...row, ctg_id: randomUUID() }))),
  ],
  ['a row hides its CTG from what replaces ids', 'bad-row', async () => archiveOf(escaped('party', ctgId))],
  [
    'an id is in capitals',
    'does-not-hold',
    async () => archiveOf(withLine('party', (row) => ({ ...row, id: String(row.id).toUpperCase() }))),
  ],
  [
    'the CTG is another one',
    'other-ctg',
    async () => archiveOf(withLine('ctg', (row) => ({ ...row, id: randomUUID() }))),
  ],
  [
    'a CTG follows somebody else’s',
    'other-ctg',
    async () => archiveOf(withLine('ctg', (row) => ({ ...row, predecessor_id: randomUUID() }))),
  ],
  [
    'a secret comes by the back door',
    'other-ctg',
    async () => archiveOf(withLine('survey', (row) => ({ ...row, token: 'a'.repeat(32) }))),
  ],
  [
    'a key leads out',
    'does-not-hold',
    async () => archiveOf(withLine('service', (row) => ({ ...row, party_id: randomUUID() }))),
  ],
  [
    'a commune is unknown',
    'unknown-territory',
    async () => archiveOf(withLine('ctg_perimeter', (row) => ({ ...row, territory_code: '00000' }))),
  ],
  [
    'a mandate is given to a stranger',
    'unknown-person',
    async () => archiveOf(withLine('member', (row) => ({ ...row, person_id: person }))),
  ],
  [
    'two people have one address',
    'same-address-twice',
    async () =>
      archiveOf(
        withEntry(
          'donnees/personnes.jsonl',
          `{"id":"${person}","name":"A","email":"a@exemple.fr"}\n{"id":"${randomUUID()}","name":"B","email":"A@exemple.fr"}\n`,
        ),
        (m) => ({ ...m, people: 2 }),
      ),
  ],
  [
    'a person is made to administer',
    'bad-row',
    async () =>
      archiveOf(
        withEntry(
          'donnees/personnes.jsonl',
          `{"id":"${person}","name":"A","email":"a@exemple.fr","is_platform_administrator":true}\n`,
        ),
      ),
  ],
  [
    'a row names a file of somebody else here',
    'file-absent',
    async () => archiveOf(withLine('stored_file', (row) => ({ ...row, sha256: secret }))),
  ],
  [
    'a document names one',
    'file-absent',
    async () =>
      archiveOf(withLine('dossier', (row) => ({ ...row, content: { parties: [{ logo: { sha256: secret } }] } }))),
  ],
  [
    'a frozen document names one, in other letters',
    'file-absent',
    async () =>
      archiveOf(withLine('convention_version', (row) => ({ ...row, content: `{"\\u0073ha256":"${secret}"}` }))),
  ],
  [
    'it says that it lacks what somebody here has',
    'file-absent',
    async () =>
      archiveOf(
        withLine('stored_file', (row) => ({ ...row, sha256: secret })),
        (m) => ({ ...m, missing: [...m.missing, { sha256: secret, name: '' }] }),
      ),
  ],
  [
    'rows are missing',
    'wrong-count',
    async () => archiveOf(entries, (m) => ({ ...m, counts: { ...m.counts, party: 99 } })),
  ],
  [
    'a character that PostgreSQL does not take',
    'does-not-hold',
    async () => archiveOf(withLine('party', (row) => ({ ...row, name: 'a\u0000b' }))),
  ],
  ['JSON is deeper than anyone writes', 'does-not-hold', async () => archiveOf(deepened())],
]

/** A document whose JSON opens more brackets than a parser may follow. */
function deepened(): Contents {
  const changed = withLine('dossier', (row) => ({ ...row, content: 'deep' }))
  const lines = changed.get('donnees/dossier.jsonl')?.toString() ?? ''
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  return new Map([...changed, ['donnees/dossier.jsonl', Buffer.from(lines.replace('"deep"', deep))]])
}

/** An archive as made by a Trame without the last migration, hence without this column. */
function older(table: string, column: string): Promise<Buffer> {
  const text = (name: string) => entries.get(name)?.toString() ?? ''
  const schema: { tables: Record<string, { columns: { name: string }[] }> } = JSON.parse(text('donnees/schema.json'))
  const tables = Object.entries(schema.tables).map(([name, { columns }]) => [
    name,
    { columns: columns.filter((one) => name !== table || one.name !== column) },
  ])
  const lines = text(`donnees/${table}.jsonl`).replaceAll(/.+/g, (line) => {
    const { [column]: _, ...rest }: Record<string, unknown> = JSON.parse(line)
    return JSON.stringify(rest)
  })
  const changed = new Map(withEntry('donnees/schema.json', JSON.stringify({ tables: Object.fromEntries(tables) })))
  return archiveOf(changed.set(`donnees/${table}.jsonl`, Buffer.from(lines)), (manifest) => ({
    ...manifest,
    migrations: manifest.migrations.slice(0, -1),
  }))
}

test('one of an older version is accepted when what it lacks may be empty, and else told to come by its version', async () => {
  expect(await bring(await older('ctg', 'archived_at'))).toMatchObject({ state: 'checked' })
  expect(await bring(await older('party', 'name'))).toMatchObject({
    state: 'refused',
    refusal: 'older',
    place: 'party',
  })
})

test.each(attacks)('refused when %s (%s)', { timeout: 60_000 }, async (_what, refusal, make) => {
  expect(await bring(await make(), 25_000_000)).toMatchObject({ state: 'refused', refusal })
})

test('after all of them, the instance is as it was, row by row', async () => {
  expect(await asItIs()).toBe(before)
})
