/** The demonstration read as somebody of Gennevilliers would: nobody acts before the hour, each is what her seat says. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import { cleanDossier } from '#app/domains/documents/dossier-texts.ts'
import { cutIntoSlides } from '#app/domains/documents/slides.ts'
import { buildDossier } from '#app/domains/dossiers/build-dossier.ts'
import { usualSections } from '#app/domains/dossiers/dossiers.ts'
import { loadPackData } from '#app/domains/dossiers/load-pack-data.server.ts'
import { diagnosisDossier } from '#app/domains/dossiers/steps.server.ts'
import { plainName } from '#app/domains/governance/directory.ts'
import { readConfig } from '#app/kernel/config.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { prepareInstance } from '#seed/prepare-instance.server.ts'
import { newTestDatabase } from '#test/database.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-story-'))
const given: { opened?: Awaited<ReturnType<typeof newTestDatabase>> } = {}
const db = () => given.opened?.db ?? expect.unreachable('no database')
beforeAll(async () => {
  given.opened = await newTestDatabase()
  const config = { ...readConfig({ TRAME_DATA: folder }), demo: 'on' as const }
  await prepareInstance(db(), { config, files: openFileStore(config) }, { reset: false })
}, 180_000)
afterAll(async () => {
  await given.opened?.pool.end()
  fs.rmSync(folder, { recursive: true })
})

const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
  (await query.execute(db())).rows

test('no act of a meeting comes before its session, none is prepared after it', async () => {
  const early = await rowsOf(sql<{ act: string; title: string }>`
    select audit.action as act, meeting.title from audit_entry audit
    join decision on audit.subject_type = 'decision' and decision.id = audit.subject_id
    join meeting on meeting.ctg_id = decision.ctg_id and meeting.id = decision.meeting_id
    where audit.action in ('decision.recorded', 'decision.confirmed') and audit.at < meeting.starts_at
    union all
    select audit.action, meeting.title from audit_entry audit
    join meeting on audit.subject_type = 'meeting' and meeting.id = audit.subject_id
    where audit.action in ('meeting.opened', 'meeting.attendance-recorded', 'meeting.closed', 'meeting.minutes-written',
      'meeting.item-minutes-written', 'meeting.information-noted', 'meeting.task-noted') and audit.at < meeting.starts_at
    union all
    select audit.action, meeting.title from audit_entry audit
    join meeting on audit.subject_type = 'meeting' and meeting.id = audit.subject_id
    where audit.action in ('meeting.created', 'meeting.convened') and audit.at >= meeting.starts_at`)
  expect(early).toEqual([])
  const closed = await rowsOf(sql<{ count: number }>`
    select count(*)::integer as count from audit_entry where action = 'meeting.closed'`)
  expect(closed[0]?.count).toBeGreaterThan(12)
})

test('what answers something comes after it: positions, reports, corrective actions and their ends', async () => {
  const early = await rowsOf(sql<{ what: string; id: string }>`
    select 'position' as what, given.finding_id as id from finding_position given
      join audit_entry made on made.subject_id = given.finding_id and made.action = 'finding.proposed'
      where given.given_at < made.at
    union all
    select 'report', report.id from progress_report report where report.reported_on > (report.created_at at time zone 'Europe/Paris')::date
    union all
    select 'corrective', corrective.id from corrective_action corrective
      join audit_entry made on made.subject_id = corrective.id and made.action = 'corrective-action.opened'
      join decision on decision.ctg_id = corrective.ctg_id and decision.id = corrective.decision_id
      where (made.at at time zone 'Europe/Paris')::date < decision.decided_on
    union all
    select 'note', note.corrective_action_id from corrective_note note
      join audit_entry made on made.subject_id = note.corrective_action_id and made.action = 'corrective-action.opened'
      where note.noted_on < (made.at at time zone 'Europe/Paris')::date`)
  expect(early).toEqual([])
})

test('the journal goes forward, and no line is written after the demonstration', async () => {
  const [bounds] = await rowsOf(sql<{ first: string; last: string }>`
    select min(at)::date::text as first, max(at)::date::text as last from audit_entry where ctg_id is not null`)
  expect(bounds).toEqual({ first: '2014-01-20', last: '2026-11-24' })
})

type Post = { readonly name: string; readonly party: string; readonly title: string; readonly ctg: string }

/** « directrice de la petite enfance », « Direction de la petite enfance »: one function. */
const functionOf = (title: string): string =>
  plainName(title)
    .replace(/^(directeur|directrice|direction)\b/, 'direction')
    .replace(/^(coordinateur|coordinatrice|coordination)\b/, 'coordination')
    .replace(/^(charge|chargee) de mission\b/, 'mission')

