import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { removePartyLogo } from '#app/domains/ctg/commands/remove-party-logo.server.ts'
import { setPartyLogo } from '#app/domains/ctg/commands/set-party-logo.server.ts'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { takeSnapshot } from '#app/domains/snapshots/commands/take-snapshot.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFollowedCtg, toldNowhere } from '#test/followed-ctg.server.ts'
import { makeDossierAgain } from './commands/make-dossier-again.server.ts'
import { requestDossier } from './commands/request-dossier.server.ts'
import { type DossierKind, dossierFormats, sectionsOf } from './dossiers.ts'
import { makeDossier } from './jobs.server.ts'
import { getDossierPage, getDossiersPage, getEssentialsPage } from './queries.server.ts'

const db = await testDatabase()
type Followed = Awaited<ReturnType<typeof givenFollowedCtg>>
const asCoordinator = (ctg: Followed) => ctg.as(ctg.actors.cafCoordinator, testInstant)
const newStore = () => openFileStore({ dataFolder: mkdtempSync(path.join(os.tmpdir(), 'trame-dossier-')) })

async function request(ctg: Followed, kind: DossierKind = 'copil-pack', given: object = {}) {
  const asked = { ctgId: ctg.ctgId, kind, sections: [...sectionsOf[kind]], formats: [...dossierFormats], ...given }
  const { dossierId } = await requestDossier(asCoordinator(ctg), asked)
  return getDossierPage(asCoordinator(ctg), { ctgId: ctg.ctgId, dossierId })
}

const section = ({ sections }: Dossier, key: string) =>
  sections.find((one) => one.key === key) ?? expect.unreachable(`no section ${key}`)
