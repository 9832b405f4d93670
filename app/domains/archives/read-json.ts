/** JSON of an archive, to the letter: what PostgreSQL does not keep is refused by it, not taken out here (`kernel/storable.ts` does, for forms). Pure. */

/** @returns undefined when it is no JSON */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
