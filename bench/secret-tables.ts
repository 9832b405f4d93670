/**
 * Tables on which masking is measured: households by quotient familial, commune by commune, of the real file where
 * `TRAME_TEST_DATA` names it (moved by up to 2, for it is rounded), else drawn by a seed in the same sizes.
 */
import fs from 'node:fs'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { z } from 'zod'
import type { AxisNode, CountTable } from '../app/domains/secrecy/secrecy.ts'
import { seededRandom } from './seeded-random.ts'

export const bands = ['0-399', '400-799', '800-1199', '1200-1599', '1600-1999', '2000-3999', '4000+', 'inconnu']
const columnsOfFile = ['qf400', 'qf800', 'qf1200', 'qf1600', 'qf2000', 'qf4000', 'qf4000_2', 'qfinc']

export type Commune = { readonly id: string; readonly grouping: string; readonly counts: readonly number[] }

const jittered = (counts: readonly number[], random: () => number): readonly number[] =>
  counts.map((count) => Math.max(0, count + Math.round(random() * 4 - 2)))

const row = z.object({ id: z.string(), comp1: z.string().nullable(), counts: z.array(z.number().nullable()) })

/** Communes of a département in the real file; undefined where it is absent. */
export async function readCommunes(departement: string): Promise<readonly Commune[] | undefined> {
  const file = path.join(process.env.TRAME_TEST_DATA ?? '', 'caf_territoires', 'all.parquet')
  if (!process.env.TRAME_TEST_DATA || !fs.existsSync(file)) return
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const counts = columnsOfFile.map((name) => `all_${name}`).join(', ')
  const answer = await connection.runAndReadAll(
    `SELECT id, comp1, [${counts}] AS counts FROM read_parquet($file) WHERE comp2 = $departement AND length(id) < 6 ORDER BY id`,
    { file, departement: `D${departement}` },
  )
  const random = seededRandom(Number(departement))
  return z
    .array(row)
    .parse(answer.getRowObjectsJson())
    .map(({ id, comp1, counts: read }) => ({
      id,
      grouping: comp1 ?? 'sans',
      counts: jittered(
        read.map((count) => count ?? 0),
        random,
      ),
    }))
}

/** Many small communes and a few large ones, richer or poorer. Illustration: nobody’s counts. */
export function drawCommunes(seed: number, count: number, groupings: number): readonly Commune[] {
  const random = seededRandom(seed)
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6)
  const shares = [0.13, 0.3, 0.2, 0.13, 0.07, 0.08, 0.02, 0.07]
  return Array.from({ length: count }, (_, index) => {
    const households = Math.exp(4 + 1.3 * normal())
    const tilt = Math.exp(0.3 * normal())
    return {
      id: `c${index}`,
      grouping: `e${Math.floor((index * groupings) / count)}`,
      counts: shares.map((share, band) =>
        Math.max(0, Math.round(households * share * tilt ** (band < 2 ? 1 : -1) + normal())),
      ),
    }
  })
}

type Shape = { readonly bands: number; readonly groupings: boolean; readonly subtotals: boolean }

/** Communes × bands, with every total; by grouping, and with two sub-totals of bands, on demand. */
export function tableOf(name: string, communes: readonly Commune[], shape: Shape): CountTable {
  const groupings = shape.groupings ? [...new Set(communes.map(({ grouping }) => grouping))] : []
  const rows: readonly AxisNode[] = [
    { id: 'all', label: name, parentId: null },
    ...groupings.map((id) => ({ id, label: id, parentId: 'all' })),
    ...communes.map(({ id, grouping }) => ({ id, label: id, parentId: shape.groupings ? grouping : 'all' })),
  ]
  const halves = shape.subtotals ? ['moins de 1200', '1200 et plus'] : []
  const columns: readonly AxisNode[] = [
    { id: 'total', label: 'Total', parentId: null },
    ...halves.map((label) => ({ id: label, label, parentId: 'total' })),
    ...bands.slice(0, shape.bands).map((label, band) => ({
      id: label,
      label,
      parentId: (shape.subtotals && band < 7 ? halves[band < 3 ? 0 : 1] : undefined) ?? 'total',
    })),
  ]
  const counts = new Map(communes.map((one) => [one.id, one.counts]))
  return {
    universe: name,
    rows,
    columns,
    values: rows.map(({ id }) => columns.map((column) => counts.get(id)?.[bands.indexOf(column.id)] ?? null)),
  }
}
