/** Pieces of the convention's form schemas. Pure. */
import { line, optionalText } from '#app/kernel/fields.ts'
import { inputLabels } from './input-labels.fr.ts'

export const articleTitle = () => line(inputLabels.articleTitle, 200)
export const articleBody = () => optionalText(20_000)
