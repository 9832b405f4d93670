import { describe, expect, test } from 'vitest'
import { type EntryFailures, isTold, networkOf, refusalToTry, waitAfter } from './entry-limits.ts'

const at = new Date('2026-11-27T09:00:00Z')
const ago = (seconds: number) => new Date(at.getTime() - seconds * 1_000)
const failures = (changes: Partial<EntryFailures> = {}): EntryFailures => ({
  pair: 0,
  network: 0,
  account: { count: 0, lastAt: at },
  isKnownNetwork: false,
  ...changes,
})

describe('failures to enter', () => {
  test.each<[string, Partial<EntryFailures>, ReturnType<typeof refusalToTry>]>([
    ['nothing failed', {}, undefined],
    ['nine failures of this network on this account', { pair: 9, account: { count: 9, lastAt: at } }, undefined],
    ['ten of them', { pair: 10 }, 'pair'],
    ['ten of them, from a network known', { pair: 10, isKnownNetwork: true }, 'pair'],
    ['fifty failures of this network on others', { network: 50 }, 'network'],
    ['the same, where she has entered before', { network: 50, isKnownNetwork: true }, undefined],
    ['a botnet on this account, a moment ago', { account: { count: 500, lastAt: ago(60) } }, 'account'],
    ['the same, a quarter of an hour later', { account: { count: 500, lastAt: ago(15 * 60) } }, undefined],
    [
      'the same, where she has entered before',
      { account: { count: 500, lastAt: ago(1) }, isKnownNetwork: true },
      undefined,
    ],
  ])('after %s', (_case, given, refusal) => {
    expect(refusalToTry(failures(given), at)).toBe(refusal)
  })

  test('on one account make wait longer and longer, never more than a quarter of an hour', () => {
    expect([0, 9, 10, 11, 12, 17, 18, 1_000].map(waitAfter)).toEqual([0, 0, 5, 10, 20, 640, 900, 900])
  })

  test('are told at 1, 10, 100…: twelve thousand of them are five lines', () => {
    const counts = Array.from({ length: 12_000 }, (_, index) => index + 1).filter(isTold)
    expect(counts).toEqual([1, 10, 100, 1_000, 10_000])
  })
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:1200:3:4:5:6', '2001:db8:1:1200'],
  ['2001:0DB8:0001:12ff::9', '2001:db8:1:1200'],
  ['2001:db8:1:2::9', '2001:db8:1:0'],
  ['2001:db8:1:1200', '2001:db8:1:1200'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
