/** The forms of our pages in which one types, by the intents they may send. Reads the parsed source. */
import type { ESTree } from 'vite'
import { elementsOf, nameOf, nodesOf, type Part, partsAmong, partsOf } from './elements.ts'
import { lineAt, type SourceFile } from './source-file.ts'

export type TypedForm = { readonly intent: string; readonly at: string }

const typed = /^(TextField|TextArea|NumberField|\w*DateField|textarea)$/

const attributeOf = (element: ESTree.JSXElement, sought: string): ESTree.Node | null | undefined =>
  element.openingElement.attributes.flatMap((one) =>
    one.type === 'JSXAttribute' && one.name.type === 'JSXIdentifier' && one.name.name === sought ? [one.value] : [],
  )[0]

const wordsIn = (node: ESTree.Node): readonly string[] =>
  [...nodesOf(node)].flatMap((one) =>
    one.type === 'Literal' && typeof one.value === 'string' && /^[a-z-]+$/.test(one.value) ? [one.value] : [],
  )

/**
 * Every one of these pages, in the order of their files.
 * @param intentsIn those of forms that do not say them where they are written, by file
 */
export function listTypedForms(
  pages: readonly SourceFile[],
  intentsIn: Readonly<Record<string, readonly string[]>>,
): readonly TypedForm[] {
  const parts = pages.flatMap(partsOf)
  const { partNamed, insideOf } = partsAmong(parts)
  /** Said there, or by a constant beside, or by whoever uses the component. */
  const intentsOf = (part: Part, form: ESTree.JSXElement): readonly string[] => {
    const value = attributeOf(form, 'intent')
    if (!value) return []
    const said = wordsIn(value)
    if (said.length > 0) return said
    const names = [...nodesOf(value)].flatMap((one) => (one.type === 'Identifier' ? [one.name] : []))
    const constants = names.flatMap((name) => partNamed(part.file, name)?.node ?? []).flatMap(wordsIn)
    if (constants.length > 0) return constants
    return parts.flatMap((user) =>
      elementsOf(user.node)
        .filter((element) => partNamed(user.file, nameOf(element)) === part)
        .flatMap((element) => attributeOf(element, names.at(-1) ?? '') ?? [])
        .flatMap(wordsIn),
    )
  }
  return parts.flatMap((part) =>
    elementsOf(part.node)
      .filter((element) => ['CommandForm', 'FoldedForm'].includes(nameOf(element)))
      .filter((form) => [...insideOf(part.file, form.children)].some((name) => typed.test(name)))
      .flatMap((form) => {
        const at = `${part.file.file}:${lineAt(part.file, form.start)}`
        const said = intentsOf(part, form)
        const intents = said.length > 0 ? said : (intentsIn[part.file.file] ?? ['not understood'])
        return intents.map((intent) => ({ intent, at }))
      }),
  )
}
