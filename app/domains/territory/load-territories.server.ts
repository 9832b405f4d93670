/** Loads the territories of the whole country from npm. Rules: docs/rules/territory.md §1. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '#app/kernel/database.server.ts'
import { saveInstanceSetting } from '#app/kernel/instance-setting.server.ts'
import { territoryLabels } from './labels.fr.ts'
import { packageFile, packageName } from './package-file.server.ts'
import { countryCode, departmentCode, metropolitanCode, regionCode, type Territory } from './territory.ts'

const communeShape = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  siren: z.string().optional(),
  departement: z.string().optional(),
  region: z.string().optional(),
  zone: z.string().optional(),
  population: z.number().optional(),
})
const member = z.object({ code: z.string(), populationMunicipale: z.number().optional() })
const groupingShape = z.object({ code: z.string(), nom: z.string(), membres: z.array(member) })
const departmentShape = z.object({ code: z.string(), nom: z.string(), region: z.string(), zone: z.string() })
const regionShape = z.object({ code: z.string(), nom: z.string(), zone: z.string() })

/** Any fixed number: two nodes starting together load once. */
const loadingLock = 72_710_367
const settingKey = 'territories'

type Commune = z.infer<typeof communeShape>
type Grouping = z.infer<typeof groupingShape>

/** The package lists overseas collectivities (zone `com`) among the régions too: they are not. */
const isInRegion = ({ zone }: { readonly zone?: string | undefined }) => zone === 'metro' || zone === 'drom'

const typographic = (name: string): string => name.replaceAll("'", '’')

function membershipOf(groupings: readonly Grouping[]): ReadonlyMap<string, string> {
  return new Map(groupings.flatMap(({ code, membres }) => membres.map((commune) => [commune.code, code] as const)))
}

/** Sum of the populations by key; the communes where nobody is counted add nothing. */
function populationBy(communes: readonly Commune[], keyOf: (commune: Commune) => string | undefined) {
  const sums = new Map<string, number>()
  for (const commune of communes) {
    const key = keyOf(commune)
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + (commune.population ?? 0))
  }
  return sums
}

const nowhere = { siren: null, departmentCode: null, regionCode: null, epciCode: null, eptCode: null }

type PopulationOf = (code: string) => number | null

const readDepartments = (populationOf: PopulationOf): readonly Territory[] =>
  z
    .array(departmentShape)
    .parse(packageFile('data/departements.json'))
    .map((department): Territory => {
      const code = departmentCode(department.code)
      return {
        ...nowhere,
        code,
        kind: 'departement',
        name: typographic(department.nom),
        population: populationOf(code),
        regionCode: isInRegion(department) ? regionCode(department.region) : null,
      }
    })

const readRegions = (populationOf: PopulationOf): readonly Territory[] =>
  z
    .array(regionShape)
    .parse(packageFile('data/regions.json'))
    .filter(isInRegion)
    .map((region): Territory => {
      const code = regionCode(region.code)
      return { ...nowhere, code, kind: 'region', name: typographic(region.nom), population: populationOf(code) }
    })

/** The région of each département (`D92` → `R11`); those of no région are left out. */
export const listDepartmentRegions = (): ReadonlyMap<string, string> =>
  new Map(readDepartments(() => null).flatMap(({ code, regionCode: region }) => (region ? [[code, region]] : [])))

