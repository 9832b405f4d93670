/**
 * `node seed/national/compact-centres.ts <folder of SOURCES.md>`: makes centres.parquet from the generalised outlines of the communes, by
 * hand, once a vintage. Those outlines are too coarse to be drawn (a commune of a few kilometres has four corners); their middles are not.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { feature } from 'topojson-client'

const [from = ''] = process.argv.slice(2)
type Topology = Parameters<typeof feature>[0]
type Communes = Extract<Parameters<typeof feature>[1], { readonly type: 'GeometryCollection' }>
const topology: Topology = JSON.parse(
  fs.readFileSync(path.join(from, 'geo', 'communes_france_lowres.topojson'), 'utf8'),
)

type Ring = readonly (readonly number[])[]
type Middle = { readonly longitude: number; readonly latitude: number; readonly area: number }

/** Centre of gravity of a ring; of one without surface, the mean of its points. */
function middleOf(ring: Ring): Middle {
  let [area, sumX, sumY] = [0, 0, 0]
  ring.slice(1).forEach(([x = 0, y = 0], index) => {
    const [beforeX = 0, beforeY = 0] = ring[index] ?? []
    const cross = beforeX * y - x * beforeY
    area += cross / 2
    sumX += (beforeX + x) * cross
    sumY += (beforeY + y) * cross
  })
  const mean = (place: 0 | 1) => ring.reduce((sum, point) => sum + (point[place] ?? 0), 0) / ring.length
  if (Math.abs(area) < 1e-9) return { longitude: mean(0), latitude: mean(1), area: 0 }
  return { longitude: sumX / (6 * area), latitude: sumY / (6 * area), area: Math.abs(area) }
}

const shapes = feature(topology, topology.objects.communes as Communes).features.flatMap(({ id, geometry }) => {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
  const [largest] = polygons
    .flatMap(([outside]) => (outside ? [middleOf(outside)] : []))
    .toSorted((one, other) => other.area - one.area)
  return largest ? [`${id};${largest.longitude.toFixed(3)};${largest.latitude.toFixed(3)}`] : []
})

const draft = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'trame-centres-')), 'centres.csv')
fs.writeFileSync(draft, ['territory;longitude;latitude', ...shapes].join('\n'))
const duck = await DuckDBInstance.create(':memory:')
const connection = await duck.connect()
const file = path.join(import.meta.dirname, 'centres.parquet')
await connection.run(`
  copy (
    select * from read_csv('${draft}', delim = ';', header = true, columns = {
      'territory': 'varchar', 'longitude': 'float', 'latitude': 'float' }) order by territory
  ) to '${file}' (format parquet, compression zstd, compression_level 19)`)
console.log(`${shapes.length} centres, ${Math.round(fs.statSync(file).size / 1000)} ko`)
fs.rmSync(path.dirname(draft), { recursive: true })
