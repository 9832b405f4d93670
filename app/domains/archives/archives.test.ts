import { describe, expect, test } from 'vitest'
import { fileEntry, isKnownEntry, sha256OfEntry, tableOfEntry } from './archive-format.ts'
import { agreedOn, isLost, refusalToAsk, refusalToWish, type Wish } from './archives.ts'
import { refusalToBringIn, refusalToGiveUp } from './arrival/report.ts'
import { entryOf, fingerprints } from './records/records.ts'
import { orderOfArrival, type TableShape } from './table-shape.ts'

const at = new Date('2026-12-01T09:00:00Z')
const hoursAgo = (hours: number) => new Date(at.getTime() - hours * 3_600_000)

describe('asking for a copy', () => {
  const copy = { kind: 'whole', state: 'being-made', askedAt: hoursAgo(1) } as const
  test('one of a kind at a time, unless the first was lost', () => {
    expect(refusalToAsk([copy], 'whole', at)).toBe('under-way')
    expect(refusalToAsk([copy], 'records', at)).toBeUndefined()
    expect(refusalToAsk([{ ...copy, askedAt: hoursAgo(7) }], 'whole', at)).toBeUndefined()
    expect(refusalToAsk([{ ...copy, state: 'ready' }], 'whole', at)).toBeUndefined()
  })
  test('a copy that failed, or that nobody makes any more, is lost', () => {
    expect(isLost({ state: 'failed', askedAt: at }, at)).toBe(true)
    expect(isLost({ state: 'being-made', askedAt: hoursAgo(7) }, at)).toBe(true)
    expect(isLost({ state: 'gone', askedAt: hoursAgo(700) }, at)).toBe(false)
  })
})

describe('archiving by both coordinations', () => {
  const caf = (wish: Wish['wish']): Wish => ({ side: 'caf', wish })
  const town = (wish: Wish['wish']): Wish => ({ side: 'authority', wish })
  test.each<readonly [readonly Wish[], Wish['wish'] | undefined]>([
    [[], undefined],
    [[caf('archive')], undefined],
    [[town('archive')], undefined],
    [[caf('archive'), town('archive')], 'archive'],
    [[town('reopen'), caf('reopen')], 'reopen'],
    [[caf('archive'), town('reopen')], undefined],
  ])('%j agree on %s', (wishes, agreed) => {
    expect(agreedOn(wishes)).toBe(agreed)
  })
  const open = { isArchived: false, wishes: [], openCampaigns: 0 }
  test('what is refused says why', () => {
    expect(refusalToWish(open, 'archive')).toBeUndefined()
    expect(refusalToWish(open, 'none')).toBeUndefined()
    expect(refusalToWish(open, 'reopen')).toBe('not-archived')
    expect(refusalToWish({ ...open, openCampaigns: 1 }, 'archive')).toBe('campaign-open')
    expect(refusalToWish({ ...open, isArchived: true }, 'archive')).toBe('already-archived')
    expect(refusalToWish({ ...open, isArchived: true, openCampaigns: 1 }, 'reopen')).toBeUndefined()
  })
})

describe('bringing an archive in', () => {
  const report = {
    ...{
      ctgName: 'CTG',
      trame: '0',
      madeAt: '',
      site: '',
      fingerprint: '',
      mayKeepIds: true,
      rows: 1,
      tables: 1,
      files: 0,
    },
    ...{ bytes: 0, missing: 0, people: 0, known: [], withheld: [] },
  }
  const known = [{ name: 'Jeanne Tulle', email: 'jeanne.tulle@exemple.fr' }]
  test('only once checked, with ids that are free, and ties that somebody confirmed', () => {
    expect(refusalToBringIn({ state: 'checked', report }, 'kept', false)).toBeUndefined()
    expect(refusalToBringIn({ state: 'checking', report: undefined }, 'kept', true)).toBe('not-checked')
    expect(refusalToBringIn({ state: 'arrived', report }, 'kept', true)).toBe('not-checked')
    expect(refusalToBringIn({ state: 'checked', report: { ...report, mayKeepIds: false } }, 'kept', true)).toBe(
      'ids-taken',
    )
    expect(refusalToBringIn({ state: 'checked', report: { ...report, known } }, 'new', false)).toBe(
      'ties-not-confirmed',
    )
    expect(refusalToBringIn({ state: 'checked', report: { ...report, known } }, 'new', true)).toBeUndefined()
  })
})