/** Every territory of the package: communes of today only (no delegated commune, no arrondissement). */
function readTerritories(): readonly Territory[] {
  const communes = z
    .array(communeShape)
    .parse(packageFile('data/communes.json'))
    .filter(({ type }) => type === 'commune-actuelle')
  const epci = z.array(groupingShape).parse(packageFile('data/epci.json'))
  const ept = z.array(groupingShape).parse(packageFile('data/ept.json'))
  const epciOf = membershipOf(epci)
  const eptOf = membershipOf(ept)
  const inhabitants = new Map([
    ...populationBy(communes, ({ code }) => epciOf.get(code)),
    ...populationBy(communes, ({ code }) => eptOf.get(code)),
    ...populationBy(communes, ({ departement }) => departement && departmentCode(departement)),
    ...populationBy(communes, (commune) => (isInRegion(commune) ? regionCode(commune.region ?? '') : undefined)),
    ...populationBy(communes, (commune) => (isInRegion(commune) ? countryCode : undefined)),
    ...populationBy(communes, ({ zone }) => (zone === 'metro' ? metropolitanCode : undefined)),
  ])
  const populationOf = (code: string) => inhabitants.get(code) ?? null
  const grouping =
    (kind: 'epci' | 'ept') =>
    (group: Grouping): Territory => ({
      ...nowhere,
      code: group.code,
      kind,
      name: typographic(group.nom),
      siren: group.code,
      population: populationOf(group.code),
    })
  const country = (code: string, name: string): Territory => {
    return { ...nowhere, code, kind: 'country', name, population: populationOf(code) }
  }
  return [
    ...communes.map(
      (commune): Territory => ({
        code: commune.code,
        kind: 'commune',
        name: typographic(commune.nom),
        siren: commune.siren ?? null,
        population: commune.population ?? null,
        departmentCode: commune.departement ? departmentCode(commune.departement) : null,
        regionCode: isInRegion(commune) && commune.region ? regionCode(commune.region) : null,
        epciCode: epciOf.get(commune.code) ?? null,
        eptCode: eptOf.get(commune.code) ?? null,
      }),
    ),
    ...epci.map(grouping('epci')),
    ...ept.map(grouping('ept')),
    ...readDepartments(populationOf),
    ...readRegions(populationOf),
    country(countryCode, 'France'),
    country(metropolitanCode, territoryLabels.metropolitan),
  ]
}

/** Raised when what is read of the package changes: an instance that has its version reads it again. */
const reading = 3
const packageVersion = (): string =>
  `${z.object({ version: z.string() }).parse(packageFile('package.json')).version}/${reading}`

async function isLoaded(db: Database, version: string): Promise<boolean> {
  const setting = await db
    .selectFrom('instance_setting')
    .select(sql<string | null>`value ->> 'version'`.as('version'))
    .where('key', '=', settingKey)
    .executeTakeFirst()
  return setting?.version === version
}

/**
 * Brings the territories to the version of the installed package; nothing to do when they are.
 * A territory that disappeared from the package is kept, with nobody in it: perimeters and figures may name it.
 * @returns how many rows were added or changed
 */
export async function loadTerritories(db: Database): Promise<number> {
  const version = packageVersion()
  if (await isLoaded(db, version)) return 0
  const territories = JSON.stringify(readTerritories())
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${loadingLock})`.execute(tx)
    const { numAffectedRows } = await sql`
      insert into territory as known (code, kind, name, siren, population, department_code, region_code, epci_code, ept_code)
      select code, kind, name, siren, population, "departmentCode", "regionCode", "epciCode", "eptCode"
      from jsonb_to_recordset(${territories}::jsonb) as given (
        code text, kind territory_kind, name text, siren text, population integer,
        "departmentCode" text, "regionCode" text, "epciCode" text, "eptCode" text)
      on conflict (code) do update set
        kind = excluded.kind, name = excluded.name, siren = excluded.siren, population = excluded.population,
        department_code = excluded.department_code, region_code = excluded.region_code,
        epci_code = excluded.epci_code, ept_code = excluded.ept_code
      where known is distinct from excluded`.execute(tx)
    // Its people are counted where it went: left as it was, a merged commune would count them twice.
    const former = await sql`
      update territory set population = null, siren = null, department_code = null, region_code = null,
        epci_code = null, ept_code = null
      where kind in ('commune', 'epci', 'ept') and population is not null
        and code not in (select code from jsonb_to_recordset(${territories}::jsonb) as given (code text))`.execute(tx)
    // Without statistics, the first searches would read the whole table.
    await sql`analyze territory`.execute(tx)
    await saveInstanceSetting(tx, settingKey, { package: packageName, version })
    return Number(numAffectedRows ?? 0) + Number(former.numAffectedRows ?? 0)
  })
}
