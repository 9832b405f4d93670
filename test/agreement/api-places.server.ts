/** What the API answers of a CTG wherever it carries a count, or things that are counted elsewhere. */
import { z } from 'zod'
import type { TestApp } from '#test/http.server.ts'
import type { WalkedCtg } from './walked-ctgs.server.ts'

const things = z.array(z.unknown())
const action = z.object({
  ...{ status: z.string(), flags: z.array(z.string()) },
  ...{ steps: things, means: things, measures: things },
})
const evaluation = z.object({ questions: things })
const body = z.object({ endedOn: z.string().nullable(), seats: z.array(z.object({ until: z.string().nullable() })) })
const decision = z.object({ state: z.string(), dueOn: z.string().nullable() })
const status = z.object({ status: z.string() })
const meeting = z.object({ status: z.string(), startsAt: z.string() })
const tree = z.object({
  axes: z.array(z.object({ parentId: z.string().nullable() })),
  objectives: z.array(z.unknown()),
  actions: z.array(status),
})
const whole = z.object({ parties: z.array(z.object({ isSignatory: z.boolean() })) })
/** Of what each is read under the address of a CTG; a path of the OpenAPI document that is not here has its reason in every-place.test.ts. */
export const readPaths = [
  ...['', '/plan', '/actions', '/measures', '/means', '/dependencies', '/documents', '/objectives', '/findings'],
  ...['/issues', '/bodies', '/meetings', '/decisions', '/evaluations'],
] as const
type ReadPath = (typeof readPaths)[number]

/** A list told in pages. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), pageCount: z.number(), total: z.number() })

export type ApiPlaces = Awaited<ReturnType<typeof readApi>>

export async function readApi({ app }: TestApp, { ctgId, apiToken }: WalkedCtg) {
  const software = async (path: ReadPath | `${ReadPath}?${string}`): Promise<unknown> =>
    (
      await app.request(`http://localhost:3000/api/v1/ctgs/${ctgId}${path}`, {
        headers: { authorization: `Bearer ${apiToken}` },
      })
    ).json()
  async function list<Item extends z.ZodType>(path: ReadPath, item: Item) {
    const items: z.output<Item>[] = []
    let total = 0
    for (let page = 1, last = 1; page <= last; page += 1) {
      const part = listOf(item).parse(await software(`${path}?page=${page}`))
      items.push(...part.items)
      ;({ pageCount: last, total } = part)
    }
    return { items, total }
  }
  /** By cursor; none of these CTGs has more. */
  const hundred = async <Item extends z.ZodType>(path: ReadPath, item: Item): Promise<readonly z.output<Item>[]> =>
    z.object({ items: z.array(item), nextCursor: z.null() }).parse(await software(`${path}?limite=100`)).items
  const actions = await list('/actions', action)
  return {
    ctg: whole.parse(await software('')),
    tree: tree.parse(await software('/plan')),
    actions: actions.items,
    actionTotal: actions.total,
    measures: (await list('/measures', z.unknown())).items,
    means: (await list('/means', z.unknown())).items,
    documents: await list('/documents', z.unknown()),
    dependencies: await hundred('/dependencies', z.unknown()),
    evaluations: await hundred('/evaluations', evaluation),
    issues: await hundred('/issues', status),
    objectives: await hundred('/objectives', z.unknown()),
    findings: await hundred('/findings', z.unknown()),
    bodies: await hundred('/bodies', body),
    meetings: await hundred('/meetings', meeting),
    decisions: await hundred('/decisions', decision),
  }
}
