/** Figures of the town that the Caf may not read: kept for itself, corrected, refused, waiting for their control, withdrawn. */
import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { defaultRule } from '#app/domains/secrecy/secrecy.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import type { FullCtg } from './full-ctg.server.ts'

/** Longer than what an id could bear by chance. */
const number = 918_273_645_546
/** In the names of those that nobody may know of, and in what was wrong. */
const word = 'Zibelinette'

const unread = { state: 'withdrawn', withdrawn_at: testInstant } as const
const kinds = [
  { name: 'Gardés', audience: 'party', state: 'shown', isCorrection: true },
  { name: 'Donnés', audience: 'party', state: 'corrected', isCorrection: false },
  { name: `${word} refusés`, audience: 'members', state: 'refused', isCorrection: false },
  { name: `${word} en attente`, audience: 'members', state: 'checking', isCorrection: false },
  { name: `${word} repris`, audience: 'members', ...unread, isCorrection: false },
  { name: 'Retirés', audience: 'members', ...unread, isCorrection: false, isSafe: true },
] as const

/** Each a series of the whole under the theme, answering the request. */
export async function writeFiguresCanary(db: Database, { ctgId, ids, themeId, town }: FullCtg): Promise<void> {
  const datasets = kinds.map((kind) => ({ ...kind, id: randomUUID() }))
  const former = datasets.find(({ state }) => state === 'corrected')?.id ?? ''
  const of = datasets.map(({ id }) => ({ ctg_id: ctgId, dataset_id: id }))
  await db
    .insertInto('dataset')
    .values(
      // What is corrected is there before what corrects it.
      datasets.toReversed().map(({ isCorrection, id, ...kind }) => ({
        ...{ ctg_id: ctgId, id, party_id: town.id, theme_id: themeId, data_request_id: ids.dataRequest },
        ...{ name: kind.name, unit: 'count', statistical_unit: 'foyers', definition: 'Foyers.', source: 'Ville' },
        ...{ source_on: '2026-09-15', audience: kind.audience, threshold: 5, state: kind.state },
        ...{ corrects_id: isCorrection ? former : null, correction_reason: isCorrection ? word : '' },
        ...{ deposited_by: 'Une personne', deposited_at: testInstant },
        withdrawn_at: 'withdrawn_at' in kind ? kind.withdrawn_at : null,
        check_result: JSON.stringify('isSafe' in kind ? { isSafe: true, hidden: 0, exact: 0, tooTight: 0 } : null),
      })),
    )
    .execute()
  await db
    .insertInto('dataset_place')
    .values(of.map((one) => ({ ...one, place: 0, name: 'Gennevilliers', territory_code: '92036' })))
    .execute()
  const cell = { place: 0, category: 0, year: 2025, value: number, status: 'published' } as const
  await db
    .insertInto('dataset_cell')
    .values(of.map((one) => ({ ...one, ...cell })))
    .execute()
  const node = (id: string) => ({ id, label: id, parentId: null })
  const released = JSON.stringify({
    ...{ version: 1, universe: 'foyers 2025', rows: [node('92036')], columns: [node('ensemble')] },
    ...{ cells: [[number]], rule: defaultRule('foyers'), areZerosShown: true },
  })
  await db
    .insertInto('released_table')
    .values(of.map((one) => ({ ...one, year: 2025, party_id: town.id, released, released_at: testInstant })))
    .execute()
}

/** Compressed, a file is opened first: an export, a workbook, a document. */
function textsOf(body: Buffer): readonly string[] {
  if (!body.subarray(0, 2).equals(Buffer.from('PK'))) return [body.toString()]
  return Object.values(unzipSync(body)).map((entry) => Buffer.from(entry).toString())
}

/** What is in a text of these figures: the word, or the number however its thousands are set apart. */
export const figuresIn = (text: string): readonly string[] =>
  text.includes(word) || text.replaceAll(/[\s\u00a0\u202f]|&nbsp;|&#160;|&#8239;/g, '').includes(String(number))
    ? [text.slice(Math.max(0, text.search(/Zibelinette|918.?273/) - 200)).slice(0, 300)]
    : []

export const tellsFigures = (body: Buffer): readonly string[] => textsOf(body).flatMap(figuresIn)
