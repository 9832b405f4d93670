/** One source file, read once and parsed, for every rule that looks at our own code. Reads files. */
import fs from 'node:fs'
import path from 'node:path'
import { type ESTree, parseSync } from 'vite'

export type Import = {
  readonly specifier: string
  readonly isTypeOnly: boolean
  /** The file of ours it names, from the root; undefined for a package. */
  readonly target: string | undefined
  /** Runs apart, as a worker or another process: it is part of no circle. */
  readonly isOpened: boolean
}
export type SourceFile = {
  /** From the root, with slashes. */
  readonly file: string
  readonly text: string
  readonly program: ESTree.Program
  readonly imports: readonly Import[]
}

/** Folders of our own code; the scripts are plain JavaScript. */
const sources = ['{app,seed,bench,db,test,e2e}/**/*.{ts,tsx}', 'scripts/*.mjs']

/** Every source file of a tree. @param globs all of our code unless told otherwise */
export function readTree(root: string, globs: readonly string[] = sources): readonly SourceFile[] {
  const files = globs.flatMap((glob) => fs.globSync(glob, { cwd: root }))
  return files
    .map((file) => file.split(path.sep).join('/'))
    .sort()
    .map((file) => parseFile(file, fs.readFileSync(path.join(root, file), 'utf8')))
}

/** @throws when the file does not parse: no rule may pass by having read nothing */
export function parseFile(file: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(file, text)
  const [error] = errors
  if (error) throw new Error(`${file}: ${error.message}`)
  const importOf = (specifier: string, isTypeOnly: boolean, isOpened = false): Import => ({
    specifier,
    isTypeOnly,
    isOpened,
    target: targetOf(file, specifier),
  })
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) =>
      importOf(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType)),
    ),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [importOf(moduleRequest.value, isType)] : [])),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => quoted(text.slice(start, end), importOf)),
    ...[...text.matchAll(opened)].map(([, name = '']) =>
      importOf(name.startsWith('.') ? name : `./${name}`, false, true),
    ),
  ]
  return { file, text, program, imports }
}

/** A module opened by its address, as a worker or a process of its own is. */
const opened = /(?:new URL\(|import\.meta\.dirname,)\s*'([^']+\.tsx?)'/g

const quoted = (literal: string, importOf: (specifier: string, isTypeOnly: boolean) => Import): readonly Import[] =>
  /^(['"]).*\1$/.test(literal) ? [importOf(literal.slice(1, -1), false)] : []

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
}

/** Is it only run by tests: a test, what tests are made with, a fixture beside the code. */
export const isTestFile = (file: string): boolean =>
  /\.(test|spec|fixture)\.tsx?$|\.fixture\.server\.ts$/.test(file) || /^(test|e2e)\//.test(file)

/** Line of an offset, from 1. */
export const lineAt = ({ text }: SourceFile, offset: number): number => text.slice(0, offset).split('\n').length
