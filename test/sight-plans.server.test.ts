/**
 * What is hidden is asked CTG by CTG (docs/decisions/0073): a statement about one CTG reads nothing of the others, through whichever
 * view. Seen in the plans: with scans of whole tables forbidden, each table is reached by an index, and by its CTG.
 */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { testPool } from './database.server.ts'

type Node = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Cond'?: string
  readonly Plans?: readonly Node[]
}
const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Index Cond': z.string().optional(),
    Plans: z.array(node).optional(),
  }),
)
const plans = z.tuple([z.object({ Plan: node })])

const nodesOf = (plan: Node): readonly Node[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** Tables read otherwise than by their CTG. */
async function readWhole(statement: string): Promise<readonly string[]> {
  const client = await (await testPool()).connect()
  try {
    await client.query('begin; set local enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(`explain (format json) ${statement}`)
    const [{ Plan }] = plans.parse(rows[0]?.['QUERY PLAN'])
    return nodesOf(Plan).flatMap(({ 'Node Type': type, 'Relation Name': table, 'Index Cond': condition }) =>
      /Scan/.test(type) &&
      (table || /Bitmap Index/.test(type)) &&
      !/Bitmap Heap/.test(type) &&
      !/ctg_id/.test(condition ?? '')
        ? [table ?? type]
        : [],
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('each view reads its CTG alone', async () => {
  const { rows: views } = await (await testPool()).query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'sight' and column_name = 'ctg_id' and table_name not like 'hidden%' order by 1`,
  )
  expect(views.length).toBeGreaterThan(30)
  const faults: string[] = []
  for (const { name } of views) {
    const whole = await readWhole(`select * from sight.${name} where ctg_id = '${randomUUID()}'`)
    if (whole.length > 0) faults.push(`${name}: ${whole.join(', ')}`)
  }
  expect(faults).toEqual([])
})

test('what asks for the hidden things of every CTG at once is seen', async () => {
  const statement = `select * from public.notice where ctg_id = '${randomUUID()}' and subject_id not in (select id from sight.hidden)`
  expect(await readWhole(statement)).not.toEqual([])
})
