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

/** What a route does not have is not said: a tenth of a list that every first page fetches. React Router asks whether it is there. */
async function shortenManifest(folder: string): Promise<void> {
  for (const name of (await fs.readdir(folder)).filter((one) => /^manifest-\w+\.js$/.test(one))) {
    const file = path.join(folder, name)
    await fs.writeFile(file, (await fs.readFile(file, 'utf8')).replace(/"has\w+":false,/g, ''))
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
