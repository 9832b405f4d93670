/**
 * An update sent by anybody, freed of what a text may not hold: unknown nodes and marks, links that run, pastes without end.
 * What is dropped keeps its place as something deleted, so that the rest of the update, and all that follows, still applies;
 * its author receives that deletion like everyone. Reads the update alone, not the whole text. Rules: docs/rules/writing.md §2.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { DroppingReason } from './collab.ts'
import { readMarks, type TextFault } from './read-text-marks.ts'
import { textLimits } from './rich-text.ts'
import { textSchema } from './text-schema.ts'
import { isDeepWith, isNesting, mostAncestors, wouldBeTooBig } from './update-limits.server.ts'
import { fragmentName, hashed } from './y-text.server.ts'

export type CleanedUpdate = {
  readonly update: Uint8Array
  /** Why something was dropped; undefined when nothing was. */
  readonly reason?: DroppingReason
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** What a thing is put into: the text itself (`doc`), a node, words; unknown when it is gone, and takes what is in it along. */
type Parent =
  | { readonly kind: 'node'; readonly name: string; readonly holder?: Y.Item }
  | { readonly kind: 'words' | 'unknown' | 'foreign' }

/** Where an item stands: in what, and as which of its attributes. */
type Place = { readonly parent: Parent; readonly attribute: string | null }

/** An attribute is a short value, or the widths of a column. */
const attributeMaxCharacters = 300

/** Node → the nodes it may contain, from the schema; `words` for a node of text. */
const children = new Map(
  Object.values(textSchema.nodes).map((type) => {
    const names = new Set<string>(type.inlineContent ? ['words'] : [])
    const seen = new Set([type.contentMatch])
    for (const match of seen)
      for (let index = 0; index < match.edgeCount; index += 1) {
        const edge = match.edge(index)
        names.add(edge.type.name)
        seen.add(edge.next)
      }
    return [type.name, names]
  }),
)

/** @throws when the update is not one */
export function cleanUpdate(doc: Y.Doc, update: Uint8Array, { isWholeState = false } = {}): CleanedUpdate {
  const { structs, ds } = Y.decodeUpdate(update)
  const placeOf = placeFinder(doc, structs)
  const faults = new Map<Struct, DroppingReason>()
  let [characters, nodes] = [0, 0]
  // Out of the sight of what follows: a node whose place comes later, or one that waited for this update.
  let isBlind = doc.store.pendingStructs !== null
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const place = placeOf(struct)
    const fault = faultOf(struct.content, place) ?? (isTooDeep(struct, placeOf) ? 'too-deep' : undefined)
    if (fault) faults.set(struct, fault)
    else if (struct.content instanceof Y.ContentString) characters += struct.length
    else if (struct.content instanceof Y.ContentType) nodes += 1
    isBlind ||= isNesting(struct.content) && place.parent.kind === 'unknown'
  }
  const isAdding = structs.some((struct) => struct instanceof Y.Item)
  const added = { characters, nodes, bytes: update.byteLength }
  if (isBlind && isDeepWith(doc, update)) for (const struct of structs) faults.set(struct, 'too-deep')
  else if (isAdding && wouldBeTooBig(doc, added, isWholeState))
    for (const struct of structs) faults.set(struct, 'too-big')
  const [reason] = faults.values()
  if (reason === undefined) return { update }
  return {
    update: encode(
      structs.map((one) => (faults.has(one) ? withoutContent(one) : one)),
      ds,
    ),
    reason,
  }
}

/** Climbs from a node to the text, a few steps at most: nodes that only hold words are not asked. */
function isTooDeep(item: Y.Item, placeOf: (item: Y.Item) => Place): boolean {
  if (!isNesting(item.content)) return false
  let depth = 0
  let one: Y.Item | undefined = item
  for (let steps = 0; one; steps += 1) {
    if (isNesting(one.content)) depth += 1
    if (depth > textLimits.depth || steps > mostAncestors) return true
    const { parent }: Place = placeOf(one)
    one = parent.kind === 'node' ? parent.holder : undefined
  }
  return false
}

function faultOf(content: Y.Item['content'], { parent, attribute }: Place): DroppingReason | undefined {
  if (content instanceof Y.ContentDeleted) return
  if (parent.kind === 'unknown') return isKnownContent(content) ? undefined : 'unknown-content'
  if (content instanceof Y.ContentFormat) return parent.kind === 'words' ? markFault(content) : 'unknown-content'
  if (content instanceof Y.ContentString) return parent.kind === 'words' ? undefined : 'unknown-content'
  if (parent.kind !== 'node') return 'unknown-content'
  if (attribute !== null) return isAttribute(parent.name, attribute, content) ? undefined : 'unknown-content'
  const name = content instanceof Y.ContentType ? childName(content) : undefined
  return name !== undefined && children.get(parent.name)?.has(name) ? undefined : 'unknown-content'
}