const table = (dossier: Dossier, key: string, index = 0) =>
  section(dossier, key).blocks.filter((block) => block.kind === 'table')[index] ??
  expect.unreachable(`no table in ${key}`)
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
    const told = table(content, 'progress').rows.map((cells) => ({
      title: cells[0]?.replace(/^Axe \d+\. /, ''),
      counts: numbersOf(cells),
    }))
    const engaged = ([, , , inProgress = 0, suspended = 0, done = 0]: readonly number[]) =>
      inProgress + suspended + done
    expect(told.map(({ title, counts: [total, begun, late] }) => [title, total, begun, late])).toEqual(
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
    const told = table(content, 'silences').rows
    expect(told.map(([name]) => name).sort()).toEqual(silent.map(({ name }) => name).sort())
    expect(told.filter(([, , last]) => last === 'jamais')).toHaveLength(
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
    const { columns, rows: told } = table(content, 'means')
    const cell = (funder: string, year: number) =>
      told.find(([name]) => name === funder)?.[columns.findIndex(({ header }) => header === String(year))] ?? ''
    const euros = (text: string) => Number((text.split('€')[0] ?? '').replace(/\s/g, '').replace(',', '.'))
    expect(sums.map(({ funder, year }) => euros(cell(funder, year)))).toEqual(sums.map((sum) => sum.euros))
    for (const { funder, year, unknown } of sums) expect(cell(funder, year).includes('sans montant')).toBe(unknown > 0)
    expect(told).toHaveLength(new Set(sums.map(({ funder }) => funder)).size)
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
    const told = new Map(table(content, 'measures', 1).rows.map((cells) => [cells[0], cells]))
    expect(told.size).toBe(measured.length)
    for (const { name, last, baseline } of measured) {
      const [, from, target, value, age] = told.get(name) ?? []
      expect([from, target, value, age]).toEqual([
        baseline === null ? 'non mesuré' : `${baseline}\u00a0familles`,
        '60\u00a0familles',
        last === null ? 'inconnue' : `${last}\u00a0familles`,
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
    const asked = count.parse(
      await rows(sql`
        select count(*) from action where ctg_id = ${ctg.ctgId} and status not in ('done', 'abandoned', 'deferred')
          and (select help_wanted <> '' from progress_report report where report.ctg_id = action.ctg_id
            and report.action_id = action.id and report.status <> 'sent-back'
            order by reported_on desc limit 1)`),
    )
    const helped = table(content, 'difficulties').rows.filter(([, , , , help]) => help === 'Arbitrer le local.')
    expect(helped).toHaveLength(asked)
    const essentials = await getEssentialsPage(asCoordinator(ctg), ctg.ctgId)
    expect(essentials.asks).toHaveLength(asked)
    expect(essentials.asks[0]?.reservations).toMatchObject([{ position: 'reservation' }])
    expect(JSON.stringify(content)).not.toContain('renvoyée')
  })
})

describe('a document', () => {
  test('holds the sections chosen, in its own order, with the front page of the CTG', async () => {
    const ctg = await givenFollowedCtg(db, 3)
    const { content } = await request(ctg, 'copil-pack', {
      sections: ['means', 'agenda'],
      front: 'Salle du conseil\n\nVille et Caf',
    })
    expect(content.sections.map(({ key }) => key)).toEqual(['agenda', 'means'])
    expect(content.front).toEqual(['Salle du conseil', 'Ville et Caf'])
    expect(content.title).toBe('Dossier du comité de pilotage du 3 décembre 2026')
  })

  test('tells the changes since the state chosen', async () => {
    const ctg = await givenFollowedCtg(db, 4)
    const { snapshotId } = await takeSnapshot(asCoordinator(ctg), { ctgId: ctg.ctgId, name: 'Avant les vacances' })
    await db
      .updateTable('action')
      .set({ ends_on: '2028-03-01' })
      .where('ctg_id', '=', ctg.ctgId)
      .where('id', '=', ctg.actions[0]?.id ?? '')
      .execute()
    const chosen = { sections: ['changes'], formats: ['pdf'], sinceId: snapshotId }
    const changes = section((await request(ctg, 'copil-pack', chosen)).content, 'changes')
    expect(JSON.stringify(changes)).toContain('Avant les vacances')
    expect(changes.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))).toEqual([
      ['1.1 Action 1', 'échéance, 9 mois plus tard'.replace(' mois', '\u00a0mois'), 'juin 2027', 'mars 2028'],
    ])
  })

  test('of the year writes its first draft theme by theme', async () => {
    const ctg = await givenFollowedCtg(db)
    const { content } = await request(ctg, 'yearly-review', { year: '2026' })
    expect(content.title).toBe('Bilan annuel 2026')
    expect(content.sections.map(({ title }) => title)).toEqual(
      expect.arrayContaining([ctg.early.name, ctg.housing.name, 'Priorités pour 2027']),
    )
    const early = section(content, `themes-${ctg.early.id}`)
    expect(JSON.stringify(early)).toContain('a réuni les familles (1)')
  })

  test('shows the logo that a party gave, until it is taken away', async () => {
    const ctg = await givenFollowedCtg(db, 1)
    const logo = { sha256: 'a'.repeat(64), name: 'logo.png', mediaType: 'image/png', sizeBytes: 900 }
    const key = { ctgId: ctg.ctgId, partyId: ctg.town.id }
    await setPartyLogo(asCoordinator(ctg), { ...key, logo: JSON.stringify(logo) })
    const sections = { sections: ['agenda'], formats: ['pdf'] }
    const logos = async () =>
      (await request(ctg, 'copil-pack', sections)).content.parties.map((party) => party.logo?.sha256)
    expect(await logos()).toEqual([undefined, logo.sha256])
    await removePartyLogo(asCoordinator(ctg), key)
    expect(await logos()).toEqual([undefined, undefined])
    const tooHeavy = JSON.stringify({ ...logo, sizeBytes: 2_000_000 })
    await expect(setPartyLogo(asCoordinator(ctg), { ...key, logo: tooHeavy })).rejects.toThrow('1 Mo')
    await expect(setPartyLogo(ctg.as(ctg.actors.reader), { ...key, logo: JSON.stringify(logo) })).rejects.toMatchObject(
      {
        kind: 'forbidden',
      },
    )
  })

  test('for the public tells no person and no internal difficulty', async () => {
    const ctg = await givenFollowedCtg(db)
    const { content } = await request(ctg, 'theme-synthesis', { themeId: ctg.early.id })
    const text = JSON.stringify(content)
    expect(table(content, 'public-actions').rows).toHaveLength(1)
    expect(table(content, 'public-actions', 1)).toMatchObject({
      caption: 'Ce qui est engagé, sans décision enregistrée',
    })
    expect(table(content, 'public-actions', 1).rows.length).toBeGreaterThan(5)
    for (const secret of toldNowhere) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/retard|sans nouvelle|difficulté|à surveiller/)
  })

  test('is asked for once when the form is sent twice', async () => {
    const ctg = await givenFollowedCtg(db, 3)
    const asked = {
      ctgId: ctg.ctgId,
      kind: 'copil-pack' as const,
      sections: ['agenda' as const],
      formats: ['pdf' as const],
    }
    const context = { ...asCoordinator(ctg), requestId: `dossier-${ctg.ctgId}` }
    const first = await requestDossier(context, asked)
    expect(await requestDossier(context, asked)).toEqual(first)
    expect((await getDossiersPage(asCoordinator(ctg), ctg.ctgId)).dossiers).toHaveLength(1)
  })

  test('is not prepared by a reader, and is unknown in another CTG', async () => {
    const ctg = await givenFollowedCtg(db, 3)
    const other = await givenFollowedCtg(db, 3)
    const { dossier } = await request(ctg)
    const asked = {
      ctgId: ctg.ctgId,
      kind: 'copil-pack' as const,
      sections: ['agenda' as const],
      formats: ['pdf' as const],
    }
    await expect(requestDossier(ctg.as(ctg.actors.reader), asked)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(requestDossier(ctg.as(ctg.actors.stranger), asked)).rejects.toMatchObject({ kind: 'not-found' })
    const elsewhere = { ctgId: other.ctgId, dossierId: dossier.id }
    await expect(getDossierPage(asCoordinator(other), elsewhere)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(makeDossierAgain(asCoordinator(other), elsewhere)).rejects.toMatchObject({ kind: 'not-found' })
    const theirMeeting = { ...asked, meetingId: other.meetingId }
    await expect(requestDossier(asCoordinator(ctg), theirMeeting)).rejects.toMatchObject({ kind: 'not-found' })
    const theirTheme = {
      ...asked,
      kind: 'theme-synthesis' as const,
      sections: ['why' as const],
      themeId: other.early.id,
    }
    await expect(requestDossier(asCoordinator(ctg), theirTheme)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('the files of a document', () => {
  test('are made once, named in French, and downloadable', async () => {
    const ctg = await givenFollowedCtg(db, 6)
    const { dossier } = await request(ctg)
    const payload = { ctgId: ctg.ctgId, dossierId: dossier.id }
    const store = newStore()
    await makeDossier(db, store, payload)
    await makeDossier(db, store, payload)
    const page = await getDossierPage(asCoordinator(ctg), payload)
    expect(page.dossier).toMatchObject({ state: 'ready', progressPercent: 100 })
    expect(page.dossier.outputs.map(({ file }) => file?.name)).toEqual([
      'dossier-copil-ctg-de-test-2026-12-03.pdf',
      'dossier-copil-ctg-de-test-2026-12-03.docx',
      'dossier-copil-ctg-de-test-2026-12-03.pptx',
    ])
    for (const { file } of page.dossier.outputs) expect(Number(file?.sizeBytes)).toBeGreaterThan(5000)
  }, 120_000)

  test('already made stay when the work is interrupted and begins again', async () => {
    const ctg = await givenFollowedCtg(db, 2)
    const { dossier } = await request(ctg, 'copil-pack', { sections: ['agenda'], formats: ['pdf', 'docx'] })
    const payload = { ctgId: ctg.ctgId, dossierId: dossier.id }
    const store = newStore()
    await makeDossier(db, store, payload)
    const files = async () =>
      (await getDossierPage(asCoordinator(ctg), payload)).dossier.outputs.map(({ file }) => file?.fileId)
    const [pdf, docx] = await files()
    await db
      .deleteFrom('dossier_file')
      .where('ctg_id', '=', ctg.ctgId)
      .where('dossier_id', '=', dossier.id)
      .where('format', '=', 'docx')
      .execute()
    await db
      .updateTable('dossier')
      .set({ state: 'being-made' })
      .where('ctg_id', '=', ctg.ctgId)
      .where('id', '=', dossier.id)
      .execute()
    await makeDossier(db, store, payload)
    const again = await files()
    expect(again[0]).toBe(pdf)
    expect(again[1]).not.toBe(docx)
  }, 120_000)

  test('that could not be made are told so, and asked for again', async () => {
    const ctg = await givenFollowedCtg(db, 3)
    const { dossier } = await request(ctg, 'copil-pack', { sections: ['agenda'], formats: ['docx'] })
    const payload = { ctgId: ctg.ctgId, dossierId: dossier.id }
    await expect(makeDossierAgain(asCoordinator(ctg), payload)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(makeDossier(db, openFileStore({ dataFolder: '/dev/null/nowhere' }), payload)).rejects.toThrow()
    const failed = await getDossierPage(asCoordinator(ctg), payload)
    expect(failed.dossier).toMatchObject({ state: 'failed', failure: expect.stringContaining('redemandez') })
    await makeDossierAgain(asCoordinator(ctg), payload)
    await makeDossier(db, newStore(), payload)
    expect((await getDossierPage(asCoordinator(ctg), payload)).dossier.state).toBe('ready')
  }, 120_000)
})
