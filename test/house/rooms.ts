/**
 * Rooms: the folders of a slice, the files at its top (`base`) and what it shows of itself (`face`: queries, steps, exchange, things).
 * A room may not import from one that imports it back, near or far: the rooms of a slice have an order. Pure.
 */
import type { SourceFile } from './source-file.ts'

export type KnownCircle = {
  readonly slice: string
  /** The import that goes against the order. */
  readonly from: string
  readonly to: string
  readonly why: string
}

/** Against the order today. Each goes with its fault: one that is there no more is refused. */
export const knownCircles: readonly KnownCircle[] = [
  ...known(
    'writing',
    'talk pages',
    'The talk of a text draws it as its page does, and its editor shows the talk beside it.',
  ),
  ...known(
    'plan',
    'base sheet',
    'The words of a slice hold those of its rooms, and kinds of means are both a rule and a field.',
  ),
  ...known('plan-files', 'base bring-back, base import', 'The store of imports reads what a file brought back holds.'),
  ...known('workshops', 'base commands', 'The acts of the board are one table of commands, beside their store.'),
  ...known(
    'campaigns',
    'face link',
    'The page of a campaign tells each personal link, which reads the campaign it is of.',
  ),
  ...known(
    'followup',
    'base watch, pages watch',
    'Words and counts of what is watched stand on every page of follow-up.',
  ),
  ...known(
    'convention',
    'base annexes, base articles, base print',
    'A version is read with its text, freezes the annexes that its model knows, and is printed by a job beside the others.',
  ),
  ...known('governance', 'base face', 'The register of a body is read with what the slice shows of it.'),
  ...known(
    'meetings',
    'decisions face, base session, invitations face, session face, session pages',
    'A meeting is read whole on one page: what is prepared, who is invited, what is said and decided.',
  ),
]

/** @param pairs « from to », with commas between */
function known(slice: string, pairs: string, why: string): readonly KnownCircle[] {
  return pairs.split(', ').map((pair) => {
    const [from = '', to = ''] = pair.split(' ')
    return { slice, from, to, why }
  })
}

type Edge = { readonly slice: string; readonly from: string; readonly to: string }

const face = /(^|-)(query|queries|steps|exchange|things)\.server\.ts$/

function roomOf(file: string): { readonly slice: string; readonly room: string } | undefined {
  const [app, domains, slice = '', first = '', ...rest] = file.split('/')
  if (app !== 'app' || domains !== 'domains') return
  return { slice, room: rest.length > 0 ? first : face.test(first) ? 'face' : 'base' }
}

/** Imports between two rooms of one slice, once each; types weigh nothing when the code runs, and are left out. */
export function roomEdges(tree: readonly SourceFile[]): readonly Edge[] {
  const edges = new Map<string, Edge>()
  for (const { file, imports } of tree) {
    const here = roomOf(file)
    for (const { target, isTypeOnly } of imports) {
      const there = target === undefined || isTypeOnly ? undefined : roomOf(target)
      if (!here || !there || here.slice !== there.slice || here.room === there.room) continue
      const edge = { slice: here.slice, from: here.room, to: there.room }
      edges.set(`${edge.slice} ${edge.from} ${edge.to}`, edge)
    }
  }
  return [...edges.values()]
}

const isSame = (one: Edge, other: Edge): boolean =>
  one.slice === other.slice && one.from === other.from && one.to === other.to

/** Every circle left once those that are known are taken away: « plan: cells → tree → cells ». */
export function listRoomCircles(tree: readonly SourceFile[], known: readonly Edge[] = knownCircles): readonly string[] {
  const edges = roomEdges(tree).filter((edge) => !known.some((one) => isSame(one, edge)))
  return edges.flatMap((edge) => {
    const back = wayBetween(edges, edge.slice, edge.to, edge.from)
    // Told once, from the room that comes first in the alphabet.
    if (back === undefined || back.some((room) => room < edge.from)) return []
    return [`rooms of ${edge.slice}: ${[edge.from, ...back].join(' → ')}`]
  })
}

/** The shortest way from a room to another, both named; undefined when there is none. */
function wayBetween(edges: readonly Edge[], slice: string, from: string, to: string): readonly string[] | undefined {
  const ways: (readonly string[])[] = [[from]]
  const seen = new Set([from])
  for (const way of ways) {
    const here = way.at(-1)
    if (here === to) return way
    for (const edge of edges) {
      if (edge.slice !== slice || edge.from !== here || seen.has(edge.to)) continue
      seen.add(edge.to)
      ways.push([...way, edge.to])
    }
  }
}

/** Known circles whose import is there no more. */
export const idleKnownCircles = (tree: readonly SourceFile[]): readonly string[] => {
  const edges = roomEdges(tree)
  return knownCircles
    .filter((one) => !edges.some((edge) => isSame(one, edge)))
    .map(({ slice, from, to }) => `${slice}: ${from} → ${to}`)
}
