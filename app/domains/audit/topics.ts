/** Which lines of the journal other software is told of, under which topic, and what it is told. Pure. Rules: docs/rules/plan.md §16.4. */
export const webhookTopics = ['plan', 'action', 'measure'] as const
export type WebhookTopic = (typeof webhookTopics)[number]

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
  readonly subject: { readonly type: string; readonly id: string }
  readonly detail?: object
}

type Announced = { readonly topic: WebhookTopic; readonly change: AnnouncedChange }

const idIn = (detail: object | undefined, name: string): string | undefined => {
  const value = Object.entries(detail ?? {}).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : undefined
}

/** A measure is told of by its own topic; a report tells of the action and of what it measured. Empty for what nobody is told of. */
export function announcementsOf({ action: act, subject, detail }: Line): readonly Announced[] {
  if (subject.type === 'action') {
    const measureId = act.startsWith('action.measure-') ? idIn(detail, 'partId') : undefined
    return measureId === undefined
      ? [{ topic: 'action', change: { act, type: 'action', id: subject.id } }]
      : [{ topic: 'measure', change: { act, type: 'measure', id: measureId, actionId: subject.id } }]
  }
  if (act === 'progress-report.submitted') {
    const actionId = idIn(detail, 'actionId')
    if (actionId === undefined) return []
    const change = { act, type: 'action', id: actionId }
    return [
      { topic: 'action', change },
      { topic: 'measure', change },
    ]
  }
  // Names of the levels and numbering belong to the whole plan.
  if (subject.type === 'ctg' && act.startsWith('plan.'))
    return [{ topic: 'plan', change: { act, type: 'ctg', id: subject.id } }]
  if (subject.type === 'axis' || subject.type === 'objective' || subject.type === 'plan-import')
    return [{ topic: 'plan', change: { act, type: subject.type, id: subject.id } }]
  return []
}
