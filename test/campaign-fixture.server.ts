/** Actions under way with their leads, for tests of campaigns. Rows are written directly. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import type { PlanFixture } from './plan-fixture.server.ts'

export type Led = { readonly leadName: string; readonly leadEmail: string }

/** Actions under way, in the order given; ids of them. */
export async function givenLedActions(
  db: Database,
  plan: PlanFixture,
  leads: readonly Led[],
  firstNumber = 1,
): Promise<readonly string[]> {
  const rows = leads.map(({ leadName, leadEmail }, index) => ({
    ctg_id: plan.ctgId,
    id: randomUUID(),
    number: firstNumber + index,
    code: `1.${firstNumber + index}`,
    title: `Action ${firstNumber + index}`,
    theme_id: plan.early.id,
    lead_name: leadName,
    lead_email: leadEmail,
    status: 'in-progress' as const,
    starts_on: '2026-01-01',
    created_at: testInstant,
  }))
  await db.insertInto('action').values(rows).execute()
  return rows.map(({ id }) => id)
}
