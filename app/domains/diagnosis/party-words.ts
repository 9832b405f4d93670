/** How a party is named inside a sentence: by its short name, with the article French wants. Pure. */
import { ofName, withArticle } from '#app/kernel/french.ts'

/** `la Caf`, `le Département`, `l’Agglomération`, `Clichy`. */
export const theParty = withArticle

/** `de la Caf`, `du Département`, `de l’Agglomération`, `de Clichy`. */
export function ofParty(shortName: string): string {
  const said = theParty(shortName)
  if (said === shortName) return ofName(shortName)
  return said.startsWith('le ') ? `du ${shortName}` : `de ${said}`
}

/** `par la Caf`. */
export const byParty = (shortName: string): string => `par ${theParty(shortName)}`
