import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Config } from '@react-router/dev/config'

const [gzip, brotli] = [promisify(zlib.gzip), promisify(zlib.brotliCompress)]

/** Sets beside each text of the folder what it is compressed: once, as small as it gets, rather than at each request. */
async function compressTexts(folder: string): Promise<void> {
  const names = (await fs.readdir(folder)).filter((name) => /\.(js|css)$/.test(name))
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const text = await fs.readFile(file)
      await Promise.all([
        fs.writeFile(`${file}.br`, await brotli(text)),
        fs.writeFile(`${file}.gz`, await gzip(text, { level: 9 })),
      ])
    }),
  )
}

/** What the browser reads of a route: the scripts that its module imports are said by that module. */
const isRead = (key: string, value: unknown) =>
  key !== 'imports' && value !== false && !(Array.isArray(value) && value.length === 0)

/**
 * What a route does not have is not said, nor what its module says again: half of a list that every first page fetches. React
 * Router asks whether it is there; the server keeps a list of its own, whole.
 */
async function shortenManifest(folder: string): Promise<void> {
  for (const name of (await fs.readdir(folder)).filter((one) => /^manifest-\w+\.js$/.test(one))) {
    const file = path.join(folder, name)
    const [assignment = '', json = ''] = (await fs.readFile(file, 'utf8')).split(/(?<=^[\w.]+=)/)
    const { routes, ...others } = JSON.parse(json.replace(/;$/, ''))
    const shorter = Object.entries<object>(routes).map(([id, route]) => [
      id,
      Object.fromEntries(Object.entries(route).filter(([key, value]) => isRead(key, value))),
    ])
    await fs.writeFile(file, `${assignment}${JSON.stringify({ ...others, routes: Object.fromEntries(shorter) })};`)
  }
}

export default {
  appDirectory: 'app',
  ssr: true,
  // Every route is known from the first page: told once, in a file that is kept, rather than page after page.
  routeDiscovery: { mode: 'initial' },
  buildEnd: async ({ viteConfig }) => {
    const folder = path.join(viteConfig.root, 'build/client/assets')
    await shortenManifest(folder)
    await compressTexts(folder)
  },
} satisfies Config
