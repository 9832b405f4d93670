/** Which printed lines may name a restricted sheet: those that no open sheet answers for. Rules: docs/rules/plan.md §17.5. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { findRestricted } from './restricted-sheets.server.ts'

const db = await testDatabase()

type Sheet = { readonly code?: string; readonly title: string; readonly was?: string }
async function maskedOf(lines: readonly string[], open: readonly Sheet[], restricted: readonly Sheet[]) {
  const { ctgId, early } = await givenCtg(db)
  const rows = [...restricted, ...open].map(({ code = '', title }, place) => ({
    ...{ ctg_id: ctgId, id: randomUUID(), number: place + 1, code, title, theme_id: early.id },
    ...{ status: 'validated' as const, created_at: new Date(), is_restricted: place < restricted.length },
  }))
  if (rows.length > 0) await db.withSchema('public').insertInto('action').values(rows).execute()
  const retitled = [...restricted, ...open].flatMap(({ title, was }, place) =>
    was === undefined
      ? []
      : [
          {
            ...{ ctg_id: ctgId, at: new Date(), person_name: 'Une personne', action: 'action.updated' },
            ...{ subject_type: 'action' as const, subject_id: rows[place]?.id ?? '' },
            detail: JSON.stringify({ changes: { title: { before: was, after: title } } }),
          },
        ],
  )
  if (retitled.length > 0) await db.withSchema('public').insertInto('audit_entry').values(retitled).execute()
  const { places } = await findRestricted(db, ctgId, lines)
  return places.map((place) => lines[place])
}

const shelter = { code: '1.1', title: 'Ouvrir un relais' }
test.each([
  ['by its number, retitled since', ['1.1 Ouvrir un relais'], [], [{ code: '1.1', title: 'Fermer' }], true],
  ['by its place in the register', ['1 Ouvrir un relais'], [], [{ title: 'Fermer' }], true],
  [
    'by its title, renumbered since',
    ['1.1 Ouvrir un relais'],
    [{ code: '1.1', title: 'Former' }],
    [{ ...shelter, code: '2.1' }],
    true,
  ],
  ['when no open sheet is that line', ['1.1 Ouvrir un relais'], [], [{ code: '2.1', title: 'Fermer' }], true],
  ['as an open one is named', ['1.1 Ouvrir un relais'], [shelter], [shelter], true],
  [
    'not by the end of the title of an open one',
    ['1.1 Ouvrir un relais'],
    [shelter],
    [{ code: '2', title: 'relais' }],
    false,
  ],
  [
    'not by the beginning of a number',
    ['1.10 Former'],
    [{ code: '1.10', title: 'Former mieux' }],
    [{ code: '1.1', title: 'Fermer' }],
    false,
  ],
  [
    'not by the number of an open one, retitled since',
    ['1.1 Ouvrir'],
    [shelter],
    [{ code: '2.1', title: 'Fermer' }],
    false,
  ],
  [
    'by the title it had, retitled and renumbered since, its number being given to an open one',
    ['1.1 Ouvrir un relais'],
    [{ code: '1.1', title: 'Former' }],
    [{ code: '2.1', title: 'Fermer', was: 'Ouvrir un relais' }],
    true,
  ],
  [
    'not by a title that an open one had, under its number',
    ['1.1 Ouvrir un relais'],
    [{ code: '1.1', title: 'Former', was: 'Ouvrir un relais' }],
    [{ code: '2.1', title: 'Fermer', was: 'Ouvrir un relais' }],
    false,
  ],
  ['only if there is one', ['1.1 Retirée depuis'], [shelter], [], false],
] as const)('a line may name a restricted sheet %s', async (_, lines, open, restricted, isMasked) => {
  expect(await maskedOf(lines, open, restricted)).toEqual(isMasked ? lines : [])
})
