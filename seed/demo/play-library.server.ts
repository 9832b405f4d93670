/** Three sheets of the renewal offered to the library, by the town. Invented, as the demonstration says. */
import { offerSheet } from '#app/domains/library/commands/offer-sheet.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const on = '2026-11-19'

const titles = [
  'Rendez-vous des droits dans les quartiers',
  'Lieu d’accueil enfants-parents du samedi',
  'Permanences « premiers droits » au point information jeunesse',
]

async function offer(stage: Stage, ctgId: string): Promise<void> {
  const antoine = await stage.as('antoine', on)
  const sheets = await stage.db
    .selectFrom('action')
    .select(['id', 'title'])
    .where('ctg_id', '=', ctgId)
    .where('title', 'in', titles)
    .orderBy('number')
    .execute()
  if (sheets.length < titles.length) throw new Error('a sheet to offer is not in the plan any more')
  for (const { id } of sheets) await offerSheet(antoine, { ctgId, actionId: id })
}

export const libraryActs = (stage: Stage, { ctgId }: CtgIds): readonly Act[] => [
  { on, play: () => offer(stage, ctgId) },
]