test('one function is held by one person, and a person has one function in her party', async () => {
  const posts = await rowsOf(sql<Post>`
    select person.name, party.short_name as party, member.function_title as title, member.ctg_id as ctg
      from member join person on person.id = member.person_id join party on party.ctg_id = member.ctg_id and party.id = member.party_id
    union all
    select seat.holder_name, party.short_name, seat.function_title, seat.ctg_id from seat
      join party on party.ctg_id = seat.ctg_id and party.id = seat.party_id
      where seat.holder_name is not null and seat.until is null and seat.service_id is not null
    union all
    select leader.person_name, party.short_name, leader.function_title, leader.ctg_id from body_leader leader
      join party on party.ctg_id = leader.ctg_id and party.id = leader.party_id`)
  const groups = <Key extends string>(key: (one: Post) => Key, value: (one: Post) => string) =>
    [...Map.groupBy(posts, (one) => `${one.ctg} ${one.party} ${key(one)}`)].flatMap(([about, ones]) => {
      const values = [...new Set(ones.map(value))]
      return values.length > 1 ? [{ about: about.split(' ').slice(1).join(' '), values }] : []
    })
  expect(
    groups(
      ({ title }) => functionOf(title),
      ({ name }) => plainName(name),
    ),
  ).toEqual([])
  expect(
    groups(
      ({ name }) => plainName(name),
      ({ title }) => functionOf(title),
    ),
  ).toEqual([])
})

test('whoever is said a member of a body has a seat', async () => {
  const seatless = await rowsOf(sql<{ name: string }>`
    select person.name from member join person on person.id = member.person_id
    join ctg on ctg.id = member.ctg_id
    where member.role = 'body-member' and ctg.ends_on > '2026-11-24' and not exists (
      select from seat where seat.ctg_id = member.ctg_id and seat.party_id = member.party_id and seat.holder_name = person.name
        and seat.until is null)`)
  expect(seatless).toEqual([])
})

test('the founding convention shows a whole year: two campaigns, corrective actions ended both ways, a copil, states in between', async () => {
  const [year] = await rowsOf(sql<Record<'campaigns' | 'correctives' | 'ends' | 'copils' | 'states' | 'years', number>>`
    with founding as (select id from ctg where name = 'Gennevilliers 2015-2018')
    select (select count(*) from campaign where ctg_id = founding.id)::integer as campaigns,
      (select count(*) from corrective_action where ctg_id = founding.id)::integer as correctives,
      (select count(distinct state) from corrective_action where ctg_id = founding.id)::integer as ends,
      (select count(*) from meeting join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
        where meeting.ctg_id = founding.id and body.kind = 'copil' and meeting.status = 'closed')::integer as copils,
      (select count(*) from plan_snapshot where ctg_id = founding.id
        and taken_on between '2016-03-18' and '2017-03-16')::integer as states,
      (select count(distinct date_part('year', taken_on)) from plan_snapshot where ctg_id = founding.id
        and action_count > 0)::integer as years
    from founding`)
  expect(year).toEqual({ campaigns: 2, correctives: 2, ends: 2, copils: 4, states: 3, years: 4 })
})

/** Titles of its slides, the first one included. */
const slidesOf = (dossier: Dossier): readonly string[] => [
  '',
  ...cutIntoSlides(cleanDossier(dossier)).map((slide) => slide.title),
]

test('a pack of the copil is told in twenty slides at most', async () => {
  const packs = await rowsOf(sql<{ title: string; content: unknown }>`
    select title, content from dossier where kind = 'copil-pack'`)
  expect(packs.length).toBeGreaterThan(0)
  const long = packs
    .map(({ title, content }) => ({ title, slides: slidesOf(readDossier(content)) }))
    .filter(({ slides }) => slides.length > 20)
  expect(long).toEqual([])
})

test('a yearly review is told in twenty slides at most, a diagnosis in thirty', async () => {
  const at = new Date('2026-11-24T09:00:00Z')
  const ctgs = await rowsOf(sql<{ id: string; year: number }>`
    select id, least(date_part('year', ends_on) - 1, 2026)::integer as year from ctg`)
  for (const { id: ctgId, year } of ctgs) {
    const query = { ctgId, today: '2026-11-24', at, meetingId: null, sinceId: null }
    const data = await loadPackData(db(), { ...query, year, withDiagnosis: false })
    const review = { kind: 'yearly-review' as const, sectionKeys: usualSections('yearly-review') }
    const slides = slidesOf(buildDossier(data, { ...review, front: [], themeId: null, year }))
    expect(slides.length, slides.join(' | ')).toBeLessThanOrEqual(20)
    expect(slidesOf(await diagnosisDossier(db(), ctgId, at)).length).toBeLessThanOrEqual(30)
  }
})