const isKnownContent = (content: unknown): boolean =>
  content instanceof Y.ContentType
    ? childName(content) !== undefined
    : content instanceof Y.ContentFormat
      ? markFault(content) === undefined
      : content instanceof Y.ContentString || content instanceof Y.ContentAny

const childName = ({ type }: Y.ContentType): string | undefined => {
  if (type instanceof Y.XmlText) return 'words'
  return type instanceof Y.XmlElement && children.has(type.nodeName) ? type.nodeName : undefined
}

function markFault({ key, value }: Y.ContentFormat): DroppingReason | undefined {
  const type = key.replace(hashed, '')
  if (!(type in textSchema.marks)) return 'unknown-content'
  if (value === null) return
  const faults = new Set<TextFault>()
  readMarks([{ type, attrs: value }], faults)
  if (faults.has('forbidden-link')) return 'bad-link'
  return faults.size > 0 ? 'unknown-content' : undefined
}

function isAttribute(node: string, name: string, content: unknown): boolean {
  const type = textSchema.nodes[node]
  if (!type?.spec.attrs || !(name in type.spec.attrs) || !(content instanceof Y.ContentAny)) return false
  return content.arr.length === 1 && JSON.stringify(content.arr).length <= attributeMaxCharacters
}

/** Finds where an item of the update stands: it says so, or its neighbour does, in the update or in the text. */
function placeFinder(doc: Y.Doc, structs: readonly Struct[]): (item: Y.Item) => Place {
  const byClient = Map.groupBy(structs, ({ id }) => id.client)
  const known = new Map<Y.Item, Place>()

  function structAt(id: Y.ID): Struct | undefined {
    if (id.clock < Y.getState(doc.store, id.client)) return Y.getItem(doc.store, id)
    const own = byClient.get(id.client) ?? []
    const after = firstIndexAfter(own, id.clock)
    const struct = own[after - 1]
    return struct && id.clock < struct.id.clock + struct.length ? struct : undefined
  }
  /** The parent written in the item itself, or the neighbour to read it from. */
  function step(item: Y.Item): Place | Y.Item {
    const parent: unknown = item.parent
    if (typeof parent === 'string') return { parent: rootNamed(parent), attribute: item.parentSub }
    if (parent instanceof Y.ID) return { parent: parentHeldBy(structAt(parent)), attribute: item.parentSub }
    if (parent instanceof Y.AbstractType) return { parent: parentIn(doc, parent), attribute: item.parentSub }
    const neighbour = item.origin ?? item.rightOrigin
    const struct = neighbour ? structAt(neighbour) : undefined
    return struct instanceof Y.Item ? struct : nowhere
  }
  return (item) => {
    const passed: Y.Item[] = []
    let place: Place | Y.Item = item
    while (place instanceof Y.Item) {
      const memo = known.get(place)
      // Neighbours that go round are no text of ours.
      if (memo || passed.length > structs.length) place = memo ?? { parent: { kind: 'foreign' }, attribute: null }
      else {
        passed.push(place)
        place = step(place)
      }
    }
    for (const one of passed) known.set(one, place)
    return place
  }
}

const nowhere: Place = { parent: { kind: 'unknown' }, attribute: null }

const rootNamed = (name: string): Parent =>
  name === fragmentName ? { kind: 'node', name: 'doc' } : { kind: 'foreign' }

const parentIn = (doc: Y.Doc, type: Y.AbstractType<unknown>): Parent =>
  type._item ? parentHeldBy(type._item) : rootNamed(doc.share.get(fragmentName) === type ? fragmentName : '')

function parentHeldBy(holder: Struct | undefined): Parent {
  const content = holder instanceof Y.Item ? holder.content : undefined
  if (content instanceof Y.ContentDeleted || content === undefined) return { kind: 'unknown' }
  const name = content instanceof Y.ContentType ? childName(content) : undefined
  if (name === undefined) return { kind: 'foreign' }
  if (name === 'words') return { kind: 'words' }
  return { kind: 'node', name, ...(holder instanceof Y.Item && { holder }) }
}

/** Index of the first struct that begins after this clock; they are in order. */
function firstIndexAfter(structs: readonly Struct[], clock: number): number {
  let low = 0
  let high = structs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((structs[middle]?.id.clock ?? 0) > clock) high = middle
    else low = middle + 1
  }
  return low
}

const withoutContent = (struct: Struct): Struct =>
  struct instanceof Y.Item
    ? new Y.Item(
        struct.id,
        null,
        struct.origin,
        null,
        struct.rightOrigin,
        struct.parent,
        struct.parentSub,
        new Y.ContentDeleted(struct.length),
      )
    : struct

/** As Yjs writes an update, first version of its format. */
function encode(structs: readonly Struct[], ds: ReturnType<typeof Y.decodeUpdate>['ds']): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const byClient = Map.groupBy(structs, ({ id }) => id.client)
  encoding.writeVarUint(encoder.restEncoder, byClient.size)
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder.restEncoder, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, ds.clients.size)
  for (const [client, deleted] of ds.clients) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, deleted.length)
    for (const { clock, len } of deleted) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
