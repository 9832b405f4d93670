/** Reads what a draft of findings is made of, and says it: the territory with its communes, its figures. Rules: docs/rules/drafting.md. */
import { type Expression, sql } from 'kysely'
import type { Territory } from '#app/domains/territory/territory.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { draftFindings } from './drafting/draft-findings.ts'
import { questionOf, supportOf, titleOf } from './drafting/draft-labels.fr.ts'
import { type DraftKind, type ReadingToFreeze, readingsOf } from './drafting/facts.ts'
import { type Leaning, leaningOf } from './drafting/leaning.ts'
import { mainDepartmentCode } from './main-department.server.ts'
import type { ThemeFigures, ThemeKey } from './observatory.ts'
import { getThemeFigures } from './queries.server.ts'

/** A proposed finding: words one may correct, and what it rests on. */
export type SaidDraft = {
  /** Of these figures only: when one changes, it is another draft. */
  readonly key: string
  readonly kind: DraftKind
  readonly leaning: Leaning
  readonly readings: readonly ReadingToFreeze[]
  readonly question: string
  readonly title: string
  readonly support: string
}

/** A territory with its communes, and the département it is read in. */
export type DraftGround = {
  readonly territory: Pick<Territory, 'code' | 'kind' | 'name' | 'population'>
  readonly departmentCode: string | null
  readonly members: readonly Pick<Territory, 'code' | 'name' | 'population'>[]
}

/** Undefined for a code that is no territory, and for none. @param territoryCode as an expression, to be found in the same statement */
export async function readDraftGround(
  db: Reader,
  territoryCode: Expression<string | null>,
): Promise<DraftGround | undefined> {
  const { rows } = await sql<DraftGround>`
    select json_build_object('code', place.code, 'kind', place.kind, 'name', place.name, 'population', place.population)
        as territory,
      ${mainDepartmentCode('place')} as "departmentCode",
      coalesce((select json_agg(json_build_object('code', member.code, 'name', member.name, 'population', member.population)
          order by member.code)
        from territory as member where member.kind = 'commune' and (
          (place.kind = 'epci' and member.epci_code = place.code)
          or (place.kind = 'ept' and member.ept_code = place.code)
          or (place.kind = 'departement' and member.department_code = place.code))), '[]') as members
    from territory as place where place.code = ${territoryCode}`.execute(db)
  return rows[0]
}

/** By figures, which are kept a while (`kept-figures.server.ts`): the same figures on the same ground say the same. */
const saidOf = new WeakMap<object, Map<string, readonly SaidDraft[]>>()

/** What Trame proposes to find in a theme's figures, the strongest first. */
export async function draftTheme(db: Reader, themeKey: ThemeKey, ground: DraftGround): Promise<readonly SaidDraft[]> {
  const { territory, departmentCode } = ground
  const figures = await getThemeFigures(db, { themeKey, perimeterCodes: [territory.code], departmentCode })
  const cached = saidOf.get(figures) ?? new Map<string, readonly SaidDraft[]>()
  saidOf.set(figures, cached)
  const key = JSON.stringify(ground)
  const drafts = cached.get(key) ?? say(figures, ground)
  cached.set(key, drafts)
  return drafts
}

const say = ({ indicators }: ThemeFigures, { territory, members }: DraftGround): readonly SaidDraft[] =>
  draftFindings({ indicators, territory, members }).map(({ key, fact }) => ({
    key,
    kind: fact.kind,
    leaning: leaningOf(fact),
    readings: readingsOf(fact),
    question: questionOf(fact, territory),
    title: titleOf(fact),
    support: supportOf(fact, territory),
  }))
