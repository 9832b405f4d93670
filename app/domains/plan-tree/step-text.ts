/** A step up or down in one value, so that every button of the tree belongs to one form: `up.<id>.<from>`. Pure. */

type Step = {
  readonly way: 'up' | 'down'
  readonly id: string
  /** Of an action: the objective under which it is seen. */
  readonly fromId?: string | null
}

export const writeStep = ({ way, id, fromId }: Step): string => [way, id, fromId ?? ''].join('.')

/** The fields of the step, as the command of its kind names them; nothing when the text is not one. */
export function readStep(
  text: unknown,
  idName: 'axisId' | 'objectiveId' | 'actionId',
): Readonly<Record<string, string>> {
  if (typeof text !== 'string' || text === '') return {}
  const [way = '', id = '', fromId = ''] = text.split('.')
  return { way, [idName]: id, fromId }
}
