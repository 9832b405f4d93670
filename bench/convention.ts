/**
 * `npm run bench -- convention`: what printing a convention of 60 actions, 8 themes and 18 signatories costs, its annexes and what is
 * made beside it included; exits 1 when a bar is missed. Each document is made alone, in a process of its own whose memory is
 * all counted (the worker's too); twice, and the bytes are compared.
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const bars = { seconds: 3, megabytes: 300 } as const
const rounds = 3
const documents = ['pdf', 'docx', 'summary-pdf', 'summary-pptx'] as const
type Made = { readonly ms: number; readonly megabytes: number; readonly sha256: string; readonly bytes: number }

const words = (value: number, digits = 1): string => value.toLocaleString('fr-FR', { maximumFractionDigits: digits })
const script = path.join(path.dirname(fileURLToPath(import.meta.url)), 'convention', 'make-one.ts')

/** @throws Error when it is not made */
function makeOne(document: (typeof documents)[number]): Made {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, document], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function measure(document: (typeof documents)[number]): readonly string[] {
  const made = Array.from({ length: rounds }, () => makeOne(document))
  const seconds = middle(made.map(({ ms }) => ms)) / 1000
  const megabytes = Math.max(...made.map((one) => one.megabytes))
  const isSame = new Set(made.map(({ sha256 }) => sha256)).size === 1
  console.log(
    `${document} : ${words(seconds)} s (moins de ${bars.seconds}), ${words(megabytes, 0)} Mo (moins de ${bars.megabytes}), ` +
      `${words((made[0]?.bytes ?? 0) / 1000, 0)} ko, ${isSame ? 'mêmes octets' : 'OCTETS DIFFÉRENTS'} en ${rounds} fois`,
  )
  return [
    ...(seconds < bars.seconds ? [] : [`${document} : ${bars.seconds} s ou plus`]),
    ...(megabytes < bars.megabytes ? [] : [`${document} : ${bars.megabytes} Mo ou plus`]),
    ...(isSame ? [] : [`${document} : des octets différents pour le même contenu`]),
  ]
}

// Signed PDFs verified are measured by the slice that verifies them.
const missed = documents.flatMap(measure)
console.log(missed.length === 0 ? 'Toutes les barres sont tenues.' : `Barres manquées :\n${missed.join('\n')}`)
process.exitCode = missed.length === 0 ? 0 : 1
