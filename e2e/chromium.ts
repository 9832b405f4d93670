/** The browser of the tests: CHROMIUM_PATH, else one on the PATH, else the one npm brings. Nothing is downloaded. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const

/** Nothing that speaks to the outside, and what a container needs. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** Path of an executable Chromium. @throws Error with the one sentence that says what to install */
export async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  if (given) return given
  return findOnPath() ?? (await bringFromNpm())
}

function findOnPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file))
}

/** The package holds a compressed Chromium and the libraries of another system, which serve where ours lack them. */
async function bringFromNpm(): Promise<string> {
  const { default: chromium, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium')
  const file = await chromium.executablePath()
  if (missingLibraries(file).length === 0) return file
  const bin = path.join(import.meta.dirname, '../node_modules/@sparticuz/chromium/bin')
  await inflate(path.join(bin, 'al2023.tar.br'))
  setupLambdaEnvironment(path.join(os.tmpdir(), 'al2023', 'lib'))
  const missing = missingLibraries(file)
  if (missing.length === 0) return file
  throw new Error(
    `Les tests dans un navigateur demandent Chromium : installez-le (sur Debian ou Ubuntu : « sudo apt-get install -y chromium ») ou indiquez le vôtre dans CHROMIUM_PATH ; à celui de npm il manque ${missing.join(', ')}.`,
  )
}

const missingLibraries = (file: string): readonly string[] =>
  [...(spawnSync('ldd', [file], { encoding: 'utf8' }).stdout ?? '').matchAll(/(\S+) => not found/g)].flatMap(
    ([, name]) => (name ? [name] : []),
  )
