/**
 * Lines that put others together, known by their names: « Le Luth et les Agnettes », « Ville hors Luth ». Names only tell which sums to
 * try: counts deny them. Pure. Rules: docs/rules/secrecy.md §4.3 ter.
 */
import { folded } from '#app/kernel/plain-words.ts'
import { listUnions, type Union } from './merged-bands.ts'
import type { AxisNode } from './secrecy.ts'

const between = / ?[,;+&/] ?| et | ou | [-–—] /gi
const beforeName = /^(?:(?:les?|la|l|d|du|des|de|quartiers?|secteurs?|communes?) )+(?=.)/
const leavingOut = ['hors', 'sauf', 'hormis', 'excepte']
/** A name of more pieces is a sentence. */
const mostPieces = 20

const plain = (text: string): string =>
  folded(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
const bare = (text: string): string => plain(text).replace(beforeName, '')

type FindLine = (name: string) => string | undefined

/** By a name, with or without its article; nobody where two lines bear it. */
function readNames(nodes: readonly AxisNode[]): FindLine {
  const named = new Map<string, Set<string>>()
  for (const { id, label } of nodes)
    for (const name of new Set([plain(label), bare(label)])) named.set(name, (named.get(name) ?? new Set()).add(id))
  named.delete('')
  return (name) => {
    const [only, ...others] = named.get(plain(name)) ?? named.get(bare(name)) ?? []
    return others.length === 0 ? only : undefined
  }
}

/** The lines that a name says one after the other: the longest names first, « Saint-Pierre et Miquelon » being one of them or two. */
function readList(label: string, find: FindLine): readonly string[] | undefined {
  const text = label.replace(/\s+/g, ' ').trim()
  const marks = [...text.matchAll(between)]
  if (marks.length === 0 || marks.length >= mostPieces) return
  const starts = [0, ...marks.map(({ index, 0: mark }) => index + mark.length)]
  const ends = [...marks.map(({ index }) => index), text.length]
  const isDead = new Set<number>()
  const readFrom = (first: number): readonly string[] | undefined => {
    if (first === starts.length) return []
    if (isDead.has(first)) return
    for (let last = ends.length - 1; last >= first; last--) {
      const id = find(text.slice(starts[first], ends[last]))
      const others = id === undefined ? undefined : readFrom(last + 1)
      if (id !== undefined && others) return [id, ...others]
    }
    isDead.add(first)
  }
  return readFrom(0)
}

/** What stands after « hors »: one line, or several. */
function readLeftOut(label: string, find: FindLine): readonly string[] {
  const words = label.trim().split(/\s+/)
  const at = words.findIndex((word) => leavingOut.includes(plain(word)))
  const rest = at < 0 ? '' : words.slice(at + 1).join(' ')
  const only = find(rest)
  return only === undefined ? (readList(rest, find) ?? []) : [only]
}

/** Under what a line stands, in whichever table says it. */
function readRoots(nodes: readonly AxisNode[]): (id: string) => string {
  const parents = new Map(nodes.flatMap(({ id, parentId }) => (parentId === null ? [] : [[id, parentId] as const])))
  return (id) => {
    const below = new Set<string>()
    let root = id
    for (let at: string | undefined = id; at !== undefined && !below.has(at); at = parents.get(at)) {
      below.add(at)
      root = at
    }
    return root
  }
}

/** « Le Luth et les Agnettes » is a sum of lines; « Ville hors Luth », with the Luth, is what the Luth stands under. */
function listJoined(nodes: readonly AxisNode[]): readonly Union[] {
  const find = readNames(nodes)
  const rootOf = readRoots(nodes)
  return nodes.flatMap(({ id, label }): readonly Union[] => {
    const parts = new Set(readList(label, (name) => (find(name) === id ? undefined : find(name))))
    const left = new Set(readLeftOut(label, find))
    const [whole, ...others] = new Set([...left].map(rootOf))
    const isRest = whole !== undefined && others.length === 0 && whole !== id && !left.has(whole) && !left.has(id)
    return [
      ...(parts.size > 1 ? [{ total: id, parts: [...parts] }] : []),
      ...(isRest ? [{ total: whole, parts: [...left, id] }] : []),
    ]
  })
}

/** Each line once, under what it stands where a table says it. */
const distinct = (nodes: readonly AxisNode[]): readonly AxisNode[] => [
  ...new Map(
    [...nodes.filter(({ parentId }) => parentId === null), ...nodes.filter(({ parentId }) => parentId !== null)].map(
      (node) => [node.id, node],
    ),
  ).values(),
]

/**
 * Bands that put others together, lines that name those they are or are not.
 * @param given lines of one axis, of one table or of several
 */
export function listNamed(given: readonly AxisNode[]): readonly Union[] {
  const nodes = distinct(given)
  return [...listUnions(nodes, nodes), ...listJoined(nodes)]
}
