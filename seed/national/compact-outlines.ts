/**
 * `node seed/national/compact-outlines.ts <folder of SOURCES.md>`: makes outlines.parquet, by hand, once a vintage. An outline is kept as the
 * lines between two communes: drawn once, they make the outline of any set of communes, and say who is the neighbour of whom.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

const [from = ''] = process.argv.slice(2)
/** In ten-thousandths of a degree. */
type Point = readonly [number, number]
type Line = { readonly communes: readonly string[]; readonly points: readonly Point[] }
type Ring = readonly (readonly [number, number])[]
const read = (name: string) => JSON.parse(fs.readFileSync(path.join(from, 'geo', name), 'utf8'))
const scaled = (degrees: number) => Math.round(degrees * 10_000)

type Shape = { readonly id: string; readonly type: string; readonly arcs: readonly unknown[] }
type Topology = {
  readonly arcs: readonly (readonly Point[])[]
  readonly transform: { readonly scale: Point; readonly translate: Point }
  readonly objects: { readonly communes: { readonly geometries: readonly Shape[] } }
}

/** Arrondissements of Paris, Lyon and Marseille: drawn over their city, they would part it from the communes around. */
const isArrondissement = (id: string): boolean => /^(751|132|6938)/.test(id)

/** The lines of a topology, each with the communes that have it an odd number of times: a fold upon itself bounds nothing. */
function linesOf({ arcs, transform, objects }: Topology): readonly Line[] {
  const owners = new Map<number, string[]>()
  for (const { id, arcs: rings } of objects.communes.geometries)
    for (const arc of isArrondissement(id) ? [] : (rings.flat(3) as number[])) {
      const at = arc < 0 ? ~arc : arc
      owners.set(at, [...(owners.get(at) ?? []), id])
    }
  return arcs.flatMap((steps, at) => {
    const all = owners.get(at) ?? []
    let [x, y] = [0, 0]
    const points = steps.map(([dx, dy]): Point => {
      x += dx
      y += dy
      return [
        scaled(x * transform.scale[0] + transform.translate[0]),
        scaled(y * transform.scale[1] + transform.translate[1]),
      ]
    })
    const communes = [...new Set(all)].filter((id) => all.filter((other) => other === id).length % 2 === 1)
    return communes.length > 0 ? [{ communes, points }] : []
  })
}

type Outlined = {
  readonly properties: { readonly INSEE_COM: string }
  readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] }
}

/** The same from polygons whose neighbours share their points: cut wherever the communes on either side change. */
function linesOfPolygons(shapes: readonly Outlined[]): readonly Line[] {
  const segments = new Map<string, { readonly ends: readonly [Point, Point]; readonly communes: string[] }>()
  for (const { properties, geometry } of shapes) {
    const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as readonly Ring[][]
    for (const ring of polygons.flat()) {
      const points = ring.map(([x, y]): Point => [scaled(x), scaled(y)])
      points.slice(1).forEach((end, index) => {
        const start = points[index] ?? end
        const ends = [start, end].toSorted((one, other) => one[0] - other[0] || one[1] - other[1]) as [Point, Point]
        if (`${start}` === `${end}`) return
        const segment = segments.get(`${ends}`) ?? { ends, communes: [] }
        segments.set(`${ends}`, { ends, communes: [...segment.communes, properties.INSEE_COM] })
      })
    }
  }
  return chain([...segments.values()])
}

type Segment = { readonly ends: readonly [Point, Point]; readonly communes: readonly string[] }

/** Segments of the same communes laid end to end, as far as they go without a choice. */
function chain(segments: readonly Segment[]): readonly Line[] {
  const at = new Map<string, Set<Segment>>()
  for (const segment of segments)
    for (const end of segment.ends) at.set(`${end}`, (at.get(`${end}`) ?? new Set()).add(segment))
  const left = new Set(segments)
  const next = (point: Point, of: Segment): Segment | undefined => {
    const there = [...(at.get(`${point}`) ?? [])]
    const on = there.find((other) => other !== of && left.has(other) && `${other.communes}` === `${of.communes}`)
    return there.length === 2 ? on : undefined
  }
  const lines: Line[] = []
  for (const first of segments) {
    if (!left.delete(first)) continue
    const points: Point[] = [...first.ends]
    for (const side of ['end', 'start'] as const) {
      let current: Segment | undefined = first
      while (current) {
        const point: Point = (side === 'end' ? points.at(-1) : points[0]) ?? first.ends[0]
        current = next(point, current)
        if (!current) break
        left.delete(current)
        const [one, other] = current.ends
        const further = `${one}` === `${point}` ? other : one
        if (side === 'end') points.push(further)
        else points.unshift(further)
      }
    }
    lines.push({ communes: first.communes, points })
  }
  return lines
}

/** The first point, then steps. A line between more than two communes (a fold of the generalisation) is as many as there are pairs. */
const rowsOf = (isFine: boolean, lines: readonly Line[]): readonly string[] =>
  lines.flatMap(({ communes, points }) => {
    const steps = points.flatMap(([x, y], index) => {
      const [beforeX, beforeY] = points[index - 1] ?? [0, 0]
      return [x - beforeX, y - beforeY]
    })
    const sorted = communes.toSorted()
    return Array.from({ length: Math.ceil(sorted.length / 2) }, (_, pair) =>
      [isFine, sorted[2 * pair], sorted[2 * pair + 1] ?? '', steps.join(' ')].join(';'),
    )
  })

const coarse = linesOf(read('communes_france_lowres.topojson'))
const fine = linesOfPolygons(read('communes_92.geojson').features)
const draft = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'trame-outlines-')), 'outlines.csv')
fs.writeFileSync(draft, ['fine;one;other;points', ...rowsOf(false, coarse), ...rowsOf(true, fine)].join('\n'))
const duck = await DuckDBInstance.create(':memory:')
const connection = await duck.connect()
const file = path.join(import.meta.dirname, 'outlines.parquet')
await connection.run(`
  copy (
    select * from read_csv('${draft}', delim = ';', header = true, nullstr = '', columns = {
      'fine': 'boolean', 'one': 'varchar', 'other': 'varchar', 'points': 'varchar' }) order by fine, one, other
  ) to '${file}' (format parquet, compression zstd, compression_level 19, row_group_size 1000000)`)
const totals = await connection.runAndReadAll(`
  select fine, count(*)::int as lines, count(*) filter (other is null)::int as outer_lines, count(distinct one)::int as communes
  from '${file}' group by 1 order by 1`)
console.table(totals.getRowObjectsJson())
console.log(`${Math.round(fs.statSync(file).size / 1000)} ko`)
fs.rmSync(path.dirname(draft), { recursive: true })
