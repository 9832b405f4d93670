/** What the coordination makes for the walk of agreement: a version of the convention, dossiers, an amendment, a request of data, a report. */
import { randomUUID } from 'node:crypto'
import { createTaskList } from '#app/http/jobs.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { TestApp } from '#test/http.server.ts'
import { givenLink } from '#test/link-fixture.server.ts'

/** Addresses under the CTG; empty where it has none. */
export type MadeDocuments = {
  readonly versionPath: string
  readonly dossierPaths: Readonly<
    Record<'pack' | 'yearly review' | 'theme synthesis' | 'diagnosis in chapters', string>
  >
  readonly amendmentPath: string
  readonly requestPath: string
  readonly evaluationPath: string
  readonly bodyIds: readonly string[]
  readonly closedMeetingIds: readonly string[]
  /** Of the whole site. */
  readonly publicPath: string
  readonly linkPath: string
}

/** The work in the background, done at once. */
async function work(tasks: Readonly<Record<string, unknown>>, name: string, payload: object): Promise<void> {
  const task = tasks[name]
  if (typeof task !== 'function') throw new Error(`no task ${name}`)
  await task(payload)
}

const lastPart = (answer: Response): string => answer.headers.get('location')?.split('/').at(-1) ?? ''

const dossierForms = {
  pack: {
    kind: 'copil-pack',
    sections: ['essentials', 'decisions', 'progress', 'correctives', 'measures', 'together'],
  },
  'yearly review': {
    ...{ kind: 'yearly-review', year: '2026' },
    sections: ['attendance', 'decisions', 'progress', 'correctives', 'measures', 'together'],
  },
  'theme synthesis': { kind: 'theme-synthesis', sections: ['public-progress', 'public-actions'] },
  'diagnosis in chapters': { kind: 'diagnosis', sections: ['chapters', 'ranked-issues'] },
} as const

/** Two actions under way are asked to somebody without account. */
async function givePersonalLink(db: Database, ctgId: string): Promise<string> {
  const actions = await db
    .selectFrom('action')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('status', '=', 'in-progress')
    .where('is_restricted', '=', false)
    .orderBy('id')
    .limit(2)
    .execute()
  if (actions.length === 0) return ''
  return (await givenLink(db, ctgId, { actionIds: actions.map(({ id }) => id) })).address
}

/** What the coordination makes today. */
export async function makeDocuments(app: TestApp, db: Database, ctgId: string, cookie: string): Promise<MadeDocuments> {
  const tasks = createTaskList(app.instance)
  const send: Send = async (path, form) =>
    app.post(`/ctg/${ctgId}${path}`, { requestId: randomUUID(), ...form }, cookie)
  await send('/convention/texte', { intent: 'prepare-articles' })
  await send('/convention/versions', { intent: 'freeze-version' })
  const version = await db
    .selectFrom('convention_version')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await work(tasks, 'make-convention-pdf', { ctgId, conventionVersionId: version.id })
  await work(tasks, 'make-convention-documents', { ctgId, conventionVersionId: version.id })
  const theme = await db
    .selectFrom('theme')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  const dossier = async (form: Readonly<Record<string, string | readonly string[]>>): Promise<string> => {
    const formats = ['docx', 'pdf', 'pptx']
    const asked = await send('/suivi/dossiers/nouveau', { intent: 'request-dossier', formats, ...form })
    const dossierId = lastPart(asked)
    if (dossierId) await work(tasks, 'make-dossier', { ctgId, dossierId })
    return dossierId && `/suivi/dossiers/${dossierId}`
  }
  return {
    versionPath: `/convention/versions/${version.id}`,
    dossierPaths: {
      pack: await dossier(dossierForms.pack),
      'yearly review': await dossier(dossierForms['yearly review']),
      'theme synthesis': await dossier({ ...dossierForms['theme synthesis'], themeId: theme?.id ?? '' }),
      'diagnosis in chapters': await dossier(dossierForms['diagnosis in chapters']),
    },
    ...(await makeActs(send, tasks, db, ctgId)),
    ...(await findThings(db, ctgId)),
    linkPath: await givePersonalLink(db, ctgId),
  }
}

type Send = (path: string, form: Readonly<Record<string, string | readonly string[]>>) => Promise<Response>
type Tasks = Readonly<Record<string, unknown>>

/** An amendment, frozen, a request of data, the report of an evaluation: empty where an act is refused or there is nothing to report. */
async function makeActs(send: Send, tasks: Tasks, db: Database, ctgId: string) {
  const amendmentId = lastPart(
    await send('/convention/avenants', { intent: 'prepare-amendment', kind: 'extension', subject: 'extension' }),
  )
  const amendmentPath = amendmentId && `/convention/avenants/${amendmentId}`
  if (amendmentPath) {
    await send(amendmentPath, { intent: 'freeze-amendment' })
    await work(tasks, 'make-amendment-pdf', { ctgId, amendmentId })
  }
  const parties = await db.selectFrom('party').select('id').where('ctg_id', '=', ctgId).orderBy('name').execute()
  const requests = await Promise.all(
    parties.map(({ id }) =>
      send('/diagnostic/donnees/demandes/nouvelle', {
        ...{ intent: 'ask-data', askedPartyId: id, title: 'Allocataires par quartier' },
        ...{ request: 'Foyers par quartier.', purpose: '', themeId: '', wantedOn: '' },
      }),
    ),
  )
  const requestId = requests.map(lastPart).find((id) => id !== '') ?? ''
  return {
    amendmentPath,
    requestPath: requestId && `/diagnostic/donnees/demandes/${requestId}`,
    evaluationPath: await reportEvaluation(send, tasks, db, ctgId),
  }
}

async function reportEvaluation(send: Send, tasks: Tasks, db: Database, ctgId: string): Promise<string> {
  const first = (table: 'evaluation' | 'evaluation_report') =>
    db.selectFrom(table).select('id').where('ctg_id', '=', ctgId).orderBy('id').limit(1).executeTakeFirst()
  const evaluation = await first('evaluation')
  if (evaluation === undefined) return ''
  const path = `/evaluation/${evaluation.id}`
  await send(`${path}/elements`, { intent: 'freeze-evidence' })
  await send(`${path}/rapport`, { intent: 'request-report' })
  const report = await first('evaluation_report')
  if (report) await work(tasks, 'make-evaluation-report', { ctgId, reportId: report.id })
  return path
}

/** What is there already. */
async function findThings(db: Database, ctgId: string) {
  const bodies = await db.selectFrom('body').select('id').where('ctg_id', '=', ctgId).orderBy('id').execute()
  const meetings = await db
    .selectFrom('meeting')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('status', '=', 'closed')
    .orderBy('id')
    .execute()
  const page = await db
    .selectFrom('portal_page')
    .select('address')
    .where('ctg_id', '=', ctgId)
    .where('edition_id', 'is not', null)
    .executeTakeFirst()
  return {
    bodyIds: bodies.map(({ id }) => id),
    closedMeetingIds: meetings.map(({ id }) => id),
    publicPath: page ? `/t/${page.address}` : '',
  }
}
