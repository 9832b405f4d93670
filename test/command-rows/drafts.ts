/** Rows of the answers to what Trame proposes of its figures, on « Petite enfance ». */
import type { Insertable } from 'kysely'
import { expect } from 'vitest'
import { getThemePage } from '#app/domains/diagnosis/queries.server.ts'
import { forgetFigures } from '#app/domains/observatory/kept-figures.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { DB } from '#app/kernel/database-types.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const themePage = ({ ctgId, themeId }: FullCtg) => `/ctg/${ctgId}/diagnostic/${themeId}`
/** What Trame proposes of the births of Gennevilliers, once they are loaded; its other answers are asked for. */
const draft = 'trend.1|births@92036@2017=864|births@92036@2023=640'
const answersPage = (ctg: FullCtg) => `${themePage(ctg)}?repondre=${encodeURIComponent(draft)}`
const births = [864, 867, 804, 672, 718, 729, 640]
const publish = async (db: Database, figures: readonly Omit<Insertable<DB['figure']>, 'status'>[]) => {
  await db
    .insertInto('figure')
    .values(figures.map((figure) => ({ ...figure, status: 'published' as const })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  forgetFigures(db)
}
export const givenBirths = (db: Database) =>
  publish(
    db,
    births.map((value, place) => ({ indicator_id: 'births', territory_code: '92036', year: 2017 + place, value })),
  )

/** By CTG, the key of a draft whose figures say its nature: it names all of them, those that other tests have loaded too. */
const leaningKeys = new Map<string, string>()
const leaningKey = ({ ctgId }: FullCtg) => leaningKeys.get(ctgId) ?? expect.unreachable('no draft')
async function givenLeaningDraft(db: Database, { ctgId, themeId, as, actors }: FullCtg) {
  const places = { indicator_id: 'childcare-places', year: 2023 }
  await publish(db, [
    { ...places, territory_code: '92036', value: 57.4 },
    { ...places, territory_code: 'D92', value: 72.1 },
  ])
  const read = async (answered?: string) =>
    (await getThemePage(as(actors.townCoordinator), { ctgId, themeId, answered })).drafts?.open ?? []
  for (const { key } of await read()) {
    const leaning = (await read(key)).find((one) => one.key === key)?.unfolded?.leaning
    if (leaning === 'better' || leaning === 'worse') leaningKeys.set(ctgId, key)
  }
}
const writers = ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'contributor'] as const

export const draftRows: Readonly<Record<string, CommandRow>> = {
  'diagnosis.keep-draft': {
    url: (ctg) => `${themePage(ctg)}?repondre=${encodeURIComponent(leaningKey(ctg))}`,
    intent: 'keep-draft',
    form: (ctg) => ({ key: leaningKey(ctg), subject: leaningKey(ctg) }),
    prepare: givenLeaningDraft,
    mayDo: writers,
  },
  'diagnosis.contest-draft': {
    url: answersPage,
    intent: 'contest-draft',
    form: () => ({ key: draft, subject: draft, kind: 'threat', reason: 'La région est le bon repère.' }),
    prepare: givenBirths,
    mayDo: coordinators,
  },
  'diagnosis.merge-draft': {
    url: answersPage,
    intent: 'merge-draft',
    form: ({ ids }) => ({ key: draft, subject: draft, findingId: ids.finding }),
    prepare: givenBirths,
    mayDo: writers,
  },
  'diagnosis.dismiss-draft': {
    url: answersPage,
    intent: 'dismiss-draft',
    form: () => ({ key: draft, subject: draft, reason: 'Déjà débattu en atelier.' }),
    prepare: givenBirths,
    mayDo: writers,
  },
  'diagnosis.restore-draft': {
    url: themePage,
    intent: 'restore-draft',
    form: ({ ids }) => ({ outcomeId: ids.draftOutcome, subject: ids.draftOutcome }),
    prepare: (db, { ctgId, themeId, partyId, ids }) =>
      db
        .insertInto('draft_outcome')
        .values({
          ...{ ctg_id: ctgId, id: ids.draftOutcome, theme_id: themeId, party_id: partyId, draft_key: draft },
          ...{ question: 'Moins de places ?', outcome: 'dismissed', reason: 'Déjà débattu.' },
          ...{ decided_by: 'Une coordinatrice', decided_at: new Date('2026-11-24T10:00:00Z') },
        })
        .execute(),
    mayDo: writers,
  },
}
