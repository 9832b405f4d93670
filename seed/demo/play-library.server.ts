/** Three sheets of the renewal offered to the library, by the town, and one of the founding CTG that is alike. Invented, as the demonstration says. */

import { offerSheet } from '#app/domains/library/commands/offer-sheet.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Founding } from './play-founding.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const on = '2026-11-19'

const ofRenewal = [
  'Rendez-vous des droits dans les quartiers',
  'Lieu d’accueil enfants-parents du samedi',
  'Permanences « premiers droits » au point information jeunesse',
]

const ofFounding = ['Des permanences pour les jeunes dans les centres sociaux']

async function offer(stage: Stage, ctgId: string, titles: readonly string[]): Promise<void> {
  const antoine = await stage.as('antoine', on)
  const sheets = await rowsOf(stage.db, 'action', { ctg_id: ctgId })
    .select(['id', 'title'])
    .where('title', 'in', titles)
    .orderBy('number')
    .execute()
  if (sheets.length < titles.length) throw new Error('a sheet to offer is not in the plan any more')
  for (const { id } of sheets) await offerSheet(antoine, { ctgId, actionId: id })
}

export const libraryActs = (stage: Stage, { ctgId }: CtgIds, founding: Founding): readonly Act[] => [
  { on, play: () => offer(stage, ctgId, ofRenewal) },
  { on, play: () => offer(stage, founding.ctgId, ofFounding) },
]
