/** Pieces of the convention's form schemas. Pure. */
import { line, optionalText } from '#app/kernel/fields.ts'

export const articleTitle = () => line('Donnez un titre à cet article.', 200)
export const articleBody = () => optionalText(20_000)
