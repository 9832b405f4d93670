/** Findings Trame proposes on a theme, and what became of those already answered. The caller has checked the right to read. */
import { sql } from 'kysely'
import {
  type DraftGround,
  draftTheme,
  readDraftGround,
  type SaidDraft,
} from '#app/domains/observatory/draft-queries.server.ts'
import { themeKeys } from '#app/domains/observatory/observatory.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { listOpenDrafts } from './drafts.ts'
import { loadScene, type Scene } from './rows.server.ts'
import { mainTerritoryCode } from './territory.server.ts'

type ThemeKeyOf = { readonly id: string; readonly catalogueKey: string | null }

/** The strongest: the others come as these are answered. */
const mostOnPortrait = 3

/** No theme of any CTG. */
const portrait: ThemeKeyOf = { id: 'portrait', catalogueKey: 'portrait' }

/** A commune alone is known already; for anything else, the territory its figures are frozen for, with its communes. */
function groundOf(db: Reader, ctgId: string, [only, ...others]: Scene['perimeter']): Promise<DraftGround | undefined> {
  if (only?.kind !== 'commune' || others.length > 0) return readDraftGround(db, mainTerritoryCode(ctgId))
  return Promise.resolve({ territory: only, departmentCode: only.departmentCode, members: [] })
}

async function listDrafts(
  db: Reader,
  ctgId: string,
  { catalogueKey }: ThemeKeyOf,
  perimeter: Scene['perimeter'],
): Promise<readonly SaidDraft[]> {
  const themeKey = themeKeys.find((key) => key === catalogueKey)
  if (!themeKey || perimeter.length === 0) return []
  const ground = await groundOf(db, ctgId, perimeter)
  return ground ? draftTheme(db, themeKey, ground) : []
}

/**
 * Those of the territory seen whole that no theme of the CTG asks about: what the richest live on, how many people there are. Each is
 * answered in a theme, where it becomes a finding.
 */
export async function listPortraitDrafts(db: Reader, ctgId: string, scene: Scene) {
  const drafts = await listDrafts(db, ctgId, portrait, scene.perimeter)
  if (drafts.length === 0) return []
  const { rows } = await sql<{ readonly id: string }>`
    select distinct indicator_id as id from indicator_theme
    where theme = any(${scene.themes.flatMap(({ catalogueKey }) => catalogueKey ?? [])})`.execute(db)
  const asked = new Set(rows.map(({ id }) => id))
  return listOpenDrafts(drafts, scene.draftOutcomes, portrait.id)
    .filter(({ readings: [first] }) => first && !asked.has(first.indicatorId))
    .slice(0, mostOnPortrait)
}

/** Nothing for a theme of the CTG's own. @param answered key of the one that is unfolded, else the first: the others are their question */
export async function readDrafts(db: Reader, ctgId: string, theme: ThemeKeyOf, scene: Scene, answered?: string) {
  const drafts = await listDrafts(db, ctgId, theme, scene.perimeter)
  const { draftOutcomes: decided } = scene
  const open = listOpenDrafts(drafts, decided, theme.id)
  const unfolded = open.find(({ key }) => key === answered) ?? open[0]
  return {
    open: open.map(({ key, question, title, support, leaning }) => ({
      ...{ key, question, title },
      unfolded: key === unfolded?.key ? { support, leaning } : null,
    })),
    dismissed: decided.filter(({ outcome, themeId }) => outcome === 'dismissed' && themeId === theme.id),
  }
}

/** The draft of that key, of the theme or of the territory seen whole; undefined once answered, or when its figures have changed. */
export async function findOpenDraft(
  db: Reader,
  { ctgId, themeId, key }: { readonly ctgId: string; readonly themeId: string; readonly key: string },
): Promise<SaidDraft | undefined> {
  const { themes, perimeter, draftOutcomes } = await loadScene(db, ctgId, themeId)
  const theme = themes.find(({ id }) => id === themeId)
  if (!theme) return
  const findIn = async (asked: ThemeKeyOf) =>
    listOpenDrafts(await listDrafts(db, ctgId, asked, perimeter), draftOutcomes, themeId).find((one) => one.key === key)
  return (await findIn(theme)) ?? findIn(portrait)
}
