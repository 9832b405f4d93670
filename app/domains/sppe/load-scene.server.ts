/** What is stored of the schéma, with the CTG it belongs to, in one statement. The caller has checked the right to read. */
import { sql } from 'kysely'
import { listNationalFigures } from '#app/domains/observatory/warehouse-reads.server.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { Deed } from './deeds.ts'
import type { Commune, Holder, Mission, Population } from './sppe.ts'

type CommuneRow = {
  readonly code: string
  readonly name: string
  readonly departmentCode: string | null
  readonly municipal: number | null
  readonly typed: { readonly inhabitants: number; readonly year: number } | null
  readonly holders: readonly { readonly mission: Mission; readonly holderId: string | null }[]
}

export type Schema = {
  readonly standsIn: boolean | null
  readonly sdsfName: string
  readonly sdsfStartsOn: string | null
  readonly sdsfEndsOn: string | null
  readonly sdsfWord: string
  readonly interimTargetOn: string | null
  readonly finalTargetOn: string | null
  /** 0: nothing saved yet. */
  readonly version: number
}

type SceneRow = {
  readonly ctg: {
    readonly name: string
    readonly startsOn: string | null
    readonly endsOn: string | null
    readonly signedOn: string | null
  }
  readonly schema: Schema | null
  readonly communes: readonly CommuneRow[]
  readonly holders: readonly Holder[]
  readonly deeds: readonly Deed[]
  readonly linkedPlans: readonly string[]
}

export const emptySchema: Schema = {
  standsIn: null,
  sdsfName: '',
  sdsfStartsOn: null,
  sdsfEndsOn: null,
  sdsfWord: '',
  interimTargetOn: null,
  finalTargetOn: null,
  version: 0,
}

const askScene = compileOnce((_db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctgId = slot('ctgId')
  return sql<SceneRow>`
    select
      json_build_object('name', ctg.name, 'startsOn', ctg.starts_on, 'endsOn', ctg.ends_on, 'signedOn', ctg.signed_on) as ctg,
      (select json_build_object('standsIn', stands_in, 'sdsfName', sdsf_name, 'sdsfStartsOn', sdsf_starts_on,
          'sdsfEndsOn', sdsf_ends_on, 'sdsfWord', sdsf_word, 'interimTargetOn', interim_target_on,
          'finalTargetOn', final_target_on, 'version', version)
        from sppe_schema where ctg_id = ctg.id) as schema,
      coalesce((select json_agg(json_build_object('code', place.code, 'name', place.name,
          'departmentCode', place.department_code, 'municipal', place.population,
          'typed', (select json_build_object('inhabitants', typed.inhabitants, 'year', typed.year) from sppe_population typed
            where typed.ctg_id = ctg.id and typed.territory_code = place.code),
          'holders', coalesce((select json_agg(json_build_object('mission', held.mission, 'holderId', held.holder_id))
            from sppe_mission_holder held where held.ctg_id = ctg.id and held.territory_code = place.code), '[]'))
          order by plain_text(place.name))
        from ctg_perimeter join territory place on place.code = territory_code where ctg_perimeter.ctg_id = ctg.id), '[]') as communes,
      coalesce((select json_agg(json_build_object('id', id, 'kind', kind, 'name', name,
          'outsideInhabitants', outside_inhabitants) order by name)
        from sppe_holder where ctg_id = ctg.id), '[]') as holders,
      coalesce((select json_agg(json_build_object('id', id, 'kind', kind, 'doneOn', done_on, 'sentOn', sent_on, 'note', note)
          order by done_on, kind)
        from sppe_deed where ctg_id = ctg.id), '[]') as deeds,
      coalesce((select json_agg(name order by name) from linked_plan where ctg_id = ctg.id), '[]') as "linkedPlans"
    from ctg where ctg.id = ${ctgId}`
})

const indicatorIds = ['population', 'total-population'] as const

/** The newest published of each, by commune. */
async function listPublished(codes: readonly string[]) {
  const figures = await listNationalFigures({ indicatorIds, territoryCodes: codes })
  const newest = new Map<string, { readonly inhabitants: number; readonly year: number }>()
  for (const { indicatorId, territoryCode, year, value } of figures) {
    const key = `${indicatorId} ${territoryCode}`
    if (value !== null && year > (newest.get(key)?.year ?? 0)) newest.set(key, { inhabitants: value, year })
  }
  return newest
}

function populationOf({ code, municipal, typed }: CommuneRow, published: Awaited<ReturnType<typeof listPublished>>) {
  const total = published.get(`total-population ${code}`)
  const residents = published.get(`population ${code}`)
  const population: Population = {
    total: typed ? { ...typed, from: 'typed' } : total ? { ...total, from: 'insee' } : null,
    municipal: residents ?? (municipal === null ? null : { inhabitants: municipal, year: null }),
  }
  return population
}

/** Communes by name, with who holds each mission and the populations known. @throws DomainError not-found */
export async function loadScene(db: Reader, ctgId: string) {
  const [row] = await askScene(db, { ctgId })
  const { communes: rows, schema, ...scene } = found(row, 'ctg.not-found')
  const published = await listPublished(rows.map(({ code }) => code))
  const communes = rows.map(
    (one): Commune => ({
      code: one.code,
      name: one.name,
      population: populationOf(one, published),
      holders: Object.fromEntries(one.holders.map(({ mission, holderId }) => [mission, holderId])),
    }),
  )
  const [departmentCode = null] = rows.flatMap((one) => one.departmentCode ?? [])
  return { ...scene, schema: schema ?? emptySchema, communes, departmentCode }
}
export type Scene = Awaited<ReturnType<typeof loadScene>>
