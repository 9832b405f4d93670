/**
 * What the build copies into the pages. A `.server.ts` exists once; anything else that a route or a page reaches is copied, its
 * class of refusal too: `instanceof` is then false, and a refusal becomes a fault (docs/decisions/0002). Pure.
 */
import type { Import, SourceFile } from './source-file.ts'

const refusals = 'app/kernel/errors.ts'

const isBundled = (file: string): boolean => /^app\/.*\.tsx?$/.test(file) && !file.endsWith('.server.ts')
const isCopied = ({ target, isTypeOnly }: Import): boolean =>
  target !== undefined && isBundled(target) && target !== refusals && !isTypeOnly

/** Files that end up in the pages: routes, whatever renders, and what they import. */
function bundledFiles(tree: readonly SourceFile[]): readonly SourceFile[] {
  const files = new Map(tree.map((source) => [source.file, source]))
  const reached = new Set(tree.filter(({ file }) => isBundled(file) && /^app\/routes\/|\.tsx$/.test(file)))
  // A set is walked to its end, what is added on the way included.
  for (const { imports } of reached)
    for (const one of imports.filter(isCopied)) {
      const source = files.get(one.target ?? '')
      if (source) reached.add(source)
    }
  return [...reached]
}

/** Bundled files that import the class of refusals, « file → specifier ». */
export const listCopiedRefusals = (tree: readonly SourceFile[]): readonly { file: string; imported: Import }[] =>
  bundledFiles(tree).flatMap(({ file, imports }) =>
    imports
      .filter(({ target, isTypeOnly }) => target === refusals && !isTypeOnly)
      .map((imported) => ({ file, imported })),
  )
