/** What leaves Trame is what left it: exports, documents, printed sheet, API, carried sheets. How to write them again: README.md. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createTaskList } from '#app/http/jobs.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { measurePages } from '#test/pdf-pages.ts'
import { overprintsIn } from '#test/pdf-text.ts'
import { brokenSpacesIn, plainSpacesIn } from '#test/plain-spaces.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { jsonText, readWritten, withoutIds } from './read-written.ts'
import { givenWholeSheet, type WholeSheet } from './whole-sheet.server.ts'

const opened: { app?: TestApp; sheet?: WholeSheet; database?: Awaited<ReturnType<typeof newTestDatabase>> } = {}
const app = () => opened.app ?? expect.unreachable('no application')
const sheet = () => opened.sheet ?? expect.unreachable('no sheet')
const database = () => opened.database ?? expect.unreachable('no database')

beforeAll(async () => {
  vi.setSystemTime(testInstant)
  opened.database = await newTestDatabase()
  opened.app = await openTestApp(opened.database.db)
  opened.sheet = await givenWholeSheet(opened.app, opened.database.db)
}, 120_000)
afterAll(async () => {
  vi.useRealTimers()
  opened.app?.close()
  await opened.database?.pool.end()
})

/** An answer as text, its type and its name first. @param name ends as the file does */
async function writtenIn(name: string, answer: Response): Promise<string> {
  expect(answer.status, name).toBe(200)
  const head = ['content-type', 'content-disposition'].map((header) => answer.headers.get(header) ?? 'none').join('\n')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const words = await readWritten(name, bytes)
  if (/\.(?:docx|pptx)$/.test(name)) expect(plainSpacesIn(words), name).toEqual([])
  const heads = /\.csv$/.test(name)
    ? words.split('\n').slice(0, 1)
    : words.split('\n').filter((line) => /^[A-Z]+1: /.test(line))
  if (/\.(?:xlsx|ods|csv)$/.test(name))
    expect(
      heads.flatMap((head) => plainSpacesIn(head.replace(/^[A-Z]+1: /, ''))),
      name,
    ).toEqual([])
  if (name.endsWith('.pdf')) {
    expect(brokenSpacesIn(words), name).toEqual([])
    const { orphans, nearEmpty } = measurePages(bytes)
    const overprints = await overprintsIn(bytes)
    expect({ name, orphans, nearEmpty, overprints }).toEqual({ name, orphans: [], nearEmpty: [], overprints: [] })
    expect(Buffer.from(bytes).toString('latin1'), name).toContain('/DisplayDocTitle true')
  }
  return `${head}\n\n${words}\n`
}
/** What the address answers is what `files/<name>.txt` holds. */
async function expectGolden(name: string, answer: Response): Promise<void> {
  await expect(withoutIds(await writtenIn(name, answer))).toMatchFileSnapshot(`files/${name}.txt`)
}
const askedAs = (address: string) => app().get(address, sheet().cookie)

describe('the plan of a CTG', () => {
  test('leaves as tables in every format', async () => {
    const formats = ['xlsx', 'ods', 'json']
    const tables = ['actions', 'etapes', 'moyens', 'mesures', 'releves', 'dependances']
    const asked = [...formats, ...tables.map((table) => `csv&feuille=${table}`)]
    const answers: string[] = []
    for (const format of asked)
      answers.push(
        await writtenIn(
          `plan.${format.split('&')[0]}`,
          await askedAs(`/ctg/${sheet().ctgId}/plan/export?format=${format}`),
        ),
      )
    await expect(withoutIds(answers.join('\n'))).toMatchFileSnapshot('files/plan-exports.txt')
  })

  test.each([
    ['plan.pdf', 'plan/document.pdf'],
    ['plan.docx', 'plan/document.docx'],
    ['decisions.xlsx', 'decisions/export?format=xlsx'],
    ['decisions.ods', 'decisions/export?format=ods'],
    ['decisions.csv', 'decisions/export?format=csv'],
  ])('leaves as %s', async (name, address) => {
    await expectGolden(name, await askedAs(`/ctg/${sheet().ctgId}/${address}`))
  })

  test.each(['pdf', 'docx'])('has a sheet printed whole as %s', async (format) => {
    const { ctgId, ids } = sheet()
    await expectGolden(`sheet.${format}`, await askedAs(`/ctg/${ctgId}/actions/${ids.action}/fiche.${format}`))
  })
})

describe('the API', () => {
  const asSoftware = (path: string) =>
    app().app.request(`http://localhost:3000/api/v1${path}`, {
      headers: { authorization: `Bearer ${sheet().software.apiToken}` },
    })

  test('is described and answers as it did', async () => {
    const { ctgId, ids } = sheet()
    const answers: string[] = []
    for (const path of ['', '/plan', '/actions', '/measures', `/actions/${ids.action}`])
      answers.push(jsonText(await (await asSoftware(`/ctgs/${ctgId}${path}`)).json()))
    const description: unknown = await (await asSoftware('/openapi.json')).json()
    await expect(withoutIds(answers.join('\n')) + jsonText(description)).toMatchFileSnapshot('files/api.txt')
  })
})

