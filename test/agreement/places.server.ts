/** Every place where the counts of a CTG are read: pages as their words, documents as text, what the API answers. */
import { z } from 'zod'
import { readWritten } from '#test/golden/read-written.ts'
import type { TestApp } from '#test/http.server.ts'
import { readEntities } from '#test/read-back.ts'
import type { WalkedCtg } from './walked-ctgs.server.ts'

/** Addresses under that of the CTG. */
const pages = {
  dashboard: '',
  plan: '/plan',
  'plan, without objective': '/plan?signal=sans-objectif',
  'plan, without lead': '/plan?signal=sans-pilote',
  'plan, without end': '/plan?signal=sans-echeance',
  'plan, late': '/plan?signal=en-retard',
  'plan, matrix': '/plan/matrice',
  'plan, thread': '/plan/fil',
  'plan, seen from the copil': '/plan/copil',
  'follow-up': '/suivi',
  'who acts with whom': '/suivi/decloisonnement',
  'axes and objectives': '/objectifs',
  convention: '/convention',
  thread: '/fil',
  diagnosis: '/diagnostic',
  issues: '/enjeux',
  essentials: '/elu',
} as const
const pageName = z.enum([
  ...([
    'dashboard',
    'plan',
    'plan, without objective',
    'plan, without lead',
    'plan, without end',
    'plan, late',
  ] as const),
  ...(['plan, matrix', 'plan, thread', 'plan, seen from the copil', 'follow-up', 'who acts with whom'] as const),
  ...(['axes and objectives'] as const),
  ...(['convention', 'thread', 'diagnosis', 'issues', 'essentials', 'version', 'pack'] as const),
])
const documentName = z.enum(['plan in Word', 'pack in Word', 'convention in PDF'])
export type PageName = z.output<typeof pageName>
export type DocumentName = z.output<typeof documentName>
const pageShape = z.record(pageName, z.string())
const wordShape = z.record(z.enum([...pageName.options, ...documentName.options]), z.string())

const action = z.object({ status: z.string(), flags: z.array(z.string()) })
const actionPage = z.object({ items: z.array(action), pageCount: z.number() })
const tree = z.object({
  axes: z.array(z.object({ parentId: z.string().nullable() })),
  objectives: z.array(z.unknown()),
})

export type Places = {
  /** Words only, spaces as one. */
  readonly words: Readonly<Record<PageName | DocumentName, string>>
  readonly html: Readonly<Record<PageName, string>>
  readonly api: {
    readonly tree: z.output<typeof tree>
    readonly actions: readonly z.output<typeof action>[]
  }
}

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ')

/** What is read on a page, scripts and marks left out. */
const wordsOf = (html: string): string => {
  const main = html.slice(Math.max(0, html.indexOf('<main')), html.lastIndexOf('</main>'))
  const bare = main.replace(/<(script|style|template)\b.*?<\/\1>/gs, ' ').replace(/<!--.*?-->/gs, '')
  return oneSpace(readEntities(bare.replace(/<[^>]+>/g, ' ')))
}

export async function readPlaces({ app, get }: TestApp, ctg: WalkedCtg): Promise<Places> {
  const { ctgId, cookie, apiToken, versionPath, dossierPath } = ctg
  const ask = async (path: string): Promise<Response> => {
    const answer = await get(`/ctg/${ctgId}${path}`, cookie)
    if (answer.status !== 200) throw new Error(`${ctg.name}${path}: ${answer.status}`)
    return answer
  }
  const html = Object.fromEntries(
    await Promise.all(
      Object.entries({ ...pages, version: versionPath, pack: dossierPath }).map(
        async ([name, path]) => [name, await (await ask(path)).text()] as const,
      ),
    ),
  )
  const written = async (name: string, path: string) =>
    oneSpace(await readWritten(name, new Uint8Array(await (await ask(path)).arrayBuffer())))
  const [packFile = ''] = html.pack?.match(/\/fichiers\/[^"]+/) ?? []
  const software = async (path: string): Promise<unknown> =>
    (
      await app.request(`http://localhost:3000/api/v1/ctgs/${ctgId}${path}`, {
        headers: { authorization: `Bearer ${apiToken}` },
      })
    ).json()
  const actions: z.output<typeof action>[] = []
  for (let page = 1, last = 1; page <= last; page += 1) {
    const { items, pageCount } = actionPage.parse(await software(`/actions?page=${page}`))
    actions.push(...items)
    last = pageCount
  }
  return {
    html: pageShape.parse(html),
    words: wordShape.parse({
      ...Object.fromEntries(Object.entries(html).map(([name, text]) => [name, wordsOf(text)])),
      'plan in Word': await written('plan.docx', '/plan/document.docx'),
      'pack in Word': await written('pack.docx', packFile),
      'convention in PDF': await written('convention.pdf', `${versionPath}/convention.pdf`),
    }),
    api: { tree: tree.parse(await software('/plan')), actions },
  }
}
