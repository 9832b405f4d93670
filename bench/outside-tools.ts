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
