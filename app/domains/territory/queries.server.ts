/** Finding territories: by name (accents and typing errors forgiven), by code, by grouping. Rules: docs/rules/territory.md §2. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { askedNames, kindsNamed } from './asked-names.ts'
import { listFormerCodes } from './former-codes.server.ts'
import { countryCode, isFormer, metropolitanCode, type Territory, type TerritoryKind } from './territory.ts'

const columns = [
  'code',
  'kind',
  'name',
  'siren',
  'population',
  'department_code as departmentCode',
  'region_code as regionCode',
  'epci_code as epciCode',
  'ept_code as eptCode',
] as const

/** What a name begins with, whichever sign parts its words: « bengy sur » begins « Bengy-sur-Craon ». */
const beginningLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&').replace(/[\s'’-]/g, '_')

/**
 * One or two letters resemble thousands of names: only what begins with them is looked for. A word may be anywhere in a name
 * (`<%`); one misspelt word is also compared with whole names (`%`), which several words make slow and do not need.
 */
function orSimilar(words: string) {
  if (words.length < 3) return sql``
  const wordIn = sql`or plain_text(${words}) <% plain_text(name)`
  return /[\s'’-]/.test(words) ? wordIn : sql`${wordIn} or plain_text(name) % plain_text(${words})`
}

type SearchOptions = {
  /** @default every kind */
  readonly kinds?: readonly TerritoryKind[]
  /** @default 10 */
  readonly limit?: number
}
const everyKind: readonly TerritoryKind[] = ['commune', 'epci', 'ept', 'departement', 'region', 'country']

/**
 * Territories that answer the text, or what it says of a place in other words: those of the kind it names first. What only
 * resembles one wording waits for the others: « ville de Paris » is no « Vallée de Villé ».
 */
export async function searchTerritories(
  db: Reader,
  text: string,
  { kinds = everyKind, limit = 10 }: SearchOptions = {},
): Promise<readonly Territory[]> {
  const named = kindsNamed(text).filter((kind) => kinds.includes(kind))
  let alike: readonly Territory[] = []
  for (const ofKinds of named.length > 0 ? [named, kinds] : [kinds])
    for (const name of askedNames(text)) {
      const found = await searchName(db, name, { kinds: ofKinds, limit })
      if (found.isNamed) return found.territories
      if (alike.length === 0) alike = found.territories
    }
  return alike
}

/**
 * Territories whose name or code answers the text: the same name or code first, then the names that begin with its words, with its
 * letters, then those in which a word does, then similar ones; the most inhabited first. Those of the same name are all there, however many.
 * Empty for a text without letter or digit.
 * @returns `isNamed`: the first bears the text in its name, or as its code
 */
async function searchName(
  db: Reader,
  text: string,
  { kinds, limit }: Required<SearchOptions>,
): Promise<{ readonly territories: readonly Territory[]; readonly isNamed: boolean }> {
  const words = text.trim().replace(/\s+/g, ' ')
  if (!/[\p{L}\p{N}]/u.test(words)) return { territories: [], isNamed: false }
  const code = words.replace(/\s/g, '').toUpperCase()
  const like = beginningLike(words)
  const { rows } = await sql<Territory & { readonly place: number }>`
    with asked as materialized (select translate(plain_text(${words}), '-''', '  ') as text),
    candidate as materialized (
      select territory.*, translate(plain_text(name), '-''', '  ') as plain
      from territory
      where (code = ${code} or siren = ${code}
        or plain_text(name) like plain_text(${like}) || '%' ${orSimilar(words)})
        and kind = any(${sql.val([...kinds])}::territory_kind[])
        -- As isFormer says: what is no more is offered to nobody.
        and not (population is null and (kind in ('epci', 'ept') or (kind = 'commune' and department_code is null)))
    ),
    ranked as (
      select candidate.*, greatest(similarity(asked.text, plain), word_similarity(asked.text, plain)) as likeness,
        case
          when code = ${code} or siren = ${code} or plain = asked.text then 0
          when starts_with(plain, asked.text || ' ') then 1
          when starts_with(plain, asked.text) then 2
          when position(' ' || asked.text in plain) > 0 then 3
          else 4
        end as place
      from candidate, asked
    )
    select code, kind, name, siren, population, department_code as "departmentCode", region_code as "regionCode",
      epci_code as "epciCode", ept_code as "eptCode", place
    from ranked
    order by place, case when place = 4 then likeness end desc, population desc nulls last, code
    limit greatest(${limit}, (select count(*) from ranked where place = 0))`.execute(db)
  return {
    territories: rows.map(({ place: _, ...territory }) => territory),
    isNamed: rows[0] !== undefined && rows[0].place < 4,
  }
}

/** Communes of an EPCI, an EPT or a département, by name; empty when it has none. */
export const listCommunesOf = (db: Reader, code: string): Promise<readonly Territory[]> =>
  db
    .selectFrom('territory')
    .select(columns)
    .where('kind', '=', 'commune')
    .where((where) =>
      where.or([where('epci_code', '=', code), where('ept_code', '=', code), where('department_code', '=', code)]),
    )
    .orderBy(sql`plain_text(name)`)
    .execute()

/** Régions and départements, or the départements of one région, by name. */
export const listDepartments = (db: Reader, regionCode?: string): Promise<readonly Territory[]> =>
  db
    .selectFrom('territory')
    .select(columns)
    .where('kind', 'in', regionCode === undefined ? ['region', 'departement'] : ['departement'])
    .$if(regionCode !== undefined, (rows) => rows.where('region_code', '=', regionCode ?? null))
    .orderBy(sql`plain_text(name)`)
    .execute()

/** Inhabitants of every intercommunalité, by code: those of its communes. */
export async function listGroupingSizes(db: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('territory')
    .select(['code', 'population'])
    .where('kind', '=', 'epci')
    .where('population', '>', 0)
    .execute()
  return new Map(rows.map(({ code, population }) => [code, population ?? 0]))
}

/** Those of these codes that exist, in the order asked. */
export async function listTerritories(db: Reader, codes: readonly string[]): Promise<readonly Territory[]> {
  if (codes.length === 0) return []
  const rows = await db
    .selectFrom('territory')
    .select(columns)
    .where('code', 'in', [...codes])
    .execute()
  return rows.sort((one, other) => codes.indexOf(one.code) - codes.indexOf(other.code))
}

/**
 * What a perimeter is compared with: itself, the communes of the département and of the grouping its communes are in (EPT, else
 * EPCI), that grouping, the département, its région and France.
 */
export async function listTerritoriesAround(
  db: Reader,
  perimeterCodes: readonly string[],
  departmentCode: string | null,
): Promise<readonly Territory[]> {
  const { rows } = await sql<Territory>`
    with own as (select * from territory where code = any(${[...perimeterCodes]})),
    grouping_of as (
      select distinct coalesce(ept_code, epci_code) as code from own where kind = 'commune'
      union select code from own where kind in ('epci', 'ept')
    )
    select code, kind, name, siren, population, department_code as "departmentCode", region_code as "regionCode",
      epci_code as "epciCode", ept_code as "eptCode"
    from territory
    where code = any(array(
      select unnest(${[...perimeterCodes, countryCode, metropolitanCode]}::text[])
      union select code from grouping_of
      union select region_code from territory where code = ${departmentCode}
      union select ${departmentCode}::text
      union select near.code from territory near where near.kind = 'commune' and near.department_code = ${departmentCode}
      union select near.code from territory near join grouping_of on near.ept_code = grouping_of.code where near.kind = 'commune'
      union select near.code from territory near join grouping_of on near.epci_code = grouping_of.code where near.kind = 'commune'))
    order by code`.execute(db)
  return rows
}

/**
 * What several perimeters are read with: themselves, their départements, the groupings their communes are in and the communes of
 * these. The other communes of the départements are left out: nothing is compared.
 */
export async function listTerritoriesOfMany(
  db: Reader,
  communeCodes: readonly string[],
  departmentCodes: readonly string[],
): Promise<readonly Territory[]> {
  const { rows } = await sql<Territory>`
    with grouping_of as (
      select distinct coalesce(ept_code, epci_code) as code from territory where code = any(${[...communeCodes]})
    )
    select code, kind, name, siren, population, department_code as "departmentCode", region_code as "regionCode",
      epci_code as "epciCode", ept_code as "eptCode"
    from territory
    where code = any(array(
      select unnest(${[...communeCodes, ...departmentCodes]}::text[])
      union select code from grouping_of
      union select near.code from territory near join grouping_of on near.ept_code = grouping_of.code where near.kind = 'commune'
      union select near.code from territory near join grouping_of on near.epci_code = grouping_of.code where near.kind = 'commune'))
    order by code`.execute(db)
  return rows
}

type Place = Pick<Territory, 'code' | 'name'>

/** A commune that is no more, with the commune of today it is of; null where the package does not say. */
export type FormerCommune = Place & { readonly into: Place | null }

/** Of these communes, in their order; one statement, and none when all are of today. */
export async function listFormerCommunes(
  db: Reader,
  communes: readonly Territory[],
): Promise<readonly FormerCommune[]> {
  const former = communes.filter(isFormer)
  if (former.length === 0) return []
  const targetOf = new Map(listFormerCodes().map(({ code, target }) => [code, target]))
  const targets = await listTerritories(
    db,
    former.flatMap(({ code }) => targetOf.get(code) ?? []),
  )
  return former.map(({ code, name }) => {
    const into = targets.find((one) => one.code === targetOf.get(code))
    return { code, name, into: into ? { code: into.code, name: into.name } : null }
  })
}
