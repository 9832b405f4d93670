/** Which lines of the journal other software is told of, under which topic, and what it is told. Pure. Rules: docs/rules/plan.md §16.4. */
import type { SubjectType } from '#app/kernel/database-types.ts'
import { things, toldActs } from '#app/things/register.ts'
import type { ToldAct, WebhookTopic } from '#app/things/thing-kind.ts'

/** A thing that changed, by its id: what it holds now is read with a token, by whoever may. */
export type AnnouncedChange = {
  /** Name of the act, as in the journal: `action.status-changed`. */
  readonly act: string
  readonly type: string
  readonly id: string
  /** The action of a measure. */
  readonly actionId?: string
}

type Line = {
  readonly action: string
  readonly subject: { readonly type: SubjectType; readonly id: string }
  readonly detail?: object
}

type Announcement = { readonly topic: WebhookTopic; readonly change: AnnouncedChange }

const idIn = (detail: object | undefined, name: string): string | undefined => {
  const value = Object.entries(detail ?? {}).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : undefined
}

/** The thing announced as changed; undefined when the line does not name it. */
function changeOf({ action: act, subject, detail }: Line, { changed }: ToldAct): AnnouncedChange | undefined {
  if (changed === undefined) return { act, ...subject }
  const id = idIn(detail, changed.idIn)
  if (id === undefined) return
  return { act, type: changed.type, id, ...(changed.isOfAction && { actionId: subject.id }) }
}

/** By the act when one is told otherwise than others on such a thing, else by the kind of thing. Empty for what nobody is told of. */
export function announcementsOf(line: Line): readonly Announcement[] {
  const { action: act, subject } = line
  const announcedAct = toldActs.find(({ acts }) => act.startsWith(acts))
  const change = announcedAct && changeOf(line, announcedAct)
  if (announcedAct && change) return announcedAct.topics.map((topic) => ({ topic, change }))
  const { topics = [] } = things[subject.type]
  return topics.map((topic) => ({ topic, change: { act, type: subject.type, id: subject.id } }))
}
