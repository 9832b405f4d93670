/** How a party is named inside a sentence: by its short name, with the article French wants. Pure. */
import { withArticle } from '#app/kernel/french.ts'

export { ofParty } from '#app/kernel/french.ts'

/** `la Caf`, `le Département`, `l’Agglomération`, `Clichy`. */
export const theParty = withArticle

/** `par la Caf`. */
export const byParty = (shortName: string): string => `par ${theParty(shortName)}`
