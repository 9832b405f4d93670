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
const documentName = z.enum([
  ...(['plan in Word', 'plan in PDF', 'pack in Word', 'pack in PDF', 'pack in slides', 'handover'] as const),
  ...(['convention in PDF', 'convention in Word', 'convention, summary'] as const),
])
export type PageName = z.output<typeof pageName>
export type DocumentName = z.output<typeof documentName>
const pageShape = z.record(pageName, z.string())
const wordShape = z.record(z.enum([...pageName.options, ...documentName.options]), z.string())

const action = z.object({ status: z.string(), flags: z.array(z.string()) })
/** A list told in pages. */
const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), pageCount: z.number() })
const issue = z.object({ status: z.string() })
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
    readonly issues: readonly z.output<typeof issue>[]
    readonly objectives: readonly unknown[]
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
  const packFiles = new Map(
    await Promise.all(
      [...new Set(html.pack?.match(/\/fichiers\/[^"]+/g) ?? [])].map(async (path) => {
        const [, ending = ''] = /\.(\w+)"?$/.exec((await ask(path)).headers.get('content-disposition') ?? '') ?? []
        return [ending, path] as const
      }),
    ),
  )
  const pack = (ending: string) => written(`pack.${ending}`, packFiles.get(ending) ?? `/no-pack-in-${ending}`)
  const software = async (path: string): Promise<unknown> =>
    (
      await app.request(`http://localhost:3000/api/v1/ctgs/${ctgId}${path}`, {
        headers: { authorization: `Bearer ${apiToken}` },
      })
    ).json()
  async function list<Item extends z.ZodType>(path: string, item: Item): Promise<readonly z.output<Item>[]> {
    const all: z.output<Item>[] = []
    for (let page = 1, last = 1; page <= last; page += 1) {
      const { items, pageCount } = listOf(item).parse(await software(`${path}?page=${page}`))
      all.push(...items)
      last = pageCount
    }
    return all
  }
  /** By cursor; none of these CTGs has more. */
  const hundred = async <Item extends z.ZodType>(path: string, item: Item): Promise<readonly z.output<Item>[]> =>
    z.object({ items: z.array(item), nextCursor: z.null() }).parse(await software(`${path}?limite=100`)).items
  return {
    html: pageShape.parse(html),
    words: wordShape.parse({
      ...Object.fromEntries(Object.entries(html).map(([name, text]) => [name, wordsOf(text)])),
      'plan in Word': await written('plan.docx', '/plan/document.docx'),
      'plan in PDF': await written('plan.pdf', '/plan/document.pdf'),
      'pack in Word': await pack('docx'),
      'pack in PDF': await pack('pdf'),
      'pack in slides': await pack('pptx'),
      handover: await written('passation.pdf', '/passation.pdf'),
      'convention in PDF': await written('convention.pdf', `${versionPath}/convention.pdf`),
      'convention in Word': await written('convention.docx', `${versionPath}/documents?forme=docx`),
      'convention, summary': await written('resume.pdf', `${versionPath}/documents?forme=summary-pdf`),
    }),
    api: {
      tree: tree.parse(await software('/plan')),
      actions: await list('/actions', action),
      issues: await hundred('/issues', issue),
      objectives: await hundred('/objectives', z.unknown()),
    },
  }
}
