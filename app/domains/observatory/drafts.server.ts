/** Reads what a draft of findings is made of, and says it: the territory with its communes, its figures. Rules: docs/rules/drafting.md. */
import { type Expression, sql } from 'kysely'
import type { Territory } from '#app/domains/territory/territory.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { draftFindings } from './draft-findings.ts'
import { questionOf, supportOf, titleOf } from './drafting/draft-labels.fr.ts'
import { type DraftKind, indicatorsOf } from './drafting/facts.ts'
import { type Leaning, leaningOf } from './drafting/leaning.ts'
import { mainDepartmentCode } from './main-department.server.ts'
import type { ThemeKey } from './observatory.ts'
import { getThemeFigures } from './queries.server.ts'

/** A proposed finding: words one may correct, and what it rests on. */
export type SaidDraft = {
  /** Of these figures only: when one changes, it is another draft. */
  readonly key: string
  readonly kind: DraftKind
  readonly leaning: Leaning
  readonly indicatorIds: readonly string[]
  readonly question: string
  readonly title: string
  readonly support: string
}

type Ground = {
  readonly territory: Pick<Territory, 'code' | 'kind' | 'name' | 'population'>
  readonly departmentCode: string | null
  readonly members: readonly Pick<Territory, 'code' | 'name' | 'population'>[]
}

async function readGround(db: Reader, territoryCode: Expression<string | null>): Promise<Ground | undefined> {
  const { rows } = await sql<Ground>`
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

type Asked = {
  readonly themeKey: ThemeKey
  /** A code, or the expression that finds it. */
  readonly territoryCode: string | Expression<string | null>
}

/** What Trame proposes to find in a theme's figures, the strongest first; none without a territory. */
export async function draftTheme(db: Reader, { themeKey, territoryCode }: Asked): Promise<readonly SaidDraft[]> {
  const code = typeof territoryCode === 'string' ? sql<string | null>`${territoryCode}` : territoryCode
  const ground = await readGround(db, code)
  if (!ground) return []
  const { territory, departmentCode, members } = ground
  const figures = await getThemeFigures(db, { themeKey, perimeterCodes: [territory.code], departmentCode })
  return draftFindings({ indicators: figures.indicators, territory, members }).map(({ key, fact }) => ({
    key,
    kind: fact.kind,
    leaning: leaningOf(fact),
    indicatorIds: indicatorsOf(fact),
    question: questionOf(fact, territory),
    title: titleOf(fact),
    support: supportOf(fact, territory),
  }))
}
