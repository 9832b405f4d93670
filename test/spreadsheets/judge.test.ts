/** The judge itself: a reading that loses, makes up or changes something is told so. */
import { expect, it } from 'vitest'
import { fileFacts } from '#test/plan-files/is-found.ts'
import { judgeFile, type Seen, type SeenAction } from './judge.ts'
import { makeOfficeFile } from './make-office-file.ts'
import { seeFile } from './see-file.ts'

const bounds = { startsOn: fileFacts.ctg.startsOn ?? '', endsOn: fileFacts.ctg.endsOn ?? '' }
/** Has axes, codes, leads, partners, dates and amounts by year. */
const file = makeOfficeFile(9)

const eachAction =
  (change: (action: SeenAction) => Partial<SeenAction>) =>
  (seen: Seen): Seen => ({ ...seen, actions: seen.actions.map((action) => ({ ...action, ...change(action) })) })
const [aDay, precision] = ['2001-01-01', 'day'] as const

it.each<readonly [told: string, (seen: Seen) => Seen]>([
  ['value without a fate', (seen) => ({ ...seen, lines: seen.lines.slice(1) })],
  ['counted twice', (seen) => ({ ...seen, lines: [...seen.lines, ...seen.lines.slice(0, 1)] })],
  [
    'cell that is not in the file',
    (seen) => ({ ...seen, lines: seen.lines.map((line) => ({ ...line, cell: `Z${line.cell}` })) }),
  ],
  [
    'aside said understood (title)',
    (seen) => ({ ...seen, lines: seen.lines.map((line) => ({ ...line, fate: 'understood', as: 'title' })) }),
  ],
  ['partners taken for title', (seen) => ({ ...seen, lines: seen.lines.map((line) => ({ ...line, as: 'title' })) })],
  ['action out of nothing', eachAction(({ row }) => ({ row: row + 1000 }))],
  ['struck action as if it were not', eachAction(() => ({ isLeft: false }))],
  ['title', eachAction(({ title }) => ({ title: `${title} bis` }))],
  ['code', eachAction(() => ({ code: 'ZZ 1' }))],
  ['axis', eachAction(() => ({ axis: 'Nulle part' }))],
  ['axis said understood, and not there', eachAction(() => ({ axis: '' }))],
  ['lead', eachAction(({ lead }) => ({ lead: `${lead}, Quelqu’un` }))],
  ['lead said understood, and not there', eachAction(() => ({ lead: '' }))],
  ['partners', eachAction(({ partners }) => ({ partners: `${partners}, Quelqu’un` }))],
  ['partners said understood, and not there', eachAction(() => ({ partners: '' }))],
  ['places', eachAction(() => ({ places: 'Ailleurs' }))],
  ['start', eachAction(() => ({ start: { day: aDay, precision } }))],
  ['end that nobody wrote', eachAction(() => ({ end: { day: aDay, precision } }))],
  ['start said understood, and not there', eachAction(() => ({ start: undefined }))],
  ['amount that nobody wrote', eachAction(({ amounts }) => ({ amounts: [...amounts, { amount: 7 }] }))],
  ['amount said understood, and not there', eachAction(({ amounts }) => ({ amounts: amounts.slice(1) }))],
  [
    'year of an amount',
    eachAction(({ amounts }) => ({ amounts: amounts.map((one) => ({ ...one, year: (one.year ?? 0) + 1 })) })),
  ],
  [
    'funder of an amount',
    eachAction(({ amounts }) => ({ amounts: amounts.map((one) => ({ ...one, funder: 'Personne' })) })),
  ],
])('tells « %s »', async (told, change) => {
  const faults = judgeFile(file, change(await seeFile(file)), bounds).filter(({ kind }) => kind !== 'missed')
  expect(faults.map(({ what }) => what)).toContain(told)
})

it('tells nothing of what is read well', async () => {
  expect(judgeFile(file, await seeFile(file), bounds).filter(({ kind }) => kind !== 'missed')).toEqual([])
})
