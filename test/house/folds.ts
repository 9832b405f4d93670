/** What our pages fold with a Disclosure: the components inside, those of components too. Reads the parsed source. */
import { elementsOf, nameOf, partsAmong, partsOf } from './elements.ts'
import { lineAt, type SourceFile } from './source-file.ts'

export type Fold = {
  readonly file: string
  readonly line: number
  /** Names of the properties of the Disclosure. */
  readonly properties: readonly string[]
  /** Names of the components inside, down to those of `app/ui`. */
  readonly inside: ReadonlySet<string>
}

/** Every fold of these pages, in the order of their files. */
export function listFolds(pages: readonly SourceFile[]): readonly Fold[] {
  const parts = pages.flatMap(partsOf)
  const { insideOf } = partsAmong(parts)
  return parts.flatMap(({ file, node }) =>
    elementsOf(node)
      .filter((element) => nameOf(element) === 'Disclosure')
      .map((fold) => ({
        file: file.file,
        line: lineAt(file, fold.start),
        properties: fold.openingElement.attributes.flatMap((one) =>
          one.type === 'JSXAttribute' && one.name.type === 'JSXIdentifier' ? [one.name.name] : [],
        ),
        inside: insideOf(file, fold.children),
      })),
  )
}
