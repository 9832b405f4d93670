/** What other programs of this machine say of what Trame makes: each is asked when it is there, and said absent otherwise. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

export type Verdict = { readonly what: string; readonly says: 'held' | 'refused' | 'absent'; readonly detail: string }

type Document = { readonly name: string; readonly bytes: Uint8Array }
type Tool = {
  readonly program: string
  /** Endings of the files it is asked about. */
  readonly reads: readonly string[]
  readonly args: (file: string, folder: string) => readonly string[]
  /** @returns why it refuses; undefined when it does not */
  readonly refusal: (
    answer: { readonly status: number | null; readonly output: string },
    file: string,
  ) => string | undefined
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''
const unlessZero: Tool['refusal'] = ({ status, output }) =>
  status === 0 ? undefined : lastLine(output) || `code ${status}`

const tools: readonly Tool[] = [
  { program: 'qpdf', reads: ['pdf'], args: (file) => ['--check', file], refusal: unlessZero },
  {
    program: 'pdffonts',
    reads: ['pdf'],
    args: (file) => [file],
    // One line a font under two of titles; the column « emb » says whether its shapes are in the file.
    refusal: ({ status, output }) => {
      const fonts = output.trim().split('\n').slice(2)
      if (status !== 0 || fonts.length === 0) return lastLine(output) || 'aucune police'
      return fonts.find((line) => !/\syes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.test(line))
    },
  },
  {
    program: 'pdftotext',
    reads: ['pdf'],
    args: (file) => ['-enc', 'UTF-8', file, '-'],
    refusal: ({ status, output }) => {
      if (status !== 0) return lastLine(output)
      return output.trim().length > 100 ? undefined : 'aucun texte'
    },
  },
  { program: 'verapdf', reads: ['pdf'], args: (file) => ['--format', 'text', file], refusal: unlessZero },
  {
    program: 'pdfsig',
    reads: ['pdf'],
    args: (file) => [file],
    // Nothing is sealed yet: a signature found here would be somebody else's.
    refusal: ({ output }) => (/does not contain any signatures/.test(output) ? undefined : lastLine(output)),
  },
  {
    program: 'soffice',
    reads: ['docx', 'pptx', 'xlsx', 'ods'],
    args: (file, folder) => [
      ...['--headless', `-env:UserInstallation=file://${folder}/office`],
      ...['--convert-to', 'pdf', '--outdir', path.join(folder, 'converted'), file],
    ],
    refusal: ({ output }, file) => {
      const made = path.join(path.dirname(file), 'converted', `${path.parse(file).name}.pdf`)
      return fs.existsSync(made) ? undefined : lastLine(output) || 'rien n’a été converti'
    },
  },
]

export function isPresent(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.some((folder) => fs.existsSync(path.join(folder, program)))
}

/** @param folder empty, writable. @returns a verdict for each tool and document, or one line for a tool that is absent */
export function askTools(documents: readonly Document[], folder: string): readonly Verdict[] {
  for (const { name, bytes } of documents) fs.writeFileSync(path.join(folder, name), bytes)
  return tools.flatMap(({ program, reads, args, refusal }): readonly Verdict[] => {
    if (!isPresent(program)) return [{ what: program, says: 'absent', detail: reads.join(', ') }]
    return documents
      .filter(({ name }) => reads.includes(path.extname(name).slice(1)))
      .map(({ name }) => {
        const file = path.join(folder, name)
        const { status, stdout, stderr } = spawnSync(program, args(file, folder), {
          encoding: 'utf8',
          timeout: 120_000,
        })
        const why = refusal({ status, output: `${stderr}\n${stdout}` }, file)
        return { what: `${program} ${name}`, says: why === undefined ? 'held' : 'refused', detail: why ?? '' }
      })
  })
}
