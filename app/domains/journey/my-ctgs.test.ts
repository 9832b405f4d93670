import { expect, test } from 'vitest'
import { type MyCtg, sortByNeed } from './my-ctgs.ts'

const calm = { yearlyCopil: null, nextOn: null }
const ctg = (name: string, given: Partial<MyCtg> = {}): MyCtg => ({
  id: name,
  name,
  phase: 'in-force',
  late: 0,
  silent: 0,
  reports: 0,
  copil: calm,
  ...given,
})
const copil = (state: 'late' | 'soon', nextOn: string | null = null) => ({
  yearlyCopil: { dueOn: '2027-01-01', state },
  nextOn,
})

test('CTGs are read by need: a late copil, one to call, what waits, then the name; ended ones last', () => {
  const sorted = sortByNeed([
    ctg('finie', { phase: 'ended', late: 30 }),
    ctg('calme'),
    ctg('à préparer', { phase: 'in-preparation', reports: 9 }),
    ctg('chargée', { late: 2, silent: 3, reports: 1 }),
    ctg('copil appelé', { copil: copil('soon', '2026-12-10') }),
    ctg('copil à appeler', { copil: copil('soon') }),
    ctg('copil en retard', { copil: copil('late') }),
    ctg('Été', { late: 1 }),
  ])
  expect(sorted.map(({ name }) => name)).toEqual([
    'copil en retard',
    'copil à appeler',
    'chargée',
    'Été',
    'calme',
    'copil appelé',
    'à préparer',
    'finie',
  ])
})
