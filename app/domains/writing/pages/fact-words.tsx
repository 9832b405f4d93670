/** The facts of a CTG as the editor shows them, asked of the server once an opening. */
import { type FactName, isFactName } from '../facts.ts'

export type FactChoice = {
  readonly name: FactName
  readonly label: string
  readonly words: string
  readonly isKnown: boolean
}

const known = new Map<string, Promise<readonly FactChoice[]>>()

const isChoice = (one: unknown): one is FactChoice =>
  typeof one === 'object' && one !== null && 'name' in one && isFactName(one.name) && 'words' in one && 'label' in one

async function ask(ctgId: string): Promise<readonly FactChoice[]> {
  const response = await fetch(`/ctg/${ctgId}/textes/passages`)
  const json: unknown = response.ok ? await response.json() : undefined
  if (!Array.isArray(json)) throw new Error('no facts')
  return json.filter(isChoice)
}

/** @throws when the server does not answer; asked again then */
export function listFactChoices(ctgId: string): Promise<readonly FactChoice[]> {
  const asking = known.get(ctgId) ?? ask(ctgId)
  known.set(ctgId, asking)
  asking.catch(() => known.delete(ctgId))
  return asking
}

/** What the partners wrote since the last opening is read again. */
export const forgetFacts = (ctgId: string): void => {
  known.delete(ctgId)
}
