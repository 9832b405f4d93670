/** Every figure of the pack of a copil, found again by plain SQL. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '#test/database.server.ts'
import { givenFollowedCtg } from '#test/followed-ctg.server.ts'
import { asCoordinator, request, section, table } from './dossier.fixture.ts'
import { getEssentialsPage } from './queries.server.ts'

const db = await testDatabase()
const numbersOf = (cells: readonly string[]) => cells.slice(1).map(Number)

/** Plain SQL, whatever the product computes. */
async function rows(statement: ReturnType<typeof sql<Record<string, unknown>>>) {
  return (await statement.execute(db)).rows
}
const count = z.array(z.object({ count: z.coerce.number() })).transform(([row]) => row?.count ?? 0)

describe('figures of the copil pack, computed again by another path', () => {
  test('actions by axis and by state', async () => {
    const ctg = await givenFollowedCtg(db)
    const { content } = await request(ctg)
    const counted = z.array(z.object({ title: z.string(), counts: z.array(z.coerce.number()) })).parse(
      await rows(sql`
          select coalesce(above.title, axis.title) as title, array[
            count(*), count(*) filter (where status = 'proposed'),
            count(*) filter (where status in ('validated', 'not-started')),
            count(*) filter (where status = 'in-progress'), count(*) filter (where status = 'suspended'),
            count(*) filter (where status = 'done'),
            count(*) filter (where status in ('in-progress', 'suspended', 'validated', 'not-started')
              and (date_trunc('month', ends_on) + interval '1 month')::date <= '2026-11-24')] as counts
          from action join axis on axis.ctg_id = action.ctg_id and axis.id = action.axis_id
          left join axis above on above.ctg_id = axis.ctg_id and above.id = axis.parent_id
          where action.ctg_id = ${ctg.ctgId} and status not in ('abandoned', 'deferred')
          group by 1 order by min(action.number)`),
    )
    const progressRows = table(content, 'progress').rows.map((cells) => ({
      title: cells[0]?.replace(/^Axe \d+\. /, ''),
      counts: numbersOf(cells),
    }))
    const engaged = ([, , , inProgress = 0, suspended = 0, done = 0]: readonly number[]) =>
      inProgress + suspended + done
    expect(progressRows.map(({ title, counts: [total, begun, late] }) => [title, total, begun, late])).toEqual(
      counted.map(({ title, counts }) => [title, counts[0], engaged(counts), counts[6]]),
    )
    const chart = section(content, 'progress').blocks.find((block) => block.kind === 'chart')
    const fromChart = chart?.kind === 'chart' ? chart.series.map(({ values }) => values) : []
    expect(fromChart).toEqual([1, 2, 3, 4, 5].map((column) => counted.map(({ counts }) => counts[column])))
  })

  test('silences, named, since when', async () => {
    const ctg = await givenFollowedCtg(db)
    const { content } = await request(ctg)
    const silent = z.array(z.object({ name: z.string(), last: z.string() })).parse(
      await rows(sql`
        select code || ' ' || title as name,
          coalesce(to_char(last_report_on, 'YYYY-MM-DD'), 'jamais') as last
        from action where ctg_id = ${ctg.ctgId} and status = 'in-progress'
          and coalesce(last_report_on, greatest(starts_on, created_at::date)) + 120 < '2026-11-24'
        order by number`),
    )
    const silentRows = table(content, 'silences').rows
    expect(silentRows.map(([name]) => name).sort()).toEqual(silent.map(({ name }) => name).sort())
    expect(silentRows.filter(([, , last]) => last === 'jamais')).toHaveLength(
      silent.filter(({ last }) => last === 'jamais').length,
    )
    expect(section(content, 'silences').summary).toContain(String(silent.length))
  })

  test('means by party and by year, without any total', async () => {
    const ctg = await givenFollowedCtg(db)
    const { content } = await request(ctg)
    const sums = z
      .array(z.object({ funder: z.string(), year: z.number(), euros: z.coerce.number(), unknown: z.coerce.number() }))
      .parse(
        await rows(sql`
          select party.short_name as funder, means.year, coalesce(sum(amount_euros), 0) as euros,
            count(*) filter (where amount_euros is null) as unknown
          from action_means means
          join action on action.ctg_id = means.ctg_id and action.id = means.action_id
          join party on party.ctg_id = means.ctg_id and party.id = means.funder_party_id
          where means.ctg_id = ${ctg.ctgId} and action.status not in ('abandoned', 'deferred')
          group by 1, 2`),
      )
    const { columns, rows: meansRows } = table(content, 'means')
    const cell = (funder: string, year: number) =>
      meansRows.find(([name]) => name === funder)?.[columns.findIndex(({ header }) => header === String(year))] ?? ''
    const euros = (text: string) => Number((text.split('€')[0] ?? '').replace(/\s/g, '').replace(',', '.'))
    expect(sums.map(({ funder, year }) => euros(cell(funder, year)))).toEqual(sums.map((sum) => sum.euros))
    for (const { funder, year, unknown } of sums) expect(cell(funder, year).includes('sans montant')).toBe(unknown > 0)
    expect(meansRows).toHaveLength(new Set(sums.map(({ funder }) => funder)).size)
    expect(JSON.stringify(section(content, 'means'))).not.toMatch(/total/i)
    expect(section(content, 'means').summary).toContain('portés par les COF')
  })

  test('measures: baseline, target, last value and its age', async () => {
    const ctg = await givenFollowedCtg(db)
    const { content } = await request(ctg)
    const measured = z
      .array(z.object({ name: z.string(), last: z.coerce.number().nullable(), baseline: z.coerce.number().nullable() }))
      .parse(
        await rows(sql`
          select action.code || ' ' || action.title || ' : ' || measure.name as name, measure.baseline,
            (select value from measure_value reading where reading.ctg_id = measure.ctg_id
              and reading.measure_id = measure.id order by measured_on desc limit 1) as last
          from action_measure measure
          join action on action.ctg_id = measure.ctg_id and action.id = measure.action_id
          where measure.ctg_id = ${ctg.ctgId} and action.status not in ('abandoned', 'deferred')`),
      )
    const rowsByName = new Map(table(content, 'measures', 1).rows.map((cells) => [cells[0], cells]))
    expect(rowsByName.size).toBe(measured.length)
    for (const { name, last, baseline } of measured) {
      const [, from, target, value, age] = rowsByName.get(name) ?? []
      expect([from, target, value, age]).toEqual([
        baseline === null ? 'non mesuré' : `${baseline}\u00a0familles`,
        '60\u00a0familles',
        last === null ? 'non mesuré' : `${last}\u00a0familles`,
        last === null ? '–' : '2 mois',
      ])
    }
    expect(table(content, 'measures').rows[0]).toEqual([
      expect.stringContaining('Mesure 1'),
      '100 familles (2025)',
      '200 familles (2030)',
      '120 familles (2024)',
      expect.stringMatching(/^2\sans$/),
    ])
  })

  test('decisions, corrective actions, and what is asked of the copil', async () => {
    const ctg = await givenFollowedCtg(db)
    const { content } = await request(ctg)
    const decisions = count.parse(await rows(sql`select count(*) from decision where ctg_id = ${ctg.ctgId}`))
    expect(table(content, 'decisions').rows).toHaveLength(decisions)
    expect(section(content, 'decisions').summary).toMatch(/^4\sdécisions : 2 encore à suivre, dont 1 en retard/)
    expect(table(content, 'correctives').rows).toHaveLength(3)
    expect(section(content, 'correctives').summary).toMatch(/^2\sactions correctives en cours, dont 1 en retard/)
    const demandCount = count.parse(
      await rows(sql`
        select count(*) from action where ctg_id = ${ctg.ctgId} and status not in ('done', 'abandoned', 'deferred')
          and (select help_wanted <> '' from progress_report report where report.ctg_id = action.ctg_id
            and report.action_id = action.id and report.status <> 'sent-back'
            order by reported_on desc limit 1)`),
    )
    const helped = table(content, 'difficulties').rows.filter(([, , , , help]) => help === 'Arbitrer le local.')
    expect(helped).toHaveLength(demandCount)
    const essentials = await getEssentialsPage(asCoordinator(ctg), ctg.ctgId)
    expect(essentials.demands).toHaveLength(demandCount)
    expect(essentials.demands[0]?.reservations).toMatchObject([{ isDisagreement: false }])
    expect(JSON.stringify(content)).not.toContain('renvoyée')
  })
})

test('a point of the agenda is asked of the copil until a decision came out of it', async () => {
  const ctg = await givenFollowedCtg(db)
  const points = async () =>
    (await getEssentialsPage(asCoordinator(ctg), ctg.ctgId)).demands.flatMap(({ point }) => point ?? [])
  await sql`
    update agenda_item set demand = title || ' ?' where ctg_id = ${ctg.ctgId} and meeting_id = ${ctg.meetingId}`.execute(
    db,
  )
  expect(await points()).toEqual(['Bilan de l’année', 'Actions en difficulté'])
  await sql`
    insert into agenda_outcome (ctg_id, id, agenda_item_id, kind, text, decision_id, written_by, created_at)
    select ${ctg.ctgId}, gen_random_uuid(), item.id, 'decision', 'Décidé', decision.id, 'Une personne', now()
    from agenda_item item, (select id from decision where ctg_id = ${ctg.ctgId} limit 1) decision
    where item.ctg_id = ${ctg.ctgId} and item.meeting_id = ${ctg.meetingId} and item.position = 0`.execute(db)
  expect(await points()).toEqual(['Actions en difficulté'])
})