test('an archive is let go as long as it has not come in, or when what carried it was lost', () => {
  expect(refusalToGiveUp({ state: 'checked', askedAt: at }, at)).toBeUndefined()
  expect(refusalToGiveUp({ state: 'arriving', askedAt: hoursAgo(1) }, at)).toBe('too-late')
  expect(refusalToGiveUp({ state: 'arriving', askedAt: hoursAgo(7) }, at)).toBeUndefined()
  expect(refusalToGiveUp({ state: 'arrived', askedAt: hoursAgo(700) }, at)).toBe('too-late')
})

describe('names of entries', () => {
  const sha256 = 'a'.repeat(64)
  test('a file is under its fingerprint, whatever it was called', () => {
    expect(fileEntry(sha256, 'Délibération n° 4.PDF')).toBe(`fichiers/${sha256}.pdf`)
    expect(fileEntry(sha256, '../../etc/passwd')).toBe(`fichiers/${sha256}`)
    expect(sha256OfEntry(`fichiers/${sha256}.pdf`)).toBe(sha256)
    expect(sha256OfEntry(`fichiers/../${sha256}`)).toBeUndefined()
  })
  test('nothing else is known', () => {
    for (const name of ['index.html', 'LISEZ-MOI.txt', 'donnees/action.jsonl', 'donnees/schema.json'])
      expect(isKnownEntry(name)).toBe(true)
    for (const name of ['../index.html', 'donnees/../x.jsonl', 'donnees/action.sql', 'textes/a.html', 'install.sh', ''])
      expect(isKnownEntry(name)).toBe(false)
    expect(tableOfEntry('donnees/personnes.jsonl')).toBeUndefined()
  })
  test('what goes to the archives of the département is sorted, and checked by sha256sum', () => {
    const entry = entryOf(3, { title: 'Compte rendu : copil du 5 novembre', name: 'x.pdf' })
    expect(entry).toBe('documents/003-compte-rendu-copil-du-5-novembre.pdf')
    expect(fingerprints([{ entry, sha256 }])).toBe(`${sha256}  ${entry}\n`)
  })
})

describe('the order of arrival', () => {
  const table = (
    name: string,
    links: readonly (readonly [column: string, to: string])[],
    nullable: readonly string[] = [],
  ): TableShape => ({
    name,
    comment: null,
    key: ['ctg_id', 'id'],
    columns: links.map(([column]) => ({
      name: column,
      type: 'uuid',
      isNullable: nullable.includes(column),
      hasDefault: false,
      comment: null,
      leaves: 'as-is',
    })),
    links: links.map(([column, to]) => ({ columns: ['ctg_id', column], to, toColumns: ['ctg_id', 'id'] })),
  })
  test('what is led to comes first; a circle is cut where it may be empty', () => {
    const tables = [table('a', [['b_id', 'b']]), table('b', [['c_id', 'c']]), table('c', [['a_id', 'a']], ['a_id'])]
    const { order, later } = orderOfArrival(tables)
    expect(order.map(({ name }) => name)).toEqual(['c', 'b', 'a'])
    expect([...later]).toEqual([['c', ['a_id']]])
  })
  test('a row may lead to another of its table', () => {
    expect(orderOfArrival([table('a', [['parent_id', 'a']])]).later.size).toBe(0)
  })
  test('a circle that may not be cut is told', () => {
    expect(() => orderOfArrival([table('a', [['b_id', 'b']]), table('b', [['a_id', 'a']])])).toThrow(
      'await one another',
    )
  })
})
