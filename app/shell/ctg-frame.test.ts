/** What is said above every page of a CTG. */
import { expect, test } from 'vitest'
import { ribbonsOf } from './ctg-frame.tsx'

const at = new Date('2026-12-01T20:18:00Z')
test.each([
  ['open', null, false, /^$/, /^$/],
  ['of the demonstration', null, true, /^Démonstration/, /^Démonstration/],
  ['archived', at, false, /^CTG archivée le 1er décembre 2026/, /^CTG archivée : elle se lit/],
  ['archived, of the demonstration', at, true, /^CTG archivée.*Démonstration/, /^CTG archivée.*Démonstration/],
] as const)('of a CTG that is %s, on a phone too', (_, archivedAt, isDemo, whole, short) => {
  const { ribbon, shortRibbon } = ribbonsOf({ archivedAt }, isDemo)
  expect(ribbon).toMatch(whole)
  expect(shortRibbon).toMatch(short)
})