describe('a sheet carried into the next CTG', () => {
  /** A CTG that renews the one of the sheet, with the same coordinator; it has neither her service nor the quartier. */
  async function givenNext() {
    const { db } = database()
    const next = await givenPlan(db)
    const { ctgId, actors } = sheet()
    const member = { ctg_id: next.ctgId, id: crypto.randomUUID(), party_id: next.town.id, role: 'coordinator' as const }
    await db
      .insertInto('member')
      .values({ ...member, person_id: actors.townCoordinator.personId, function_title: '', created_at: testInstant })
      .execute()
    await db.updateTable('ctg').set({ predecessor_id: ctgId }).where('id', '=', next.ctgId).execute()
    await db.insertInto('ctg_perimeter').values({ ctg_id: next.ctgId, territory_code: '92036' }).execute()
    return next
  }
  const everything = 'textes pilote partenaires services lieux leviers plans mesures etapes moyens'

  test.each([
    { name: 'everything', along: everything, isCreated: true },
    { name: 'what usually comes', along: undefined, isCreated: false },
    { name: 'its title alone', along: '', isCreated: false },
  ])('brings $name', async ({ name, along, isCreated }) => {
    const next = await givenNext()
    const { ids, cookie, send } = sheet()
    const address = `/ctg/${next.ctgId}/plan/precedente`
    const words = (along ?? everything.replace(' etapes moyens', '')).split(' ').map((part) => `&avec=${part}`)
    const preview = await (await app().get(`${address}?action=1${words.join('')}&apercu=oui`, cookie)).text()
    const absent = [...preview.matchAll(/name="create" value="([^"]+)"|value="([^"]+)"[^>]* name="create"/g)]
    const create = isCreated ? absent.map(([, key, other]) => key ?? other ?? '') : []
    if (isCreated) expect(create.length).toBeGreaterThan(2)
    const asked = { intent: 'carry-actions', actionIds: [ids.action], create }
    await send(address, along === undefined ? asked : { ...asked, along })
    const answer = await app().get(`/ctg/${next.ctgId}/plan/export?format=json`, cookie)
    const { actions } = z.object({ actions: z.array(z.unknown()) }).parse(await answer.json())
    const golden = `files/carried-${name.replaceAll(' ', '-')}.json`
    await expect(withoutIds(jsonText(actions))).toMatchFileSnapshot(golden)
  })
})

describe('documents', () => {
  /** The work in the background, done at once. */
  async function work(name: 'make-dossier' | 'make-convention-pdf', payload: Readonly<Record<string, string>>) {
    const tasks: Readonly<Record<string, unknown>> = createTaskList(app().instance)
    const task = tasks[name]
    if (typeof task !== 'function') return expect.unreachable(name)
    await task(payload)
  }

  test('the minutes and the record of decisions of a meeting that was closed', async () => {
    const { ctgId, ids, send } = sheet()
    const meeting = `/ctg/${ctgId}/reunions/${ids.meeting}`
    for (const name of ['convocation.pdf', 'emargement.pdf'])
      await expectGolden(name, await askedAs(`${meeting}/${name}`))
    await send(`${meeting}/cloture`, { intent: 'close-meeting', seen: '' })
    for (const name of ['compte-rendu.pdf', 'compte-rendu.docx', 'releve.pdf', 'releve.docx'])
      await expectGolden(name, await askedAs(`${meeting}/${name}`))
  })

  test('the convention and its annexes', { timeout: 60_000 }, async () => {
    const { ctgId, send } = sheet()
    await send(`/ctg/${ctgId}/convention/versions`, { intent: 'freeze-version' })
    const version = await database()
      .db.selectFrom('convention_version')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .where('number', '=', 2)
      .executeTakeFirstOrThrow()
    await work('make-convention-pdf', { ctgId, conventionVersionId: version.id })
    await expectGolden(
      'convention.pdf',
      await askedAs(`/ctg/${ctgId}/convention/versions/${version.id}/convention.pdf`),
    )
  })

  test.each([
    ['copil-pack', ['pdf', 'docx', 'pptx']],
    ['yearly-review', ['pdf']],
    ['theme-synthesis', ['pdf']],
    ['diagnosis', ['pdf', 'docx']],
  ])('the %s, with every section', { timeout: 60_000 }, async (kind, formats) => {
    const { ctgId, cookie, themeId } = sheet()
    const page = await (await askedAs(`/ctg/${ctgId}/suivi/dossiers/nouveau?type=${slugs[kind]}`)).text()
    const sections = [...page.matchAll(/name="sections"[^>]*value="([^"]+)"/g)].map(([, key = '']) => key)
    expect(sections.length).toBeGreaterThan(2)
    const form = {
      intent: 'request-dossier',
      kind,
      sections,
      formats,
      themeId,
      year: '2026',
      front: 'Dossier remis en séance.',
    }
    const asked = await app().post(`/ctg/${ctgId}/suivi/dossiers/nouveau`, form, cookie)
    expect(asked.status).toBe(303)
    const address = asked.headers.get('location') ?? ''
    await work('make-dossier', { ctgId, dossierId: address.split('/').at(-1) ?? '' })
    const links = (await (await askedAs(address)).text()).matchAll(/href="([^"]*\/fichiers\/[^"]*)"/g)
    const files = [...new Set([...links].map(([, link = '']) => link))]
    expect(files).toHaveLength(formats.length)
    for (const file of files) {
      const answer = await askedAs(file)
      const format = formats.find((one) => answer.headers.get('content-disposition')?.endsWith(`.${one}`))
      await expectGolden(`${kind}.${format}`, answer)
    }
  })

  test('papers that people receive', async () => {
    const { ctgId, ids, feedToken } = sheet()
    for (const [name, address] of [
      ['mission-letter.pdf', `/ctg/${ctgId}/instances/${ids.body}/lettre-de-mission.pdf`],
      ['report-forms.pdf', `/ctg/${ctgId}/suivi/campagnes/${ids.campaign}/formulaires.pdf`],
      ['calendar.ics', `/agenda/${feedToken}/trame.ics`],
    ] as const)
      await expectGolden(name, await askedAs(address))
  })
})

/** Kinds of document in the addresses. */
const slugs: Readonly<Record<string, string>> = {
  'copil-pack': 'copil',
  'yearly-review': 'bilan',
  'theme-synthesis': 'synthese',
  diagnosis: 'diagnostic',
}
